import { z } from "zod";
import {
  COLLECTIONS,
  ENTRY,
  dateOf,
  isEntryKind,
  titleOf,
  type EntryFacts,
  type EntryKind,
} from "./entry/kind";
import {
  publishedDocument,
  publishedReview,
  publishedState,
  type PublishedDocument,
  type PublishedReview,
  type PublishedState,
} from "./published";
import type { PartialDate } from "./day";

// Everything of an edition that can be listed, besides recommendations: a shelf for each kind of entry, and one each for
// documents, reviews and States.

/** The word of each shelf, as addresses use it: `/votes`, `/api/v1/votes`, `/data/votes.csv`. */
export const SHELVES = {
  document: "documents",
  review: "reviews",
  state: "states",
  ...COLLECTIONS,
} as const;
export type ShelfKind = keyof typeof SHELVES;
export const isShelfKind = (word: string): word is ShelfKind => Object.hasOwn(SHELVES, word);
export const SHELF_KINDS = Object.keys(SHELVES) as ShelfKind[];

/** What may be known of one thing on each shelf. */
export const ON_SHELF = {
  document: publishedDocument,
  review: publishedReview,
  state: publishedState,
  ...ENTRY,
} as const satisfies Record<ShelfKind, z.ZodObject>;

/** The shelf that a word of an address means, or null. */
export const kindOfShelf = (word: string): ShelfKind | null =>
  SHELF_KINDS.find((kind) => SHELVES[kind] === word) ?? null;

/** One thing on a shelf, under its key. */
export type Shelved = {
  kind: ShelfKind;
  key: string;
  title: string;
  on: PartialDate | null;
  facts: Record<string, unknown>;
};

/** The same thing from its facts: its title and the day by which it stands in time. */
export function shelved(kind: ShelfKind, key: string, facts: object): Shelved {
  return { kind, key, ...headOf(kind, facts), facts: facts as Record<string, unknown> };
}

function headOf(kind: ShelfKind, facts: object): Pick<Shelved, "title" | "on"> {
  if (isEntryKind(kind)) return headOfEntry(kind, facts as EntryFacts);
  if (kind === "state") return { title: (facts as PublishedState).name, on: null };
  if (kind === "document") {
    const { symbol, title, publishedOn, distributedOn, adoptedOn } = facts as PublishedDocument;
    return { title: symbol ?? title, on: publishedOn ?? distributedOn ?? adoptedOn };
  }
  const { state, cycle, reviewOn } = facts as PublishedReview;
  return { title: `${state}, cycle ${cycle}`, on: reviewOn };
}

const headOfEntry = (kind: EntryKind, facts: EntryFacts) => ({
  title: titleOf(kind, facts),
  on: dateOf(facts),
});
