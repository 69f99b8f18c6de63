import "server-only";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";

// A copy of each kept document, so that a process that starts while the database is away has something to serve. One
// folder for each number of take-downs: the next take-down leaves nothing of what was written before it.

export type Copy = { stamp: string; body: Buffer };

const ROOT = path.join(env.ONUS_HOME, "pages");
const MOST_BYTES = 256 * 1024 * 1024;
/** What is older may have been taken down while no process here could know. */
const MOST_AGE_MS = 24 * 60 * 60 * 1000;

const folderOf = (takeDowns: number) => path.join(ROOT, String(takeDowns));
const nameOf = (address: string) => createHash("sha256").update(address).digest("hex");

/** Bytes by path, the oldest first; read from the disk once. One per process, as the framework may load this twice. */
type Ledger = { sizes: Map<string, number>; bytes: number };
const room = ((
  globalThis as { onusPages?: { ledger?: Promise<Ledger>; takeDowns?: number } }
).onusPages ??= {});

/** Never throws: a full or read-only disk costs the copy and nothing else. */
export async function writeCopy(address: string, takeDowns: number, copy: Copy): Promise<void> {
  const file = path.join(folderOf(takeDowns), nameOf(address));
  const unfinished = `${file}.${process.pid}`;
  if (isOutdated(takeDowns)) return;
  try {
    await mkdir(folderOf(takeDowns), { recursive: true, mode: 0o700 });
    await writeFile(unfinished, `${copy.stamp}\n`, { mode: 0o600 });
    await writeFile(unfinished, copy.body, { flag: "a" });
    await rename(unfinished, file);
    if (isOutdated(takeDowns)) await rm(file);
    else await enter(file, copy.body.length);
  } catch {
    await rm(unfinished, { force: true }).catch(() => {});
  }
}

/** A render that began before a take-down may end after it. */
const isOutdated = (takeDowns: number) =>
  room.takeDowns !== undefined && room.takeDowns !== takeDowns;

/**
 * The last copy of a document: under the number of take-downs that is known, or, in a process that has not reached the
 * database yet, under the only one that there is.
 */
export async function readCopy(
  address: string,
  takeDowns: number | undefined,
): Promise<Copy | null> {
  try {
    const folder = takeDowns === undefined ? await newestFolder() : folderOf(takeDowns);
    const file = folder && path.join(folder, nameOf(address));
    if (!file || Date.now() - (await stat(file)).mtimeMs > MOST_AGE_MS) return null;
    const bytes = await readFile(file);
    const end = bytes.indexOf("\n");
    return { stamp: bytes.subarray(0, end).toString(), body: bytes.subarray(end + 1) };
  } catch {
    return null;
  }
}

/** Removes what was written before the last take-down. To be called with each number that is learnt; costs something once. */
export async function dropOtherCopies(takeDowns: number): Promise<void> {
  if (room.takeDowns === takeDowns) return;
  room.takeDowns = takeDowns;
  delete room.ledger;
  const folders = await readdir(ROOT).catch(() => []);
  const others = folders.filter((folder) => folder !== String(takeDowns));
  await Promise.all(
    others.map((folder) => rm(path.join(ROOT, folder), { recursive: true, force: true })),
  );
}

async function newestFolder(): Promise<string | null> {
  const numbers = (await readdir(ROOT)).map(Number).filter(Number.isInteger);
  return numbers.length === 0 ? null : folderOf(Math.max(...numbers));
}

async function enter(file: string, bytes: number): Promise<void> {
  const ledger = await (room.ledger ??= readLedger(path.dirname(file)));
  ledger.bytes += bytes - (ledger.sizes.get(file) ?? 0);
  ledger.sizes.delete(file);
  ledger.sizes.set(file, bytes);
  for (const [oldest, size] of ledger.sizes) {
    if (ledger.bytes <= MOST_BYTES) return;
    ledger.sizes.delete(oldest);
    ledger.bytes -= size;
    await rm(oldest, { force: true });
  }
}

async function readLedger(folder: string): Promise<Ledger> {
  const files = (await readdir(folder)).map((name) => path.join(folder, name));
  const found = await Promise.all(
    files.map(async (file) => ({ file, ...(await stat(file).catch(() => null)) })),
  );
  found.sort((a, b) => (a.mtimeMs ?? 0) - (b.mtimeMs ?? 0));
  const sizes = new Map(found.map(({ file, size = 0 }) => [file, size]));
  return { sizes, bytes: [...sizes.values()].reduce((all, one) => all + one, 0) };
}
