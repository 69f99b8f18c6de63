import "server-only";
import { kindOfShelf, ON_SHELF, SHELF_KINDS, SHELVES, type ShelfKind } from "@/lib/domain/shelf";
import { shelfWords } from "@/lib/messages/shelf";
import { inKebabCase, listsOf } from "@/lib/export/shelf-column";

/** A file under `/data`: a shelf as a table or whole, or one of the lists of its things, a line for each row. */
export type ShelfFile = {
  kind: ShelfKind;
  name: string;
  ending: "csv" | "json" | "xlsx";
  /** The field whose rows it holds. */
  rows: string | null;
};

/** The file that an address names; null where there is none. */
export function shelfFileNamed(name: string): ShelfFile | null {
  const [, word, list, ending] = /^([a-z]+)(?:\.([a-z-]+))?\.(csv|json|xlsx)$/.exec(name) ?? [];
  const kind = word === undefined ? null : kindOfShelf(word);
  if (kind === null || (ending !== "csv" && ending !== "json" && ending !== "xlsx")) return null;
  if (list === undefined) return { kind, name, ending, rows: null };
  const rows = listsOf(ON_SHELF[kind]).find((field) => inKebabCase(field) === list);
  return rows !== undefined && ending !== "json" ? { kind, name, ending, rows } : null;
}

/** Every list of a shelf that has a table of its own: `votes.records.csv`. */
export const rowFilesOf = (kind: ShelfKind): string[] =>
  listsOf(ON_SHELF[kind]).map((field) => `${SHELVES[kind]}.${inKebabCase(field)}.csv`);

/** The files of every shelf, as the page of data lists them. */
export const shelfFiles = () =>
  SHELF_KINDS.map((kind) => ({
    name: shelfWords(kind),
    table: `${SHELVES[kind]}.csv`,
    workbook: `${SHELVES[kind]}.xlsx`,
    whole: `${SHELVES[kind]}.json`,
    lists: rowFilesOf(kind),
  }));
