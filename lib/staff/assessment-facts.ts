import "server-only";
import type { Prisma, Tx } from "@/lib/db/record";
import { assessmentDraft, type AssessmentDraft, type Cited } from "@/lib/domain/assessment";
import { isOpen, mayRead, type Confidentiality } from "@/lib/domain/confidentiality";
import type { Level } from "@/lib/domain/level";
import type { StaffMember } from "@/lib/domain/permission";

export type AssessmentRow = Prisma.AssessmentGetPayload<{
  include: {
    evidence: true;
    author: { select: { id: true; name: true } };
    organisation: { select: { name: true } };
  };
}>;

/** A cited piece of evidence for one member: of one that they may not read, nothing but its being there. */
export type CitedForMember = Cited & {
  id: string;
  loggedById: string;
  readable: boolean;
  url: string | null;
  publisher: string | null;
  summaryPublic: string | null;
};

/** The words of a stored assessment as its author wrote them. */
export function draftOf(row: AssessmentRow): AssessmentDraft {
  const text = (value: string | null) => value ?? undefined;
  return assessmentDraft.parse({
    level: row.level,
    structure: text(row.structure),
    process: text(row.process),
    outcome: text(row.outcome),
    confidence: text(row.confidence),
    standardOfProof: text(row.standardOfProof),
    rationalePublic: text(row.rationalePublic),
    rationaleInternal: text(row.rationaleInternal),
    evidenceCutOff: text(row.evidenceCutOff),
    searchNote: text(row.searchNote),
    evidence: row.evidence.map((one) => one.evidenceId),
  });
}

/** What an assessment cites. Republications of one source carry the same `source`, so that they count once. */
export async function citedBy(
  tx: Pick<Tx, "evidence" | "$queryRaw">,
  who: StaffMember,
  { evidence }: { evidence: { evidenceId: string }[] },
): Promise<CitedForMember[]> {
  const ids = evidence.map((one) => one.evidenceId);
  if (ids.length === 0) return [];
  const [rows, sources] = [
    await tx.evidence.findMany({ where: { id: { in: ids } }, orderBy: { createdAt: "asc" } }),
    await sourcesOf(tx, ids),
  ];
  return rows.map((row) => {
    const confidentiality = row.confidentiality as Confidentiality;
    const readable = mayRead(who, { ...row, confidentiality });
    return {
      id: row.id,
      code: row.code,
      title: readable ? row.title : "confidential evidence",
      open: isOpen(confidentiality, row.embargoedUntil, new Date()),
      checked: row.checkedAt !== null,
      retracted: row.retractedAt !== null,
      datedOn: row.publishedOn ?? row.occurredOn,
      source: sources.get(row.id) ?? row.id,
      loggedById: row.loggedById,
      readable,
      url: readable ? row.url : null,
      publisher: readable ? row.publisher : null,
      summaryPublic: readable ? row.summaryPublic : null,
    };
  });
}

/** The first link of each chain of republications. */
async function sourcesOf(tx: Pick<Tx, "$queryRaw">, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; source: string }[]>`
    with recursive chain(id, at, depth) as (
      select id, id, 0 from evidence where id = any(${ids}::uuid[])
      union all
      select chain.id, derived_from_id, depth + 1 from chain join evidence on evidence.id = chain.at
      where derived_from_id is not null and depth < 100)
    select distinct on (id) id::text, at::text as source from chain order by id, depth desc`;
  return new Map(rows.map(({ id, source }) => [id, source]));
}

/** The approved assessment that stands before this one. */
export async function levelBefore(
  tx: Pick<Tx, "assessment">,
  recommendationId: string,
  except: string,
) {
  const standing = await tx.assessment.findFirst({
    where: { recommendationId, id: { not: except }, approvedAt: { not: null }, withdrawnAt: null },
    orderBy: { approvedAt: "desc" },
    include: { organisation: { select: { name: true } } },
  });
  return standing && { ...standing, level: standing.level as Level };
}
