import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { openArchive } from "./archive";
import { detectFormat } from "./detect";
import { readMatrix } from "./ohchr-matrix";
import { type ImportFormat, type ParsedFile } from "./parsed";
import type { StateIndex } from "./states";
import { readUprInfo } from "./upr-info-csv";

/** What the reader of a file may say about it: which State it is about, and which format it is taken to be. */
export type ReadingChoice = { state?: string | undefined; format?: ImportFormat | undefined };

/**
 * The one way in for a file: its bytes become recommendations in the words of the domain, or a refusal in words.
 * A file that was read may still hold rows that were not: `rejected` lists them.
 */
export async function readFile(
  bytes: Uint8Array,
  states: StateIndex,
  { state, format }: ReadingChoice = {},
): Promise<Outcome<ParsedFile>> {
  const detected = detectFormat(bytes);
  if (!detected.ok) return detected;
  if (format && format !== detected.value.format)
    return refused(
      "not valid",
      `By its content this file is “${detected.value.format}”, not “${format}”. Leave the format out, or choose the other.`,
      { field: "format" },
    );
  const file = await readDetected(bytes, detected.value, states, state);
  return file.ok ? withSomething(file.value) : file;
}

async function readDetected(
  bytes: Uint8Array,
  detected: { format: ImportFormat; text: string },
  states: StateIndex,
  state: string | undefined,
): Promise<Outcome<ParsedFile>> {
  if (detected.format === "upr-info-csv") return readUprInfo(detected.text, states, state);
  const archive = await openArchive(bytes);
  return archive.ok ? readMatrix(archive.value, states, state) : archive;
}

function withSomething(file: ParsedFile): Outcome<ParsedFile> {
  if (file.recommendations.length > 0 || file.rejected.length > 0) return done(file);
  const others = file.leftOut.map(({ reason, count }) => `${count} ${reason}`).join("; ");
  return refused(
    "not valid",
    `The file holds no recommendation to take in${others ? ` (left out: ${others})` : ""}.`,
  );
}
