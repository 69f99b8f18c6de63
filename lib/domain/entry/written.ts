import type { Field } from "./shape";
import { formFieldsOf } from "./shape";
import type { EntryFacts, EntryKind } from "./kind";

// A form writes an entry as flat names: `facts.title`, `facts.records.0.state`, and for lists of words one to a line.
// Here these become the facts of its kind and facts become these; what is wrong with them the kind's schema says.

/** Every name of a form with all that was written under it. */
export type Written = Record<string, string[]>;

const MOST_ROWS = 1000;

/** The facts in what was written. What was left empty is left out, so that the schema says whether it may be. */
export function factsIn(kind: EntryKind, written: Written): Record<string, unknown> {
  const facts = formFieldsOf(kind).map((field) => [field.name, valueIn(field, written)] as const);
  return Object.fromEntries(facts.filter(([, value]) => value !== undefined));
}

/** Names under `facts` that the kind does not know: no form of ours sends them. */
export function strangersIn(kind: EntryKind, written: Written): string[] {
  const known = formFieldsOf(kind).flatMap((field) => [field.name, ...inner(field)]);
  return Object.keys(written)
    .filter((name) => name.startsWith("facts."))
    .filter(
      (name) => !known.includes(name.slice("facts.".length).replace(/\.\d{1,4}(?=\.|$)/, "")),
    );
}

const inner = ({ name, fields }: Field) => fields.map((one) => `${name}.${one.name}`);

/** What was written, without rows that were left empty, and the others counted from nought. */
export function withoutEmptyRows(kind: EntryKind, written: Written): Written {
  const others = Object.entries(written).filter(
    ([name]) => !formFieldsOf(kind).some((field) => hasRows(field) && isUnder(field, name)),
  );
  const rows = formFieldsOf(kind)
    .filter(hasRows)
    .flatMap((field) =>
      rowsIn(field, written).flatMap((row, index) =>
        Object.entries(row).map(
          ([name, text]) => [`facts.${field.name}.${index}${name && `.${name}`}`, [text]] as const,
        ),
      ),
    );
  return Object.fromEntries([...others, ...rows]);
}

/** Is it written in rows: a row of fields, or a link of a list, which is found by its words? */
export const hasRows = ({ holds, input, target }: Field): boolean =>
  holds === "rows" || (holds === "list" && input === "link" && !isWrittenInLines(target));

/** Names of States and of reviews are short, and pasted as lists. */
const isWrittenInLines = (target: Field["target"]) => target === "state" || target === "review";

/** Facts as a form shows them. `nameFor` says how a link is written: a State by its name. */
export function writtenOf(
  kind: EntryKind,
  facts: EntryFacts,
  nameFor: (field: Pick<Field, "target">, value: string) => string,
): Written {
  const written: Written = {};
  for (const field of formFieldsOf(kind)) {
    const value = (facts as Record<string, unknown>)[field.name];
    const name = `facts.${field.name}`;
    // What was saved before its kind had this field does not have it.
    const values = Array.isArray(value) ? (value as unknown[]) : [];
    if (field.holds === "one") written[name] = [textOf(field, value, nameFor)];
    else if (!hasRows(field))
      written[name] = [values.map((one) => textOf(field, one, nameFor)).join("\n")];
    else
      values.forEach((row, index) => {
        if (field.holds === "list") written[`${name}.${index}`] = [textOf(field, row, nameFor)];
        for (const one of field.fields)
          written[`${name}.${index}.${one.name}`] = [
            textOf(one, (row as Record<string, unknown>)[one.name], nameFor),
          ];
      });
  }
  return written;
}

function textOf(
  field: Field,
  value: unknown,
  nameFor: (field: Field, value: string) => string,
): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return field.input === "link" ? nameFor(field, String(value)) : String(value);
}

function valueIn(field: Field, written: Written): unknown {
  const name = `facts.${field.name}`;
  if (field.holds === "one") return oneIn(field, written[name]?.[0]);
  if (!hasRows(field)) return linesIn(written[name]?.join("\n") ?? "");
  const rows = rowsIn(field, written);
  if (field.holds === "list") return rows.map((row) => row[""]);
  return rows.map((row) =>
    Object.fromEntries(
      field.fields.flatMap((one) => {
        const value = oneIn(one, row[one.name]);
        return value === undefined ? [] : [[one.name, value]];
      }),
    ),
  );
}

function oneIn({ input }: Field, given: string | undefined): unknown {
  const text = given?.replaceAll("\r\n", "\n").trim() ?? "";
  if (text === "") return undefined;
  if (input === "number") return /^\d{1,15}$/.test(text) ? Number(text) : text;
  if (input === "flag") return text === "yes" ? true : text === "no" ? false : text;
  return text;
}

export const linesIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** The rows of a field in their order, each with what was written under its fields; a bare link under "". */
export function rowsIn(field: Pick<Field, "name">, written: Written): Record<string, string>[] {
  const rows = new Map<number, Record<string, string>>();
  for (const [name, [text = ""]] of Object.entries(written)) {
    const found = isUnder(field, name);
    const index = Number(found?.[1]);
    if (found && index < MOST_ROWS) rows.set(index, { ...rows.get(index), [found[2] ?? ""]: text });
  }
  return [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row)
    .filter((row) => Object.values(row).some((text) => text.trim() !== ""));
}

const isUnder = ({ name }: Pick<Field, "name">, written: string) =>
  written.startsWith(`facts.${name}.`)
    ? /^(\d{1,4})(?:\.(\w+))?$/.exec(written.slice(`facts.${name}.`.length))
    : null;
