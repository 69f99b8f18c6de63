import { GET as getOne } from "@/app/(public)/api/v1/[collection]/[key]/route";
import { GET as getList } from "@/app/(public)/api/v1/[collection]/route";
import type { Day } from "@/lib/domain/day";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import type { PublishedDocument, PublishedReview } from "@/lib/domain/published";
import { SHELVES, type ShelfKind } from "@/lib/domain/shelf";

// An edition as programs read it: every word comes out of the handlers of /api/v1, as JSON.

type Facts = { document: PublishedDocument; review: PublishedReview } & {
  [K in EntryKind]: EntryFacts<K>;
};
type Known = keyof Facts & ShelfKind;
export type Item<K extends Known> = {
  kind: K;
  key: string;
  title: string;
  on: string | null;
  url: string;
  facts: Facts[K];
};
export type Mention = Pick<Item<EntryKind>, "kind" | "key" | "title" | "on" | "url"> & {
  part: string;
};

/** The whole of a list, page by page; `about` keeps to one State's dossier. */
export async function listEntries<K extends Known>(
  kind: K,
  edition: number,
  { about }: { about?: string } = {},
): Promise<Item<K>[]> {
  const collection = SHELVES[kind];
  const items: Item<K>[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const asked = new URLSearchParams({ edition: String(edition), limit: "200" });
    if (about) asked.set("about", about);
    if (cursor) asked.set("cursor", cursor);
    const answer = await getList(new Request(`http://localhost/api/v1/${collection}?${asked}`), {
      params: Promise.resolve({ collection }),
    });
    if (answer.status !== 200) throw new Error(`${collection}: ${await answer.text()}`);
    const page = (await answer.json()) as { items: Item<K>[]; next: string | null };
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

type Found<K extends Known> = { entry: Item<K>; mentions: Mention[] };

/** One thing and what points at it; the day on which it was taken down; null where there is nothing. */
export async function findEntry<K extends Known>(
  kind: K,
  key: string,
  edition: number,
): Promise<Found<K> | { takenDownOn: Day | null } | null> {
  const collection = SHELVES[kind];
  const address = `http://localhost/api/v1/${collection}/${encodeURIComponent(key)}?edition=${edition}`;
  const answer = await getOne(new Request(address), {
    params: Promise.resolve({ collection, key }),
  });
  if (answer.status === 404) return null;
  const body = (await answer.json()) as { item: Item<K>; mentions: Mention[] };
  if (answer.status === 410) return { takenDownOn: null };
  return { entry: body.item, mentions: body.mentions };
}

/** One thing of an edition, which must be there. */
export async function entryIn<K extends Known>(
  kind: K,
  key: string,
  edition = FIRST,
): Promise<Item<K>> {
  const found = await findEntry(kind, key, edition);
  if (!found || "takenDownOn" in found) throw new Error(`the edition has no ${kind} ${key}`);
  return found.entry;
}

/** What a fresh start publishes of a thing. */
export const factsOf = async <K extends Known>(kind: K, key: string): Promise<Facts[K]> =>
  (await entryIn(kind, key)).facts;

/** The number of the edition that a fresh start publishes. */
export const FIRST = 1;
