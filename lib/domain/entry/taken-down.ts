import { canonical } from "../canonical";
import { toOutsideFinding } from "../to-published";
import type { OutsideFinding } from "../published";
import type { Finding } from "./finding";
import { isEntryKind, type EntryFacts, type EntryKind } from "./kind";
import { linksOf, mapLinks, type EntryLink } from "./link";

/** An entry that is to go from every edition, with all that it ever said and may stand elsewhere. */
export type GoneEntry = {
  kind: EntryKind;
  key: string;
  /** Of a finding: its words as they stand within recommendations and reviews. */
  within: OutsideFinding[];
  /** Of a finding: what it is or was about. */
  about: EntryLink[];
};

/** `versions` are the facts of all its versions: an earlier edition may hold any of them. */
export function goneEntry(
  kind: EntryKind,
  key: string,
  versions: readonly EntryFacts[],
): GoneEntry {
  if (kind !== "finding") return { kind, key, within: [], about: [] };
  return {
    kind,
    key,
    within: versions.map((facts) => toOutsideFinding(facts as Finding)),
    about: versions.flatMap((facts) => linksOf(kind, facts)),
  };
}

type Content = { facts?: EntryFacts; outside?: OutsideFinding[] };

/** What a published thing says without the entry that is gone; null where it says nothing of it. */
export function withoutGone(kind: string, content: object, gone: GoneEntry): object | null {
  const { facts, outside } = content as Content;
  const left =
    isEntryKind(kind) && facts
      ? { ...content, facts: withoutLinksTo(kind, facts, gone) }
      : { ...content, outside: (outside ?? []).filter((one) => !isWithin(gone, one)) };
  return canonical(left) === canonical(content) ? null : left;
}

const withoutLinksTo = (kind: EntryKind, facts: EntryFacts, gone: GoneEntry): EntryFacts =>
  mapLinks(kind, facts, ({ target, value }) =>
    target === `entry:${gone.kind}` && value === gone.key ? null : value,
  );

const isWithin = ({ within }: GoneEntry, one: OutsideFinding) =>
  within.some((own) => canonical(own) === canonical(one));
