import "server-only";
import { change, Prisma, type Tx } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { refuseTwice } from "./counted-twice";
import { pointsIn, type OfOneParagraph } from "./desk-batch";
import { lockBatch, UNKNOWN_BATCH } from "./import-approval";
import { isId } from "./import-batch";

/** `withdrawn` came with the batch; of `reverted`, what it had added is taken back. */
export type Undone = { batch: string; withdrawn: number; reverted: number };

/**
 * Takes an import back, as long as nothing later rests on it. Nothing is deleted that people wrote: what it brought is
 * withdrawn and gives up its names, so that the same file can be imported again; what it added elsewhere goes.
 */
export async function undoBatch(who: StaffMember, id: string): Promise<Outcome<Undone>> {
  if (!may(who, "import files"))
    return refused("not allowed", "Undoing an import takes the role of a researcher.");
  if (!isId(id)) return refused("not found", UNKNOWN_BATCH);
  return change(
    who,
    ({ batch, withdrawn, reverted }: Undone) => ({
      did: "undid an import",
      subject: `batch:${batch}`,
      detail: { withdrawn, reverted },
    }),
    (tx) => undoInside(tx, who, id),
    { timeoutMs: 10 * 60 * 1000 },
  );
}

async function undoInside(tx: Tx, who: StaffMember, id: string): Promise<Outcome<Undone>> {
  const batch = await tx.importBatch.findUnique({
    where: { id },
    select: { format: true, importedById: true, approvedAt: true, undoneAt: true, report: true },
  });
  if (!batch) return refused("not found", UNKNOWN_BATCH);
  if (batch.undoneAt) return refused("already done", "This import is undone already.");
  if (batch.format === "starter")
    return refused("not valid", "The starter dossier is no import of yours: it cannot be undone.");
  if ((batch.importedById !== who.id || batch.approvedAt) && !may(who, "approve imports"))
    return refused("not allowed", NOT_YOURS);
  await lockBatch(tx, id);
  const resting = await whatRestsOn(tx, id);
  if (resting.length > 0)
    return refused(
      "not ready",
      `This import cannot be undone any more, because later work rests on it: ${resting.join("; ")}. Take that back first, or correct single recommendations.`,
    );
  await tx.importBatch.update({
    where: { id },
    data: { undoneAt: new Date(), undoneById: who.id, approvedAt: null, approvedById: null },
  });
  for (const statement of takeBack(id)) await tx.$executeRaw(statement);
  const reverted = await tx.importFill.count({ where: { batchId: id, writtenAt: { not: null } } });
  const withdrawn = await tx.$executeRaw(withdraw(id));
  const twice = await makeWhole(tx, pointsIn(batch.report)?.from ?? null);
  if (twice) return twice;
  return done({ batch: id, withdrawn, reverted });
}

/** The recommendation that was split into these points stands again, unless points of it from elsewhere do. */
async function makeWhole(tx: Tx, from: OfOneParagraph["from"]): Promise<Outcome<never> | null> {
  const held = from && (await tx.recommendation.findUnique({ where: { ref: from.ref } }));
  if (!held?.withdrawnAt) return null;
  await tx.recommendation.update({
    where: { id: held.id },
    data: { withdrawnAt: null, checkNote: from?.checkNote ?? null, version: { increment: 1 } },
  });
  return refuseTwice(tx, [held.id]);
}

