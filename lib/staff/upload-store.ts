import "server-only";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { makeFolder, nameByHash, root, TooLarge, type StoredFile } from "./file-store";

// Files on their way in stand under the id of their upload: ONUS_HOME/files/unfinished/{id}. What is told to have arrived
// has been synced, so that an upload goes on from there after a cut line, a killed server or a power cut.

/** How many bytes of an upload are on the disk. */
export async function arrivedOf(id: string): Promise<number> {
  const stat = await fs.stat(placeOf(id)).catch(absentIsNull);
  return stat?.size ?? 0;
}

/**
 * Writes down what comes of an upload after what has arrived, up to its whole `size`, until the body ends, breaks or is
 * told to stop. Gives back how much is on the disk then; of a body that holds more than it should, nothing stays.
 */
export async function addTo(
  id: string,
  body: AsyncIterable<Uint8Array>,
  { size, stop }: { size: number; stop: AbortSignal },
): Promise<number> {
  await makeFolder(path.dirname(placeOf(id)));
  const file = await fs.open(placeOf(id), "a", 0o600);
  const before = (await file.stat()).size;
  let arrived = before;
  try {
    for await (const chunk of untilStopped(body, stop)) {
      if (arrived + chunk.byteLength > size) {
        await file.truncate(before);
        throw new TooLarge();
      }
      for (let at = 0; at < chunk.byteLength;)
        at += (await file.write(chunk, at, chunk.byteLength - at)).bytesWritten;
      arrived += chunk.byteLength;
    }
    return arrived;
  } finally {
    // What came before the line broke counts as well.
    await file.sync();
    await file.close();
  }
}

/** Hashes a whole upload as it stands on the disk, and gives it its lasting name. */
export async function keepWhole(id: string): Promise<StoredFile> {
  const file = await fs.open(placeOf(id), "r");
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of file.createReadStream({
      autoClose: false,
    }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.byteLength;
    }
    const sha256 = hash.digest("hex");
    await file.sync();
    await nameByHash(placeOf(id), sha256);
    return { sha256, size };
  } finally {
    await file.close();
  }
}

/** Lets go of what arrived of an upload, or of its first name once it has a lasting one. */
export const letGo = (id: string): Promise<void> => fs.rm(placeOf(id), { force: true });

type Turn = { stop: AbortController; ended: Promise<unknown> };
/** Kept across reloads of the development server. */
const kept = globalThis as { onusUploadTurns?: Map<string, Turn> };
const turns = (kept.onusUploadTurns ??= new Map<string, Turn>());

/**
 * One request at a time writes to an upload, and the newest wins: whoever asks again has lost the line on which the one
 * before still waits for bytes that will never come.
 */
export async function inTurn<T>(id: string, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const before = turns.get(id);
  before?.stop.abort();
  const stop = new AbortController();
  const ended = (async () => {
    await before?.ended.catch(() => undefined);
    return work(stop.signal);
  })();
  const turn = { stop, ended };
  turns.set(id, turn);
  try {
    return await ended;
  } finally {
    if (turns.get(id) === turn) turns.delete(id);
  }
}

const placeOf = (id: string) => path.join(root(), "unfinished", id);

/** A body to its end. A line that breaks is an end like another: what came before it counts. */
async function* untilStopped(
  body: AsyncIterable<Uint8Array>,
  stop: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  const stopped = new Promise<null>((resolve) => {
    if (stop.aborted) resolve(null);
    stop.addEventListener("abort", () => resolve(null), { once: true });
  });
  for (;;) {
    const next = await Promise.race([stopped, source.next().catch(() => null)]);
    if (!next) return void source.return?.()?.catch(() => undefined);
    if (next.done) return;
    yield next.value;
  }
}

function absentIsNull(thrown: NodeJS.ErrnoException): null {
  if (thrown.code === "ENOENT") return null;
  throw thrown;
}
