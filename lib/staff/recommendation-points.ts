import "server-only";
import { change, type Tx } from "@/lib/db/record";
import { suggestActionCategory } from "@/lib/domain/action-category";
import { done, refused, refusedFields, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import type { RecommendationDraft } from "@/lib/domain/recommendation-draft";
import { paragraphOfPoint, refOfPoint, type PointDraft } from "@/lib/domain/recommendation-point";
import { refuseTwice } from "./counted-twice";
import { mayChangeBatch, openDeskBatch, type OfOneParagraph } from "./desk-batch";
import { findForWork, NO_REF, NOT_YOURS, REF, refIn, WRITING } from "./recommendation-draft";
import { whatKeepsWhole } from "./recommendation-whole";
import { readDraft, writeTags, type Read } from "./recommendation-write";
import { outrun } from "./recommendation-reading";

// The points of one paragraph, each written as a recommendation of its own: all of them in one act, or none.

/** `paragraph` is the reference that they have in common. */
export type Entered = { batch: string; paragraph: string; refs: string[] };
type Given = { draft: RecommendationDraft; points: readonly PointDraft[] };

/** Enters points of a paragraph that the record does not hold. What the draft says beside its text is the same for all. */
export async function enterPoints(
  who: StaffMember,
  given: Given & { ref: string },
): Promise<Outcome<Entered>> {
  if (!may(who, "import files")) return refused("not allowed", WRITING);
  return change(who, deedOf("entered points"), async (tx) => {
    const read = await readDraft(tx, given.draft);
    if (!read.ok) return read;
    const ref = given.ref.trim() || refIn(given.draft, read.value.documentKey);
    if (!REF.test(ref)) return refused("not valid", NO_REF, { field: "ref" });
    return writePoints(tx, who, { ...given, ref, read: read.value, from: null });
  });
}

/**
 * Writes a recommendation anew as its points, and withdraws it in the same act. Nothing may rest on it: an answer or a
 * finding about the whole says nothing of any one point.
 */
export async function splitRecommendation(
  who: StaffMember,
  given: Given & { ref: string; version: number },
): Promise<Outcome<Entered>> {
  const { ref, version, draft, points } = given;
  if (!may(who, "import files")) return refused("not allowed", WRITING);
  return change(who, deedOf("split recommendation"), async (tx) => {
    const held = await findForWork(tx, ref);
    if (!held) return refused("not found", `There is no recommendation ${ref}`);
    if (!mayChangeBatch(who, held.batch)) return refused("not allowed", NOT_YOURS);
    if (held.version !== version) return outrun(tx, ref);
    const reasons = await whatKeepsWhole(tx, who, held);
    if (reasons.length > 0) return refused("not ready", reasons.join(" "));
    if (points.length < 2) return refused("not valid", ONE_POINT, { field: "points" });
    const read = await readDraft(tx, draft);
    if (!read.ok) return read;
    const { count } = await tx.recommendation.updateMany({
      where: { ref, version, withdrawnAt: null },
      data: {
        withdrawnAt: new Date(),
        checkNote: splitNote(draft, points),
        version: { increment: 1 },
      },
    });
    if (count === 0) return outrun(tx, ref);
    const entered = await writePoints(tx, who, {
      draft,
      points,
      ref: refIn(draft, read.value.documentKey) || ref,
      read: read.value,
      from: { ref, checkNote: held.checkNote },
    });
    if (entered.ok) await handOn(tx, held, entered.value.refs);
    return entered;
  });
}

const deedOf = (did: string) => (entered: Entered) => ({
  did,
  subject: entered.paragraph,
  detail: { points: entered.refs.length, batch: entered.batch },
});

const splitNote = ({ paragraph }: RecommendationDraft, points: readonly PointDraft[]): string =>
  `Withdrawn: Split into ${points.map(({ place }) => paragraphOfPoint(paragraph, place)).join(", ")}`;

type Writing = Given & { ref: string; read: Read; from: OfOneParagraph["from"] };

async function writePoints(
  tx: Tx,
  who: StaffMember,
  { ref, draft, points, read, from }: Writing,
): Promise<Outcome<Entered>> {
  if (points.length === 0) return refused("not valid", NO_POINT, { field: "points" });
  // Whoever sends the same form twice is told of the first, and not of a clash of two writes.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('points'), hashtext(${ref}))`;
  const taken = await whatIsTaken(tx, ref, points);
  if (taken) return taken;
  const places = points.map(({ place }) => place);
  const batchId = await openDeskBatch(tx, who, {
    name: `Written at the desk: ${ref}, ${places.join(" ")}`,
    content: { ref, points },
    points: { ref, places, text: draft.textVerbatim, from },
  });
  const { columns, tags } = read;
  const ids: string[] = [];
  for (const [index, { place, text }] of points.entries()) {
    const { id } = await tx.recommendation.create({
      data: {
        ...columns,
        ref: refOfPoint(ref, place),
        countingUnit: "paragraph",
        batchId,
        batchRow: index + 1,
        paragraph: paragraphOfPoint(columns.paragraph ?? null, place),
        textVerbatim: text,
        actionSuggested: suggestActionCategory(withoutChapeau(text, place)),
      },
    });
    await writeTags(tx, id, tags);
    ids.push(id);
  }
  const refs = places.map((place) => refOfPoint(ref, place));
  return (await refuseTwice(tx, ids)) ?? done({ batch: batchId, paragraph: ref, refs });
}

/** What the point itself says: the verb of its chapeau is that of all of them. */
const withoutChapeau = (text: string, place: string): string =>
  text.includes(place) ? text.slice(text.indexOf(place) + place.length) : text;

/** Each point whose reference is no reference, or stands already: in the record, or in the same form. */
async function whatIsTaken(
  tx: Tx,
  ref: string,
  points: readonly PointDraft[],
): Promise<Outcome<never> | null> {
  const refs = points.map(({ place }) => refOfPoint(ref, place));
  const held = await tx.recommendation.findMany({
    where: { ref: { in: refs } },
    select: { ref: true },
  });
  const taken = new Set(held.map((one) => one.ref));
  const problems = points.flatMap(({ row, place }, index) => {
    const own = refs[index] ?? "";
    const message = !REF.test(own)
      ? `${own} is too long for a reference: give the paragraph a shorter one`
      : taken.has(own)
        ? `There is a recommendation ${own} already: leave ${place} out, or correct how it is cited`
        : refs.indexOf(own) < index
          ? `${place} stands twice: correct how one of the two is cited`
          : null;
    return message ? [{ field: `points.${row}.place`, message }] : [];
  });
  return problems.length > 0 ? refusedFields("conflict", problems) : null;
}

/** Development Goals and whose work it is are in no form: the points take them over. */
async function handOn(
  tx: Tx,
  held: { id: string; assignedToId: string | null },
  refs: readonly string[],
): Promise<void> {
  const where = { ref: { in: [...refs] } };
  if (held.assignedToId)
    await tx.recommendation.updateMany({ where, data: { assignedToId: held.assignedToId } });
  const points = await tx.recommendation.findMany({ where, select: { id: true } });
  const goals = await tx.recommendationSdg.findMany({ where: { recommendationId: held.id } });
  await tx.recommendationSdg.createMany({
    data: points.flatMap(({ id }) =>
      goals.map(({ sdgCode }) => ({ recommendationId: id, sdgCode })),
    ),
  });
}

const NO_POINT = "Tick the points that are to be entered, or keep the paragraph whole";
const ONE_POINT = "One point alone is no split: tick at least two, or change its text instead";
