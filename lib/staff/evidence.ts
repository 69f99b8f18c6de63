import "server-only";
import { randomBytes } from "node:crypto";
import { change, type Tx } from "@/lib/db/record";
import type { EvidenceDraft } from "@/lib/domain/evidence";
import { evidenceAsksAboutHarm, type HarmGiven } from "@/lib/domain/harm";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { findDuplicate } from "./evidence-duplicate";
import { answerForHarm } from "./harm";
import { momentInGeneva } from "./geneva-time";
import { readableBy } from "./readable";
import { stale } from "./stale";

export type Logged = { code: string; version: number };
type Checked = Logged & { waits: boolean };

/** Logs one source against all recommendations that it speaks to. Gives back its code. */
export async function logEvidence(
  who: StaffMember,
  draft: EvidenceDraft,
  { allowDuplicate = false }: { allowDuplicate?: boolean } = {},
): Promise<Outcome<Logged>> {
  if (!may(who, "log evidence"))
    return refused("not allowed", "Logging evidence is for researchers and editors");
  const code = newCode();
  const deed = {
    did: "logged evidence",
    subject: code,
    detail: { recommendations: draft.links.length, files: draft.attachments.length },
  };
  return change(who, deed, async (tx) => {
    const same = allowDuplicate ? null : await findDuplicate(tx, who, draft);
    if (same) return same;
    const links = await linksOf(tx, draft);
    if (!links.ok) return links;
    const source = await sourceOf(tx, who, draft.derivedFrom, null);
    if (!source.ok) return source;
    const { id, version } = await tx.evidence.create({
      data: {
        ...columnsOf(draft),
        code,
        derivedFromId: source.value,
        organisationId: who.organisationId,
        loggedById: who.id,
        links: { create: links.value },
      },
    });
    const attached = await attach(tx, who, id, draft.attachments);
    return attached.ok ? done({ code, version }) : attached;
  });
}

/**
 * Changes what was logged. What somebody had checked has to be checked anew, because it is not what they saw:
 * until then the next edition leaves it out. A save over somebody else's is refused, and `held` is what stands.
 */
export async function updateEvidence(
  who: StaffMember,
  code: string,
  draft: EvidenceDraft,
  version: number,
): Promise<Outcome<Logged>> {
  if (!may(who, "log evidence"))
    return refused("not allowed", "Changing evidence is for researchers and editors");
  return change(who, { did: "changed evidence", subject: code }, async (tx) => {
    const held = await findForWork(tx, who, code);
    if (!held) return absent(code);
    if (held.loggedById !== who.id && !may(who, "check evidence"))
      return refused("not allowed", "Only its logger or an editor changes this evidence");
    if (held.retractedAt) return refused("already done", "It has been retracted: log it anew");
    if (held.version !== version) return staleEvidence(held);
    const links = await linksOf(tx, draft);
    if (!links.ok) return links;
    const source = await sourceOf(tx, who, draft.derivedFrom, held);
    if (!source.ok) return source;
    const { count } = await tx.evidence.updateMany({
      where: { id: held.id, version },
      data: {
        ...columnsOf(draft),
        derivedFromId: source.value,
        checkedAt: null,
        checkedById: null,
        version: { increment: 1 },
      },
    });
    if (count === 0) return staleEvidence((await findForWork(tx, who, code)) ?? held);
    await tx.evidenceLink.deleteMany({ where: { evidenceId: held.id } });
    await tx.evidenceLink.createMany({
      data: links.value.map((link) => ({ ...link, evidenceId: held.id })),
    });
    const attached = await attach(tx, who, held.id, draft.attachments);
    return attached.ok ? done({ code, version: version + 1 }) : attached;
  });
}

/**
 * Says: I opened this source, and it says this. Never by who logged it, nor by who changed it last. `harm` says of what
 * stands nowhere else whom it could hurt; it `waits` where a second editor has to agree.
 */
export async function checkEvidence(
  who: StaffMember,
  code: string,
  version: number,
  harm?: HarmGiven,
): Promise<Outcome<Checked>> {
  if (!may(who, "check evidence"))
    return refused("not allowed", "Checking evidence is for editors and administrators");
  const deed = ({ waits }: Checked) => ({
    did: waits ? "checked evidence first" : "checked evidence",
    subject: code,
  });
  return change(who, deed, async (tx) => {
    const held = await findForWork(tx, who, code);
    if (!held) return absent(code);
    const problem = await checkable(tx, who, held);
    if (problem) return problem;
    if (held.version !== version) return staleEvidence(held);
    const answered = evidenceAsksAboutHarm(held, new Date())
      ? await answerForHarm(tx, who, { kind: "evidence", id: held.id, version }, harm)
      : done({ waits: false });
    if (!answered.ok) return answered;
    if (answered.value.waits) return done({ code, version, waits: true });
    const { count } = await tx.evidence.updateMany({
      where: { id: held.id, version, checkedAt: null },
      data: { checkedAt: new Date(), checkedById: who.id, version: { increment: 1 } },
    });
    return count === 1
      ? done({ code, version: version + 1, waits: false })
      : staleEvidence((await findForWork(tx, who, code)) ?? held);
  });
}

async function checkable(tx: Tx, who: StaffMember, held: Held): Promise<Outcome<never> | null> {
  if (held.retractedAt) return refused("already done", "It has been retracted");
  if (held.checkedAt) return refused("already done", "Somebody has checked it already");
  if (held.loggedById === who.id)
    return refused("same person", "You logged this evidence: somebody else has to check it");
  if ((await lastWriter(tx, held.code)) === who.id)
    return refused("same person", "You changed this evidence: somebody else has to check it");
  return null;
}

