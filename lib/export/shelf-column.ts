import { z } from "zod";
import { unwrap } from "@/lib/domain/entry/link";

/** A value that a cell can hold. */
export type Cell = string | number | null;
/** One column of a table, from which field within which it is, and how a row's value is read into it. */
export type Column = {
  name: string;
  path: string[];
  isNumber: boolean;
  cell: (value: unknown) => Cell;
};

/**
 * The columns that hold a schema's values: one for each plain field and for each list of plain values, and those of an
 * inner object with its name before theirs. Rows of further fields have a table of their own and are left out here.
 */
export function columnsOf(schema: z.ZodType, before = ""): Column[] {
  const bare = unwrap(schema);
  if (!(bare instanceof z.ZodObject))
    return isPlain(bare)
      ? [{ name: before, path: [], isNumber: bare instanceof z.ZodNumber, cell: toPlain }]
      : [];
  return Object.entries(bare.shape).flatMap(([field, one]) => {
    const name = before ? `${before}_${inSnakeCase(field)}` : inSnakeCase(field);
    return columnsOf(one as z.ZodType, name).map((column) => ({
      ...column,
      path: [field, ...column.path],
      cell: (value: unknown) => column.cell(fieldOf(value, field)),
    }));
  });
}

/** Columns of every line of a table of things, and of a table of one of their lists. */
export const TABLE_HEAD = ["edition", "as_of", "key", "url"] as const;
export const ROW_HEAD = [...TABLE_HEAD, "of", "of_date"] as const;

/** No two columns have one name: a fact that is called like a column of the head has `own_` before it. */
export const beside = (head: readonly string[], columns: readonly Column[]): Column[] =>
  columns.map((column) =>
    head.includes(column.name) ? { ...column, name: `own_${column.name}` } : column,
  );

/** The fields of a schema that hold a list: each has a table of its own. */
export const listsOf = (schema: z.ZodObject): string[] =>
  Object.entries(schema.shape)
    .filter(([, one]) => unwrap(one as z.ZodType) instanceof z.ZodArray)
    .map(([field]) => field);

/** The columns of one row of a list; a list of plain values has the one column `value`. */
export function columnsOfRow(schema: z.ZodObject, field: string): Column[] {
  const array = unwrap(schema.shape[field] as z.ZodType);
  if (!(array instanceof z.ZodArray)) throw new Error(`${field} is no list`);
  const element = unwrap(array.element as z.ZodType);
  return columnsOf(element, element instanceof z.ZodObject ? "" : "value");
}

export const fieldOf = (value: unknown, field: string): unknown =>
  (value as Record<string, unknown> | null | undefined)?.[field];

/** `signatoryStates` is `signatory_states` as a column, and `signatory-states` in an address. */
export const inSnakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const inKebabCase = (name: string): string => inSnakeCase(name).replaceAll("_", "-");

function isPlain(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodArray) return isPlain(unwrap(schema.element as z.ZodType));
  return !(schema instanceof z.ZodObject || schema instanceof z.ZodNull);
}

function toPlain(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join("; ") : null;
  return typeof value === "number" ? value : String(value);
}