/** In words, what was done since on the strength of this import. */
async function whatRestsOn(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ words: string; count: number }[]>(Prisma.sql`
    with mine as (
      select id, ref, document_id from recommendation where batch_id = ${id}::uuid
    ), touched as (
      select id, ref from mine
      union
      select r.id, r.ref from import_fill f join recommendation r on r.id = f.recommendation_id
      where f.batch_id = ${id}::uuid and f.written_at is not null
    ), batch as (
      select * from import_batch where id = ${id}::uuid
    )
    select 'pieces of evidence' as words, count(*)::int as count
      from evidence_link where recommendation_id in (select id from mine)
    union all select 'assessments', count(*)::int from assessment, batch
      where recommendation_id in (select id from touched) and created_at > batch.imported_at
    union all select 'entries that point to it', count(*)::int from entry_link
      where recommendation_id in (select id from mine)
        or document_id in (select id from document where batch_id = ${id}::uuid)
    union all select 'additions by another import', count(*)::int
      from import_fill f join import_batch b on b.id = f.batch_id
      where f.batch_id <> ${id}::uuid and b.undone_at is null and recommendation_id in (select id from mine)
    union all select 'contradictions with another import', count(*)::int
      from import_conflict c join import_batch b on b.id = c.batch_id
      where c.batch_id <> ${id}::uuid and b.undone_at is null and recommendation_id in (select id from mine)
    union all select 'values of it that were put over held ones', count(*)::int from import_conflict
      where batch_id = ${id}::uuid and decided = 'taken'
    union all select 'recommendations of another import in the documents that it brought', count(*)::int
      from recommendation r join document d on d.id = r.document_id
      where d.batch_id = ${id}::uuid and r.batch_id <> ${id}::uuid and r.withdrawn_at is null
        and r.id not in (
          select recommendation_id from import_fill where batch_id = ${id}::uuid and symbol is not null)
    union all select 'published recommendations', count(distinct key)::int from edition_item join edition on number = edition, batch
      where kind = 'recommendation' and key in (select ref from touched) and sealed_at > batch.imported_at`);
  return rows.flatMap(({ words, count }) => (count > 0 ? [`${count} ${words}`] : []));
}

/** What it added to recommendations that were held before, where that still stands. */
const takeBack = (id: string): Prisma.Sql[] => {
  const fills = Prisma.sql`import_fill f where f.batch_id = ${id}::uuid and f.written_at is not null`;
  return [
    Prisma.sql`
      update recommendation r set version = version + 1,
        text_verbatim = case when r.text_verbatim = f.text then f.was_text else r.text_verbatim end,
        action_category = case when r.action_category = f.action_category then f.was_action_category
          else r.action_category end,
        document_id = case when f.symbol is null then r.document_id end,
        review_cycle_id = case when f.cycle is null then r.review_cycle_id end
      from ${fills} and r.id = f.recommendation_id
        and num_nonnulls(f.text, f.action_category, f.symbol, f.cycle) > 0`,
    Prisma.sql`
      delete from recommendation_issuer part using ${fills}
        and part.recommendation_id = f.recommendation_id and part.state_iso3 = any (f.issuers)`,
    Prisma.sql`
      delete from recommendation_theme part using ${fills}
        and part.recommendation_id = f.recommendation_id and part.theme_code = any (f.themes)`,
    Prisma.sql`
      delete from recommendation_group part using ${fills}
        and part.recommendation_id = f.recommendation_id and part.group_code = any (f.groups)`,
    Prisma.sql`
      delete from recommendation_sdg part using ${fills}
        and part.recommendation_id = f.recommendation_id and part.sdg_code = any (f.sdgs)`,
    Prisma.sql`
      delete from recommendation_text part using ${fills}
        and part.recommendation_id = f.recommendation_id and f.texts ->> part.language = part.text`,
    Prisma.sql`
      delete from state_response part using ${fills}
        and part.recommendation_id = f.recommendation_id and part.batch_id = f.batch_id`,
  ];
};

/** It gives up its key and its reference, which the next import of the same file may then have. */
const withdraw = (id: string) => Prisma.sql`
  update recommendation set withdrawn_at = now(), external_key = null, version = version + 1,
    ref = ref || '~' || left(batch_id::text, 8)
  where batch_id = ${id}::uuid and withdrawn_at is null`;

const NOT_YOURS =
  "Researchers undo only what they imported themselves, and only until it is approved: ask an editor.";
