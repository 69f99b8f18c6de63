import "server-only";
import { Prisma, type Tx } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { keepBackTwice } from "./counted-twice";
import { writeFills } from "./import-write";

/** `recommendations` came with the batch; `added` were held before and are filled in. */
export type Approval = { batch: string; recommendations: number; added: number };

/** Runs inside the transaction. */
export async function approveInside(
  tx: Tx,
  who: StaffMember,
  id: string,
): Promise<Outcome<Approval>> {
  const batch = await tx.importBatch.findUnique({
    where: { id },
    select: { importedById: true, approvedAt: true, undoneAt: true },
  });
  if (!batch) return refused("not found", UNKNOWN_BATCH);
  if (batch.undoneAt)
    return refused(
      "not valid",
      "This import was undone: import the file again, then approve that.",
    );
  if (batch.approvedAt) return refused("already done", "This import is approved already.");
  if (batch.importedById === who.id)
    return refused(
      "same person",
      "Whoever imported a file does not approve it: ask a second member to compare it with its source.",
    );
  await lockBatch(tx, id);
  const added = await tx.importFill.count({ where: { batchId: id, writtenAt: null } });
  await writeFills(tx, id, false);
  const { count: approved } = await tx.importBatch.updateMany({
    where: { id, approvedAt: null, undoneAt: null },
    data: { approvedAt: new Date(), approvedById: who.id },
  });
  if (approved === 0) return refused("already done", "This import is approved already.");
  await keepBackTwice(tx, id);
  const recommendations = await tx.recommendation.count({ where: { batchId: id } });
  return done({ batch: id, recommendations, added });
}

/** Waits until no import, approval or undoing touches the States of this batch; held to the end of the transaction. */
export const lockBatch = (tx: Tx, id: string): PromiseLike<number> =>
  tx.$executeRaw(Prisma.sql`
    select pg_advisory_xact_lock(hashtext('import'), hashtext(iso3))
    from (
      select distinct coalesce(state_iso3, 'none') as iso3 from recommendation
      where batch_id = ${id}::uuid
        or id in (select recommendation_id from import_fill where batch_id = ${id}::uuid)
        or id in (select recommendation_id from import_conflict where batch_id = ${id}::uuid)
      order by 1
    ) as touched`);

export const UNKNOWN_BATCH = "There is no such import.";
