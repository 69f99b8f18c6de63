import { streamXlsxRows } from "hucre/xlsx";
import { SaxesParser } from "saxes";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import type { Archive } from "./archive";

/** A row of a spreadsheet: its number as the program shows it, from 1, and its cells as text. */
export type SheetRow = { row: number; cells: string[] };
/** One sheet of a workbook, or a CSV file as a whole. Rows without any text are left out. */
export type Sheet = { name: string; rows: SheetRow[] };

export const MOST_ROWS = 100_000;
export const MOST_COLUMNS = 200;
/** What Excel itself holds in one cell. */
const MOST_LETTERS = 32_767;
const MOST_SHEETS = 20;

/**
 * Reads the sheets of a workbook, row by row. `archive` has checked and counted what is unpacked; before anything
 * is read, every reference to a cell is looked at, since one far cell makes a rectangle that no memory holds.
 */
export async function* readWorkbook(
  bytes: Uint8Array,
  archive: Archive,
): AsyncGenerator<Outcome<{ sheet: string; row: SheetRow }>> {
  const checked = await checkParts(archive);
  if (!checked.ok) return yield checked;
  for (const [at, sheet] of checked.value.entries()) {
    let rows = 0;
    try {
      for await (const { index, values } of streamXlsxRows(bytes, { sheet: at })) {
        const cells = values.map(textOf);
        if (cells.every((cell) => !cell)) continue;
        rows += 1;
        const wrong = wrongWith(cells, index + 1, rows);
        if (wrong) return yield refuse(`Sheet “${sheet}”, ${wrong}`);
        yield done({ sheet, row: { row: index + 1, cells } });
      }
    } catch {
      return yield refuse(DAMAGED);
    }
  }
}

/** The names of the sheets, once every part that will be read is known to be whole and harmless. */
async function checkParts(archive: Archive): Promise<Outcome<string[]>> {
  let names: string[] = [];
  for (const part of archive.names.filter((name) => /\.(xml|rels)$/i.test(name))) {
    const bytes = await archive.read(part);
    if (!bytes.ok) return bytes;
    const checked = checkPart(bytes.value ?? new Uint8Array());
    if (!checked.ok) return checked;
    if (part === "xl/workbook.xml") names = checked.value;
  }
  if (names.length === 0) return refuse(DAMAGED);
  return names.length > MOST_SHEETS ? refuse(tooManySheets(names.length)) : done(names);
}

/**
 * A part must be well-formed to its end: the reader after this one mends what is broken, and half a table that looks
 * like a whole one is worse than none. Gives back the names of the sheets that it declares.
 */
function checkPart(bytes: Uint8Array): Outcome<string[]> {
  const names: string[] = [];
  let far = "";
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes: { r, name: title } }) => {
    const local = name.slice(name.indexOf(":") + 1);
    if (local === "sheet" && title) names.push(title);
    if (r && (local === "c" || local === "row") && isFar(r)) far ||= r;
  });
  // No workbook has one; entities declared in it could grow without end.
  parser.on("doctype", () => parser.fail("a document type is not allowed"));
  try {
    parser.write(new TextDecoder("utf-8", { fatal: true }).decode(bytes)).close();
  } catch {
    return refuse(DAMAGED);
  }
  return far ? refuse(tooFar(far)) : done(names);
}

/** Is this cell or row beyond what a list of recommendations can be? */
function isFar(reference: string): boolean {
  const [, letters = "", digits = ""] = /^([A-Za-z]*)(\d*)$/.exec(reference) ?? [];
  return Number(digits) > MOST_ROWS || columnOf(letters) > MOST_COLUMNS;
}

/** "A" is 1, "AA" is 27; of a row, which has no letters, 0. */
const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function wrongWith(cells: string[], row: number, rows: number): string | null {
  if (rows > MOST_ROWS) return `more than ${MOST_ROWS.toLocaleString("en")} rows: ${SMALLER}`;
  if (cells.length > MOST_COLUMNS)
    return `row ${row}: more than ${MOST_COLUMNS} columns. Delete what lies beyond the table and try again.`;
  const long = cells.findIndex((cell) => cell.length > MOST_LETTERS);
  return long < 0
    ? null
    : `row ${row}, column ${long + 1}: more than ${MOST_LETTERS.toLocaleString("en")} letters in one cell, which no spreadsheet program writes.`;
}

/** A formula is what it last came to; a text that looks like one stays a text. A day is an ISO day. */
function textOf(value: string | number | boolean | Date | null): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dayOf(value);
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

function dayOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  return date.toISOString().replace(/T00:00:00\.000Z$/, "");
}

const SMALLER = "export fewer States or sessions at a time, or as JSON.";
const tooFar = (cell: string) =>
  `The workbook has a cell at ${cell}, and at most ${MOST_ROWS.toLocaleString("en")} rows and ${MOST_COLUMNS} columns are read. Delete what lies beyond the table, or ${SMALLER}`;
const tooManySheets = (count: number) =>
  `The workbook has ${count} sheets, and at most ${MOST_SHEETS} are read. Save the sheet that is meant as a file of its own.`;
const DAMAGED =
  "The workbook is damaged: its sheets cannot be read. Open it in a spreadsheet program, save it again as .xlsx, and try once more.";
const refuse = (why: string) => refused("not valid", why);
