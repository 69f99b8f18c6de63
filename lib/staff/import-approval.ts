import "server-only";
import type { Tx } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { fillsOf } from "./import-batch";
import { type Fill, lockStates } from "./import-plan";
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
    select: { importedById: true, approvedAt: true },
  });
  if (!batch) return refused("not found", UNKNOWN_BATCH);
  if (batch.approvedAt) return refused("already done", "This import is approved already.");
  if (batch.importedById === who.id)
    return refused(
      "same person",
      "Whoever imported a file does not approve it: ask a second member to compare it with its source.",
    );
  const fills = await fillsOf(tx, id);
  await lockStates(tx, await statesOf(tx, id, fills));
  await writeFills(tx, fills);
  const { count: approved } = await tx.importBatch.updateMany({
    where: { id, approvedAt: null },
    data: { approvedAt: new Date(), approvedById: who.id },
  });
  if (approved === 0) return refused("already done", "This import is approved already.");
  const recommendations = await tx.recommendation.count({ where: { batchId: id } });
  return done({ batch: id, recommendations, added: fills.length });
}

async function statesOf(tx: Tx, id: string, fills: Fill[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ iso3: string }[]>`
    select distinct state_iso3 as iso3 from recommendation
    where state_iso3 is not null
      and (batch_id = ${id}::uuid or id = any (${fills.map((fill) => fill.id)}::uuid[]))`;
  return rows.map(({ iso3 }) => iso3);
}

export const UNKNOWN_BATCH = "There is no such import.";
