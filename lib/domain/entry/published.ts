import { z } from "zod";
import { isOpen as isOpenNow, type Confidentiality } from "../confidentiality";
import { dayInGeneva, latestDayOf } from "../day";
import type { Target } from "./field";
import { ENTRY, type EntryFacts, type EntryKind } from "./kind";
import { withoutClosedLinks } from "./link";
import type { ReportFacts } from "./report";

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
  /** Signatures under it that were taken back. */
  signOns: readonly { name: string }[];
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
  if (!record.approved || closedBy(record, now).length > 0) return null;
  return ENTRY[record.kind].parse(record.approved.facts) as EntryFacts;
}

/** What keeps an entry from the public. */
export type ClosedBy =
  | "not approved"
  | "withdrawn"
  | "not checked"
  | "confidentiality"
  | "embargo"
  | "no consent"
  | "consent without the name"
  | "consent withdrawn"
  | "consent expired"
  | "not public at the UN"
  | "not reported by the UN"
  | "not locked"
  | "signature taken back";

/** Everything that keeps an entry from the public at this moment; nothing does where the list is empty. */
export function closedBy(record: EntryRecord, now: Date): ClosedBy[] {
  const { kind, withdrawnAt, approved, consent } = record;
  if (approved === null) return ["not approved"];
  const reasons: (ClosedBy | null)[] = [
    withdrawnAt && "withdrawn",
    approved.checkNote !== null ? "not checked" : null,
    closure(record, now),
    consent === null
      ? restsOnConsent(approved.facts)
        ? "no consent"
        : null
      : whyNot(consent, now),
    heldBack(kind, approved.facts as EntryFacts, now),
    kind === "report" ? unsigned(approved.facts as ReportFacts, record.signOns) : null,
  ];
  return reasons.filter((reason) => reason !== null);
}

function closure({ confidentiality, embargoedUntil }: EntryRecord, now: Date): ClosedBy | null {
  if (isOpenNow(confidentiality as Confidentiality, embargoedUntil, now)) return null;
  return confidentiality === "embargoed" ? "embargo" : "confidentiality";
}

/** A name that is public by consent alone needs that consent on record. */
const restsOnConsent = (facts: unknown) =>
  (facts as { nameBasis?: string }).nameBasis === "consent";

/** Given for publication with the name, and neither withdrawn nor expired. */
export const isConsentValid = (consent: ConsentRecord, now: Date): boolean =>
  whyNot(consent, now) === null;

function whyNot({ scopes, withdrawnAt, expiresOn }: ConsentRecord, now: Date): ClosedBy | null {
  if (withdrawnAt !== null) return "consent withdrawn";
  if (!scopes.includes("publish-named")) return "consent without the name";
  return expiresOn !== null && expiresOn < dayInGeneva(now) ? "consent expired" : null;
}

/** A report goes out as it was locked, and under nobody's name who has taken it back. */
function unsigned(facts: ReportFacts, takenBack: EntryRecord["signOns"]): ClosedBy | null {
  if (facts.sha256 === null) return "not locked";
  const isSigned = takenBack.some(({ name }) => facts.signatories.includes(name));
  return isSigned ? "signature taken back" : null;
}

/** A rule of its own kind that keeps an entry back. */
function heldBack(kind: EntryKind, facts: EntryFacts, now: Date): ClosedBy | null {
  const { publicOn = null, reportedIn = null } = facts as {
    publicOn?: string | null;
    reportedIn?: string | null;
  };
  // A letter of the UN is confidential until the UN itself publishes it.
  if (kind === "communication" && (publicOn === null || latestDayOf(publicOn) > dayInGeneva(now)))
    return "not public at the UN";
  // What the UN has not reported may point at a person who is not known to it.
  return kind === "reprisal" && reportedIn === null ? "not reported by the UN" : null;
}
