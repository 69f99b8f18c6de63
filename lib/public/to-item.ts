import "server-only";
import type { Day } from "@/lib/domain/day";
import { computedOf } from "@/lib/domain/entry/computed";
import { isEntryKind, type EntryFacts } from "@/lib/domain/entry/kind";
import type { Pointer } from "@/lib/domain/entry/line";
import { SHELVES, type Shelved, type ShelfKind } from "@/lib/domain/shelf";
import { env } from "@/lib/env";

/** A thing as the interface and the files give it. */
export type ShelfItem = Shelved & { url: string; computed: object | null };

export const toShelfItem = ({ kind, key, title, on, facts }: Shelved, asOf: Day): ShelfItem => ({
  kind,
  key,
  title,
  on,
  url: shelfPageOf(kind, key),
  facts,
  computed: isEntryKind(kind) ? computedOf(kind, facts as EntryFacts, asOf) : null,
});

export const toMention = ({ kind, key, title, on, part }: Pointer) => ({
  kind,
  key,
  title,
  on,
  url: shelfPageOf(kind, key),
  part,
});

const { origin: ORIGIN } = new URL(env.ONUS_URL);

/** The page of a thing, as others cite it. */
const shelfPageOf = (kind: ShelfKind, key: string): string =>
  `${ORIGIN}/${SHELVES[kind]}/${encodeURIComponent(kind === "state" ? key.toLowerCase() : key)}`;
