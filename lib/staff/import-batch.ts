import "server-only";
import { z } from "zod";
import { Prisma, record } from "@/lib/db/record";
import { may, type StaffMember } from "@/lib/domain/permission";
import { listTwice, type Twice } from "./counted-twice";
import { pointsIn, type OfOneParagraph } from "./desk-batch";

/** One import, as the desk lists it. */
export type BatchRow = {
  id: string;
  format: string;
  fileName: string;
  rows: number;
  importedAt: Date;
  importedBy: string;
  approvedAt: Date | null;
  approvedBy: string | null;
  undoneAt: Date | null;
  undoneBy: string | null;
  created: number;
  updated: number;
  unchanged: number;
  /** Contradictions that it opened, and how many of them nobody has decided. */
  conflicts: number;
  openConflicts: number;
  /** May the member who asks approve it? Never whoever imported it. */
  mayApprove: boolean;
};

/** One import with what an approver must see: its texts, what waits to be added, and what the record contradicts. */
export type BatchDetail = BatchRow & {
  fileSha256: string;
  recommendations: BatchText[];
  added: BatchFill[];
  conflictList: BatchConflict[];
  faults: { kind: "normalised" | "left out"; reason: string; count: number }[];
  rejected: { row: number; column: string; reason: string }[];
  rejectedCount: number;
  /** The paragraph whose points it brought, where they were entered together; null for every other import. */
  points: OfOneParagraph | null;
  /** What of it stands in the record a second time, whole or in points, and would be counted twice. */
  twice: Twice[];
  mayDecide: boolean;
  mayUndo: boolean;
};
export type BatchText = {
  ref: string;
  row: number | null;
  paragraph: string | null;
  text: string | null;
  position: string | null;
  issuers: string[];
};
/** What it adds to a recommendation that was held: waiting, or written since. */
export type BatchFill = {
  ref: string;
  row: number;
  text: string | null;
  adds: string[];
  isWritten: boolean;
};
export type BatchConflict = {
  id: string;
  row: number;
  ref: string;
  field: string;
  held: string;
  offered: string;
  decided: "kept" | "taken" | null;
  decidedBy: string | null;
};

const LISTED = 200;
const TEXTS = 500;

const count = z.number().int().catch(0);
const counts = z.record(z.string(), z.number().int()).catch({});
const rejection = z.object({ row: count, column: z.string(), reason: z.string() });
/** Batches of the starter dossier and of other formats report in their own way: what is absent counts nothing. */
const stored = z.object({
  recommendations: z
    .object({ created: count, updated: count, unchanged: count })
    .catch({ created: 0, updated: 0, unchanged: 0 }),
  rejected: z.array(rejection).catch([]),
  faults: z
    .object({ normalised: counts, leftOut: counts, rejected: count })
    .catch({ normalised: {}, leftOut: {}, rejected: 0 }),
});

type StoredBatch = Omit<BatchRow, "created" | "updated" | "unchanged" | "mayApprove"> & {
  importedById: string;
  fileSha256: string;
  report: unknown;
};

/** The imports, those that wait for approval first, then the newest. */
export async function batchRows(who: StaffMember): Promise<BatchRow[]> {
  const rows = await batches(Prisma.empty);
  return rows.map((row) => toBatchRow(row, who));
}

export async function batchDetail(who: StaffMember, id: string): Promise<BatchDetail | null> {
  const [row] = isId(id) ? await batches(Prisma.sql`where b.id = ${id}::uuid`) : [];
  if (!row) return null;
  const [recommendations, added, conflictList, twice] = await Promise.all([
    textsOf(id),
    fillsOf(id),
    conflictsOf(id),
    listTwice(record, id),
  ]);
  const { rejected, faults } = stored.parse(row.report);
  const isOpen = row.undoneAt === null;
  return {
    ...toBatchRow(row, who),
    fileSha256: row.fileSha256,
    recommendations,
    added,
    conflictList,
    points: pointsIn(row.report),
    twice,
    faults: [...listOf("normalised", faults.normalised), ...listOf("left out", faults.leftOut)],
    rejected: rejected.slice(0, LISTED),
    rejectedCount: Math.max(faults.rejected, rejected.length),
    mayDecide: isOpen && may(who, "approve imports"),
    mayUndo: isOpen && row.format !== "starter" && may(who, "approve imports"),
  };
}

