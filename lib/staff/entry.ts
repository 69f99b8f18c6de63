import "server-only";
import { z } from "zod";
import { change, type Prisma, type Tx } from "@/lib/db/record";
import { CONFIDENTIALITIES, mayRead, type Confidentiality } from "@/lib/domain/confidentiality";
import {
  confidentialNotes,
  dateOf,
  ENTRY,
  titleOf,
  type EntryFacts,
  type EntryKind,
} from "@/lib/domain/entry/kind";
import { entryStateOf } from "@/lib/domain/entry/state";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { resolveLinks, type LinkRow } from "./entry-link";

// Statements, votes, cases and all other entries go one way: drafted, submitted, approved by somebody else, published;
// a change to what was approved is a new version beside it, and the old one stands until that one is approved.

/** What a form or a file says of one entry. `facts` are checked against the shape of its kind. */
export type EntryDraft = {
  facts: unknown;
  confidential?: unknown;
  confidentiality: Confidentiality;
  embargoedUntil: Date | null;
  /** Code of the consent on which it rests. */
  consent: string | null;
  checkNote: string | null;
};

type Saved = { kind: EntryKind; key: string; number: number; version: number };

/** Begins an entry. Its key names it for good: it stands in addresses. */
export async function draftEntry(
  who: StaffMember,
  { kind, key, draft }: { kind: EntryKind; key: string; draft: EntryDraft },
): Promise<Outcome<Saved>> {
  if (!may(who, "draft entries")) return refused("not allowed", DRAFTING);
  const read = readDraft(kind, draft);
  if (!read.ok) return read;
  if (!KEY.test(key))
    return refused("not valid", "A key is made of letters, digits, dots and hyphens", {
      field: "key",
    });
  return change(who, deedOf("began", kind, key), async (tx) => {
    if (await tx.entry.findUnique({ where: { kind_key: { kind, key } }, select: { id: true } }))
      return refused("conflict", `There is a ${kind} “${key}” already: choose another key`, {
        field: "key",
      });
    const links = await resolveLinks(tx, kind, read.value.facts);
    if (!links.ok) return links;
    const closure = await closureOf(tx, draft);
    if (!closure.ok) return closure;
    const { id: entryId } = await tx.entry.create({
      data: {
        kind,
        key,
        ...closure.value,
        organisationId: who.organisationId,
        createdById: who.id,
      },
    });
    await writeVersion(
      tx,
      { entryId, number: 1, authorId: who.id, ...read.value, kind, checkNote: draft.checkNote },
      links.value,
    );
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
  const read = readDraft(kind, draft);
  if (!read.ok) return read;
  return change(who, deedOf("saved", kind, key), async (tx) => {
    const held = await findForWork(tx, who, kind, key);
    if (!held) return refused("not found", `There is no ${kind} “${key}”`);
    if (held.entry.withdrawnAt) return refused("already done", "It has been withdrawn");
    if (held.number !== number || held.version !== version) return stale(held);
    const state = entryStateOf(held);
    if (state === "in review")
      return refused("already done", "It is in review: it changes only if a reviewer returns it");
    const links = await resolveLinks(tx, kind, read.value.facts);
    if (!links.ok) return links;
    const closure = await closureOf(tx, draft);
    if (!closure.ok) return closure;
    await tx.entry.update({ where: { id: held.entry.id }, data: closure.value });
    const written = { ...read.value, kind, checkNote: draft.checkNote };
    if (state === "approved") {
      await writeVersion(
        tx,
        { entryId: held.entry.id, number: number + 1, authorId: who.id, ...written },
        links.value,
      );
      return done({ kind, key, number: number + 1, version: 1 });
    }
    const saved = await step(tx, held, {
      ...columnsOf(written),
      authorId: who.id,
      savedAt: new Date(),
    });
    if (!saved.ok) return saved;
    await writeLinks(tx, held.id, links.value);
    return saved;
  });
}

/** Hands a draft to review. It needs a source, and what it says must have been checked against it. */
export async function submitEntry(
  who: StaffMember,
  kind: EntryKind,
  key: string,
  version: number,
): Promise<Outcome<Saved>> {
  if (!may(who, "draft entries")) return refused("not allowed", DRAFTING);
  return change(who, deedOf("submitted", kind, key), async (tx) => {
    const held = await findForWork(tx, who, kind, key);
    if (!held) return refused("not found", `There is no ${kind} “${key}”`);
    if (!["draft", "returned"].includes(entryStateOf(held)))
      return refused("already done", `It is ${entryStateOf(held)}`);
    if (held.version !== version) return stale(held);
    const problem = notReady(held);
    if (problem) return problem;
    return step(tx, held, { submittedAt: new Date() });
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
    if (problem || !held) return problem ?? refused("not found", "There is no such entry");
    return step(tx, held, { returnedAt: new Date(), returnReason: words });
  });
}

/** Approves it for the next edition: never by who wrote it, and never unchecked. */
export async function approveEntry(
  who: StaffMember,
  kind: EntryKind,
  key: string,
  version: number,
): Promise<Outcome<Saved>> {
  if (!may(who, "review entries")) return refused("not allowed", REVIEWING);
  return change(who, deedOf("approved", kind, key), async (tx) => {
    const held = await findForWork(tx, who, kind, key);
    const problem = reviewable(who, held, version);
    if (problem || !held) return problem ?? refused("not found", "There is no such entry");
    const missing = notReady(held);
    if (missing) return missing;
    return step(tx, held, { approvedAt: new Date(), approvedById: who.id });
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
    if (!held) return refused("not found", `There is no ${kind} “${key}”`);
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
const REVIEWING = "Reviewing is for editors and administrators";

const deedOf = (did: string, kind: EntryKind, key: string) => ({
  did: `${did} entry`,
  subject: `${kind} ${key}`,
});

type ReadDraft = { facts: EntryFacts; confidential: z.infer<typeof confidentialNotes> };

/** The facts in the shape of their kind; else every field that is wrong, in words. */
function readDraft(kind: EntryKind, draft: EntryDraft): Outcome<ReadDraft> {
  const facts = ENTRY[kind].safeParse(draft.facts);
  const confidential = confidentialNotes.safeParse(draft.confidential ?? {});
  const issues = [...(facts.error?.issues ?? []), ...(confidential.error?.issues ?? [])];
  if (!facts.success || !confidential.success) {
    const problems = issues.map(({ path, message }) => ({ field: path.join("."), message }));
    return refused(
      "not valid",
      problems.map(({ field, message }) => `${field}: ${message}`).join(". "),
      {
        field: problems[0]?.field ?? "facts",
        held: problems,
      },
    );
  }
  return done({ facts: facts.data as EntryFacts, confidential: confidential.data });
}

/** What closes an entry: its confidentiality, its embargo, the consent on which it rests. */
async function closureOf(tx: Tx, draft: EntryDraft) {
  const { confidentiality, embargoedUntil, consent: code } = draft;
  if (!CONFIDENTIALITIES.includes(confidentiality))
    return refused("not valid", "Choose who may read it", { field: "confidentiality" });
  if (confidentiality === "embargoed" && embargoedUntil === null)
    return refused("not valid", "Say until when the embargo holds", { field: "embargoedUntil" });
  const consent =
    code === null ? null : await tx.consent.findUnique({ where: { subjectCode: code } });
  if (code !== null && !consent)
    return refused("not found", `There is no consent with the code “${code}”`, {
      field: "consent",
    });
  return done({ confidentiality, embargoedUntil, consentId: consent?.id ?? null });
}

type Written = ReadDraft & { kind: EntryKind; checkNote: string | null };

const columnsOf = ({ kind, facts, confidential, checkNote }: Written) => ({
  title: titleOf(kind, facts).slice(0, 500),
  on: dateOf(facts),
  facts: facts as Prisma.InputJsonObject,
  confidential,
  checkNote,
});

async function writeVersion(
  tx: Tx,
  {
    entryId,
    number,
    authorId,
    ...written
  }: Written & { entryId: string; number: number; authorId: string },
  links: LinkRow[],
) {
  const { id } = await tx.entryVersion.create({
    data: { entryId, number, authorId, ...columnsOf(written) },
  });
  await tx.entryLink.createMany({ data: links.map((link) => ({ ...link, versionId: id })) });
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

/** May this member read an entry, by its confidentiality? */
export const mayReadEntry = (
  who: StaffMember,
  entry: { confidentiality: string; organisationId: string; createdById: string },
): boolean =>
  mayRead(who, {
    confidentiality: entry.confidentiality as Confidentiality,
    organisationId: entry.organisationId,
    loggedById: entry.createdById,
  });

function notReady({ facts, checkNote, entry }: Held): Outcome<never> | null {
  const { sources, nameBasis } = facts as { sources?: unknown[]; nameBasis?: string };
  if (!sources?.length)
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
  if (!held) return refused("not found", "There is no such entry");
  if (held.authorId === who.id)
    return refused("same person", "You wrote this: somebody else has to review it");
  if (entryStateOf(held) !== "in review")
    return refused("already done", `It is ${entryStateOf(held)}, not in review`);
  return held.version === version ? null : stale(held);
}

const stale = (held: unknown): Outcome<never> =>
  refused(
    "stale",
    "Somebody has saved this since you opened it. Both versions are shown: take over what you need and save again",
    { held },
  );

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
    : stale(held);
}
