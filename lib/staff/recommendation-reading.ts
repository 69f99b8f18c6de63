import "server-only";
import { record, type Prisma, type Tx } from "@/lib/db/record";
import { refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { mayChangeBatch } from "./desk-batch";
import { stale } from "./stale";

type Option = { value: string; label: string };

/** Themes and affected groups that an ask may be given. */
export async function listTags(who: StaffMember): Promise<{ themes: Option[]; groups: Option[] }> {
  if (!may(who, "read the record")) return { themes: [], groups: [] };
  const [themes, groups] = await Promise.all([
    record.theme.findMany({ orderBy: { label: "asc" } }),
    record.affectedGroup.findMany({ orderBy: { label: "asc" } }),
  ]);
  const toOption = ({ code, label }: { code: string; label: string }) => ({ value: code, label });
  return { themes: themes.map(toOption), groups: groups.map(toOption) };
}

const OF_FORM = {
  state: { select: { name: true } },
  document: { select: { key: true } },
  review: { select: { stateIso3: true, cycle: true } },
  reiterates: { select: { ref: true } },
  issuers: { select: { state: { select: { name: true } } } },
} satisfies Prisma.RecommendationInclude;

/** An ask as its form writes it; null for whoever may not change it. */
export async function findWritten(who: StaffMember, ref: string) {
  if (!may(who, "import files")) return null;
  const found = await record.recommendation.findFirst({
    where: { ref, withdrawnAt: null },
    include: {
      ...OF_FORM,
      batch: { select: { importedById: true, approvedAt: true } },
      themes: { select: { themeCode: true } },
      groups: { select: { groupCode: true } },
    },
  });
  if (!found || !mayChangeBatch(who, found.batch)) return null;
  const { version, themes, groups, actionSuggested: suggested } = found;
  return {
    id: found.id,
    saved: { ref, version },
    values: valuesOf(found),
    themes: themes.map(({ themeCode }) => themeCode),
    groups: groups.map(({ groupCode }) => groupCode),
    suggested,
  };
}

type Found = NonNullable<Awaited<ReturnType<typeof record.recommendation.findFirst>>> & {
  state: { name: string } | null;
  document: { key: string } | null;
  review: { stateIso3: string; cycle: number } | null;
  reiterates: { ref: string } | null;
  issuers: { state: { name: string } }[];
};

/** Somebody was quicker with a save: what stands now, as the form writes it, for whoever may change it. */
export async function outrun(tx: Pick<Tx, "recommendation">, ref: string): Promise<Outcome<never>> {
  const now = await tx.recommendation.findFirst({
    where: { ref, withdrawnAt: null },
    include: OF_FORM,
  });
  if (!now) return refused("not found", `There is no recommendation ${ref}`);
  return stale({ version: now.version, ...valuesOf(now) });
}

/** May this member change it? The same rule by which a save is taken or refused. */
export async function mayChangeRecommendation(who: StaffMember, ref: string): Promise<boolean> {
  return (await findWritten(who, ref)) !== null;
}

function valuesOf(found: Found): Record<string, string> {
  const values: Record<string, string | null> = {
    type: found.type,
    addresseeKind: found.addresseeKind,
    addressee: found.addressee,
    state: found.state?.name ?? null,
    territory: found.territory,
    body: found.bodyCode,
    document: found.document?.key ?? null,
    paragraph: found.paragraph,
    review: found.review && `${found.review.stateIso3}-${found.review.cycle}`,
    issuedBy: found.issuedBy,
    issuedOn: found.issuedOn,
    dueOn: found.dueOn,
    textVerbatim: found.textVerbatim,
    language: found.language,
    summary: found.summary,
    reiterates: found.reiterates?.ref ?? null,
    measurability: found.measurability,
    actionCategory: found.actionCategory === null ? null : String(found.actionCategory),
    inappropriateReason: found.inappropriateReason,
    issuers: found.issuers.map(({ state }) => state.name).join("\n"),
    sourceUrl: found.sourceUrl,
    checkNote: found.checkNote,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ""]));
}
