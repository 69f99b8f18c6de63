import "server-only";
import { createHash } from "node:crypto";
import { record } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { IMPORT_FORMATS, type ImportFormat, type ParsedFile } from "@/lib/import/parsed";
import { readFile } from "@/lib/import/read-file";
import { type StateIndex, stateIndexOf } from "@/lib/import/states";

/** A file as it was handed in. Its name is kept for people; nothing is decided by it. */
export type GivenFile = { name: string; bytes: Uint8Array };
/** `stateIso3`: of a file with several States, only this one's; of a file of one, the one it must be about. */
export type ImportChoice = { stateIso3?: string | undefined; format?: string | undefined };

export type Read = { file: ParsedFile; states: StateIndex; sha256: string };

/** Reads a file with the States that the record knows; a format that a person names is checked against its content. */
export async function readGiven(
  { bytes }: GivenFile,
  { stateIso3, format }: ImportChoice,
): Promise<Outcome<Read>> {
  const named = format || undefined;
  if (named !== undefined && !isFormat(named))
    return refused("not valid", `Known formats are ${IMPORT_FORMATS.join(" and ")}.`, {
      field: "format",
    });
  const known = await record.state.findMany({
    select: { iso3: true, name: true, aliases: true },
  });
  const state = stateIso3?.trim().toUpperCase();
  if (state && !known.some(({ iso3 }) => iso3 === state))
    return refused("not valid", `No State has the code ${state}. Codes are such as CHN or SVN.`, {
      field: "state",
    });
  const states = stateIndexOf(known);
  const file = await readFile(bytes, states, { state, format: named });
  if (!file.ok) return file;
  return done({
    file: file.value,
    states,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
}

const isFormat = (word: string): word is ImportFormat =>
  (IMPORT_FORMATS as readonly string[]).includes(word);
