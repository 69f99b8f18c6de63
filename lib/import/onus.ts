import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { pick } from "stream-json/filters/pick.js";
import { streamArray } from "stream-json/streamers/stream-array.js";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { delimiterOf, headerOf } from "./csv-record";
import { READ_COLUMNS, readOwnItem, readOwnLine, type ReadColumn } from "./onus-row";
import type { ImportFormat, ParsedRecommendation } from "./parsed";
import {
  BrokenFile,
  countIn,
  type FileSource,
  openTally,
  type ParsedStream,
  reject,
  type Tally,
} from "./stream";

// Our own files, taken in again: they say what the record said, so that a correction made in a spreadsheet comes back as a
// question to a person, and everything else as nothing.

type OwnFormat = Extract<ImportFormat, "onus-csv" | "onus-json">;

/** Columns that no other table has together. */
const OWN_MARKS = [
  "ref",
  "as_of",
  "counting_unit",
  "issuer_codes",
  "state_position",
  "state_claim",
];

/** Tells our own table and our own items by the first bytes of a file; null for anything else. */
export function formatOfOwn(head: string): OwnFormat | null {
  const start = head.replace(/^\uFEFF/, "").trimStart();
  if (start.startsWith("{"))
    return /^\{\s*"edition"\s*:\s*\d+\s*,\s*"asOf"\s*:/.test(start) ? "onus-json" : null;
  const names = headerOf(start.replaceAll("\r\n", "\n"));
  return OWN_MARKS.filter((name) => names.includes(name)).length > OWN_MARKS.length / 2
    ? "onus-csv"
    : null;
}

/** Opens it for reading; nothing is read before the first recommendation is asked for. */
export function openOwn(
  format: OwnFormat,
  source: FileSource,
  head: string,
  state: string | undefined,
): Outcome<ParsedStream> {
  const tally = openTally();
  if (format === "onus-json")
    return done({
      format,
      tolerant: false,
      recommendations: kept(itemsOf(source), tally, state),
      tally,
    });
  const text = head.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const missing = READ_COLUMNS.filter((name) => !headerOf(text).includes(name));
  if (missing.length > 0) return refused("not valid", missingColumns(missing));
  const lines = linesOf(source, delimiterOf(text));
  return done({ format, tolerant: false, recommendations: kept(lines, tally, state), tally });
}

type Read = ReturnType<typeof readOwnItem>;
type Row = { row: number; read: Read };

async function* kept(
  rows: AsyncIterable<Row>,
  tally: Tally,
  state: string | undefined,
): AsyncIterable<ParsedRecommendation> {
  for await (const { row, read } of rows) {
    tally.rows += 1;
    if (Array.isArray(read)) for (const wrong of read) reject(tally, { row, ...wrong });
    else if (state && read.state !== state) countIn(tally.leftOut, "addressed to other States");
    else yield read;
  }
}

/** The elements of `items`, whatever else the file says before them. Rows count from 1. */
async function* itemsOf(source: FileSource): AsyncIterable<Row> {
  const elements = Readable.from(source.open())
    .compose<ReturnType<typeof pick.withParserAsStream>>(
      pick.withParserAsStream({ filter: "items" }),
    )
    .compose<ReturnType<typeof streamArray.asStream>>(streamArray.asStream());
  try {
    for await (const { key, value } of elements as AsyncIterable<{ key: number; value: unknown }>)
      yield { row: key + 1, read: readOwnItem(key + 1, value) };
  } catch (thrown) {
    if (thrown instanceof Error && /parser|json|array/i.test(thrown.message))
      throw new BrokenFile(BROKEN_JSON, { cause: thrown });
    throw thrown;
  }
}

/** The lines of the table, one after the other. Rows count from 1, the header included. */
async function* linesOf(source: FileSource, delimiter: string): AsyncIterable<Row> {
  const records = Readable.from(decoded(source)).pipe(
    parse({ delimiter, bom: true, relax_column_count: true, skip_empty_lines: true }),
  );
  let row = 0;
  let header: string[] = [];
  try {
    for await (const cells of records as AsyncIterable<string[]>) {
      row += 1;
      if (row === 1) header = cells.map((name) => name.trim());
      else yield { row, read: readLine(row, header, cells) };
    }
  } catch (thrown) {
    if (thrown instanceof CsvError) throw new BrokenFile(BROKEN_CSV, { cause: thrown });
    throw thrown;
  }
}

function readLine(row: number, header: readonly string[], cells: readonly string[]): Read {
  if (cells.length !== header.length)
    return [{ column: "row", reason: wrongLength(cells.length, header.length) }];
  const named = READ_COLUMNS.map((name) => [name, cells[header.indexOf(name)] ?? ""] as const);
  return readOwnLine(row, Object.fromEntries(named) as Record<ReadColumn, string>);
}

async function* decoded(source: FileSource): AsyncIterable<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    for await (const piece of source.open()) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (thrown) {
    if (thrown instanceof TypeError) throw new BrokenFile(NOT_UTF8, { cause: thrown });
    throw thrown;
  }
}

const missingColumns = (missing: readonly string[]) =>
  `This is a table that was exported here, but it lacks the ${missing.length === 1 ? "column" : "columns"} ${missing.join(", ")}, so nothing of it was taken in. Export it again with all its columns.`;
const wrongLength = (held: number, wanted: number) =>
  `The row has ${held} cells, and the header ${wanted}: a comma or a line end that is not in quotation marks is a likely cause.`;
const BROKEN_CSV =
  "The table is cut short, or a quotation mark stands inside a text without being doubled, so nothing of it was taken in. Export it again.";
const BROKEN_JSON =
  "The file is cut short or is no whole JSON, so nothing of it was taken in. Export it again.";
const NOT_UTF8 =
  "The table is not written in UTF-8, as it was exported, so nothing of it was taken in. Save it as “CSV UTF-8 (comma delimited)” and try again.";
