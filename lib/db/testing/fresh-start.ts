import { bringEditions } from "@/lib/cli/first-edition";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { findEntry, type EntryLine } from "@/lib/public/entry";

/** The number of the edition that a fresh start publishes. */
export const FIRST = 1;

/** Loads the starter into an empty record and publishes it, as the first start of an installation does. */
export async function freshStart(): Promise<void> {
  const brought = await bringEditions();
  if (!brought.ok) throw new Error(brought.problem.message);
}

/** An entry of an edition, which must be there. */
export async function entryIn<K extends EntryKind>(
  kind: K,
  key: string,
  edition = FIRST,
): Promise<EntryLine<K>> {
  const found = await findEntry(kind, key, edition);
  if (!found || "takenDownOn" in found) throw new Error(`the edition has no ${kind} ${key}`);
  return found.entry;
}

/** What a fresh start publishes of an entry. */
export const factsOf = async <K extends EntryKind>(kind: K, key: string): Promise<EntryFacts<K>> =>
  (await entryIn(kind, key)).facts;
