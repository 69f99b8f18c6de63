import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { done, type Outcome, refused } from "@/lib/domain/outcome";

const MOST_ENTRIES = 200;
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_PACKED_BYTES = 10 * 1024 * 1024;
const MOST_RATIO = 100;
/** A short run of blanks packs a thousandfold and harms nobody; the ratio is asked of large entries. */
const LARGE_ENTRY = 1024 * 1024;

export type Archive = {
  names: string[];
  /** Unpacks one entry, counting the bytes that really come out. Null where there is no such entry. */
  read: (name: string) => Promise<Outcome<Uint8Array | null>>;
};

/**
 * Opens a zip behind a gate: what its directory declares is checked before anything is unpacked,
 * and what is unpacked is counted, because a directory can lie. It stays in memory: nothing is written to disk.
 */
export async function openArchive(bytes: Uint8Array): Promise<Outcome<Archive>> {
  if (bytes.length > MOST_PACKED_BYTES)
    return refuse(
      `is larger than ${megabytes(MOST_PACKED_BYTES)}, which no document of this kind is`,
    );
  const zip = await openZip(bytes);
  if (!zip) return refuse(DAMAGED);
  const entries = await listEntries(zip);
  if (!entries.ok) return entries;

  const budget = { left: MOST_BYTES };
  return done({
    names: [...entries.value.keys()],
    read: async (name) => {
      const entry = entries.value.get(name);
      return entry ? unpack(zip, entry, budget) : done(null);
    },
  });
}

async function openZip(bytes: Uint8Array): Promise<ZipFile | null> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return await fromBufferPromise(buffer, { autoClose: false, strictFileNames: true });
  } catch {
    return null;
  }
}

async function listEntries(zip: ZipFile): Promise<Outcome<Map<string, Entry>>> {
  if (zip.entryCount > MOST_ENTRIES)
    return refuse(`holds ${zip.entryCount} parts, and at most ${MOST_ENTRIES} are unpacked`);
  const entries = new Map<string, Entry>();
  let declared = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      declared += entry.uncompressedSize;
      const wrong = wrongWith(entry, declared);
      if (wrong) return refuse(wrong);
      entries.set(entry.fileName, entry);
      if (entries.size > MOST_ENTRIES) return refuse(`holds more than ${MOST_ENTRIES} parts`);
    }
  } catch {
    return refuse(DAMAGED);
  }
  return done(entries);
}

function wrongWith(entry: Entry, declared: number): string | null {
  const name = entry.fileName;
  if (name.startsWith("/") || /(^|[/\\])\.\.([/\\]|$)/.test(name) || /^[A-Za-z]:/.test(name))
    return "holds a part whose name points outside the file, as only a hostile file does";
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000)
    return "holds a link to another file, as only a hostile file does";
  if (entry.isEncrypted()) return "is locked with a password: save it without one and try again";
  if (!entry.canDecodeFileData()) return DAMAGED;
  if (declared > MOST_BYTES) return tooLarge;
  const large = entry.uncompressedSize > LARGE_ENTRY;
  if (large && entry.uncompressedSize > entry.compressedSize * MOST_RATIO) return tooLarge;
  return null;
}

async function unpack(
  zip: ZipFile,
  entry: Entry,
  budget: { left: number },
): Promise<Outcome<Uint8Array>> {
  const chunks: Buffer[] = [];
  let stream: Readable | undefined;
  try {
    stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      budget.left -= chunk.length;
      if (budget.left < 0) return refuse(tooLarge);
      chunks.push(chunk);
    }
  } catch {
    return refuse(DAMAGED);
  } finally {
    stream?.destroy();
  }
  return done(Buffer.concat(chunks));
}

const megabytes = (bytes: number) => `${bytes / 1024 / 1024} MB`;
const tooLarge = `unpacks to more than ${megabytes(MOST_BYTES)}, or to over ${MOST_RATIO} times its size, as no document of this kind does; it was not unpacked`;
const DAMAGED =
  "is cut short or damaged, so it cannot be unpacked: fetch it again from where it came from";
const refuse = (why: string) => refused("not valid", `The file ${why}.`);