/** Takes a source back for good. It stays in the record with its reason; the next edition leaves it out. */
export async function retractEvidence(
  who: StaffMember,
  code: string,
  reason: string,
): Promise<Outcome<Logged>> {
  if (!may(who, "log evidence"))
    return refused("not allowed", "Retracting evidence is for researchers and editors");
  const words = reason.trim();
  if (!words) return refused("not valid", "Write the reason", { field: "reason" });
  return change(who, { did: "retracted evidence", subject: code }, async (tx) => {
    const held = await findForWork(tx, who, code);
    if (!held) return absent(code);
    if (held.loggedById !== who.id && !may(who, "check evidence"))
      return refused("not allowed", "Only its logger or an editor retracts this evidence");
    if (held.retractedAt) return refused("already done", "It has been retracted already");
    const { version } = await tx.evidence.update({
      where: { id: held.id },
      data: { retractedAt: new Date(), retractionReason: words, version: { increment: 1 } },
    });
    return done({ code, version });
  });
}

/** Eight letters and digits that cannot be confused; random, so that gaps between codes tell nothing. */
function newCode(): string {
  const letters = "23456789abcdefghjkmnpqrstuvwxyz";
  return Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join("");
}

/** A field that its author left empty is empty, whatever stood there before. */
function columnsOf(draft: EvidenceDraft) {
  return {
    title: draft.title,
    publisher: draft.publisher ?? null,
    url: draft.url ?? null,
    archivedUrl: draft.archivedUrl ?? null,
    kind: draft.kind,
    publishedOn: draft.publishedOn ?? null,
    occurredOn: draft.occurredOn ?? null,
    summaryPublic: draft.summaryPublic ?? null,
    detailRestricted: draft.detailRestricted ?? null,
    confidentiality: draft.confidentiality,
    embargoedUntil:
      draft.confidentiality === "embargoed" && draft.embargoedUntil
        ? momentInGeneva(draft.embargoedUntil)
        : null,
  };
}

const findForWork = (tx: Tx, who: StaffMember, code: string) =>
  tx.evidence.findFirst({
    where: { code, AND: [readableBy(who)] },
    include: { links: { select: { recommendation: { select: { ref: true } } } } },
  });
type Held = NonNullable<Awaited<ReturnType<typeof findForWork>>>;

/** The same words for what is not there and for what may not be read. */
const absent = (code: string): Outcome<never> =>
  refused("not found", `There is no evidence ${code}`);

/** `held` is what stands there now; `held.ref` names the recommendations that it speaks to. */
const staleEvidence = ({ links, ...held }: Held): Outcome<never> =>
  stale({ ...held, ref: links.map(({ recommendation }) => recommendation.ref) });

async function linksOf(tx: Tx, { links }: EvidenceDraft) {
  const refs = [...new Set(links.map(({ ref }) => ref))];
  const found = await tx.recommendation.findMany({
    where: { ref: { in: refs }, withdrawnAt: null },
    select: { id: true, ref: true },
  });
  const ids = new Map(found.map(({ id, ref }) => [ref, id]));
  const unknown = refs.filter((ref) => !ids.has(ref));
  if (unknown.length > 0)
    return refused("not valid", `There is no recommendation ${unknown.join(", ")}`, {
      field: "links",
    });
  if (refs.length < links.length)
    return refused("not valid", "One recommendation is named twice: keep one of the two", {
      field: "links",
    });
  return done(
    links.map(({ ref, relation, note }) => ({
      recommendationId: ids.get(ref) ?? "",
      relation,
      note: note ?? null,
    })),
  );
}

/**
 * The evidence that this one republishes, if its writer may read it and it is not this one's own copy.
 * What was named before by somebody who may read more stays: its absence from a form says nothing.
 */
async function sourceOf(
  tx: Tx,
  who: StaffMember,
  id: string | undefined,
  held: { id: string; derivedFromId: string | null } | null,
): Promise<Outcome<string | null>> {
  const readable = (one: string) =>
    tx.evidence.findFirst({ where: { id: one, AND: [readableBy(who)] } });
  if (!id) {
    const before = held?.derivedFromId ?? null;
    return done(before && !(await readable(before)) ? before : null);
  }
  const source = await readable(id);
  if (!source)
    return refused("not found", "The source that it republishes is not in the record", {
      field: "derivedFrom",
    });
  if (held && (id === held.id || source.derivedFromId === held.id))
    return refused("not valid", "Two sources cannot republish each other", {
      field: "derivedFrom",
    });
  return done(id);
}

/** Files that this member uploaded and that belong to nothing yet, or to this evidence already. */
async function attach(
  tx: Tx,
  who: StaffMember,
  evidenceId: string,
  ids: readonly string[],
): Promise<Outcome<null>> {
  if (ids.length === 0) return done(null);
  const free = await tx.attachment.findMany({
    where: {
      id: { in: [...ids] },
      OR: [{ evidenceId: null, uploadedById: who.id }, { evidenceId }],
    },
    select: { id: true },
  });
  if (free.length < new Set(ids).size)
    return refused("not found", "One of the files was not uploaded by you: upload it again", {
      field: "attachments",
    });
  await tx.attachment.updateMany({
    where: { id: { in: free.map(({ id }) => id) }, evidenceId: null },
    data: { evidenceId },
  });
  return done(null);
}

async function lastWriter(tx: Tx, code: string): Promise<string | null> {
  const event = await tx.auditEvent.findFirst({
    where: { subject: code, did: { in: ["logged evidence", "changed evidence"] } },
    orderBy: { seq: "desc" },
    select: { memberId: true },
  });
  return event?.memberId ?? null;
}
