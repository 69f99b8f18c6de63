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

/** Up to so many rows are gathered and then sorted; of more, the order is walked until a page is full. */
const GATHERED = 60_000;
/** A search is counted no further, and shown no further than its first pages: another word helps more than page 200. */
const SEARCHED = 10_000;
const SEARCH_REACH = 1_000;

/** Every row that answers is counted, off an index of a few megabytes. */
export async function findHits(condition: DeskCondition, order: DeskOrder): Promise<Hits> {
  const total = await countOf(condition.where);
  const offset = offsetOf(order);
  const isFew = total <= GATHERED;
  const ids = isFew
    ? await idsOf(gathered(condition.where, order.sort, offset))
    : await walk(condition.where, order.sort, { offset, total });
  return { total, isMore: false, reach: total, ids };
}

/** Words may be frequent, and are then not looked up to the last row. */
export async function searchHits(condition: DeskCondition, order: DeskOrder): Promise<Hits> {
  const offset = offsetOf(order);
  const [found] = await record.$queryRaw<{ total: number; ids: string[] }[]>`
    with hits as materialized (select * from desk_line l where ${condition.where} limit ${SEARCHED + 1})
    select (select count(*)::int from hits) as total,
      array(select l.recommendation_id::text ${inOrder(Prisma.sql`hits`, order.sort, offset)}) as ids`;
  const { total = 0, ids = [] } = found ?? {};
  if (total <= SEARCHED) return { total, isMore: false, reach: total, ids };
  const few = { total: SEARCHED, isMore: true, reach: SEARCH_REACH };
  if (offset >= SEARCH_REACH) return { ...few, ids: [] };
  return { ...few, ids: await walk(condition.passing, order.sort, { offset, total: Infinity }) };
}

const offsetOf = ({ page }: DeskOrder): number => (page - 1) * PAGE_SIZE;

async function countOf(where: Prisma.Sql): Promise<number> {
  const counted = await record.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from desk_line l where ${where}`;
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

/** Those of members first, by name; the rest, which are most, in the order that an index has. */
async function walkByMember(where: Prisma.Sql, { offset, total }: Place): Promise<string[]> {
  const ofSomebody = Prisma.sql`${where} and l.assigned_to_id is not null`;
  const ofNobody = Prisma.sql`${where} and l.assigned_to_id is null`;
  const theirs = await idsOf(gathered(ofSomebody, "assigned", offset));
  if (theirs.length === PAGE_SIZE) return theirs;
  const before = await countOf(ofSomebody);
  const rest = { offset: Math.max(offset - before, 0), total: total - before };
  const others = await idsOf(walked(ofNobody, "reference", rest));
  return [...theirs, ...others].slice(0, PAGE_SIZE);
}

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
    forth: Prisma.sql`m.name nulls last, l.sort_key, l.ref`,
    back: Prisma.sql`m.name desc nulls first, l.sort_key desc, l.ref desc`,
  },
};
