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

/** One line for each thing: its facts, then what is worked out from them. */
export function* toTable(
  items: readonly Item[],
  edition: EditionMark,
  facts: z.ZodObject,
  computed: z.ZodType,
): Generator<string> {
  const columns = beside(TABLE_HEAD, columnsOf(facts));
  const worked = columnsOf(computed, "computed");
  yield BYTE_ORDER_MARK + toLine([...TABLE_HEAD, ...namesOf(columns), ...namesOf(worked)]);
  for (const item of items)
    yield toLine([
      ...headOf(item, edition),
      ...cellsOf(columns, item.facts),
      ...cellsOf(worked, item.computed),
    ]);
}

/** One line for each row of a list: how each State voted, who signed, which sources. */
export function* toRowTable(
  items: readonly Item[],
  edition: EditionMark,
  facts: z.ZodObject,
  field: string,
): Generator<string> {
  const columns = beside(ROW_HEAD, columnsOfRow(facts, field));
  yield BYTE_ORDER_MARK + toLine([...ROW_HEAD, ...namesOf(columns)]);
  for (const item of items)
    for (const row of fieldOf(item.facts, field) as unknown[])
      yield toLine([...headOf(item, edition), item.title, item.on, ...cellsOf(columns, row)]);
}

const headOf = (item: Item, edition: EditionMark) =>
  TABLE_HEAD.map((name) => HEAD[name](item, edition));
const namesOf = (columns: readonly Column[]) => columns.map(({ name }) => name);
const cellsOf = (columns: readonly Column[], value: unknown) =>
  columns.map(({ cell }) => cell(value));
