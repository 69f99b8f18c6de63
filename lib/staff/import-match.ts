import "server-only";
import type { Statements } from "@/lib/db/bulk";
import { Prisma } from "@/lib/db/record";
import { OWN_KEY } from "@/lib/import/onus-row";

// Which recommendation of the record each row of the file is: sets against sets, whatever their size.

/** Marks rows that say again what an earlier one said, ties the others to what is held, and finds references for the rest. */
export async function match(tx: Statements): Promise<void> {
  for (const statement of [TWICE, BY_KEY, BY_REFERENCE, BY_PARAGRAPH, BY_WORDS])
    await tx.$executeRaw(statement);
  await tx.$executeRaw(FREE_REFERENCE);
  const [most] = await tx.$queryRaw<{ refs: number | null }[]>(Prisma.sql`
    select max(cardinality(refs)) as refs from import_row where ref is null`);
  for (let place = 2; place <= (most?.refs ?? 0); place += 1)
    await tx.$executeRaw(nextReference(place));
}

/** Waits until no other import or approval touches these States; held to the end of the transaction. */
export const lockStates = (tx: Statements): PromiseLike<number> =>
  tx.$executeRaw(Prisma.sql`
    select pg_advisory_xact_lock(hashtext('import'), hashtext(iso3))
    from (select distinct coalesce(state, 'none') as iso3 from import_row order by 1) as given`);

const TWICE = Prisma.sql`
  update import_row given set twice = true
  from (select id, row_number() over (partition by external_key order by row, id) as place from import_row) as ranked
  where ranked.id = given.id and place > 1`;

/** The source's own key. */
const BY_KEY = Prisma.sql`
  update import_row given set held_id = recommendation.id
  from recommendation
  where recommendation.external_key = given.external_key and not given.twice`;

/** A row of our own files says which recommendation it is. */
const BY_REFERENCE = Prisma.sql`
  update import_row given set held_id = recommendation.id
  from recommendation
  where starts_with(given.external_key, ${OWN_KEY}::text)
    and recommendation.ref = substr(given.external_key, ${OWN_KEY.length + 1}::int) and recommendation.withdrawn_at is null and not given.twice`;

/** Rows of our own files whose reference the record did not give, or whose recommendation was withdrawn since. */
export const listForeign = (tx: Statements): PromiseLike<{ row: number; ref: string }[]> =>
  tx.$queryRaw(Prisma.sql`
    select given.row, substr(given.external_key, ${OWN_KEY.length + 1}::int) as ref from import_row given
    where starts_with(given.external_key, ${OWN_KEY}::text) and not exists (
      select from recommendation held
      where held.ref = substr(given.external_key, ${OWN_KEY.length + 1}::int) and held.withdrawn_at is null)
    order by given.row limit 5000`);

/** Two keys of one source are two recommendations, however alike; another source may speak of the same. */
const OTHER_SOURCE = Prisma.sql`
  (held.external_key is null or split_part(held.external_key, ':', 1) <> split_part(given.external_key, ':', 1))`;

/** A numbered paragraph of a document, however it came into the record. Of several rows on one paragraph the first is it. */
const BY_PARAGRAPH = Prisma.sql`
  update import_row mine set held_id = held.id
  from (
    select distinct on (ref) id, ref, external_key from import_row
    where held_id is null and not twice and counting_unit = 'paragraph' order by ref, import_row.row, id
  ) as given
  join recommendation held on held.ref = given.ref and held.withdrawn_at is null and ${OTHER_SOURCE}
  where mine.id = given.id
    and not exists (select from import_row other where other.held_id = held.id)`;

/** Without symbol or paragraph: the same State, cycle and words, where exactly one other source has them. */
const BY_WORDS = Prisma.sql`
  update import_row mine set held_id = found.held_id
  from (
    select given.id, (array_agg(held.id))[1] as held_id,
      row_number() over (partition by (array_agg(held.id))[1] order by min(given.row), given.id) as place
    from import_row given
    join review_cycle on review_cycle.state_iso3 = given.state and review_cycle.cycle = given.cycle
    join recommendation held on held.review_cycle_id = review_cycle.id and held.counting_unit = given.counting_unit
      and held.withdrawn_at is null and ${OTHER_SOURCE}
      and plain_words(held.text_verbatim) = plain_words(given.text)
    where given.held_id is null and not given.twice and (given.symbol is null or given.paragraph is null)
    group by given.id having count(*) = 1
  ) as found
  where mine.id = found.id and place = 1
    and not exists (select from import_row other where other.held_id = found.held_id)`;

/** New ones keep the reference that they prefer where nothing else has it. */
const FREE_REFERENCE = Prisma.sql`
  update import_row given set ref = null
  from (
    select id, ref, row_number() over (partition by ref order by row, id) as place from import_row
    where held_id is null and not twice
  ) as wanted
  where wanted.id = given.id
    and (place > 1 or exists (select from recommendation where recommendation.ref = wanted.ref))`;

/** Those without one take their next candidate, where it is free. */
const nextReference = (place: number) => Prisma.sql`
  update import_row given set ref = wanted.ref
  from (
    select id, refs[${place}::int] as ref, row_number() over (partition by refs[${place}::int] order by row, id) as place
    from import_row where ref is null and held_id is null and not twice
  ) as wanted
  where wanted.id = given.id and wanted.ref is not null and wanted.place = 1
    and not exists (select from recommendation where recommendation.ref = wanted.ref)
    and not exists (select from import_row other where other.ref = wanted.ref and other.held_id is null)`;
