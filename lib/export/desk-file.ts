import type { TableFormat } from "@/lib/domain/desk-table";
import { BYTE_ORDER_MARK, toLine } from "./csv";
import { toXlsx, type Workbook } from "./xlsx";
import { XLSX_TYPE } from "./xlsx-cell";

export const TYPES: Record<TableFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: XLSX_TYPE,
  json: "application/json; charset=utf-8",
};

/** A table in one of three formats, piece by piece: what it says of itself stands in the workbook and in the JSON. */
export function toFile(format: TableFormat, book: Workbook): AsyncGenerator<Uint8Array> {
  if (format === "xlsx") return toXlsx(book);
  return inPieces(format === "csv" ? csvLines(book) : jsonLines(book));
}

async function* csvLines({ columns, rows }: Workbook) {
  yield BYTE_ORDER_MARK + toLine(columns.map(({ name }) => name));
  for await (const row of rows) yield toLine(row);
}

async function* jsonLines({ title, about, columns, rows }: Workbook) {
  const head = JSON.stringify({ title, about: Object.fromEntries(about) });
  yield `${head.slice(0, -1)},"items":[`;
  let divider = "\n";
  for await (const row of rows) {
    const item = Object.fromEntries(columns.map(({ name }, place) => [name, row[place] ?? null]));
    yield divider + JSON.stringify(item);
    divider = ",\n";
  }
  yield "\n]}\n";
}

/** Large enough that the wire, not the hand-over, sets the pace. */
const PIECE = 64 * 1024;

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let written = "";
  for await (const line of lines) {
    written += line;
    if (written.length > PIECE) {
      yield Buffer.from(written);
      written = "";
    }
  }
  yield Buffer.from(written);
}
