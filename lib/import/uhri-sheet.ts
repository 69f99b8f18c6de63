import type { ParsedFile, ParsedRecommendation } from "./parsed";
import type { Sheet, SheetRow } from "./sheet";
import { openTally, toLeftOut } from "./stream";
import { readUhriRecord, type UhriContext, type UhriRecord } from "./uhri-record";

/** The columns of the index's spreadsheet, in small letters; some versions spell one of them as it should be. */
const COLUMNS = {
  text: ["text"],
  countries: ["countries concerned"],
  body: ["reccomending body", "recommending body"],
  symbol: ["document symbol"],
  themes: ["themes"],
  groups: ["affected persons"],
  sdgs: ["sdgs"],
  publishedOn: ["document publication date"],
  issuers: ["upr reccomending states", "upr recommending states"],
  positions: ["upr position"],
  type: ["type"],
  id: ["ohchr annotation id"],
  session: ["upr session"],
} as const;
type Column = keyof typeof COLUMNS;

/** Reads the first sheet that has these columns; null where none has, so that another reader may try. */
export function readUhriSheets(sheets: readonly Sheet[], context: UhriContext): ParsedFile | null {
  for (const { rows } of sheets) {
    const [header, ...records] = rows;
    const places = header && placesOf(header);
    if (places) return readRows(records, places, context);
  }
  return null;
}

function placesOf({ cells }: SheetRow): Record<Column, number> | null {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const places = Object.entries(COLUMNS).map(
    ([column, known]) =>
      [column, names.findIndex((name) => (known as readonly string[]).includes(name))] as const,
  );
  return places.every(([, place]) => place >= 0)
    ? (Object.fromEntries(places) as Record<Column, number>)
    : null;
}

function readRows(
  rows: readonly SheetRow[],
  places: Record<Column, number>,
  context: UhriContext,
): ParsedFile {
  const tally = openTally();
  const recommendations: ParsedRecommendation[] = [];
  for (const row of rows)
    recommendations.push(...readUhriRecord(recordOf(row, places), context, tally));
  return {
    format: "uhri-xlsx",
    rows: tally.rows,
    recommendations,
    rejected: tally.rejected,
    leftOut: toLeftOut(tally.leftOut),
    tolerant: { normalised: Object.fromEntries(tally.normalised) },
  };
}

function recordOf({ row, cells }: SheetRow, places: Record<Column, number>): UhriRecord {
  const cell = (column: Column) => cells[places[column]] ?? "";
  return {
    row,
    id: one(cell("id")),
    symbol: one(cell("symbol")),
    body: one(cell("body")),
    type: one(cell("type")),
    texts: { en: cell("text").replace(/^\s*-\s+/, "") },
    countries: many(cell("countries")),
    themes: many(cell("themes")),
    groups: many(cell("groups")),
    sdgs: many(cell("sdgs")),
    publishedOn: dayOf(cell("publishedOn")),
    session: one(cell("session")),
    cycle: null,
    positions: many(cell("positions")),
    issuers: many(cell("issuers")),
    unknown: [],
  };
}

/** A value may itself hold " - ": only the dash at its start goes. */
const one = (cell: string): string => cell.replace(/^\s*-\s+/, "").trim();
/** Several stand on lines of their own, each with a dash before it. */
const many = (cell: string): string[] => cell.split(/\r?\n/).map(one).filter(Boolean);

const MS_A_DAY = 86_400_000;

/** A spreadsheet counts days from 30 December 1899, with a fraction for the time; some versions write the day out. */
function dayOf(cell: string): string {
  const days = /^\d{4,5}(?:\.\d+)?$/.test(cell.trim()) ? Math.floor(Number(cell)) : null;
  if (days === null) return one(cell);
  return new Date(Date.UTC(1899, 11, 30) + days * MS_A_DAY).toISOString().slice(0, 10);
}
