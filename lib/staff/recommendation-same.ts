import "server-only";
import { Prisma, record } from "@/lib/db/record";
import { may, type StaffMember } from "@/lib/domain/permission";
import { readableEntriesSql } from "./entry-readable";
import { rowsOf, type DeskRow } from "./recommendation-table";

/** A page of this is compared by eye; a cluster with more has another purpose. */
const MOST = 100;

/**
 * The same ask by other mechanisms and at other times, the oldest first: what is in a cluster with it that this member
 * may read, and what it repeats or is repeated by, over any number of steps.
 */
export async function listSameAsk(who: StaffMember, ref: string): Promise<DeskRow[]> {
  if (!may(who, "read the record")) return [];
  const found = await record.$queryRaw<{ id: string }[]>(sameAsk(who, ref));
  return rowsOf(
    who,
    found.map(({ id }) => id),
  );
}

const sameAsk = (who: StaffMember, ref: string) => Prisma.sql`
  with recursive own as (
    select id from recommendation where ref = ${ref} and withdrawn_at is null
  ), repeated (id) as (
    select id from own
    union
    select step.id from repeated join recommendation held on held.id = repeated.id
    join lateral (
      select held.reiterates_id as id where held.reiterates_id is not null
      union all select id from recommendation later where later.reiterates_id = held.id
    ) step on true
  ), clustered as (
    select other.recommendation_id as id from own
    join entry_link mine on mine.recommendation_id = own.id
    join entry_version version on version.id = mine.version_id
    join entry on entry.id = version.entry_id and entry.kind = 'cluster' and entry.withdrawn_at is null
    join entry_link other on other.version_id = version.id and other.recommendation_id is not null
    where ${readableEntriesSql(who)}
      and version.number = (select max(number) from entry_version where entry_id = entry.id)
  )
  select l.recommendation_id::text as id from desk_line l
  where l.recommendation_id in (select id from repeated union select id from clustered)
    and l.recommendation_id not in (select id from own)
  order by l.issued_on, l.sort_key, l.ref limit ${MOST}`;
