import "server-only";
import { createReadStream, createWriteStream } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { env } from "@/lib/env";

// Files that members take along stand in ONUS_HOME/exports under the id of their export, for nobody else on the machine to
// read, and are gone after a day. They are in no backup: whoever wants one again exports again.

const placeOf = (id: string) => path.join(env.ONUS_HOME, "exports", id);

/** Under another name until it is whole: a file that is there is never half of one. */
export async function writeExport(id: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await fs.mkdir(path.dirname(placeOf(id)), { recursive: true, mode: 0o700 });
  const unfinished = `${placeOf(id)}.unfinished`;
  try {
    await pipeline(
      Readable.from(bytes),
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    );
    await fs.rename(unfinished, placeOf(id));
  } catch (thrown) {
    await fs.rm(unfinished, { force: true });
    throw thrown;
  }
}

/** The file with its size; null where it is not there any more. */
export async function readExport(
  id: string,
): Promise<{ size: number; bytes: AsyncIterable<Uint8Array> } | null> {
  const stat = await fs.stat(placeOf(id)).catch(() => null);
  return stat && { size: stat.size, bytes: createReadStream(placeOf(id)) };
}

export async function removeExport(id: string): Promise<void> {
  await fs.rm(placeOf(id), { force: true });
  await dropWords(id);
}

const wordsOf = (id: string) => `${placeOf(id)}.words`;

/** What a job will make a file of, until the file is there. */
export async function keepWords(id: string, words: unknown): Promise<void> {
  await fs.mkdir(path.dirname(placeOf(id)), { recursive: true, mode: 0o700 });
  await fs.writeFile(wordsOf(id), JSON.stringify(words), { mode: 0o600, flush: true });
}

export const dropWords = (id: string): Promise<void> => fs.rm(wordsOf(id), { force: true });

/** Null where they are not there any more, as after the record was restored elsewhere. */
export async function readWords(id: string): Promise<unknown> {
  const kept = await fs.readFile(wordsOf(id), "utf8").catch(() => null);
  return kept === null ? null : (JSON.parse(kept) as unknown);
}
