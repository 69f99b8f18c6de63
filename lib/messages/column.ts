import { isEntryKind } from "@/lib/domain/entry/kind";
import type { ShelfKind } from "@/lib/domain/shelf";
import column from "./en/column.json";
import { fieldWords } from "./entry";

// What each column of a table holds, for people who open it without the site beside them.

type ByName = Record<string, string | undefined>;
const recommendations: ByName = column.recommendations;
const table: ByName = column.table;
const facts: Record<"document" | "review" | "state", ByName> = column;

export const recommendationColumnWords = (name: string): string =>
  found(recommendations[name], `recommendations ${name}`);

/** Columns with which every line of the other tables begins. */
export const tableColumnWords = (name: string): string => found(table[name], `table ${name}`);

export const computedColumnWords = (path: readonly string[]): string =>
  `${column.computed}: ${inWords(path)}`;

/** The field at `path` within a thing or, with `row`, within a line of that list of it. */
export function shelfColumnWords(kind: ShelfKind, path: readonly string[], row?: string): string {
  const [field, ...inner] = path;
  const outer = row ?? field ?? "";
  const words = isEntryKind(kind)
    ? fieldWords(kind, outer)
    : found(facts[kind][outer], `${kind} ${outer}`);
  const rest = row === undefined ? inner : path;
  return rest.length > 0 ? `${words}: ${inWords(rest)}` : words;
}

/** `workingGroupOn` is "working group on". */
const inWords = (path: readonly string[]): string =>
  path.map((name) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)).join(", ");

function found(words: string | undefined, what: string): string {
  if (words === undefined) throw new Error(`no words for the column ${what}`);
  return words;
}
