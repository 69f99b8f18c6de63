import "server-only";
import { createHash } from "node:crypto";
import { record } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import type { Mapping } from "@/lib/import/mapping";
import { openFile } from "@/lib/import/open-file";
import { IMPORT_FORMATS, type ImportFormat } from "@/lib/import/parsed";
import type { StateIndex } from "@/lib/import/states";
import type { FileSource, ParsedStream } from "@/lib/import/stream";
import { recordedStates } from "./vocabulary";

/**
 * A file as it was handed in, whole or to be opened piece by piece. Its name is kept for people; nothing is decided by it.
 */
export type GivenFile = { name: string } & ({ bytes: Uint8Array } | FileSource);
/** `stateIso3`: of a file with several States, only this one's; of a file of one, the one it must be about. */
export type ImportChoice = {
  stateIso3?: string | undefined;
  format?: string | undefined;
  /** Which column of a table says what, where its layout is not known. */
  mapping?: Mapping | undefined;
};

export type Read = {
  name: string;
  file: ParsedStream;
  states: StateIndex;
  /** Of the file's bytes. */
  sha256: () => Promise<string>;
};

/** Opens a file with the States that the record knows; a format that a person names is checked against its content. */
export async function readGiven(
  given: GivenFile,
  { stateIso3, format, mapping }: ImportChoice,
): Promise<Outcome<Read>> {
  const named = format || undefined;
  if (named !== undefined && !isFormat(named))
    return refused("not valid", `Known formats are ${IMPORT_FORMATS.join(", ")}.`, {
      field: "format",
    });
  const states = await recordedStates();
  const state = stateIso3?.trim().toUpperCase();
  if (state && !states.known.states.some(({ iso3 }) => iso3 === state))
    return refused("not valid", `No State has the code ${state}. Codes are such as CHN or SVN.`, {
      field: "state",
    });
  const source = sourceOf(given);
  const choice = { state, format: named, mapping };
  const file = await openFile(source, states, await knownDocuments(), choice);
  return file.ok
    ? done({ name: given.name, file: file.value, states, sha256: () => hashOf(source) })
    : file;
}

/** Which State a document of the record is about: an export that names the State by an id alone leans on it. */
async function knownDocuments() {
  const documents = await record.document.findMany({
    where: { symbol: { not: null }, stateIso3: { not: null } },
    select: { symbol: true, stateIso3: true },
  });
  return new Map(documents.map(({ symbol, stateIso3 }) => [symbol ?? "", stateIso3 ?? ""]));
}

const sourceOf = (given: GivenFile): FileSource =>
  "bytes" in given
    ? { size: given.bytes.byteLength, open: () => once(given.bytes) }
    : { size: given.size, open: given.open };

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function hashOf(source: FileSource): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of source.open()) hash.update(piece);
  return hash.digest("hex");
}

const isFormat = (word: string): word is ImportFormat =>
  (IMPORT_FORMATS as readonly string[]).includes(word);
