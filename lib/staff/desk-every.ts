import "server-only";
import { Prisma, record } from "@/lib/db/record";
import type { StaffMember } from "@/lib/domain/permission";
import { conditionOf } from "./desk-condition";
import type { DeskFilter, DeskSort } from "./desk-filter";
import { rowsOf, type DeskRow } from "./recommendation-table";

const ORDER: Record<DeskSort, Prisma.Sql> = {
  reference: Prisma.sql`l.sort_key, l.ref`,
  newest: Prisma.sql`l.issued_on desc, l.sort_key, l.ref`,
  level: Prisma.sql`l.level_order, l.sort_key, l.ref`,
  assigned: Prisma.sql`m.name nulls last, m.id, l.sort_key, l.ref`,
};

/** Every recommendation that answers to a filter, in the order of the table, by id: a list of 268,000 is 20 MB. */
export async function everyHit(
  who: StaffMember,
  filter: DeskFilter,
  sort: DeskSort,
): Promise<string[]> {
  const { where } = await conditionOf(who, filter);
  const names =
    sort === "assigned" ? Prisma.sql`left join member m on m.id = l.assigned_to_id` : Prisma.empty;
  const rows = await record.$queryRaw<{ id: string }[]>`
    select l.recommendation_id::text as id from desk_line l ${names} where ${where} order by ${ORDER[sort]}`;
  return rows.map(({ id }) => id);
}

const AT_ONCE = 500;

/** Their lines, some at a time. */
export async function* everyRow(who: StaffMember, ids: readonly string[]): AsyncGenerator<DeskRow> {
  for (let from = 0; from < ids.length; from += AT_ONCE)
    yield* await rowsOf(who, ids.slice(from, from + AT_ONCE));
}

/** All lines of a list that is read page by page. */
export async function everyPage<Line>(
  turn: (page: number) => Promise<{ pages: number; lines: Line[] }>,
): Promise<Line[]> {
  const first = await turn(1);
  const all = [first.lines];
  for (let page = 2; page <= first.pages; page += 1) all.push((await turn(page)).lines);
  return all.flat();
}
