import { isBodyCode } from "@/lib/domain/body";
import type { EntryKind } from "@/lib/domain/entry/kind";
import type { EntryState } from "@/lib/domain/entry/state";
import entry from "./en/entry.json";
import { bodyWords } from "./words";

// The words of every kind of entry, its fields and their choices, for the desk and the public alike. What several kinds
// call the same stands once under `shared`; a kind's own word goes before it.

type ByName = Record<string, string | undefined>;
type ByKind = Record<string, ByName | undefined>;

const kinds: Record<EntryKind, { one: string; many: string; definition: string }> = entry.kinds;
const labels: ByKind & { shared: ByName } = entry.labels;
const rows: ByKind = entry.rows;
const hints: ByKind & { shared: ByName } = entry.hints;
const choices: Record<string, ByKind | undefined> = entry.choices;
const states: Record<EntryState, string> = entry.states;

/** `one` and `many` of them, and what they are. */
export const kindWords = (kind: EntryKind) => kinds[kind];
export const entryStateWords = (state: EntryState) => states[state];

/** The name of a field; `row` names the field of rows in which it stands: `fieldWords("case", "on", "statuses")`. */
export function fieldWords(kind: EntryKind, field: string, row?: string): string {
  const words = row ? rows[row]?.[field] : (labels[kind]?.[field] ?? labels.shared[field]);
  if (words === undefined) throw new Error(`no word for ${kind} ${row ?? ""} ${field}`);
  return words;
}

/** What whoever fills in a field should know, where there is anything to say. */
export const fieldHint = (kind: EntryKind, field: string): string | undefined =>
  hints[kind]?.[field] ?? hints.shared[field];

/** The words for one of the values that a field allows. */
export function choiceWords(kind: EntryKind, field: string, value: string): string {
  if (field === "body" && isBodyCode(value)) return bodyWords(value).name;
  const words = choices[kind]?.[field]?.[value];
  if (words === undefined) throw new Error(`no word for ${kind} ${field} ${value}`);
  return words;
}

/** Yes, no, and what stands where nobody says. */
export const flagWords = (value: boolean | null): string =>
  value === null ? entry.flags.unknown : value ? entry.flags.yes : entry.flags.no;

const confidential: ByName = entry.confidential;

/** The name of one of the notes that are for members alone. */
export const confidentialWords = (note: string): string => confidential[note] ?? note;

/** A place in an entry as its form shows it: "How each State voted, row 3, Vote". */
export function placeWords(kind: EntryKind, path: readonly PropertyKey[]): string {
  const [field, row, inner] = path.map(String);
  if (field === undefined || !isField(kind, field)) return kindWords(kind).one;
  const words = [fieldWords(kind, field)];
  if (row !== undefined) words.push(`row ${Number(row) + 1}`);
  if (inner !== undefined) words.push(fieldWords(kind, inner, field));
  return words.join(", ");
}

const isField = (kind: EntryKind, field: string) =>
  (labels[kind]?.[field] ?? labels.shared[field]) !== undefined;
