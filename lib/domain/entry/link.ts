import { z } from "zod";
import { hints, type Target } from "./field";
import { ENTRY, type EntryFacts, type EntryKind } from "./kind";

/** One thing that an entry points at: `part` says in which of its roles, `value` by what name. */
export type EntryLink = { part: string; target: Target; value: string };

/** Everything that an entry points at, each once for each part. */
export function linksOf(kind: EntryKind, facts: EntryFacts): EntryLink[] {
  const found = new Map<string, EntryLink>();
  walk(ENTRY[kind], facts, "", (link) => {
    found.set(`${link.part} ${link.target} ${link.value}`, link);
    return link.value;
  });
  return [...found.values()];
}

/**
 * The same facts without what points at something that the public may not know: a link in a list goes, a link of its
 * own becomes null, and so does one in a row. Its name would tell that it exists.
 */
export function withoutClosedLinks<K extends EntryKind>(
  kind: K,
  facts: EntryFacts<K>,
  isOpen: (target: Target, value: string) => boolean,
): EntryFacts<K> {
  return mapLinks(kind, facts, ({ target, value }) => (isOpen(target, value) ? value : null));
}

/** The same facts with other names in place of those that they point with; null takes a link away. */
export function mapLinks<K extends EntryKind>(
  kind: K,
  facts: EntryFacts<K>,
  nameFor: (link: EntryLink) => string | null,
): EntryFacts<K> {
  return walk(ENTRY[kind], facts, "", nameFor) as EntryFacts<K>;
}

/** Repeated links within one part, each with the field in which it stands. Such an entry is refused. */
export function repeatedLinks(
  kind: EntryKind,
  facts: EntryFacts,
): { field: string; value: string }[] {
  const seen = new Set<string>();
  const repeated: { field: string; value: string }[] = [];
  walk(ENTRY[kind], facts, "", ({ part, target, value }, field) => {
    const name = `${part} ${target} ${value}`;
    if (seen.has(name) && !MAY_REPEAT.has(part)) repeated.push({ field, value });
    seen.add(name);
    return value;
  });
  return repeated;
}

/** A State may raise a case twice, and stands among the parties of a treaty once for itself and once for each territory. */
const MAY_REPEAT = new Set(["raised by", "raised in", "party"]);

type Visit = (link: EntryLink, field: string) => string | null;

/** Goes through a value by its schema and puts in place of each link what `visit` gives back. */
function walk(schema: z.ZodType, value: unknown, field: string, visit: Visit): unknown {
  if (value === null || value === undefined) return value;
  const bare = unwrap(schema);
  const hint = hints.get(bare);
  if (hint?.input === "link" && hint.target)
    return visit({ part: hint.part ?? field, target: hint.target, value: String(value) }, field);
  if (bare instanceof z.ZodArray)
    return (value as unknown[])
      .map((one) => walk(bare.element as z.ZodType, one, field, visit))
      .filter((one) => one !== null);
  if (bare instanceof z.ZodObject) {
    const shape = bare.shape as Record<string, z.ZodType>;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        shape[name] ? walk(shape[name], one, field || name, visit) : one,
      ]),
    );
  }
  return value;
}

/** The schema inside what only says that a value may be missing. */
export function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodDefault
  )
    inner = inner.unwrap() as z.ZodType;
  return inner;
}
