import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { detectFormat } from "./detect";
import { type Gate, readBehindGate } from "./gate";
import { readMapped } from "./mapped";
import { type Mapping, plainHeader, suggestMapping } from "./mapping";
import type { ParsedFile } from "./parsed";
import { looksLikeRollCall } from "./roll-call";
import type { Sheet } from "./sheet";
import type { StateIndex } from "./states";
import { sheetOfCsv, type Table, tableOf } from "./table";

export type TableChoice = { state?: string | undefined; mapping?: Mapping | undefined };

/**
 * Reads a spreadsheet by the mapping that a person chose, or by itself where it is an export of Uwazi. Any other
 * needs a mapping first: the refusal names the field "mapping", so that whoever shows it can lead there.
 */
export function readTable(
  sheets: readonly Sheet[],
  states: StateIndex,
  { state, mapping }: TableChoice,
): Outcome<ParsedFile> {
  const table = tableOf(sheets);
  if (!table) return refused("not valid", NO_TABLE);
  const format = looksLikeUwazi(table) ? "uwazi-csv" : "table";
  if (!mapping && looksLikeRollCall(sheets)) return refused("not valid", ROLL_CALL);
  if (!mapping && format === "table")
    return refused("not valid", unmapped(table), { field: "mapping" });
  return readMapped(table, {
    format,
    mapping: mapping ?? suggestMapping(table.headers),
    states,
    state,
  });
}

/** The table of a file that is to be mapped: a CSV, or the sheet of a workbook. */
export async function openTable(
  bytes: Uint8Array,
  states: StateIndex,
  gate?: Gate,
): Promise<Outcome<Table>> {
  const sheets = await openSheets(bytes, states, gate);
  if (!sheets.ok) return sheets;
  const table = tableOf(sheets.value);
  return table ? done(table) : refused("not valid", NO_TABLE);
}

/** The sheets of a workbook, or a CSV as one. */
export async function openSheets(
  bytes: Uint8Array,
  states: StateIndex,
  gate?: Gate,
): Promise<Outcome<Sheet[]>> {
  const detected = detectFormat(bytes);
  if (!detected.ok) return detected;
  if (detected.value.text) {
    const sheet = sheetOfCsv(detected.value.text);
    return sheet.ok ? done([sheet.value]) : sheet;
  }
  const unpacked = await (gate?.read ?? readBehindGate)(bytes, { states });
  if (!unpacked.ok) return unpacked;
  return unpacked.value.kind === "workbook"
    ? done(unpacked.value.sheets)
    : refused("not valid", "This is a Word document, which has no columns to map.");
}

/** Uwazi puts these columns around those of a template, whatever the template. */
const looksLikeUwazi = ({ headers }: Table): boolean => {
  const names = new Set(headers.map(plainHeader));
  return ["title", "date added", "template", "published"].every((name) => names.has(name));
};

const NO_TABLE = "The file holds no table: there is no sheet with a header and a row below it.";
const ROLL_CALL =
  "This is the roll call of a vote, not a table of recommendations. Take it in by: npm run onus -- vote FILE.";
const unmapped = ({ headers }: Table) =>
  `This is a table, but not one whose layout is known. Its columns are ${headers
    .slice(0, 30)
    .map((header) => `“${header.slice(0, 60)}”`)
    .join(
      ", ",
    )}. Say which of them holds what: at the desk by “Map the columns”, on the command line by --columns.`;
