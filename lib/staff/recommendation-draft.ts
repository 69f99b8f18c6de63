import "server-only";
import { change, type Prisma, type Tx } from "@/lib/db/record";
import { suggestActionCategory } from "@/lib/domain/action-category";
import {
  done,
  refused,
  refusedFields,
  type FieldProblem,
  type Outcome,
} from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { refOf } from "@/lib/domain/recommendation";
import type { RecommendationDraft } from "@/lib/domain/recommendation-draft";
import { mayChangeBatch, openDeskBatch } from "./desk-batch";
import { recordedStates } from "./vocabulary";

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
    if (!REF.test(ref))
      return refused(
        "not valid",
        "Give it a reference of letters, digits, dots and hyphens: there is no document and paragraph to make one of",
        { field: "ref" },
      );
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
    return done({ ref, version });
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
    if (held.version !== version) return stale(held.version);
    const read = await readDraft(tx, draft);
    if (!read.ok) return read;
    const { columns, tags } = read.value;
    const { count } = await tx.recommendation.updateMany({
      where: { ref, version },
      data: { ...columns, version: { increment: 1 } },
    });
    if (count === 0) return stale(version);
    const { themes, groups } = given.tags ?? {};
    await tx.recommendationTheme.deleteMany({
      where: { recommendationId: held.id, themeCode: withdrawnFrom(themes, tags.themes) },
    });
    await tx.recommendationGroup.deleteMany({
      where: { recommendationId: held.id, groupCode: withdrawnFrom(groups, tags.groups) },
    });
    await tx.recommendationIssuer.deleteMany({ where: { recommendationId: held.id } });
    await writeTags(tx, held.id, tags);
    return done({ ref, version: version + 1 });
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

const REF = /^[A-Za-z0-9][A-Za-z0-9.()-]{0,119}$/;
const WRITING = "Writing recommendations is for researchers and editors";
const NOT_YOURS =
  "Until a second member has approved it, only whoever wrote or imported it changes it; afterwards an editor does";

const refIn = ({ paragraph }: RecommendationDraft, documentKey: string | null): string =>
  documentKey && paragraph ? refOf(documentKey, paragraph) : "";

const stale = (version: number): Outcome<never> =>
  refused(
    "stale",
    "Somebody has changed this since you opened it. What you wrote is still here: compare, and save again",
    { held: { version } },
  );

const findForWork = (tx: Tx, ref: string) =>
  tx.recommendation.findFirst({
    where: { ref, withdrawnAt: null },
    include: { batch: { select: { importedById: true, approvedAt: true } } },
  });

type Tags = { themes: string[]; groups: string[]; issuers: string[] };
type Read = {
  columns: Omit<Prisma.RecommendationUncheckedCreateInput, "ref" | "countingUnit" | "batchId">;
  tags: Tags;
  documentKey: string | null;
};

/** Names turned into what they name; each that names nothing is said, all of them at once. */
async function readDraft(tx: Tx, draft: RecommendationDraft): Promise<Outcome<Read>> {
  const problems: FieldProblem[] = [];
  const missing = (field: string, message: string) => {
    problems.push({ field, message });
    return null;
  };
  const states = await recordedStates();
  const stateOf = (field: string, name: string | null) =>
    name === null ? null : (states.resolve(name) ?? missing(field, `No State is called “${name}”`));
  const state = stateOf("state", draft.state);
  const issuers = draft.issuers
    .map((name) => stateOf("issuers", name))
    .filter((one) => one !== null);
  const document = draft.document === null ? null : await findDocument(tx, draft.document);
  if (draft.document !== null && !document)
    missing("document", `There is no document “${draft.document}”: write its key or its symbol`);
  const review = draft.review === null ? null : await findReview(tx, draft.review);
  if (draft.review !== null && !review)
    missing("review", `There is no review “${draft.review}”: write it as CHN-4`);
  const earlier =
    draft.reiterates === null
      ? null
      : await tx.recommendation.findUnique({ where: { ref: draft.reiterates.trim() } });
  if (draft.reiterates !== null && !earlier)
    missing("reiterates", `There is no recommendation ${draft.reiterates}`);
  problems.push(...(await unknownTags(tx, draft)));
  if (problems.length > 0) return refusedFields("not valid", problems);
  const { textVerbatim, summary } = draft;
  return done({
    documentKey: document?.key ?? null,
    tags: { themes: draft.themes, groups: draft.groups, issuers },
    columns: {
      type: draft.type,
      addresseeKind: draft.addresseeKind,
      addressee: draft.addressee ?? (state ? states.nameOf(state) : ""),
      stateIso3: state,
      territory: draft.territory,
      bodyCode: draft.body,
      documentId: document?.id ?? null,
      paragraph: draft.paragraph,
      reviewCycleId: review?.id ?? null,
      issuedBy: draft.issuedBy,
      issuedOn: draft.issuedOn,
      dueOn: draft.dueOn,
      textVerbatim,
      language: draft.language,
      summary,
      reiteratesId: earlier?.id ?? null,
      measurability: draft.measurability,
      actionCategory: draft.actionCategory,
      actionSuggested: suggestActionCategory(textVerbatim ?? summary ?? ""),
      inappropriateReason: draft.inappropriateReason,
      sourceUrl: draft.sourceUrl,
      checkNote: draft.checkNote,
    },
  });
}

const findDocument = (tx: Tx, name: string) =>
  tx.document.findFirst({
    where: { OR: [{ key: name }, { symbol: { equals: name, mode: "insensitive" } }] },
    select: { id: true, key: true },
  });

function findReview(tx: Tx, name: string) {
  const [stateIso3 = "", cycle = ""] = name.toUpperCase().split("-");
  return tx.reviewCycle.findFirst({
    where: { stateIso3, cycle: Number(cycle) || 0 },
    select: { id: true },
  });
}

async function unknownTags(
  tx: Tx,
  { themes, groups }: RecommendationDraft,
): Promise<FieldProblem[]> {
  const [known, people] = [
    await tx.theme.count({ where: { code: { in: themes } } }),
    await tx.affectedGroup.count({ where: { code: { in: groups } } }),
  ];
  return [
    ...(known < new Set(themes).size
      ? [{ field: "themes", message: "Choose themes of the list" }]
      : []),
    ...(people < new Set(groups).size
      ? [{ field: "groups", message: "Choose groups of the list" }]
      : []),
  ];
}

/** What the writer saw and unticked; where nobody says what they saw, all that is not ticked. */
const withdrawnFrom = (seen: readonly string[] | undefined, ticked: string[]) =>
  seen ? { in: seen.filter((code) => !ticked.includes(code)) } : { notIn: ticked };

async function writeTags(tx: Tx, recommendationId: string, { themes, groups, issuers }: Tags) {
  const of = <K extends string>(name: K, values: string[]) =>
    [...new Set(values)].map(
      (value) =>
        ({ recommendationId, [name]: value }) as Record<K, string> & { recommendationId: string },
    );
  await tx.recommendationTheme.createMany({ data: of("themeCode", themes), skipDuplicates: true });
  await tx.recommendationGroup.createMany({ data: of("groupCode", groups), skipDuplicates: true });
  await tx.recommendationIssuer.createMany({ data: of("stateIso3", issuers) });
}
