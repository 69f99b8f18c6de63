import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { delimiterOf, eachRecord, headerOf } from "./csv-record";
import { suggestMapping } from "./mapping";
import { tidy } from "./parsed";
import { MOST_COLUMNS, MOST_ROWS, type Sheet } from "./sheet";

/** A sheet with its header found: each column has a name of its own, and rows are what stands below. */
export type Table = { headers: string[]; rows: Sheet["rows"] };

/** Titles and notes may stand above the header, but not many. */
const HEADER_WITHIN = 10;

/** A CSV text as a sheet. Every file whose first line has two cells or more may be one. */
export function sheetOfCsv(text: string): Outcome<Sheet> {
  const sheet: Sheet = { name: "", rows: [] };
  let more = 0;
  const read = eachRecord(text, (row, cells) => {
    if (sheet.rows.length < MOST_ROWS + HEADER_WITHIN) sheet.rows.push({ row, cells });
    else more += 1;
  });
  if (!read.ok) return read;
  if (more > 0)
    return refused("not valid", `The file has ${sheet.rows.length + more} rows, and ${TOO_MANY}`);
  const wide = sheet.rows.find(({ cells }) => cells.length > MOST_COLUMNS);
  return wide
    ? refused(
        "not valid",
        `Row ${wide.row} has ${wide.cells.length} columns, and at most ${MOST_COLUMNS} are read.`,
      )
    : done(sheet);
}

/** Has the first line of this text two cells or more, as the header of a table has? */
export const looksLikeTable = (text: string): boolean =>
  headerOf(text).filter(Boolean).length >= 2 && !/^\s*[[{<]/.test(text) && delimiterOf(text) !== "";

/** The first sheet with a header of which something is known, else the first with rows; null where there is none. */
export function tableOf(sheets: readonly Sheet[]): Table | null {
  const filled = sheets.filter(({ rows }) => rows.length > 1);
  const known = filled.find((sheet) => headerRank(sheet) !== null) ?? filled[0];
  if (!known) return null;
  const at = headerRank(known) ?? 0;
  const header = known.rows[at]?.cells ?? [];
  return { headers: namesOf(header), rows: known.rows.slice(at + 1) };
}

/** Where the header stands: the row of the first ten that names most fields, two at least. */
function headerRank({ rows }: Sheet): number | null {
  const ranks = rows
    .slice(0, HEADER_WITHIN)
    .map(({ cells }, at) => ({
      at,
      known: Object.keys(suggestMapping(namesOf(cells)).columns).length,
    }))
    .sort((one, other) => other.known - one.known || one.at - other.at);
  const best = ranks[0];
  return best && best.known >= 2 ? best.at : null;
}

/** "Rgrp" that stands twice is "Rgrp" and "Rgrp (2)"; a column without a header has its letter. */
function namesOf(header: readonly string[]): string[] {
  const used = new Map<string, number>();
  return header.map((cell, at) => {
    const name = tidy(cell).slice(0, 200) || `Column ${letterOf(at)}`;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

const letterOf = (at: number): string =>
  at < 26
    ? String.fromCharCode(65 + at)
    : letterOf(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26));

const TOO_MANY = `at most ${MOST_ROWS.toLocaleString("en")} are read from a table. Export fewer States or sessions at a time.`;
