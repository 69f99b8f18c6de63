import "server-only";
import { change, type Tx } from "@/lib/db/record";
import { assessmentStateOf, type AssessmentDraft } from "@/lib/domain/assessment";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { newestScale, versionOf } from "@/lib/domain/scale";
import {
  citedBy,
  findForWork,
  mayWriteIn,
  save,
  staleAssessment,
  type Saved,
} from "./assessment-facts";
import { scalesNow } from "./scale";

/**
 * Keeps what its writers have written so far, complete or not. `version` is the one that this one was looking at:
 * if somebody saved since, the save is refused and `held` is what stands there now.
 */
export async function saveDraft(
  who: StaffMember,
  given: {
    ref: string;
    id?: string | undefined;
    version?: number | undefined;
    /** The version of the scale that its writer had in front of them; without it, the newest. */
    scale?: number | undefined;
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
    const newest = versionOf(newestScale(await scalesNow(tx)));
    const written = { draft: given.draft, method: Math.min(given.scale ?? newest, newest) };
    return given.id === undefined
      ? begin(tx, who, recommendation.id, written)
      : overwrite(tx, who, recommendation.id, { ...written, id: given.id, version: given.version });
  });
}

type Written = { draft: AssessmentDraft; method: number };

async function begin(
  tx: Tx,
  who: StaffMember,
  recommendationId: string,
  { draft, method }: Written,
): Promise<Outcome<Saved>> {
  const { id, version } = await tx.assessment.create({
    data: {
      ...columnsOf(draft),
      method,
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
  given: Written & { id: string; version?: number | undefined },
): Promise<Outcome<Saved>> {
  const held = await findForWork(tx, given.id);
  if (!held || held.recommendationId !== recommendationId)
    return refused("not found", "There is no such draft");
  if (!mayWriteIn(who, held))
    return refused(
      "not allowed",
      "Only its author and their organisation change a draft; return it with a reason instead",
    );
  if (!["draft", "returned"].includes(assessmentStateOf(held)))
    return refused(
      "already done",
      "It has been submitted: it changes only if a reviewer returns it",
    );
  if (given.version === undefined || held.version !== given.version)
    return staleAssessment(tx, who, held.id);
  const saved = await save(tx, who, held, {
    version: given.version,
    facts: { ...columnsOf(given.draft), method: given.method },
  });
  if (!saved.ok) return saved;
  // What a colleague may not read stays cited: its absence from their form says nothing.
  const readable = (await citedBy(tx, who, held)).map((one) => one.id);
  await tx.assessmentEvidence.deleteMany({
    where: { assessmentId: held.id, evidenceId: { in: readable } },
  });
  await tx.assessmentEvidence.createMany({
    data: given.draft.evidence.map((evidenceId) => ({ assessmentId: held.id, evidenceId })),
  });
  return saved;
}

/** A field that its writer left empty is empty, whatever stood there before. */
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
  };
}

/** Cites only what its writer may read: an id that may not be read is as if it were not there. */
async function citable(
  tx: Pick<Tx, "evidence" | "$queryRaw">,
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
