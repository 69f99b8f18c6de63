import { z } from "zod";
import { isOpen as isOpenNow, type Confidentiality } from "../confidentiality";
import type { Target } from "./field";
import { ENTRY, type EntryFacts, type EntryKind } from "./kind";
import { withoutClosedLinks } from "./link";

/** What the public may know of an entry: its kind's facts under its key, and nothing else. */
export const publishedEntry = {
  ...(Object.fromEntries(
    Object.entries(ENTRY).map(([kind, facts]) => [
      kind,
      z.strictObject({ key: z.string().min(1), facts }),
    ]),
  ) as unknown as {
    [K in EntryKind]: z.ZodObject<{ key: z.ZodString; facts: (typeof ENTRY)[K] }>;
  }),
};
export type PublishedEntry<K extends EntryKind = EntryKind> = { key: string; facts: EntryFacts<K> };

/** What publishing reads of an entry: its approved version, and what may close it. */
export type EntryRecord = {
  kind: EntryKind;
  key: string;
  confidentiality: string;
  embargoedUntil: Date | null;
  withdrawnAt: Date | null;
  consent: ConsentRecord | null;
  approved: { facts: unknown; checkNote: string | null } | null;
};

export type ConsentRecord = {
  scopes: string[];
  expiresOn: string | null;
  withdrawnAt: Date | null;
};

/** The public words of an entry at this moment; null where the public may know nothing of it. */
export function toPublishedEntry(
  record: EntryRecord,
  isOpen: (target: Target, value: string) => boolean,
  now: Date,
): PublishedEntry | null {
  const facts = publicFactsOf(record, now);
  if (!facts) return null;
  const { kind, key } = record;
  return publishedEntry[kind].parse({
    key,
    facts: withoutClosedLinks(kind, facts, isOpen),
  }) as PublishedEntry;
}

/** May the public know that there is this entry? What points at one that it may not know is left out. */
export const isPublicEntry = (record: EntryRecord, now: Date): boolean =>
  publicFactsOf(record, now) !== null;

function publicFactsOf(record: EntryRecord, now: Date): EntryFacts | null {
  if (!record.approved || !mayShowEntry(record, now)) return null;
  const facts = ENTRY[record.kind].parse(record.approved.facts) as EntryFacts;
  return isHeldBack(record.kind, facts, now) ? null : facts;
}

/** Approved, checked, not withdrawn, open at this moment, and with the consent that it rests on. */
function mayShowEntry(record: EntryRecord, now: Date): boolean {
  const { withdrawnAt, approved, confidentiality, embargoedUntil, consent } = record;
  if (withdrawnAt !== null || approved === null || approved.checkNote !== null) return false;
  if (!isOpenNow(confidentiality as Confidentiality, embargoedUntil, now)) return false;
  if (consent === null) return !restsOnConsent(approved.facts);
  return isConsentValid(consent, now);
}

/** A name that is public by consent alone needs that consent on record. */
const restsOnConsent = (facts: unknown) =>
  (facts as { nameBasis?: string }).nameBasis === "consent";

/** Given for publication with the name, and neither withdrawn nor expired. */
export const isConsentValid = (consent: ConsentRecord, now: Date): boolean =>
  consent.scopes.includes("publish-named") &&
  consent.withdrawnAt === null &&
  (consent.expiresOn === null || now.toISOString().slice(0, 10) <= consent.expiresOn);

/** A rule of its own kind that keeps an entry back. */
function isHeldBack(kind: EntryKind, facts: EntryFacts, now: Date): boolean {
  const today = now.toISOString().slice(0, 10);
  // A letter of the UN is confidential until the UN itself publishes it.
  if (kind === "communication" && "publicOn" in facts)
    return facts.publicOn === null || facts.publicOn > today;
  // What the UN has not reported may point at a person who is not known to it.
  if (kind === "reprisal" && "reportedIn" in facts) return facts.reportedIn === null;
  return false;
}
