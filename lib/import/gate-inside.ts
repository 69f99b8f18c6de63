import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { openArchive } from "./archive";
import { readMatrix } from "./ohchr-matrix";
import type { ParsedFile } from "./parsed";
import { readWorkbook, type SheetRow } from "./sheet";
import { type Known, stateIndexOf } from "./states";

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
    const outcome = await readMatrix(archive.value, states, state);
    return say({ kind: "end", outcome });
  }
  return say({ kind: "end", outcome: refused("not valid", NEITHER) });
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

const NEITHER =
  "This is a zip file without a Word document or a workbook in it. Unpack it, and import the .docx, .xlsx or .csv inside.";
