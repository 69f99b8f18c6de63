import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { tooLarge } from "./detect";
import { formatOfOwn, openOwn } from "./onus";
import { type ImportFormat, MAX_FILE_BYTES } from "./parsed";
import { readFile, type ReadingChoice } from "./read-file";
import type { StateIndex } from "./states";
import { type FileSource, type ParsedStream, streamOf } from "./stream";
import { formatOfJson, openUhri } from "./uhri";
import type { UhriKnown } from "./uhri-record";

/** Exports of databases are read as a stream, up to this size; what is read whole is limited by `MAX_FILE_BYTES`. */
export const MAX_STREAM_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * The one way in for a file of any size: told by its first bytes, then read piece by piece where its format allows it,
 * else whole.
 */
export async function openFile(
  source: FileSource,
  states: StateIndex,
  known: UhriKnown,
  choice: ReadingChoice = {},
): Promise<Outcome<ParsedStream>> {
  const head = await headOf(source);
  const format = (choice.mapping ? null : formatOfOwn(head)) ?? formatOfJson(head);
  if (!format) return readWhole(source, states, choice);
  if (source.size > MAX_STREAM_BYTES) return refused("not valid", tooLarge(source.size));
  if (choice.format && choice.format !== format)
    return refused("not valid", otherFormat(format, choice.format), { field: "format" });
  if (format === "onus-csv" || format === "onus-json")
    return openOwn(format, source, head, choice.state);
  return done(openUhri(format, source, { states, known, state: choice.state }));
}

async function readWhole(
  source: FileSource,
  states: StateIndex,
  choice: ReadingChoice,
): Promise<Outcome<ParsedStream>> {
  if (source.size > MAX_FILE_BYTES) return refused("not valid", tooLarge(source.size));
  const pieces: Uint8Array[] = [];
  for await (const piece of source.open()) pieces.push(piece);
  const file = await readFile(Buffer.concat(pieces), states, choice);
  return file.ok ? done(streamOf(file.value)) : file;
}

const HEAD = 64 * 1024;

async function headOf(source: FileSource): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source.open()) {
    pieces.push(piece);
    length += piece.byteLength;
    if (length >= HEAD) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD).toString("utf8");
}

const otherFormat = (found: ImportFormat, named: ImportFormat) =>
  `By its content this file is “${found}”, not “${named}”. Leave the format out, or choose the other.`;
