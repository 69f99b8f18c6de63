import "server-only";
import { change, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { refOf } from "@/lib/domain/recommendation";
import type { RecommendationDraft } from "@/lib/domain/recommendation-draft";
import { refuseTwice } from "./counted-twice";
import { mayChangeBatch, openDeskBatch } from "./desk-batch";
import { readDraft, writeTags } from "./recommendation-write";
import { outrun } from "./recommendation-reading";

// One ask at a time, written at the desk: a call of a statement, a commitment, a recommendation that no file brought.

type Saved = { ref: string; version: number };

/** `ref` names it for good; left empty, it is made of the document and the paragraph. */
export async function draftRecommendation(
  who: StaffMember,
  given: { ref: string; draft: RecommendationDraft },
): Promise<Outcome<Saved>> {
  if (!may(who, "import files")) return refused("not allowed", WRITING);
  const deed = ({ ref }: Saved) => ({ did: "wrote recommendation", subject: ref });
  return change(who, deed, async (tx) => {
    const read = await readDraft(tx, given.draft);
    if (!read.ok) return read;
    const ref = given.ref.trim() || refIn(given.draft, read.value.documentKey);
    if (!REF.test(ref)) return refused("not valid", NO_REF, { field: "ref" });
    if (await tx.recommendation.findUnique({ where: { ref }, select: { id: true } }))
      return refused("conflict", `There is a recommendation ${ref} already`, { field: "ref" });
    const batchId = await openDeskBatch(tx, who, {
      name: `Written at the desk: ${ref}`,
      content: given,
    });
    const { columns, tags } = read.value;
    const { id, version } = await tx.recommendation.create({
      data: { ref, countingUnit: "paragraph", batchId, batchRow: 1, ...columns },
    });
    await writeTags(tx, id, tags);
    return (await refuseTwice(tx, [id])) ?? done({ ref, version });
  });
}

/** The themes and groups that stood when a form was opened. */
export type HeldTags = { themes: readonly string[]; groups: readonly string[] };

/**
 * Changes what it says. A save over somebody else's is refused, and `held` is what stands. Of themes and groups only what
 * the writer changed is changed, so that those which an act on many added meanwhile stay.
 */
export async function saveRecommendation(
  who: StaffMember,
  given: { ref: string; version: number; draft: RecommendationDraft; tags?: HeldTags },
): Promise<Outcome<Saved>> {
  const { ref, version, draft } = given;
  if (!may(who, "import files")) return refused("not allowed", WRITING);
  return change(who, { did: "changed recommendation", subject: ref }, async (tx) => {
    const held = await findForWork(tx, ref);
    if (!held) return refused("not found", `There is no recommendation ${ref}`);
    if (!mayChangeBatch(who, held.batch)) return refused("not allowed", NOT_YOURS);
    if (held.version !== version) return outrun(tx, ref);
    const read = await readDraft(tx, draft);
    if (!read.ok) return read;
    const { columns, tags } = read.value;
    const { count } = await tx.recommendation.updateMany({
      where: { ref, version },
      data: { ...columns, version: { increment: 1 } },
    });
    if (count === 0) return outrun(tx, ref);
    const { themes, groups } = given.tags ?? {};
    await tx.recommendationTheme.deleteMany({
      where: { recommendationId: held.id, themeCode: withdrawnFrom(themes, tags.themes) },
    });
    await tx.recommendationGroup.deleteMany({
      where: { recommendationId: held.id, groupCode: withdrawnFrom(groups, tags.groups) },
    });
    await tx.recommendationIssuer.deleteMany({ where: { recommendationId: held.id } });
    await writeTags(tx, held.id, tags);
    const twice = COUNTED_BY.some((name) => columns[name] !== held[name])
      ? await refuseTwice(tx, [held.id])
      : null;
    return twice ?? done({ ref, version: version + 1 });
  });
}

/** The next edition leaves it out. The reason stays with it, for members. */
export async function withdrawRecommendation(
  who: StaffMember,
  ref: string,
  reason: string,
): Promise<Outcome<{ ref: string }>> {
  if (!may(who, "approve imports"))
    return refused("not allowed", "Withdrawing is for editors and administrators");
  const words = reason.trim();
  if (!words) return refused("not valid", "Write the reason", { field: "reason" });
  return change(who, { did: "withdrew recommendation", subject: ref }, async (tx) => {
    const { count } = await tx.recommendation.updateMany({
      where: { ref, withdrawnAt: null },
      data: { withdrawnAt: new Date(), checkNote: `Withdrawn: ${words}` },
    });
    return count === 1
      ? done({ ref })
      : refused("not found", `There is no recommendation ${ref}, or it is withdrawn already`);
  });
}

/** What decides where it is counted; a change of anything else counts nothing anew. */
const COUNTED_BY = [
  "documentId",
  "paragraph",
  "stateIso3",
  "type",
  "addresseeKind",
  "checkNote",
] as const;

export const REF = /^[A-Za-z0-9][A-Za-z0-9.()-]{0,119}$/;
export const NO_REF =
  "Give it a reference of letters, digits, dots and hyphens: there is no document and paragraph to make one of";
export const WRITING = "Writing recommendations is for researchers and editors";
export const NOT_YOURS =
  "Until a second member has approved it, only whoever wrote or imported it changes it; afterwards an editor does";

export const refIn = ({ paragraph }: RecommendationDraft, documentKey: string | null): string =>
  documentKey && paragraph ? refOf(documentKey, paragraph) : "";

export const findForWork = (tx: Tx, ref: string) =>
  tx.recommendation.findFirst({
    where: { ref, withdrawnAt: null },
    include: { batch: { select: { importedById: true, approvedAt: true } } },
  });

/** What the writer saw and unticked; where nobody says what they saw, all that is not ticked. */
const withdrawnFrom = (seen: readonly string[] | undefined, ticked: string[]) =>
  seen ? { in: seen.filter((code) => !ticked.includes(code)) } : { notIn: ticked };
