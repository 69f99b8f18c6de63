import "server-only";
import type { Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { itemHash } from "@/lib/domain/seal";
import type { Brought } from "./publishing-check";
import type { DraftItem } from "./publishing-draft";

// An edition that was put to a time brings at that time what its editor saw when they put it there, and nothing else. What
// has come since waits for somebody to look at it; what was taken back since goes.

/** The digests of what a plan is to bring, by kind and key. */
export type Plan = { id: string; digests: ReadonlyMap<string, string> };

const nameOf = ({ kind, key }: Pick<Brought, "kind" | "key">) => `${kind} ${key}`;

/** The plan, which nobody else publishes or calls off meanwhile. Refused where that has happened already. */
export async function readPlan(tx: Tx, id: string): Promise<Outcome<Plan>> {
  const [plan] = await tx.$queryRaw<{ isOpen: boolean }[]>`
    select edition is null and called_off_at is null and held_back_at is null as "isOpen"
    from planned_edition where id = ${id}::uuid for update`;
  if (!plan?.isOpen)
    return refused("already done", "This edition has been published or called off already");
  const items = await tx.plannedItem.findMany({ where: { planId: id } });
  return done({
    id,
    digests: new Map(items.map(({ kind, key, digest }) => [`${kind} ${key}`, digest])),
  });
}

/** Reads as it did when the plan was made; what is to go from public view always goes. */
export const isAsPlanned = ({ id, digests }: Plan, item: DraftItem): boolean =>
  item.after === null || digests.get(nameOf(item)) === itemHash(id, item.after);

/** It was to be added, and reads otherwise now: other things of the plan may point at it. */
export const isChangedSince = (plan: Plan, item: DraftItem): boolean =>
  item.before === null && plan.digests.has(nameOf(item)) && !isAsPlanned(plan, item);

const PIECE = 5000;

export async function writePlannedItems(
  tx: Tx,
  id: string,
  items: readonly Brought[],
): Promise<void> {
  for (let at = 0; at < items.length; at += PIECE) {
    const piece = items
      .slice(at, at + PIECE)
      .map(({ kind, key, after }) => ({ kind, key, digest: itemHash(id, after) }));
    await tx.$executeRaw`
      insert into planned_item (plan_id, kind, key, digest)
      select ${id}::uuid, kind, key, digest
      from jsonb_to_recordset(${JSON.stringify(piece)}::jsonb) as one(kind text, key text, digest text)`;
  }
}
