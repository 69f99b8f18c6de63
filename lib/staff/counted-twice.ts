import "server-only";
import { Prisma, type Tx } from "@/lib/db/record";
import { refused, type Outcome } from "@/lib/domain/outcome";

// A paragraph and its points are the same ask in two ways: of 44 and 44(a) only one may be published, or every figure
// counts it twice. What keeps one of the two back is a note that it has to be checked.

/** A point and the paragraph that holds it whole, both of the record, by their references. */
export type Twice = { point: string; whole: string };

/** The pairs of which one half is meant. Halves are asked for apart: each is then found by an index. */
const pairs = (select: Prisma.Sql, meant: Prisma.Sql) => Prisma.sql`
  select ${select}
  from recommendation point join recommendation whole on whole.document_id = point.document_id
    and whole.state_iso3 is not distinct from point.state_iso3
    and (whole.type, whole.addressee_kind, whole.counting_unit)
      = (point.type, point.addressee_kind, point.counting_unit)
    and (starts_with(replace(point.paragraph, ' ', ''), replace(whole.paragraph, ' ', '') || '(')
      or starts_with(point.paragraph, whole.paragraph || ' bullet '))
  where point.counting_unit = 'paragraph' and whole.paragraph <> ''
    and (point.paragraph like '%(%' or point.paragraph like '% bullet %')
    and point.withdrawn_at is null and whole.withdrawn_at is null and ${meant}`;

/** Waits for others who write such; held to the end of the transaction. What was written before is then in sight. */
const lockPlaces = (tx: Tx): PromiseLike<number> =>
  tx.$executeRaw(Prisma.sql`select pg_advisory_xact_lock(hashtext('paragraph and points'), 0)`);

/** Refuses, as the last step of a change, that one of these be counted beside its paragraph or beside its points. */
export async function refuseTwice(tx: Tx, ids: readonly string[]): Promise<Outcome<never> | null> {
  await lockPlaces(tx);
  const open = Prisma.sql`point.check_note is null and whole.check_note is null`;
  const meant = Prisma.sql`any(${[...ids]}::uuid[])`;
  const refs = Prisma.sql`point.ref as point, whole.ref as whole`;
  const [pair] = await tx.$queryRaw<(Twice & { isPoint: boolean })[]>(Prisma.sql`
    ${pairs(Prisma.sql`${refs}, true as "isPoint"`, Prisma.sql`${open} and point.id = ${meant}`)}
    union all
    ${pairs(Prisma.sql`${refs}, false`, Prisma.sql`${open} and whole.id = ${meant}`)}
    order by 1 limit 1`);
  if (!pair) return null;
  return refused("conflict", pair.isPoint ? aboutWhole(pair) : aboutPoint(pair), {
    field: "paragraph",
  });
}

/** What an approval would have counted twice is kept back: its point, or its paragraph where the point is public already. */
export async function keepBackTwice(tx: Tx, batch: string): Promise<void> {
  await lockPlaces(tx);
  const isOwn = (name: Prisma.Sql) => Prisma.sql`${name}.id in (
    select id from recommendation where batch_id = ${batch}::uuid
    union select recommendation_id from import_fill where batch_id = ${batch}::uuid)`;
  const isOpen = (name: Prisma.Sql) => Prisma.sql`(${name}.check_note is null
    and ${name}.batch_id in (select id from import_batch where approved_at is not null))`;
  const [point, whole] = [Prisma.sql`point`, Prisma.sql`whole`];
  for (const [one, other] of [
    [point, whole],
    [whole, point],
  ] as const)
    await tx.$executeRaw(Prisma.sql`
      update recommendation kept set version = version + 1, check_note = ${KEPT_BACK} || pair.others
      from (
        select id, string_agg(other, ', ' order by other) as others
        from (${pairs(
          Prisma.sql`${one}.id, ${other}.ref as other`,
          Prisma.sql`${isOwn(one)} and ${isOpen(one)} and ${isOpen(other)}`,
        )}) as found
        group by id
      ) as pair
      where pair.id = kept.id`);
}

/** Texts of a batch that stand in the record a second time, whole or in points. */
export function listTwice(tx: Pick<Tx, "$queryRaw">, batch: string): PromiseLike<Twice[]> {
  const refs = Prisma.sql`point.ref as point, whole.ref as whole`;
  return tx.$queryRaw<Twice[]>(Prisma.sql`
    ${pairs(refs, Prisma.sql`point.batch_id = ${batch}::uuid`)}
    union
    ${pairs(refs, Prisma.sql`whole.batch_id = ${batch}::uuid`)}
    order by 1, 2 limit 200`);
}

const KEPT_BACK =
  "A paragraph and its points are one ask, and would be counted twice. Withdraw one of the two, then clear this note. It stands here too as ";
const aboutWhole = ({ point, whole }: Twice) =>
  `The record holds the whole paragraph as ${whole}, and figures would count ${point} twice: split ${whole} into its points on its own page, or withdraw it first`;
const aboutPoint = ({ point, whole }: Twice) =>
  `The record holds points of this paragraph, as ${point}, and figures would count ${whole} twice: withdraw them first, or leave the paragraph in its points`;
