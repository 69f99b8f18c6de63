import "server-only";
import { change, record, type Prisma, type Tx } from "@/lib/db/record";
import {
  consentDraft,
  consentStateOf,
  type ConsentDraft,
  type ConsentState,
} from "@/lib/domain/consent";
import { dayInGeneva } from "@/lib/domain/day";
import type { EntryKind } from "@/lib/domain/entry/kind";
import { done, fieldProblems, refused, refusedFields, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { proveFirst } from "@/lib/domain/step-up";
import { readableEntries } from "./entry-readable";
import { applyTakeDowns } from "./publishing-apply";
import { takeDownInside } from "./take-down";

/** A consent as members of its organisation see it, with what rests on it. */
export type HeldConsent = {
  subjectCode: string;
  scopes: string[];
  givenOn: string;
  method: string;
  language: string | null;
  expiresOn: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  state: ConsentState;
  /** The entries that this member may read. */
  entries: { kind: EntryKind; key: string; title: string; isPublic: boolean }[];
};

/** Records that a person has agreed to a use of their name or of what they told. */
export async function recordConsent(
  who: StaffMember,
  given: ConsentDraft,
): Promise<Outcome<{ subjectCode: string }>> {
  if (!may(who, "keep consents")) return refused("not allowed", KEEPING);
  const read = consentDraft.safeParse(given);
  if (!read.success) return refusedFields("not valid", fieldProblems(read.error));
  const { subjectCode } = read.data;
  return change(who, { did: "recorded consent", subject: subjectCode }, async (tx) => {
    if (await tx.consent.findUnique({ where: { subjectCode } }))
      return refused("conflict", `There is a consent with the code “${subjectCode}” already`, {
        field: "subjectCode",
      });
    await tx.consent.create({
      data: { ...read.data, recordedById: who.id, organisationId: who.organisationId },
    });
    return done({ subjectCode });
  });
}

/** The consents of the member's organisation, and for administrators all; those that have ended last. */
export async function listConsents(who: StaffMember): Promise<HeldConsent[]> {
  if (!may(who, "keep consents")) return [];
  const held = await record.consent.findMany({
    where: keptBy(who),
    orderBy: [{ withdrawnAt: { sort: "asc", nulls: "first" } }, { subjectCode: "asc" }],
    include: { entries: { where: readableEntries(who), include: TITLE } },
  });
  const open = await openNames(held.flatMap(({ entries }) => entries));
  return held.map((one) => toHeld(one, open));
}

/** Those that ran out, on which something still rests that the public reads: the next edition leaves it out. */
export async function listExpiredConsents(who: StaffMember): Promise<HeldConsent[]> {
  const all = await listConsents(who);
  return all.filter(
    ({ state, entries }) => state === "expired" && entries.some(({ isPublic }) => isPublic),
  );
}

/** Given for longer, or for shorter; null is without an end. */
export async function renewConsent(
  who: StaffMember,
  subjectCode: string,
  expiresOn: string | null,
): Promise<Outcome<{ subjectCode: string }>> {
  if (!may(who, "keep consents")) return refused("not allowed", KEEPING);
  const read = consentDraft.shape.expiresOn.safeParse(expiresOn);
  if (!read.success)
    return refused("not valid", "Write a day as 2026-06-30, or leave it empty", {
      field: "expiresOn",
    });
  return change(who, { did: "renewed consent", subject: subjectCode }, async (tx) => {
    const held = await findForWork(tx, who, subjectCode);
    if (!held.ok) return held;
    await tx.consent.update({ where: { subjectCode }, data: { expiresOn: read.data } });
    return done({ subjectCode });
  });
}

/** What went with a consent: `entries` of them were public, in these editions. */
export type Withdrawal = { subjectCode: string; entries: number; editions: number[] };

/**
 * The person has taken the consent back. Whatever rests on it goes from every edition at once, and stays out of the next;
 * what was never public is closed by the withdrawal itself, and leaves no mark.
 */
export async function withdrawConsent(
  who: StaffMember,
  subjectCode: string,
  reason: string,
): Promise<Outcome<Withdrawal>> {
  if (!may(who, "keep consents")) return refused("not allowed", KEEPING);
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const words = reason.trim();
  if (!words)
    return refused("not valid", "Write the reason; only members will see it", { field: "reason" });
  const deed = ({ entries, editions }: Withdrawal) => ({
    did: "withdrew consent",
    subject: subjectCode,
    detail: { entries, editions },
  });
  const outcome = await change(who, deed, async (tx) => {
    const held = await findForWork(tx, who, subjectCode);
    if (!held.ok) return held;
    const at = new Date();
    await tx.consent.update({
      where: { subjectCode },
      data: { withdrawnAt: at, withdrawnReason: words },
    });
    const resting = await tx.entry.findMany({
      where: { consentId: held.value.id },
      select: { id: true, kind: true, key: true, withdrawnAt: true },
    });
    const { gone, editions } = await takeAllDown(tx, who, resting, words);
    return done({ subjectCode, entries: gone, editions });
  });
  if (outcome.ok) await applyTakeDowns();
  return outcome;
}

const KEEPING = "Consents are kept by editors and administrators";

/** A consent is kept by the organisation to which it was given. */
const keptBy = (who: StaffMember): Prisma.ConsentWhereInput =>
  who.role === "administrator" ? {} : { organisationId: who.organisationId };

async function findForWork(
  tx: Tx,
  who: StaffMember,
  subjectCode: string,
): Promise<Outcome<{ id: string }>> {
  const held = await tx.consent.findFirst({ where: { subjectCode, AND: [keptBy(who)] } });
  if (!held) return refused("not found", `There is no consent with the code “${subjectCode}”`);
  if (held.withdrawnAt) return refused("already done", "It has been withdrawn already");
  return done({ id: held.id });
}

type Resting = { id: string; kind: string; key: string; withdrawnAt: Date | null };

async function takeAllDown(tx: Tx, who: StaffMember, resting: Resting[], reason: string) {
  const editions = new Set<number>();
  let gone = 0;
  for (const { id, kind, key, withdrawnAt } of resting) {
    if (!withdrawnAt)
      await tx.entry.update({
        where: { id },
        data: { withdrawnAt: new Date(), withdrawnReason: reason },
      });
    const sealed = await tx.editionItem.findMany({
      where: { kind, key },
      select: { edition: true },
    });
    if (sealed.length === 0 || (await tx.takeDown.count({ where: { kind, key } })) > 0) continue;
    for (const { edition } of sealed) editions.add(edition);
    await takeDownInside(tx, who, { kind: kind as EntryKind, key, reason });
    gone += 1;
  }
  return { gone, editions: [...editions].sort((a, b) => a - b) };
}

const TITLE = {
  versions: { orderBy: { number: "desc" }, take: 1, select: { title: true } },
} as const satisfies Prisma.EntryInclude;

type Held = Prisma.ConsentGetPayload<{ include: { entries: { include: typeof TITLE } } }>;

function toHeld({ entries, ...one }: Held, open: ReadonlySet<string>): HeldConsent {
  const { subjectCode, scopes, givenOn, method, language, expiresOn } = one;
  const { withdrawnAt, withdrawnReason } = one;
  return {
    ...{ subjectCode, scopes, givenOn, method, language, expiresOn, withdrawnAt, withdrawnReason },
    state: consentStateOf(one, dayInGeneva(new Date())),
    entries: entries.map(({ kind, key, versions }) => ({
      kind: kind as EntryKind,
      key,
      title: versions[0]?.title ?? key,
      isPublic: open.has(`${kind} ${key}`),
    })),
  };
}

/** Of these, what the newest edition that speaks of it shows. */
async function openNames(entries: { kind: string; key: string }[]): Promise<Set<string>> {
  const items = await record.editionItem.findMany({
    where: { OR: entries.map(({ kind, key }) => ({ kind, key })) },
    orderBy: { edition: "asc" },
    select: { kind: true, key: true, content: true },
  });
  const last = new Map(items.map(({ kind, key, content }) => [`${kind} ${key}`, content !== null]));
  return new Set([...last].filter(([, isOpen]) => isOpen).map(([name]) => name));
}
