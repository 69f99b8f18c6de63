import "server-only";
import { Prisma, type Tx } from "@/lib/db/record";
import type { StaffMember } from "@/lib/domain/permission";

/**
 * The documents and reviews among these that this member was the last to change since the newest edition. They are changed
 * in place, without a review by somebody else: so somebody else has to publish that. Others have been seen by two before.
 */
export async function ownChanges(
  tx: Pick<Tx, "$queryRaw">,
  who: StaffMember,
  items: readonly { kind: string; key: string }[],
): Promise<string[]> {
  const keysOf = (kind: string) => items.filter((one) => one.kind === kind).map((one) => one.key);
  const isOwn = (table: Prisma.Sql) => Prisma.sql`
    ${table}.changed_by_id = ${who.id}::uuid
      and ${table}.changed_at > coalesce((select max(sealed_at) from edition), '-infinity')`;
  const own = await tx.$queryRaw<{ key: string }[]>`
    select key from document where key = any(${keysOf("document")}) and ${isOwn(Prisma.sql`document`)}
    union
    select state_iso3 || '-' || cycle from review_cycle
    where state_iso3 || '-' || cycle = any(${keysOf("review")})
      and (${isOwn(Prisma.sql`review_cycle`)}
        or exists (select from declared_total
          where review_cycle_id = review_cycle.id and ${isOwn(Prisma.sql`declared_total`)}))
    order by key`;
  return own.map(({ key }) => key);
}
