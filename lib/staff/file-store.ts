import "server-only";
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";

// Files stand under the hash of their bytes: ONUS_HOME/files/sha256/ab/cd/abcd… A name is therefore never overwritten
// with something else, and the same file uploaded twice is kept once.

export type StoredFile = { sha256: string; size: number };

/** More bytes than a file may have. What had been written of it is gone. */
export class TooLarge extends Error {}
/** What is stored is not what was received: the disk or somebody changed it. */
export class Damaged extends Error {}

/**
 * Writes a stream to the store while hashing it. When this resolves, the bytes and their name are on the disk:
 * the file is synced before it gets its name, and the folder after.
 */
export async function keepFile(
  body: AsyncIterable<Uint8Array>,
  { limit }: { limit: number },
): Promise<StoredFile> {
  const incoming = path.join(root(), "incoming");
  await makeFolder(incoming);
  await sweep(incoming);
  const temporary = path.join(incoming, randomUUID());
  const file = await fs.open(temporary, "wx", 0o600);
  try {
    const stored = await pour(body, file, limit);
    await file.sync();
    await file.close();
    await nameByHash(temporary, stored.sha256);
    return stored;
  } finally {
    await file.close().catch(() => undefined);
    await fs.rm(temporary, { force: true });
  }
}

/** The bytes of a stored file, after they have been found to be those that were received. */
export async function openFile(sha256: string): Promise<AsyncIterable<Uint8Array>> {
  const file = await fs.open(placeOf(sha256), "r");
  try {
    const hash = createHash("sha256");
    for await (const chunk of file.createReadStream({ start: 0, autoClose: false }))
      hash.update(chunk as Uint8Array);
    if (hash.digest("hex") !== sha256) throw new Damaged(`file ${sha256} has been changed on disk`);
    return file.createReadStream({ start: 0 });
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

/** The folder of everything that was uploaded. */
export const root = () => path.join(env.ONUS_HOME, "files");
const placeOf = (sha256: string) =>
  path.join(root(), "sha256", sha256.slice(0, 2), sha256.slice(2, 4), sha256);

async function pour(
  body: AsyncIterable<Uint8Array>,
  file: fs.FileHandle,
  limit: number,
): Promise<StoredFile> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw new TooLarge();
    hash.update(chunk);
    for (let at = 0; at < chunk.byteLength;)
      at += (await file.write(chunk, at, chunk.byteLength - at)).bytesWritten;
  }
  return { sha256: hash.digest("hex"), size };
}

/** Gives bytes that are on the disk already their lasting name beside the one that they have. */
export async function nameByHash(temporary: string, sha256: string): Promise<void> {
  const place = placeOf(sha256);
  await makeFolder(path.dirname(place));
  // A link, unlike a rename, never replaces: what stands under this name has these bytes already.
  await fs.link(temporary, place).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code !== "EEXIST") throw thrown;
  });
  await syncFolder(path.dirname(place));
}

/** Makes a folder and its parents, and has each new name on the disk before it is relied on. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  if (!first) return;
  for (
    let at = path.resolve(folder);
    at.length >= path.resolve(first).length;
    at = path.dirname(at)
  )
    await syncFolder(path.dirname(at));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const DAY_MS = 86_400_000;

/** What an upload left behind when the machine stopped was never acknowledged to anybody; a day later it goes. */
async function sweep(incoming: string): Promise<void> {
  for (const name of await fs.readdir(incoming)) {
    const left = path.join(incoming, name);
    const stat = await fs.stat(left).catch(() => null);
    if (stat && Date.now() - stat.mtimeMs > DAY_MS) await fs.rm(left, { force: true });
  }
}
