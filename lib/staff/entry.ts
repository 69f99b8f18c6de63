import "server-only";
import { change, type Tx } from "@/lib/db/record";
import { canonical } from "@/lib/domain/canonical";
import { withHiddenKept, withoutHidden } from "@/lib/domain/entry/hidden";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import { withCommanded, type EntryFacts, type EntryKind } from "@/lib/domain/entry/kind";
import type { ReportFacts } from "@/lib/domain/entry/report";
import { entryStateOf } from "@/lib/domain/entry/state";
import { entryAsksAboutHarm, type HarmGiven } from "@/lib/domain/harm";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { columnsOf, opensWider, readDraft, type EntryDraft, type ReadDraft } from "./entry-draft";
import { resolveLinks, type LinkRow } from "./entry-link";
import { hiddenLinks, mayReadEntry } from "./entry-readable";
import { answerForHarm } from "./harm";
import { tell } from "./notice";
import { lockedFacts, takenBackSince } from "./report";
import { stale } from "./stale";

// Statements, votes, cases and all other entries go one way: drafted, submitted, approved by somebody else, published;
// a change to what was approved is a new version beside it, and the old one stands until that one is approved.

type Saved = { kind: EntryKind; key: string; number: number; version: number };
type Approved = Saved & { waits: boolean };

/** Begins an entry. Its key names it for good: it stands in addresses. */
export async function draftEntry(
  who: StaffMember,
  { kind, key, draft }: { kind: EntryKind; key: string; draft: EntryDraft },
): Promise<Outcome<Saved>> {
  if (!may(who, "draft entries")) return refused("not allowed", DRAFTING);
  if (!KEY.test(key))
    return refused("not valid", "A key is made of letters, digits, dots and hyphens", {
      field: "key",
    });
  return change(who, deedOf("began", kind, key), async (tx) => {
    const read = await readDraft(tx, who, kind, draft);
    if (!read.ok) return read;
    if (await tx.entry.findUnique({ where: { kind_key: { kind, key } }, select: { id: true } }))
      return refused("conflict", `The key “${key}” is taken: choose another`, { field: "key" });
    const { id: entryId } = await tx.entry.create({
      data: {
        kind,
        key,
        ...read.value.closure,
        organisationId: who.organisationId,
        createdById: who.id,
      },
    });
    await writeVersion(tx, { entryId, number: 1, authorId: who.id }, read.value);
    return done({ kind, key, number: 1, version: 1 });
  });
}

/**
 * Saves over the draft that its writer was looking at (`number`, `version`), or, where that one is approved, begins the
 * next version beside it. A stale save is refused with what stands there now.
 */
export async function saveEntry(
  who: StaffMember,
  {
    kind,
    key,
    number,
    version,
    draft,
  }: { kind: EntryKind; key: string; number: number; version: number; draft: EntryDraft },
): Promise<Outcome<Saved>> {
  if (!may(who, "draft entries")) return refused("not allowed", DRAFTING);
  return change(who, deedOf("saved", kind, key), async (tx) => {
    const held = await findForWork(tx, who, kind, key);
    if (!held) return refused("not found", ABSENT);
    if (held.entry.withdrawnAt) return refused("already done", "It has been withdrawn");
    if (held.number !== number || held.version !== version)
      return stale(await seenBy(tx, who, held));
    if (entryStateOf(held) === "in review")
      return refused("already done", "It is in review: it changes only if a reviewer returns it");
    const read = await readDraft(tx, who, kind, draft);
    if (!read.ok) return read;
    const { closure } = read.value;
    if (await leavesConsent(tx, held, closure))
      return refused(
        "conflict",
        "It keeps the consent on which an approved version of it rests: withdraw that consent, or begin another entry",
        { field: "consent" },
      );
    if (await opensApproved(tx, held, closure))
      if (!may(who, "review entries"))
        return refused(
          "not allowed",
          "What has been approved is opened to more readers by an editor",
          { field: "confidentiality" },
        );
    const written = await withKept(tx, who, held, read.value);
    await tx.entry.update({ where: { id: held.entry.id }, data: closure });
    if (held.approvedAt) {
      const next = { entryId: held.entry.id, number: number + 1, authorId: who.id };
      await writeVersion(tx, next, written);
      return done({ kind, key, number: number + 1, version: 1 });
    }
    const saved = await step(tx, held, {
      ...columnsOf(written),
      authorId: who.id,
      savedAt: new Date(),
    });
    if (!saved.ok) return saved;
    await writeLinks(tx, held.id, written.links);
    return saved;
  });
}

/**
 * Hands a draft to review. It needs a source, and what it says must have been checked against it. A report is locked by it.
 */
