import "server-only";
import { change, record, type Tx } from "@/lib/db/record";
import {
  assessmentStateOf,
  whatIsMissing,
  type AssessmentDraft,
  type Gap,
} from "@/lib/domain/assessment";
import { dayInGeneva } from "@/lib/domain/day";
import { METHOD } from "@/lib/domain/level";
import { done, refused, refusedFields, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { citedBy, draftOf, levelBefore, type AssessmentRow } from "./assessment-facts";
import { stale } from "./stale";

type Saved = { id: string; version: number };

/**
 * Keeps what its author has written so far, complete or not. `version` is the one that the author was looking at:
 * if somebody saved since, the save is refused and `held` is what stands there now.
 */
export async function saveDraft(
  who: StaffMember,
  given: {
    ref: string;
    id?: string | undefined;
    version?: number | undefined;
    draft: AssessmentDraft;
  },
): Promise<Outcome<Saved>> {
  if (!may(who, "draft assessments"))
    return refused("not allowed", "Drafting is for researchers and editors");
  const deed = ({ id }: Saved) => ({
    did: given.id ? "saved draft assessment" : "began assessment",
    subject: id,
  });
  return change(who, deed, async (tx) => {
    const recommendation = await tx.recommendation.findUnique({ where: { ref: given.ref } });
    if (!recommendation) return refused("not found", `There is no recommendation ${given.ref}`);
    const evidence = await citable(tx, who, given.draft.evidence);
    if (!evidence.ok) return evidence;
    return given.id === undefined
      ? begin(tx, who, recommendation.id, given.draft)
      : overwrite(tx, who, recommendation.id, { ...given, id: given.id });
  });
}

async function begin(
  tx: Tx,
  who: StaffMember,
  recommendationId: string,
  draft: AssessmentDraft,
): Promise<Outcome<Saved>> {
  const { id, version } = await tx.assessment.create({
    data: {
      ...columnsOf(draft),
      recommendationId,
      organisationId: who.organisationId,
      authorId: who.id,
      evidence: { create: draft.evidence.map((evidenceId) => ({ evidenceId })) },
    },
  });
  return done({ id, version });
}

async function overwrite(
  tx: Tx,
  who: StaffMember,
  recommendationId: string,
  given: { id: string; version?: number | undefined; draft: AssessmentDraft },
): Promise<Outcome<Saved>> {
  const held = await findForWork(tx, given.id);
  if (!held || held.recommendationId !== recommendationId)
    return refused("not found", "There is no such draft");
  if (held.authorId !== who.id)
    return refused(
      "not allowed",
      "Only its author changes a draft; return it with a reason instead",
    );
  if (!["draft", "returned"].includes(assessmentStateOf(held)))
    return refused(
      "already done",
      "It has been submitted: it changes only if a reviewer returns it",
    );
  if (given.version === undefined || held.version !== given.version) return stale(held);
  const saved = await save(tx, held, given.version, columnsOf(given.draft));
  if (!saved.ok) return saved;
  await tx.assessmentEvidence.deleteMany({ where: { assessmentId: held.id } });
  await tx.assessmentEvidence.createMany({
    data: given.draft.evidence.map((evidenceId) => ({ assessmentId: held.id, evidenceId })),
  });
  return saved;
}

/** A field that its author left empty is empty, whatever stood there before. */
function columnsOf(draft: AssessmentDraft) {
  return {
    level: draft.level,
    structure: draft.structure ?? null,
    process: draft.process ?? null,
    outcome: draft.outcome ?? null,
    confidence: draft.confidence ?? null,
    standardOfProof: draft.standardOfProof ?? null,
    rationalePublic: draft.rationalePublic ?? null,
    rationaleInternal: draft.rationaleInternal ?? null,
    evidenceCutOff: draft.evidenceCutOff ?? null,
    searchNote: draft.searchNote ?? null,
    method: METHOD,
  };
}

/** Hands a complete draft to review. What is missing is said all at once. */
export async function submitAssessment(
  who: StaffMember,
  id: string,
  version: number,
): Promise<Outcome<Saved>> {
  if (!may(who, "draft assessments"))
    return refused("not allowed", "Drafting is for researchers and editors");
  return change(who, { did: "submitted assessment", subject: id }, async (tx) => {
    const held = await findForWork(tx, id);
    if (!held) return refused("not found", "There is no such draft");
    if (held.authorId !== who.id) return refused("not allowed", "Only its author submits a draft");
    if (!["draft", "returned"].includes(assessmentStateOf(held)))
      return refused("already done", "It has been submitted already");
    const gaps = await gapsOf(tx, who, held);
    if (gaps.length > 0) return notReady(gaps);
    return save(tx, held, version, { submittedAt: new Date() });
  });
}

/** Hands it back to its author, who sees the reason. */
export async function returnAssessment(
  who: StaffMember,
  id: string,
  version: number,
  reason: string,
): Promise<Outcome<Saved>> {
  if (!may(who, "review assessments"))
    return refused("not allowed", "Reviewing is for editors and administrators");
  const words = reason.trim();
  if (!words)
    return refused("not valid", "Say what has to change, so that its author can mend it", {
      field: "reason",
    });
  return change(who, { did: "returned assessment", subject: id }, async (tx) => {
    const held = await findForWork(tx, id);
    const problem = reviewable(who, held);
    if (problem || !held) return problem ?? refused("not found", "There is no such assessment");
    return save(tx, held, version, { returnedAt: new Date(), returnReason: words });
  });
}

/**
 * Approves it for the next edition. Never by its author; every piece of evidence that it cites has been opened by
 * somebody who did not log it: `checkedEvidence` names those that this reviewer confirms.
 */
export async function approveAssessment(
  who: StaffMember,
  id: string,
  version: number,
  { checkedEvidence }: { checkedEvidence: readonly string[] },
): Promise<Outcome<Saved>> {
  if (!may(who, "review assessments"))
    return refused("not allowed", "Reviewing is for editors and administrators");
  return change(
    who,
    { did: "approved assessment", subject: id, detail: { checked: [...checkedEvidence] } },
    async (tx) => {
      const held = await findForWork(tx, id);
      const problem = reviewable(who, held);
      if (problem || !held) return problem ?? refused("not found", "There is no such assessment");
      const checked = await check(tx, who, held, checkedEvidence);
      if (!checked.ok) return checked;
      const gaps = await gapsOf(tx, who, held);
      if (gaps.length > 0) return notReady(gaps);
      return save(tx, held, version, { approvedAt: new Date(), approvedById: who.id });
    },
  );
}

/** Takes an approved assessment back; the next edition shows the one before it, or none. */
export async function withdrawAssessment(
  who: StaffMember,
  id: string,
  reason: string,
): Promise<Outcome<Saved>> {
  if (!may(who, "review assessments"))
    return refused("not allowed", "Reviewing is for editors and administrators");
  const words = reason.trim();
  if (!words) return refused("not valid", "Write the reason", { field: "reason" });
  return change(who, { did: "withdrew assessment", subject: id }, async (tx) => {
    const held = await findForWork(tx, id);
    if (!held || assessmentStateOf(held) !== "approved")
      return refused("not found", "There is no such approved assessment");
    return save(tx, held, held.version, { withdrawnAt: new Date(), withdrawnReason: words });
  });
}

/** An assessment with what its page needs: what it cites, what it lacks, and the one that stands before it. */
export async function findAssessment(who: StaffMember, id: string) {
  if (!may(who, "read the record")) return null;
  const held = await findForWork(record, id);
  if (!held) return null;
  const before = await levelBefore(record, held.recommendationId, held.id);
  const recommendation = await record.recommendation.findUniqueOrThrow({
    where: { id: held.recommendationId },
    include: { document: true, responses: { orderBy: { createdAt: "asc" } } },
  });
  const [cited, gaps] = [await citedBy(record, who, held), await gapsOf(record, who, held)];
  return { assessment: held, state: assessmentStateOf(held), recommendation, before, cited, gaps };
}

/** What waits for review, longest waiting first. Its own author sees it too, and sees that somebody else must review it. */
export async function listReviewQueue(who: StaffMember) {
  if (!may(who, "read the record")) return [];
  const rows = await record.assessment.findMany({
    where: { submittedAt: { not: null }, approvedAt: null, withdrawnAt: null },
    orderBy: { submittedAt: "asc" },
    include: {
      recommendation: { select: { ref: true, summary: true, textVerbatim: true } },
      author: { select: { id: true, name: true } },
      organisation: { select: { name: true } },
    },
  });
  return rows.filter((row) => assessmentStateOf(row) === "in review");
}

type Reader = Pick<Tx, "assessment" | "evidence" | "$queryRaw">;

const findForWork = (tx: Pick<Tx, "assessment">, id: string): Promise<AssessmentRow | null> =>
  tx.assessment.findUnique({
    where: { id },
    include: {
      evidence: true,
      author: { select: { id: true, name: true } },
      organisation: { select: { name: true } },
    },
  });

/** Cites only what its author may read: an id that may not be read is as if it were not there. */
async function citable(
  tx: Reader,
  who: StaffMember,
  ids: readonly string[],
): Promise<Outcome<null>> {
  const readable = await citedBy(tx, who, { evidence: ids.map((evidenceId) => ({ evidenceId })) });
  const found = new Set(readable.map((one) => one.id));
  return ids.every((id) => found.has(id))
    ? done(null)
    : refused("not found", "One of the cited pieces of evidence does not exist", {
        field: "evidence",
      });
}

async function gapsOf(tx: Reader, who: StaffMember, held: AssessmentRow): Promise<Gap[]> {
  const before = await levelBefore(tx, held.recommendationId, held.id);
  const cited = await citedBy(tx, who, held);
  return whatIsMissing(
    draftOf(held),
    cited,
    before?.level ?? "not-assessed",
    dayInGeneva(new Date()),
  );
}

const notReady = (gaps: Gap[]): Outcome<never> => refusedFields("not ready", gaps, { held: gaps });

function reviewable(who: StaffMember, held: AssessmentRow | null): Outcome<never> | null {
  if (!held) return refused("not found", "There is no such assessment");
  if (held.authorId === who.id)
    return refused("same person", "You wrote this assessment: somebody else has to review it");
  if (assessmentStateOf(held) !== "in review")
    return refused("already done", `It is ${assessmentStateOf(held)}, not in review`);
  return null;
}

/** Marks as checked what this reviewer has opened; refuses if any cited evidence stays unchecked. */
async function check(
  tx: Tx,
  who: StaffMember,
  held: AssessmentRow,
  confirmed: readonly string[],
): Promise<Outcome<null>> {
  const cited = await citedBy(tx, who, held);
  const open = cited.filter((one) => !one.checked && !one.retracted);
  const own = open.find((one) => one.loggedById === who.id);
  if (own)
    return refused("same person", `You logged “${own.title}”: somebody else has to check it`, {
      field: "evidence",
    });
  const left = open.find((one) => !confirmed.includes(one.id));
  if (left)
    return refused(
      "not ready",
      `Open “${left.title}” and confirm that it says this, or return the assessment`,
      { field: "evidence" },
    );
  await tx.evidence.updateMany({
    where: { id: { in: open.map((one) => one.id) }, checkedAt: null },
    data: { checkedAt: new Date(), checkedById: who.id },
  });
  return done(null);
}

/** One step of the workflow, if nobody was quicker. */
async function save(
  tx: Tx,
  held: AssessmentRow,
  version: number,
  facts: object,
): Promise<Outcome<Saved>> {
  const where = { id: held.id, version };
  const changed = await tx.assessment.updateMany({
    where,
    data: { ...facts, version: { increment: 1 } },
  });
  return changed.count === 1 ? done({ id: held.id, version: version + 1 }) : stale(held);
}
