import type { ReactNode } from "react";
import type { EntryKind } from "@/lib/domain/entry/kind";
import type { EntryLine, NameOf, Pointer } from "@/lib/domain/entry/line";
import type { PublishedState } from "@/lib/domain/published";
import type { PublishedPlace } from "./document";

/** What a page of an entry is given besides the entry. */
export type Around = { place: PublishedPlace; names: NameOf; pointers: readonly Pointer[] };
/** What a list is given besides its entries: the State whose dossier it keeps to, where a reader asked for one. */
export type Within = { place: PublishedPlace; about: PublishedState | null };

/** What a kind shows in its own way: in place of the plain facts of its page, in place of the lines of its list. */
export type Own<K extends EntryKind> = {
  page?: (entry: EntryLine<K>, around: Around) => ReactNode | Promise<ReactNode>;
  list?: (entries: readonly EntryLine<K>[], within: Within) => ReactNode | Promise<ReactNode>;
};