export async function submitEntry(
  who: StaffMember,
  kind: EntryKind,
  key: string,
  version: number,
): Promise<Outcome<Saved>> {
  if (!may(who, "draft entries")) return refused("not allowed", DRAFTING);
  return change(who, deedOf("submitted", kind, key), async (tx) => {
    const held = await findForWork(tx, who, kind, key);
    if (!held) return refused("not found", ABSENT);
    if (!["draft", "returned"].includes(entryStateOf(held)))
      return refused("already done", `It is ${entryStateOf(held)}`);
    if (held.version !== version) return stale();
    const problem = notReady(held);
    if (problem) return problem;
    if (kind !== "report") return step(tx, held, { submittedAt: new Date() });
    const { entryId } = held;
    const locked = await lockedFacts(tx, who, { entryId, key, facts: held.facts as ReportFacts });
    return locked.ok ? step(tx, held, { facts: locked.value, submittedAt: new Date() }) : locked;
  });
}

/** Hands it back to its author with a reason. */
export async function returnEntry(
  who: StaffMember,
  kind: EntryKind,
  key: string,
  version: number,
  reason: string,
): Promise<Outcome<Saved>> {
  if (!may(who, "review entries")) return refused("not allowed", REVIEWING);
  const words = reason.trim();
  if (!words)
    return refused("not valid", "Say what has to change, so that its author can mend it", {
      field: "reason",
    });
  return change(who, deedOf("returned", kind, key), async (tx) => {
    const held = await findForWork(tx, who, kind, key);
    const problem = reviewable(who, held, version);
    if (problem || !held) return problem ?? refused("not found", ABSENT);
    await tellAuthor(tx, who, held, "returned");
    return step(tx, held, { returnedAt: new Date(), returnReason: words });
  });
}

/**
 * Approves it for the next edition: never by who wrote it, and never unchecked. `harm` says of an entry about persons whom it
 * could hurt; it `waits` where a second reviewer has to agree.
 */
export async function approveEntry(
  who: StaffMember,
  kind: EntryKind,
  key: string,
  version: number,
  harm?: HarmGiven,
): Promise<Outcome<Approved>> {
  if (!may(who, "review entries")) return refused("not allowed", REVIEWING);
  const deed = ({ waits }: Approved) => deedOf(waits ? "approved first" : "approved", kind, key);
  return change(who, deed, async (tx) => {
    const held = await findForWork(tx, who, kind, key);
    const problem = reviewable(who, held, version);
    if (problem || !held) return problem ?? refused("not found", ABSENT);
    const missing = notReady(held) ?? (await takenBack(tx, held));
    if (missing) return missing;
    const answered = entryAsksAboutHarm(kind)
      ? await answerForHarm(tx, who, { kind: "entry", id: held.id, version }, harm)
      : done({ waits: false });
    if (!answered.ok) return answered;
    if (answered.value.waits) return done({ kind, key, number: held.number, version, waits: true });
    await tellAuthor(tx, who, held, "approved");
    const saved = await step(tx, held, { approvedAt: new Date(), approvedById: who.id });
    return saved.ok ? done({ ...saved.value, waits: false }) : saved;
  });
}

function tellAuthor(tx: Tx, who: StaffMember, held: Held, why: "returned" | "approved") {
  const { kind, key } = held.entry;
  return tell(tx, who, {
    members: [held.authorId],
    why,
    thing: { kind: "entry", key: `${kind} ${key}` },
  });
}

/** Takes an entry back: the next edition no longer has it. For all editions at once there is the take-down. */
export async function withdrawEntry(
  who: StaffMember,
  kind: EntryKind,
  key: string,
  reason: string,
): Promise<Outcome<{ kind: EntryKind; key: string }>> {
  if (!may(who, "review entries")) return refused("not allowed", REVIEWING);
  const words = reason.trim();
  if (!words) return refused("not valid", "Write the reason", { field: "reason" });
  return change(who, deedOf("withdrew", kind, key), async (tx) => {
    const held = await findForWork(tx, who, kind, key);
    if (!held) return refused("not found", ABSENT);
    if (held.entry.withdrawnAt) return refused("already done", "It has been withdrawn already");
    await tx.entry.update({
      where: { id: held.entry.id },
      data: { withdrawnAt: new Date(), withdrawnReason: words },
    });
    return done({ kind, key });
  });
}

const KEY = /^[A-Za-z0-9][A-Za-z0-9.()-]{0,119}$/;
const DRAFTING = "Writing entries is for researchers and editors";
const ABSENT = "There is nothing under this key, or it is open to others only";
const REVIEWING = "Reviewing is for editors and administrators";

const deedOf = (did: string, kind: EntryKind, key: string) => ({
  did: `${did} entry`,
  subject: `${kind} ${key}`,
});

