import type { Target } from "./field";
import type { EntryKind } from "./kind";
import { fieldsOf } from "./shape";

/** A link where it stands in the facts: `path` is `session`, `asks.2` or `records.3.state`. */
export type LinkPlace = { path: string; target: Target; value: string };

/** Every link of facts that nobody has checked yet, in the order of the form. What is no text is no link. */
export function linkPlaces(kind: EntryKind, facts: Record<string, unknown>): LinkPlace[] {
  return fieldsOf(kind).flatMap(({ name, holds, target, fields }) => {
    const value = facts[name];
    if (holds === "one") return place(name, target, value);
    if (!Array.isArray(value)) return [];
    if (holds === "list")
      return value.flatMap((one, index) => place(`${name}.${index}`, target, one));
    return value.flatMap((row: unknown, index) =>
      fields.flatMap((field) =>
        place(`${name}.${index}.${field.name}`, field.target, valueOf(row, field.name)),
      ),
    );
  });
}

const place = (path: string, target: Target | null, value: unknown): LinkPlace[] =>
  target && typeof value === "string" ? [{ path, target, value }] : [];

const valueOf = (row: unknown, name: string): unknown =>
  typeof row === "object" && row !== null ? (row as Record<string, unknown>)[name] : undefined;

/** The same facts with other values at some of their paths. */
export function withValues(
  facts: Record<string, unknown>,
  values: ReadonlyMap<string, string>,
): Record<string, unknown> {
  return replaced(facts, "", values) as Record<string, unknown>;
}

function replaced(value: unknown, path: string, values: ReadonlyMap<string, string>): unknown {
  const at = (name: string | number) => (path ? `${path}.${name}` : String(name));
  if (values.has(path)) return values.get(path);
  if (Array.isArray(value)) return value.map((one, index) => replaced(one, at(index), values));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, replaced(one, at(name), values)]),
  );
}
