import type { PartialDate } from "../day";
import type { Target } from "./field";
import type { EntryKind } from "./kind";
import type { PublishedEntry } from "./published";

/** An entry as a list names it. */
export type EntryLine<K extends EntryKind = EntryKind> = PublishedEntry<K> & {
  kind: K;
  title: string;
  on: PartialDate | null;
};

/** What points at something, and in which of its roles: the statements that a State signed, the cases that a letter names. */
export type Pointer = EntryLine & { part: string };

/** What stands for a thing where something else points at it: a short name, and what it is about where the name does not say. */
export type Name = { label: string; detail: string | null };

/** The name behind a link; null where the edition does not have it, or it was taken down. */
export type NameOf = (target: Target, value: string) => Name | null;
