import "server-only";
import { z } from "zod";
import { Prisma, record, type Tx } from "@/lib/db/record";
import { may, type StaffMember } from "@/lib/domain/permission";
import type { Conflict, Fill } from "./import-plan";

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
  created: number;
  updated: number;
  unchanged: number;
  conflicts: number;
  /** May the member who asks approve it? Never whoever imported it. */
  mayApprove: boolean;
};

/** One import with what an approver must see: its texts, what waits to be added, and what the record contradicts. */
export type BatchDetail = BatchRow & {
  recommendations: BatchText[];
  waiting: { ref: string; text: string | null; adds: string[] }[];
  conflictList: Conflict[];
};
export type BatchText = {
  ref: string;
  paragraph: string | null;
  text: string | null;
  position: string | null;
  issuers: string[];
};

const LISTED = 200;
const TEXTS = 500;

const count = z.number().int().catch(0);
/** Batches of the starter dossier and of other formats report in their own way: what is absent counts nothing. */
const stored = z.object({
  recommendations: z
    .object({ created: count, updated: count, unchanged: count })
    .catch({ created: 0, updated: 0, unchanged: 0 }),
  conflicts: z.array(z.custom<Conflict>()).catch([]),
});

type StoredBatch = {
  id: string;
  format: string;
  fileName: string;
  rows: number;
  importedAt: Date;
  importedById: string;
  importedBy: string;
  approvedAt: Date | null;
  approvedBy: string | null;
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
  const [recommendations, fills] = await Promise.all([textsOf(id), fillsOf(record, id)]);
  return {
    ...toBatchRow(row, who),
    recommendations,
    waiting: fills.map((fill) => ({ ref: fill.ref, text: fill.text, adds: addsOf(fill) })),
    conflictList: stored.parse(row.report).conflicts,
  };
}

/** What waits in a batch for its approval. */
export const fillsOf = async (db: Tx, id: string): Promise<Fill[]> => {
  const rows = await db.$queryRaw<{ fill: Fill }[]>`
    select fill from import_batch, jsonb_array_elements(report -> 'waiting') as fill
    where id = ${id}::uuid and jsonb_typeof(report -> 'waiting') = 'array'`;
  return rows.map(({ fill }) => fill);
};

const batches = (where: Prisma.Sql) => record.$queryRaw<StoredBatch[]>`
  select b.id, b.format, b.file_name as "fileName", b.rows, b.imported_at as "importedAt",
    b.imported_by_id as "importedById", importer.name as "importedBy",
    b.approved_at as "approvedAt", approver.name as "approvedBy", b.report - 'waiting' as report
  from import_batch b
  join member importer on importer.id = b.imported_by_id
  left join member approver on approver.id = b.approved_by_id
  ${where}
  order by b.approved_at is not null, b.imported_at desc limit ${LISTED}`;

const textsOf = (id: string) => record.$queryRaw<BatchText[]>`
  select r.ref, r.paragraph, r.text_verbatim as text,
    (select verbatim from state_response where recommendation_id = r.id order by created_at desc limit 1) as position,
    array(select state.name from recommendation_issuer join state on iso3 = state_iso3
          where recommendation_id = r.id order by 1) as issuers
  from recommendation r where r.batch_id = ${id}::uuid
  order by r.ref collate "C" limit ${TEXTS}`;

function toBatchRow(row: StoredBatch, who: StaffMember): BatchRow {
  const { report, importedById, ...shown } = row;
  const { recommendations, conflicts } = stored.parse(report);
  const mayApprove =
    row.approvedAt === null && importedById !== who.id && may(who, "approve imports");
  return { ...shown, ...recommendations, conflicts: conflicts.length, mayApprove };
}

/** In words, what a fill adds to a recommendation that is held. */
function addsOf(fill: Fill): string[] {
  const adds: [boolean, string][] = [
    [fill.text !== null, "text"],
    [fill.response !== null, "position"],
    [fill.issuers.length > 0, "recommending States"],
    [fill.themes.length > 0, "themes"],
    [fill.groups.length > 0, "affected groups"],
    [fill.actionCategory !== null, "action category"],
    [fill.symbol !== null, "report"],
    [fill.review !== null, "review"],
  ];
  return adds.flatMap(([is, word]) => (is ? [word] : []));
}

export const isId = (id: string) => z.uuid().safeParse(id).success;
