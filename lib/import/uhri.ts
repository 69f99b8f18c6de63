import { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { streamArray } from "stream-json/streamers/stream-array.js";
import type { ImportFormat, ParsedRecommendation } from "./parsed";
import {
  BrokenFile,
  type FileSource,
  openTally,
  type ParsedStream,
  reject,
  type Tally,
} from "./stream";
import { readApiRecord } from "./uhri-api";
import { readBulkRecord } from "./uhri-bulk";
import { readUhriRecord, type UhriContext, type UhriRecord } from "./uhri-record";

type JsonFormat = Extract<ImportFormat, "uhri-json" | "uhri-api">;

/** Tells the two JSON forms of the Universal Human Rights Index by the first bytes of a file; null for anything else. */
export function formatOfJson(head: string): JsonFormat | null {
  const start = head.replace(/^\uFEFF/, "").trimStart();
  if (start.startsWith("[") && /"AnnotationId"/.test(start)) return "uhri-json";
  return start.startsWith("{") && /"annotationId"/.test(start) ? "uhri-api" : null;
}

/** Opens an export for reading; nothing is read before the first recommendation is asked for. */
export function openUhri(
  format: JsonFormat,
  source: FileSource,
  context: UhriContext,
): ParsedStream {
  const tally = openTally();
  const records = format === "uhri-json" ? elementsOf(source) : linesOf(source, context);
  return { format, tolerant: true, recommendations: each(records, context, tally), tally };
}

/** What stands in a row: a record, or nothing that can be read, with the reason. */
type Row = { row: number; record: UhriRecord | null };

async function* each(
  rows: AsyncIterable<Row>,
  context: UhriContext,
  tally: Tally,
): AsyncIterable<ParsedRecommendation> {
  for await (const { row, record } of rows) {
    if (record) yield* readUhriRecord(record, context, tally);
    else {
      tally.rows += 1;
      reject(tally, { row, column: "record", reason: NO_RECORD });
    }
  }
}

/** The elements of one long array, each as it comes. Rows count from 1. */
async function* elementsOf(source: FileSource): AsyncIterable<Row> {
  const elements = Readable.from(source.open()).compose<ReturnType<typeof arrayReader>>(
    arrayReader(),
  );
  try {
    for await (const { key, value } of elements as AsyncIterable<{ key: number; value: unknown }>)
      yield { row: key + 1, record: readBulkRecord(key + 1, value) };
  } catch (thrown) {
    if (thrown instanceof Error && /parser|json|array/i.test(thrown.message))
      throw new BrokenFile(BROKEN_ARRAY, { cause: thrown });
    throw thrown;
  }
}

const arrayReader = () => streamArray.withParserAsStream({ streamValues: false });

/** One record a line. Rows are lines, so that an editor finds them. */
async function* linesOf(source: FileSource, { states }: UhriContext): AsyncIterable<Row> {
  let row = 0;
  for await (const line of textLines(source)) {
    row += 1;
    if (!line.trim()) continue;
    yield { row, record: readApiRecord(row, parsed(line), states) };
  }
}

const LONGEST_LINE = 8 * 1024 * 1024;

async function* textLines(source: FileSource): AsyncIterable<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const piece of source.open()) {
    const lines = (rest + decoder.write(Buffer.from(piece))).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST_LINE) throw new BrokenFile(LONG_LINE);
    yield* lines;
  }
  yield rest + decoder.end();
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

const NO_RECORD =
  "This is no record of the Universal Human Rights Index, or it is cut short. Download the file again.";
const BROKEN_ARRAY =
  "The file is cut short or is no whole JSON array, so nothing of it was taken in. Download it again.";
const LONG_LINE =
  "One line of the file is longer than any record is, so nothing of it was taken in. A file of search results has one record a line.";
