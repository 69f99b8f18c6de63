import "server-only";
import { publication } from "@/lib/db/publication";
import type { EntryKind } from "@/lib/domain/entry/kind";
import { validIn } from "./edition";

/** How much an edition holds: entries by kind, and documents, reviews, recommendations and calls beside them. */
export type Shelves = {
  entries: Partial<Record<EntryKind, number>>;
  documents: number;
  reviews: number;
  recommendations: number;
  /** Calls, commitments and remedies, which are counted apart from recommendations. */
  calls: number;
};

/** All of an edition, or what belongs to one State's dossier. */
export async function countShelves(edition: number, about?: string): Promise<Shelves> {
  const all = about === undefined;
  const state = about?.toUpperCase() ?? "";
  const [entries, asks] = await Promise.all([
    publication.$queryRaw<{ kind: string; count: number }[]>`
      select kind, count(*)::int as count from entry
      where ${validIn(edition)} and kind <> 'state' and (${all}
        or content ->> 'state' = ${state} or content -> 'facts' -> 'about' ? ${state})
      group by kind`,
    publication.$queryRaw<{ isCall: boolean; count: number }[]>`
      select type <> 'recommendation' as "isCall", count(*)::int as count from recommendation
      where ${validIn(edition)} and (${all} or state = ${state}) group by 1`,
  ]);
  const {
    document = 0,
    review = 0,
    ...kinds
  } = Object.fromEntries(entries.map(({ kind, count }) => [kind, count]));
  const asked = (isCall: boolean) => asks.find((one) => one.isCall === isCall)?.count ?? 0;
  return {
    entries: kinds,
    documents: document,
    reviews: review,
    recommendations: asked(false),
    calls: asked(true),
  };
}
