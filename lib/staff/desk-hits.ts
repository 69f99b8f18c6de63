import "server-only";
import { Prisma, record } from "@/lib/db/record";
import type { DeskCondition } from "./desk-condition";
import { PAGE_SIZE, type DeskOrder, type DeskSort } from "./desk-filter";

/** What answers to a filter: how many, and which stand on one page. */
export type Hits = {
  total: number;
  /** There are more than `total`: counting, and turning pages, stopped there. */
  isMore: boolean;
  /** The rows that can be paged through. */
  reach: number;
  ids: string[];
};

export const BOUNDS = {
  /** Up to so many rows are gathered and then sorted; of more, the order is walked until a page is full. */
  gathered: 60_000,
  /** A search is counted no further than this … */
  searched: 2_000,
  /** … and then shown no further than its first pages: another word helps more than page 100. */
  reach: 1_000,
};

/** Every row that answers is counted, off an index of a few megabytes. */
export async function findHits(
  condition: DeskCondition,
  order: DeskOrder,
  { gathered: most } = BOUNDS,
): Promise<Hits> {
  const total = await countOf(condition.where);
  const offset = offsetOf(order);
  const isFew = total <= most;
  const ids = isFew
    ? await idsOf(gathered(condition.where, order.sort, offset))
    : await walk(condition.where, order.sort, { offset, total });
  return { total, isMore: false, reach: total, ids };
}

/** Words may be frequent, and are then not looked up to the last row. The lines are read only of what is shown. */
export async function searchHits(
  condition: DeskCondition,
  order: DeskOrder,
  { searched, reach } = BOUNDS,
): Promise<Hits> {
  const offset = offsetOf(order);
  const lines = Prisma.sql`(select * from desk_line where total <= ${searched} and recommendation_id in (select id from hits))`;
  const [found] = await record.$queryRaw<{ total: number; ids: string[] }[]>`
    with hits as materialized (${condition.ids} limit ${searched + 1}),
      counted as (select count(*)::int as total from hits)
    select total, array(select l.recommendation_id::text ${inOrder(lines, order.sort, offset)}) as ids from counted`;
  const { total = 0, ids = [] } = found ?? {};
  if (total <= searched) return { total, isMore: false, reach: total, ids };
  const few = { total: searched, isMore: true, reach };
  if (offset >= reach) return { ...few, ids: [] };
  return { ...few, ids: await walk(condition.passing, order.sort, { offset, total: Infinity }) };
}

const offsetOf = ({ page }: DeskOrder): number => (page - 1) * PAGE_SIZE;

async function countOf(where: Prisma.Sql, most?: number): Promise<number> {
  const lines = Prisma.sql`desk_line l where ${where}`;
  const counted = await record.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from
    ${most === undefined ? lines : Prisma.sql`(select from ${lines} limit ${most}) as few`}`;
  return counted[0]?.total ?? 0;
}

async function idsOf(query: Prisma.Sql): Promise<string[]> {
  const rows = await record.$queryRaw<{ id: string }[]>(query);
  return rows.map(({ id }) => id);
}

type Place = { offset: number; total: number };

/** The inner offset keeps the planner from walking along an order in which all that answers may stand last. */
const gathered = (where: Prisma.Sql, sort: DeskSort, offset: number) => Prisma.sql`
  select l.recommendation_id::text as id
  ${inOrder(Prisma.sql`(select * from desk_line l where ${where} offset 0)`, sort, offset)}`;

const inOrder = (lines: Prisma.Sql, sort: DeskSort, offset: number) => Prisma.sql`
  from ${lines} l ${sort === "assigned" ? Prisma.sql`left join member m on m.id = l.assigned_to_id` : Prisma.empty}
  order by ${ORDER[sort].forth} limit ${PAGE_SIZE} offset ${offset}`;

async function walk(where: Prisma.Sql, sort: DeskSort, place: Place): Promise<string[]> {
  if (sort === "assigned") return walkByMember(where, place);
  return idsOf(walked(where, sort, place));
}

/** Past the middle it is nearer from the end. */
function walked(where: Prisma.Sql, sort: DeskSort, { offset, total }: Place): Prisma.Sql {
  const { forth, back } = ORDER[sort];
  if (offset <= total / 2)
    return Prisma.sql`select l.recommendation_id::text as id from desk_line l where ${where}
      order by ${forth} limit ${PAGE_SIZE} offset ${offset}`;
  const rest = total - offset;
  const [size, skipped] = [Math.max(Math.min(PAGE_SIZE, rest), 0), Math.max(rest - PAGE_SIZE, 0)];
  return Prisma.sql`
    with page as (select l.recommendation_id, l.issued_on, l.level_order, l.sort_key, l.ref from desk_line l where ${where} order by ${back} limit ${size} offset ${skipped})
    select l.recommendation_id::text as id from page l order by ${forth}`;
}

/** Those of members first, by name; then the rest, which are most, in the order that an index has. */
async function walkByMember(where: Prisma.Sql, { offset, total }: Place): Promise<string[]> {
  const ofSomebody = Prisma.sql`${where} and l.assigned_to_id is not null`;
  const before = await countOf(ofSomebody, offset + PAGE_SIZE);
  const theirs = before > offset ? await idsOf(walkedByName(where, offset)) : [];
  if (theirs.length === PAGE_SIZE) return theirs;
  const ofNobody = Prisma.sql`${where} and l.assigned_to_id is null`;
  const rest = { offset: Math.max(offset - before, 0), total: total - before };
  const others = await idsOf(walked(ofNobody, "reference", rest));
  return [...theirs, ...others].slice(0, PAGE_SIZE);
}

/** One member after the other, each along an index: whoever comes after the page is full is not looked at. */
const walkedByName = (where: Prisma.Sql, offset: number) => Prisma.sql`
  select l.recommendation_id::text as id
  from (select id, name from member order by name, id offset 0) m
  cross join lateral (select * from desk_line l where ${where} and l.assigned_to_id = m.id) l
  order by m.name, m.id, l.sort_key, l.ref limit ${PAGE_SIZE} offset ${offset}`;

const ORDER: Record<DeskSort, { forth: Prisma.Sql; back: Prisma.Sql }> = {
  reference: {
    forth: Prisma.sql`l.sort_key, l.ref`,
    back: Prisma.sql`l.sort_key desc, l.ref desc`,
  },
  newest: {
    forth: Prisma.sql`l.issued_on desc, l.sort_key, l.ref`,
    back: Prisma.sql`l.issued_on, l.sort_key desc, l.ref desc`,
  },
  level: {
    forth: Prisma.sql`l.level_order, l.sort_key, l.ref`,
    back: Prisma.sql`l.level_order desc, l.sort_key desc, l.ref desc`,
  },
  assigned: {
    forth: Prisma.sql`m.name nulls last, m.id, l.sort_key, l.ref`,
    back: Prisma.sql`m.name desc nulls first, m.id desc, l.sort_key desc, l.ref desc`,
  },
};
