import "server-only";
import type { Prisma, Tx } from "@/lib/db/record";
import { done, type Outcome } from "@/lib/domain/outcome";
import { assessmentDraft, type AssessmentDraft, type Cited } from "@/lib/domain/assessment";
import { isOpen, mayRead, type Confidentiality } from "@/lib/domain/confidentiality";
import type { Level } from "@/lib/domain/level";
import type { StaffMember } from "@/lib/domain/permission";
import { stale } from "./stale";

export type Saved = { id: string; version: number };

export type AssessmentRow = Prisma.AssessmentGetPayload<{
  include: {
    evidence: true;
    author: { select: { id: true; name: true } };
    organisation: { select: { name: true } };
  };
}>;

/** A cited piece of evidence that a member may read; of the others not even their number is told. */
export type CitedForMember = Cited & {
  id: string;
  loggedById: string;
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
  return rows
    .map((row) => ({ ...row, confidentiality: row.confidentiality as Confidentiality }))
    .filter((row) => mayRead(who, row))
    .map((row) => ({
      id: row.id,
      code: row.code,
      title: row.title,
      open: isOpen(row.confidentiality, row.embargoedUntil, new Date()),
      checked: row.checkedAt !== null,
      retracted: row.retractedAt !== null,
      datedOn: row.publishedOn ?? row.occurredOn,
      source: sources.get(row.id) ?? row.id,
      loggedById: row.loggedById,
      url: row.url,
      publisher: row.publisher,
      summaryPublic: row.summaryPublic,
    }));
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

export const findForWork = (
  tx: Pick<Tx, "assessment">,
  id: string,
): Promise<AssessmentRow | null> =>
  tx.assessment.findUnique({
    where: { id },
    include: {
      evidence: true,
      author: { select: { id: true, name: true } },
      organisation: { select: { name: true } },
    },
  });

/** A draft is its author's and their organisation's: colleagues go on with what one of them began. */
export const mayWriteIn = (
  who: StaffMember,
  held: Pick<AssessmentRow, "authorId" | "organisationId">,
): boolean => held.authorId === who.id || held.organisationId === who.organisationId;

const WRITING = ["began assessment", "saved draft assessment", "submitted assessment"];

/** Who has written in it does not review it, whoever began it. */
export async function hasWrittenIn(
  tx: Pick<Tx, "auditEvent">,
  who: StaffMember,
  held: Pick<AssessmentRow, "id" | "authorId">,
): Promise<boolean> {
  if (held.authorId === who.id) return true;
  const wrote = { subject: held.id, memberId: who.id, did: { in: WRITING } };
  return (await tx.auditEvent.findFirst({ where: wrote, select: { seq: true } })) !== null;
}

/** One step of the workflow, if nobody was quicker. */
export async function save(
  tx: Tx,
  who: StaffMember,
  held: AssessmentRow,
  { version, facts }: { version: number; facts: object },
): Promise<Outcome<Saved>> {
  const { count } = await tx.assessment.updateMany({
    where: { id: held.id, version },
    data: { ...facts, version: { increment: 1 } },
  });
  return count === 1
    ? done({ id: held.id, version: version + 1 })
    : staleAssessment(tx, who, held.id);
}

/** What stands there now, read anew; of what it cites only that which this member may read. */
export async function staleAssessment(
  tx: Tx,
  who: StaffMember,
  id: string,
): Promise<Outcome<never>> {
  const held = await findForWork(tx, id);
  if (!held) return stale();
  const evidence = (await citedBy(tx, who, held)).map((one) => one.id);
  return stale({ ...held, evidence });
}