const listOf = <K extends string>(kind: K, reasons: Record<string, number>) =>
  Object.entries(reasons).map(([reason, times]) => ({ kind, reason, count: times }));

const batches = (where: Prisma.Sql) => record.$queryRaw<StoredBatch[]>`
  select b.id, b.format, b.file_name as "fileName", b.file_sha256 as "fileSha256", b.rows,
    b.imported_at as "importedAt", b.imported_by_id as "importedById", importer.name as "importedBy",
    b.approved_at as "approvedAt", approver.name as "approvedBy",
    b.undone_at as "undoneAt", undoer.name as "undoneBy",
    (select count(*)::int from import_conflict where batch_id = b.id) as conflicts,
    (select count(*)::int from import_conflict where batch_id = b.id and decided is null) as "openConflicts",
    b.report - 'waiting' - 'conflicts' as report
  from import_batch b
  join member importer on importer.id = b.imported_by_id
  left join member approver on approver.id = b.approved_by_id
  left join member undoer on undoer.id = b.undone_by_id
  ${where}
  order by b.approved_at is not null or b.undone_at is not null, b.imported_at desc limit ${LISTED}`;

const textsOf = (id: string) => record.$queryRaw<BatchText[]>`
  select r.ref, r.batch_row as row, r.paragraph, coalesce(r.text_verbatim, r.summary) as text,
    (select verbatim from state_response where recommendation_id = r.id order by created_at desc limit 1) as position,
    array(select state.name from recommendation_issuer join state on iso3 = state_iso3
          where recommendation_id = r.id order by 1) as issuers
  from recommendation r where r.batch_id = ${id}::uuid and r.withdrawn_at is null
  order by r.ref collate "C" limit ${TEXTS}`;

const fillsOf = (id: string) => record.$queryRaw<BatchFill[]>`
  select r.ref, fill.row, fill.text, fill.written_at is not null as "isWritten",
    array_remove(array[
      case when fill.text is not null then 'text' end,
      case when fill.texts is not null then 'further languages' end,
      case when fill.position is not null then 'position' end,
      case when cardinality(fill.issuers) > 0 then 'recommending States' end,
      case when cardinality(fill.themes) > 0 then 'themes' end,
      case when cardinality(fill.groups) > 0 then 'affected groups' end,
      case when cardinality(fill.sdgs) > 0 then 'Development Goals' end,
      case when fill.action_category is not null then 'action category' end,
      case when fill.symbol is not null then 'report' end,
      case when fill.cycle is not null then 'review' end], null) as adds
  from import_fill fill join recommendation r on r.id = fill.recommendation_id
  where fill.batch_id = ${id}::uuid order by fill.row limit ${TEXTS}`;

const conflictsOf = (id: string) => record.$queryRaw<BatchConflict[]>`
  select c.id, c.row, c.ref, c.field, c.held, c.offered, c.decided, member.name as "decidedBy"
  from import_conflict c left join member on member.id = c.decided_by_id
  where c.batch_id = ${id}::uuid
  order by c.decided is not null, c.row, c.field limit ${TEXTS}`;

function toBatchRow(row: StoredBatch, who: StaffMember): BatchRow {
  const { report, importedById, fileSha256: _, ...shown } = row;
  const { recommendations } = stored.parse(report);
  const mayApprove =
    row.approvedAt === null &&
    row.undoneAt === null &&
    importedById !== who.id &&
    may(who, "approve imports");
  return { ...shown, ...recommendations, mayApprove };
}

export const isId = (id: string) => z.uuid().safeParse(id).success;
