import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { type Archive, openArchive } from "./archive";
import { findMatrix } from "./matrix-table";
import { readMatrix } from "./ohchr-matrix";
import type { ParsedFile } from "./parsed";
import { readWorkbook, type SheetRow } from "./sheet";
import { type Known, type StateIndex, stateIndexOf } from "./states";
import { readWordDocument } from "./word-document";
import { looksLikeReport, readWorkingGroupReport } from "./working-group-report";

/** What the child is asked. It holds no key to anything: the States by which it reads names come with the file. */
export type GateRequest = {
  bytes: Uint8Array;
  known: Known;
  state: string | undefined;
};

/** What the child says: rows in parts, then how it ended. */
export type GateMessage =
  | { kind: "rows"; sheet: string; rows: SheetRow[] }
  | { kind: "end"; outcome: Outcome<ParsedFile | null> };

const ROWS_AT_ONCE = 500;

/** Opens a zip and reads what is in it; the reader of the messages waits for each before the next is made. */
export async function unpackFile(
  { bytes, known, state }: GateRequest,
  say: (message: GateMessage) => Promise<void>,
): Promise<void> {
  const archive = await openArchive(bytes);
  if (!archive.ok) return say({ kind: "end", outcome: archive });
  if (archive.value.names.includes("xl/workbook.xml")) {
    const outcome = await sayRows(readWorkbook(bytes, archive.value), say);
    return say({ kind: "end", outcome });
  }
  if (archive.value.names.includes("word/document.xml")) {
    const states = stateIndexOf(known.states, known.territories);
    const outcome = await readDocument(archive.value, states, state);
    return say({ kind: "end", outcome });
  }
  return say({ kind: "end", outcome: refused("not valid", NEITHER) });
}

/** A matrix where there is one, else the report of the Working Group. */
async function readDocument(
  archive: Archive,
  states: StateIndex,
  state: string | undefined,
): Promise<Outcome<ParsedFile>> {
  const document = await readWordDocument(archive);
  if (!document.ok) return document;
  const matrix = findMatrix(document.value.body);
  if (matrix) return readMatrix(matrix, document.value, states, state);
  return looksLikeReport(document.value)
    ? readWorkingGroupReport(document.value, states, state)
    : refused("not valid", NO_TABLE);
}

async function sayRows(
  rows: ReturnType<typeof readWorkbook>,
  say: (message: GateMessage) => Promise<void>,
): Promise<Outcome<null>> {
  let sheet = "";
  let held: SheetRow[] = [];
  const hand = async () => {
    if (held.length > 0) await say({ kind: "rows", sheet, rows: held });
    held = [];
  };
  for await (const read of rows) {
    if (!read.ok) return read;
    if (read.value.sheet !== sheet || held.length === ROWS_AT_ONCE) await hand();
    sheet = read.value.sheet;
    held.push(read.value.row);
  }
  await hand();
  return done(null);
}

const NO_TABLE =
  "This is a Word document, but neither OHCHR’s thematic list (a table with the columns Recommendation, Position and a list of themes) nor a report of the Working Group with numbered recommendations.";
const NEITHER =
  "This is a zip file without a Word document or a workbook in it. Unpack it, and import the .docx, .xlsx or .csv inside.";
