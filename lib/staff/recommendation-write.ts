import "server-only";
import type { Prisma, Tx } from "@/lib/db/record";
import { suggestActionCategory } from "@/lib/domain/action-category";
import { done, refusedFields, type FieldProblem, type Outcome } from "@/lib/domain/outcome";
import type { RecommendationDraft } from "@/lib/domain/recommendation-draft";
import { recordedStates } from "./vocabulary";

// What a form says of an ask, turned into rows of the record.

export type Tags = { themes: string[]; groups: string[]; issuers: string[] };
export type Read = {
  columns: Omit<Prisma.RecommendationUncheckedCreateInput, "ref" | "countingUnit" | "batchId">;
  tags: Tags;
  documentKey: string | null;
};

/** Names turned into what they name; each that names nothing is said, all of them at once. */
export async function readDraft(tx: Tx, draft: RecommendationDraft): Promise<Outcome<Read>> {
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

export async function writeTags(
  tx: Tx,
  recommendationId: string,
  { themes, groups, issuers }: Tags,
) {
  const of = <K extends string>(name: K, values: string[]) =>
    [...new Set(values)].map(
      (value) =>
        ({ recommendationId, [name]: value }) as Record<K, string> & { recommendationId: string },
    );
  await tx.recommendationTheme.createMany({ data: of("themeCode", themes), skipDuplicates: true });
  await tx.recommendationGroup.createMany({ data: of("groupCode", groups), skipDuplicates: true });
  await tx.recommendationIssuer.createMany({ data: of("stateIso3", issuers) });
}
