import { z } from "zod";
import { hints, type Hint, type Target } from "./field";
import { BY_COMMAND, ENTRY, type EntryKind } from "./kind";
import { unwrap } from "./link";

/** One field of an entry, read off its schema: all that a form, a page or a list of words needs to know of it. */
export type Field = {
  name: string;
  /** One value, several of a kind, or rows of further fields. */
  holds: "one" | "list" | "rows";
  input: Hint["input"] | "rows";
  /** What a link points at. */
  target: Target | null;
  /** The words that a choice allows, in their order. */
  options: readonly string[];
  /** Has it to be said? Lists may always be empty. */
  required: boolean;
  /** Is "nobody says" an answer of its own? For a flag it is the third one. */
  nullable: boolean;
  /** The fields of each row. */
  fields: readonly Field[];
};

const read = new Map<EntryKind, readonly Field[]>();

/** The fields of a kind, in the order of its schema. */
export function fieldsOf(kind: EntryKind): readonly Field[] {
  const known = read.get(kind) ?? readShape(ENTRY[kind].shape);
  read.set(kind, known);
  return known;
}

/** The fields that a form writes. */
export const formFieldsOf = (kind: EntryKind): readonly Field[] =>
  fieldsOf(kind).filter(({ name }) => !Object.hasOwn(BY_COMMAND[kind] ?? {}, name));

const readShape = (shape: z.ZodRawShape): readonly Field[] =>
  Object.entries(shape).map(([name, schema]) => readField(name, schema as z.ZodType));

function readField(name: string, schema: z.ZodType): Field {
  const bare = unwrap(schema);
  const plain = {
    name,
    target: null,
    options: [],
    required: !mayBeLeftOut(schema),
    nullable: isNullable(schema),
    fields: [],
  };
  if (!(bare instanceof z.ZodArray)) return { ...plain, holds: "one", ...inputOf(bare) };
  const element = unwrap(bare.element as z.ZodType);
  return element instanceof z.ZodObject
    ? { ...plain, holds: "rows", input: "rows", fields: readShape(element.shape) }
    : { ...plain, holds: "list", ...inputOf(element) };
}

function inputOf(bare: z.ZodType) {
  const hint = hints.get(bare);
  if (!hint) throw new Error("a field of an entry has no hint: make it with a word of field.ts");
  return {
    input: hint.input,
    target: hint.target ?? null,
    options: bare instanceof z.ZodEnum ? bare.options.map(String) : [],
  };
}

const mayBeLeftOut = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;

function isNullable(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodNullable) return true;
  return (
    (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) &&
    isNullable(schema.unwrap() as z.ZodType)
  );
}
