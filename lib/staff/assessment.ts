import "server-only";
import { change, record, type Tx } from "@/lib/db/record";
import { assessmentStateOf, whatIsMissing, type Gap } from "@/lib/domain/assessment";
import { dayInGeneva } from "@/lib/domain/day";
import type { HarmGiven } from "@/lib/domain/harm";
import { done, refused, refusedFields, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import {
  citedBy,
  draftOf,
  findForWork,
  hasWrittenIn,
  levelBefore,
  mayWriteIn,
  save,
  staleAssessment,
  type AssessmentRow,
  type Saved,
} from "./assessment-facts";
import { answerForHarm, listHarm } from "./harm";
import { tell } from "./notice";

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
    if (!mayWriteIn(who, held))
      return refused("not allowed", "Only its author and their organisation submit a draft");
    if (!["draft", "returned"].includes(assessmentStateOf(held)))
      return refused("already done", "It has been submitted already");
    const gaps = await gapsOf(tx, who, held);
    if (gaps.length > 0) return notReady(gaps);
    return save(tx, who, held, { version, facts: { submittedAt: new Date() } });
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
    const problem = await reviewable(tx, who, held);
    if (problem || !held) return problem ?? refused("not found", "There is no such assessment");
    await tellAuthor(tx, who, held, "returned");
    const facts = { returnedAt: new Date(), returnReason: words };
    return save(tx, who, held, { version, facts });
  });
}

/** `waits`: it is approved by one, and could hurt somebody, so that a second reviewer has to agree. */
export type Approved = Saved & { waits: boolean };

/**
 * Approves it for the next edition. Never by its author; every piece of evidence that it cites has been opened by
 * somebody who did not log it: `checkedEvidence` names those that this reviewer confirms. `harm` says whom it could hurt.
 */
export async function approveAssessment(
  who: StaffMember,
  id: string,
  version: number,
  { checkedEvidence, harm }: { checkedEvidence: readonly string[]; harm?: HarmGiven },
): Promise<Outcome<Approved>> {
  if (!may(who, "review assessments"))
    return refused("not allowed", "Reviewing is for editors and administrators");
  const deed = ({ waits }: Approved) => ({
    did: waits ? "approved assessment first" : "approved assessment",
    subject: id,
    detail: { checked: waits ? [] : [...checkedEvidence] },
  });
  return change(who, deed, async (tx) => {
    const held = await findForWork(tx, id);
    const problem = await reviewable(tx, who, held);
    if (problem || !held) return problem ?? refused("not found", "There is no such assessment");
    if (held.version !== version) return staleAssessment(tx, who, id);
    const answered = await answerForHarm(tx, who, { kind: "assessment", id, version }, harm);
    if (!answered.ok) return answered;
    // What it cites is marked as checked with the approval, not before: marked sources may be published.
    if (answered.value.waits) return done({ id, version, waits: true });
    const checked = await check(tx, who, held, checkedEvidence);
    if (!checked.ok) return checked;
    const gaps = await gapsOf(tx, who, held);
    if (gaps.length > 0) return notReady(gaps);
    await tellAuthor(tx, who, held, "approved");
    const facts = { approvedAt: new Date(), approvedById: who.id };
    const saved = await save(tx, who, held, { version, facts });
    return saved.ok ? done({ ...saved.value, waits: false }) : saved;
  });
}

const tellAuthor = (tx: Tx, who: StaffMember, held: AssessmentRow, why: "returned" | "approved") =>
  tell(tx, who, { members: [held.authorId], why, thing: { kind: "assessment", key: held.id } });

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
    const facts = { withdrawnAt: new Date(), withdrawnReason: words };
    return save(tx, who, held, { version: held.version, facts });
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
  const harm = await listHarm(who, "assessment", [id]);
  const state = assessmentStateOf(held);
  return { assessment: held, state, recommendation, before, cited, gaps, harm };
}

/** What waits for review, longest waiting first. Its own author sees it too, and sees that somebody else must review it. */
export async function listReviewQueue(who: StaffMember) {
  if (!may(who, "read the record")) return [];
  const rows = await record.assessment.findMany({
    where: { submittedAt: { not: null }, approvedAt: null, withdrawnAt: null },
    orderBy: { submittedAt: "asc" },
    include: {
      recommendation: { select: { ref: true, summary: true, textVerbatim: true, stateIso3: true } },
      author: { select: { id: true, name: true } },
      organisation: { select: { name: true } },
    },
  });
  return rows.filter((row) => assessmentStateOf(row) === "in review");
}

type Reader = Pick<Tx, "assessment" | "evidence" | "$queryRaw">;

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

async function reviewable(
  tx: Tx,
  who: StaffMember,
  held: AssessmentRow | null,
): Promise<Outcome<never> | null> {
  if (!held) return refused("not found", "There is no such assessment");
  if (await hasWrittenIn(tx, who, held))
    return refused("same person", "You wrote in this assessment: somebody else has to review it");
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
