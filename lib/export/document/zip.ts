import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Day } from "@/lib/domain/day";

/** A part of a file: whole, or piece by piece. `plain` is one that stands in it unpacked. */
export type Part = {
  name: string;
  content: string | Uint8Array | Iterable<string>;
  plain?: boolean;
};

/** Parts as one file. They bear the day of the content and no other time, so that the same content gives the same bytes. */
export async function zipped(parts: Iterable<Part>, day: Day): Promise<Uint8Array> {
  const zip = new ZipFile();
  const options = { mtime: dosTime(day), mode: 0o100644, forceDosTimestamp: true };
  const whole = collected(zip.outputStream as Readable);
  for (const { name, content, plain } of parts) {
    if (typeof content === "string" || content instanceof Uint8Array) {
      zip.addBuffer(Buffer.from(content), name, { ...options, compress: !plain });
    } else {
      const stream = Readable.from(content, { objectMode: false });
      zip.addReadStream(stream, name, options);
      await ended(stream);
    }
  }
  zip.end();
  return whole;
}

/** What a later part says may depend on what was said in this one. */
const ended = (stream: Readable): Promise<void> =>
  new Promise((resolve, reject) => stream.once("end", resolve).once("error", reject));

async function collected(stream: Readable): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

/** Zip keeps times of the clock on the wall: midnight of this machine is the same bytes on every machine. */
function dosTime(day: Day): Date {
  const [year = 1980, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}
