import type { z } from "zod";
import type { EditionMark } from "@/lib/domain/summary";
import { BYTE_ORDER_MARK, toLine } from "./csv";
import {
  beside,
  columnsOf,
  columnsOfRow,
  fieldOf,
  ROW_HEAD,
  TABLE_HEAD,
  type Cell,
  type Column,
} from "./shelf-column";

/** A thing as a table shows it. */
type Item = {
  key: string;
  title: string;
  on: string | null;
  url: string;
  facts: Record<string, unknown>;
  computed: object | null;
};

/** What every line begins with (docs/contracts/csv.md). */
const HEAD: Record<(typeof TABLE_HEAD)[number], (item: Item, edition: EditionMark) => Cell> = {
  edition: (_, edition) => edition.number,
  as_of: (_, edition) => edition.asOf,
  key: ({ key }) => key,
  url: ({ url }) => url,
};

/** A table of an edition: the names of its columns, and its lines. */
export type ShelfTable = { names: string[]; rows: Iterable<Cell[]> };

/** One line for each thing: its facts, then what is worked out from them. */
export function shelfTable(
  items: readonly Item[],
  edition: EditionMark,
  facts: z.ZodObject,
  computed: z.ZodType,
): ShelfTable {
  const columns = beside(TABLE_HEAD, columnsOf(facts));
  const worked = columnsOf(computed, "computed");
  function* rows() {
    for (const item of items)
      yield [
        ...headOf(item, edition),
        ...cellsOf(columns, item.facts),
        ...cellsOf(worked, item.computed),
      ];
  }
  return { names: [...TABLE_HEAD, ...namesOf(columns), ...namesOf(worked)], rows: rows() };
}

/** One line for each row of a list: how each State voted, who signed, which sources. */
export function rowTable(
  items: readonly Item[],
  edition: EditionMark,
  facts: z.ZodObject,
  field: string,
): ShelfTable {
  const columns = beside(ROW_HEAD, columnsOfRow(facts, field));
  function* rows() {
    for (const item of items)
      for (const row of fieldOf(item.facts, field) as unknown[])
        yield [...headOf(item, edition), item.title, item.on, ...cellsOf(columns, row)];
  }
  return { names: [...ROW_HEAD, ...namesOf(columns)], rows: rows() };
}

/** The table as CSV, line by line (docs/contracts/csv.md). */
export function* toTable({ names, rows }: ShelfTable): Generator<string> {
  yield BYTE_ORDER_MARK + toLine(names);
  for (const row of rows) yield toLine(row);
}

const headOf = (item: Item, edition: EditionMark) =>
  TABLE_HEAD.map((name) => HEAD[name](item, edition));
const namesOf = (columns: readonly Column[]) => columns.map(({ name }) => name);
const cellsOf = (columns: readonly Column[], value: unknown) =>
  columns.map(({ cell }) => cell(value));