/** Would a version that somebody approved for fewer readers come before more of them? */
async function opensApproved(tx: Tx, held: Held, closure: ReadDraft["closure"]): Promise<boolean> {
  const { id, confidentiality, embargoedUntil } = held.entry;
  const before = { confidentiality: confidentiality as Confidentiality, embargoedUntil };
  return opensWider(before, closure) && hasApproved(tx, id);
}

/** A consent that is taken back must find everything that ever rested on it. */
const leavesConsent = async (tx: Tx, { entry }: Held, { consentId }: ReadDraft["closure"]) =>
  entry.consentId !== null && consentId !== entry.consentId && hasApproved(tx, entry.id);

const hasApproved = async (tx: Tx, entryId: string): Promise<boolean> =>
  (await tx.entryVersion.count({ where: { entryId, approvedAt: { not: null } } })) > 0;

/** The draft with what its writer could not see, and so could not keep, and with what no form writes. */
async function withKept(tx: Tx, who: StaffMember, held: Held, read: ReadDraft): Promise<ReadDraft> {
  const { kind } = read;
  const before = held.facts as EntryFacts;
  const after = withCommanded(kind, before, read.facts);
  const isHidden = await hiddenLinks(tx, who, [{ kind, facts: before }]);
  const facts = withHiddenKept(kind, { before, after }, isHidden);
  if (canonical(facts) === canonical(read.facts)) return read;
  const links = await resolveLinks(tx, kind, facts);
  return links.ok ? { ...read, facts, links: links.value } : read;
}

async function writeVersion(
  tx: Tx,
  version: { entryId: string; number: number; authorId: string },
  written: ReadDraft,
) {
  const { id } = await tx.entryVersion.create({ data: { ...version, ...columnsOf(written) } });
  await tx.entryLink.createMany({
    data: written.links.map((link) => ({ ...link, versionId: id })),
  });
}

async function writeLinks(tx: Tx, versionId: string, links: LinkRow[]) {
  await tx.entryLink.deleteMany({ where: { versionId } });
  await tx.entryLink.createMany({ data: links.map((link) => ({ ...link, versionId })) });
}

type Held = NonNullable<Awaited<ReturnType<typeof findForWork>>>;

/** The newest version, for somebody who may read it; else it is as if there were none. */
async function findForWork(tx: Tx, who: StaffMember, kind: EntryKind, key: string) {
  const held = await tx.entryVersion.findFirst({
    where: { entry: { kind, key } },
    orderBy: { number: "desc" },
    include: { entry: { include: { consent: true } } },
  });
  return held && mayReadEntry(who, held.entry) ? held : null;
}

const takenBack = async (
  tx: Tx,
  { entryId, entry, facts }: Held,
): Promise<Outcome<never> | null> =>
  entry.kind === "report" ? takenBackSince(tx, { entryId, facts: facts as ReportFacts }) : null;

function notReady({ facts, checkNote, entry }: Held): Outcome<never> | null {
  const { sources, nameBasis } = facts as { sources?: unknown[]; nameBasis?: string };
  // A report rests on its edition, and tells the sources of that one by one.
  if (!sources?.length && entry.kind !== "report")
    return refused("not ready", "Name at least one source: nothing is published without", {
      field: "sources",
    });
  if (checkNote !== null)
    return refused(
      "not ready",
      "It has not been checked against its sources: check it and clear the note",
      {
        field: "checkNote",
      },
    );
  if (nameBasis === "consent" && !entry.consent)
    return refused("not ready", "The name rests on consent: say on which", { field: "consent" });
  return null;
}

function reviewable(who: StaffMember, held: Held | null, version: number): Outcome<never> | null {
  if (!held) return refused("not found", ABSENT);
  const wrote = [held.authorId, ...(held.number === 1 ? [held.entry.createdById] : [])];
  if (wrote.includes(who.id))
    return refused("same person", "You wrote this: somebody else has to review it");
  if (entryStateOf(held) !== "in review")
    return refused("already done", `It is ${entryStateOf(held)}, not in review`);
  return held.version === version ? null : stale();
}

/** What stands there now, as far as this member may know of it. */
async function seenBy(tx: Tx, who: StaffMember, held: Held) {
  const { number, version, confidential, checkNote } = held;
  const [kind, facts] = [held.entry.kind as EntryKind, held.facts as EntryFacts];
  const isHidden = await hiddenLinks(tx, who, [{ kind, facts }]);
  return { number, version, confidential, checkNote, facts: withoutHidden(kind, facts, isHidden) };
}

/** One step of the workflow, if nobody was quicker. */
async function step(tx: Tx, held: Held, facts: object): Promise<Outcome<Saved>> {
  const { id, version, number } = held;
  const changed = await tx.entryVersion.updateMany({
    where: { id, version },
    data: { ...facts, version: { increment: 1 } },
  });
  const { kind, key } = held.entry;
  return changed.count === 1
    ? done({ kind: kind as EntryKind, key, number, version: version + 1 })
    : stale();
}
