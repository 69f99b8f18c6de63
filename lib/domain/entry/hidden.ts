import { canonical } from "../canonical";
import { mapLinks, type EntryLink } from "./link";
import type { EntryFacts, EntryKind } from "./kind";
import { fieldsOf } from "./shape";

type IsHidden = (link: EntryLink) => boolean;
type Values = Record<string, unknown>;

/** The facts as somebody sees them who may not know of some of what they point at. */
export const withoutHidden = (kind: EntryKind, facts: EntryFacts, isHidden: IsHidden): EntryFacts =>
  mapLinks(kind, facts, (link) => (isHidden(link) ? null : link.value));

/**
 * Facts that such a person saved, with the links that they could not see put back: else each of their saves would take
 * these away, and a refusal would tell that there is something. A row is known again by all that it shows of itself.
 */
export function withHiddenKept(
  kind: EntryKind,
  { before, after }: { before: EntryFacts; after: EntryFacts },
  isHidden: IsHidden,
): EntryFacts {
  const seen = withoutHidden(kind, before, isHidden) as Values;
  if (canonical(seen) === canonical(before)) return after;
  const held = before as Values;
  const kept = { ...(after as Values) };
  for (const { name, holds } of fieldsOf(kind)) {
    if (canonical(seen[name]) === canonical(held[name])) continue;
    if (holds === "one") kept[name] ??= held[name];
    else if (holds === "list") kept[name] = [...listOf(kept[name]), ...missing(held, seen, name)];
    else kept[name] = rowsKept(kind, name, { held, kept }, isHidden);
  }
  return kept as EntryFacts;
}

const listOf = (value: unknown) => value as unknown[];
const missing = (held: Values, seen: Values, name: string) =>
  listOf(held[name]).filter((one) => !listOf(seen[name]).includes(one));

function rowsKept(
  kind: EntryKind,
  name: string,
  { held, kept }: { held: Values; kept: Values },
  isHidden: IsHidden,
): unknown[] {
  const shown = (row: unknown) =>
    canonical(
      listOf(
        (withoutHidden(kind, { ...held, [name]: [row] } as EntryFacts, isHidden) as Values)[name],
      )[0],
    );
  const left = [...listOf(held[name])];
  return listOf(kept[name]).map((row) => {
    const at = left.findIndex((one) => shown(one) === canonical(row));
    return at < 0 ? row : left.splice(at, 1)[0];
  });
}
