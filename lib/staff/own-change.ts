import "server-only";
import type { Tx } from "@/lib/db/record";
import type { StaffMember } from "@/lib/domain/permission";

/**
 * The documents and reviews among these that this member was the last to change. They are changed in place, without a
 * review by somebody else: so somebody else has to publish them. Others have been seen by two members before.
 */
export async function ownChanges(
  tx: Pick<Tx, "$queryRaw">,
  who: StaffMember,
  items: readonly { kind: string; key: string }[],
): Promise<string[]> {
  const keysOf = (kind: string) => items.filter((one) => one.kind === kind).map((one) => one.key);
  const own = await tx.$queryRaw<{ key: string }[]>`
    select key from document where key = any(${keysOf("document")}) and changed_by_id = ${who.id}::uuid
    union
    select state_iso3 || '-' || cycle from review_cycle
    where state_iso3 || '-' || cycle = any(${keysOf("review")})
      and (changed_by_id = ${who.id}::uuid
        or exists (select from declared_total
          where review_cycle_id = review_cycle.id and declared_total.changed_by_id = ${who.id}::uuid))
    order by key`;
  return own.map(({ key }) => key);
}
