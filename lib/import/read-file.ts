import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { detectFormat } from "./detect";
import { type Gate, readBehindGate } from "./gate";
import type { Mapping } from "./mapping";
import { type ImportFormat, type ParsedFile } from "./parsed";
import { readTable } from "./read-table";
import type { StateIndex } from "./states";
import { sheetOfCsv } from "./table";
import { readUhriSheets } from "./uhri-sheet";
import { readUprInfo } from "./upr-info-csv";

/** What the reader of a file may say about it: which State it is about, and which format it is taken to be. */
export type ReadingChoice = {
  state?: string | undefined;
  format?: ImportFormat | undefined;
  /** Which column says what, for a table whose layout is not known. */
  mapping?: Mapping | undefined;
  /** A gate that is open already, for whoever reads many files; else each file gets one of its own. */
  gate?: Gate;
};

/**
 * The one way in for a file: its bytes become recommendations in the words of the domain, or a refusal in words.
 * A file that was read may still hold rows that were not: `rejected` lists them.
 */
export async function readFile(
  bytes: Uint8Array,
  states: StateIndex,
  choice: ReadingChoice = {},
): Promise<Outcome<ParsedFile>> {
  const detected = detectFormat(bytes);
  if (!detected.ok) return detected;
  const file = await readDetected(bytes, detected.value, states, choice);
  if (!file.ok) return file;
  const { format } = choice;
  if (format && format !== file.value.format)
    return refused(
      "not valid",
      `By its content this file is “${file.value.format}”, not “${format}”. Leave the format out, or choose the other.`,
      { field: "format" },
    );
  return withSomething(file.value);
}

async function readDetected(
  bytes: Uint8Array,
  detected: { format: ImportFormat; text: string },
  states: StateIndex,
  choice: ReadingChoice,
): Promise<Outcome<ParsedFile>> {
  const { state, gate, mapping } = choice;
  if (detected.format === "upr-info-csv" && !mapping)
    return readUprInfo(detected.text, states, state);
  if (detected.text) {
    const sheet = sheetOfCsv(detected.text);
    return sheet.ok ? readTable([sheet.value], states, choice) : sheet;
  }
  const unpacked = await (gate?.read ?? readBehindGate)(bytes, { states, state });
  if (!unpacked.ok) return unpacked;
  if (unpacked.value.kind === "document") return done(unpacked.value.file);
  const { sheets } = unpacked.value;
  const exported = mapping ? null : readUhriSheets(sheets, { states, known: new Map(), state });
  return exported ? done(exported) : readTable(sheets, states, choice);
}

function withSomething(file: ParsedFile): Outcome<ParsedFile> {
  if (file.recommendations.length > 0 || file.rejected.length > 0) return done(file);
  const others = file.leftOut.map(({ reason, count }) => `${count} ${reason}`).join("; ");
  return refused(
    "not valid",
    `The file holds no recommendation to take in${others ? ` (left out: ${others})` : ""}.`,
  );
}
