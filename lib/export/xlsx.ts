import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { Day } from "@/lib/domain/day";
import { LIMIT, type SheetCell, type SheetColumn } from "./xlsx-cell";
import {
  ROOT_RELATIONS,
  sheetName,
  STYLES,
  toContentTypes,
  toCoreXml,
  toWorkbookRelations,
  toWorkbookXml,
  type SheetPlace,
} from "./xlsx-part";
import {
  toLinksXml,
  toProseXml,
  toSheetXml,
  widthsOf,
  type Rows,
  type Written,
} from "./xlsx-sheet";

/** A table and what is to be known of it, on a sheet of its own. */
export type Workbook = {
  title: string;
  columns: readonly SheetColumn[];
  rows: AsyncIterable<readonly SheetCell[]> | Iterable<readonly SheetCell[]>;
  /** What the table is as a whole: name and value of edition, day, licence, address. */
  about: readonly (readonly [string, string])[];
  /** Words that the cells use, each with what it means. */
  terms: readonly (readonly [string, string])[];
  /** Headings of the second sheet: its name, and what stands above its columns and its words. */
  words: { definitions: string; column: string; term: string };
  /** The day of the content. The parts of the file bear it, and no other time: the same content gives the same bytes. */
  day: Day;
  /** How many rows a sheet takes before the next begins. */
  most?: number;
};

/**
 * A workbook, piece by piece: a row is asked for when there is room for it, and nothing is kept but links. The first
 * rows are read before the first byte, so that a fault at the beginning is one of no file at all.
 */
export async function* toXlsx(book: Workbook): AsyncGenerator<Uint8Array> {
  const source = iteratorOf(book.rows);
  const first = await firstOf(source, 100);
  const rows = after(first, source);
  const zip = new ZipFile();
  const bytes = zip.outputStream as Readable;
  const stop = new AbortController();
  const filled = fill(zip, book, { first, rows }, stop.signal).catch(
    (fault: Error) => void bytes.destroy(fault),
  );
  try {
    for await (const piece of bytes) yield piece as Uint8Array;
  } finally {
    stop.abort();
    await filled;
    await source.return?.();
  }
}

/** A small workbook whole. */
export async function xlsxBytes(book: Workbook): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of toXlsx(book)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function fill(
  zip: ZipFile,
  book: Workbook,
  { first, rows }: { first: (readonly SheetCell[])[]; rows: Rows },
  signal: AbortSignal,
): Promise<void> {
  const options = { mtime: dosTime(book.day), mode: 0o100644, forceDosTimestamp: true };
  const put = (name: string, xml: string) => zip.addBuffer(Buffer.from(xml), name, options);
  put("_rels/.rels", ROOT_RELATIONS);
  put("docProps/core.xml", toCoreXml(book.title, book.day));
  put("xl/styles.xml", STYLES);

  const widths = widthsOf(book.columns, first);
  const sheets: SheetPlace[] = [];
  const [most, ahead] = [book.most ?? LIMIT.rows, peeking(rows)];
  do {
    const file = `sheet${sheets.length + 1}.xml`;
    const written: Written = { rows: 0, links: [] };
    const xml = toSheetXml(book.columns, widths, ahead.rows, written, most);
    const pieces = Readable.from(xml, { objectMode: false, signal });
    zip.addReadStream(pieces, `xl/worksheets/${file}`, options);
    await finished(pieces);
    if (written.links.length > 0)
      put(`xl/worksheets/_rels/${file}.rels`, toLinksXml(written.links));
    const table = { rows: written.rows, columns: book.columns.length };
    sheets.push({ name: sheetName(book.title, sheets.length + 1), file, table });
  } while (!(await ahead.isAtEnd()));

  const definitions = { name: sheetName(book.words.definitions), file: "definitions.xml" };
  put(`xl/worksheets/${definitions.file}`, toProseXml(definitionLines(book), [34, 100]));
  const all = [...sheets, definitions];
  put("xl/workbook.xml", toWorkbookXml(all));
  put("xl/_rels/workbook.xml.rels", toWorkbookRelations(all));
  put("[Content_Types].xml", toContentTypes(all));
  zip.end();
}

const definitionLines = ({ title, about, columns, terms, words }: Workbook): string[][] => [
  [title],
  ...about.map(([name, value]) => [name, value]),
  [""],
  [words.column],
  ...columns.map(({ name, definition }) => [name, definition]),
  ...(terms.length > 0 ? [[""], [words.term], ...terms.map(([term, is]) => [term, is])] : []),
];

/** Zip keeps times of the clock on the wall: midnight of this machine is the same bytes on every machine. */
function dosTime(day: Day): Date {
  const [year = 1980, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}

type Iterated = AsyncIterator<readonly SheetCell[]> | Iterator<readonly SheetCell[]>;

const iteratorOf = (rows: Workbook["rows"]): Iterated =>
  Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();

async function firstOf(rows: Iterated, count: number): Promise<(readonly SheetCell[])[]> {
  const first: (readonly SheetCell[])[] = [];
  while (first.length < count) {
    const next = await rows.next();
    if (next.done) break;
    first.push(next.value);
  }
  return first;
}

/** The rows that were read already, and then the others. */
async function* after(
  first: readonly (readonly SheetCell[])[],
  rest: Iterated,
): AsyncGenerator<readonly SheetCell[]> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Rows of which it can be told whether there is one more before a sheet for it is begun. */
function peeking(rows: Rows): { rows: Rows; isAtEnd: () => Promise<boolean> } {
  let held: IteratorResult<readonly SheetCell[]> | null = null;
  return {
    rows: {
      async next() {
        const next = held ?? (await rows.next());
        held = null;
        return next;
      },
    },
    async isAtEnd() {
      held ??= await rows.next();
      return held.done === true;
    },
  };
}
