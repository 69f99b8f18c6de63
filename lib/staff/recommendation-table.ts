import "server-only";
import { record } from "@/lib/db/record";
import type { BodyCode } from "@/lib/domain/body";
import type { Level } from "@/lib/domain/level";
import { may, type StaffMember } from "@/lib/domain/permission";
import type { Position } from "@/lib/domain/position";
import { conditionOf } from "./desk-condition";
import { PAGE_SIZE, type DeskFilter, type DeskOrder } from "./desk-filter";
import { findHits, searchHits } from "./desk-hits";
import { readableSql } from "./readable";

/** One line of the table. `evidence` counts what this member may read and nothing else. */
export type DeskRow = {
  ref: string;
  state: string | null;
  body: BodyCode;
  symbol: string | null;
  paragraph: string | null;
  cycle: number | null;
  text: string;
  issuedOn: string | null;
  position: Position;
  level: Level;
  evidence: number;
  /** Assessments that are drafts, returned or in review. */
  underWay: number;
  assignedTo: string | null;
  assignedToId: string | null;
  checkNote: string | null;
  themes: string[];
  groups: string[];
  /** The action category; `actionSuggested` is what the first verb suggests while nobody has said one. */
  action: number | null;
  actionSuggested: number | null;
};
export type DeskPage = {
  total: number;
  /** Of a search that finds very much, no more than `total` were counted, and `reach` can be paged through. */
  isMore: boolean;
  reach: number;
  page: number;
  pages: number;
  rows: DeskRow[];
};

/** The table of recommendations, 50 a page. A member who may not read the record sees an empty one. */
export async function listForDesk(
  who: StaffMember,
  filter: DeskFilter,
  order: DeskOrder,
): Promise<DeskPage> {
  const { page } = order;
  if (!may(who, "read the record"))
    return { total: 0, isMore: false, reach: 0, page: 1, pages: 0, rows: [] };
  const condition = await conditionOf(who, filter);
  const { ids, ...found } = await (filter.q ? searchHits : findHits)(condition, order);
  return {
    ...found,
    page,
    pages: Math.ceil(found.reach / PAGE_SIZE),
    rows: await rowsOf(who, ids),
  };
}

/** The lines of one page, in the order of their ids; of those that were withdrawn there are none. */
export async function rowsOf(who: StaffMember, ids: string[]): Promise<DeskRow[]> {
  if (ids.length === 0) return [];
  return record.$queryRaw<DeskRow[]>`
    select r.ref, r.state_iso3 as state, r.body_code as body, d.symbol, r.paragraph, c.cycle,
      coalesce(r.summary, r.text_verbatim) as text, r.issued_on as "issuedOn",
      l.position, l.level, m.name as "assignedTo", r.assigned_to_id::text as "assignedToId", r.check_note as "checkNote",
      r.action_category as action, r.action_suggested as "actionSuggested",
      array(select label from recommendation_theme join theme on code = theme_code
        where recommendation_id = r.id order by label) as themes,
      array(select label from recommendation_group join affected_group on code = group_code
        where recommendation_id = r.id order by label) as groups,
      (select count(*)::int from evidence_link link join evidence on evidence.id = link.evidence_id
        where link.recommendation_id = r.id and evidence.retracted_at is null and ${readableSql(who)}) as evidence,
      (select count(*)::int from assessment a where a.recommendation_id = r.id
        and a.approved_at is null and a.withdrawn_at is null) as "underWay"
    from unnest(${ids}::uuid[]) with ordinality as wanted(id, place)
    join recommendation r on r.id = wanted.id
    join desk_line l on l.recommendation_id = r.id
    left join document d on d.id = r.document_id
    left join review_cycle c on c.id = r.review_cycle_id
    left join member m on m.id = r.assigned_to_id
    order by wanted.place`;
}

const FOUND = 10;

/** The first few recommendations that these words find, to link evidence with. */
export async function searchForLinks(
  who: StaffMember,
  q: string,
): Promise<{ items: { ref: string; text: string }[]; total: number }> {
  const { rows, total } = await listForDesk(who, { q }, { sort: "reference", page: 1 });
  return { items: rows.slice(0, FOUND).map(({ ref, text }) => ({ ref, text })), total };
}

/** The words of these recommendations, by reference; those that do not exist are not there. */
export async function findTexts(
  who: StaffMember,
  refs: readonly string[],
): Promise<Map<string, string>> {
  if (!may(who, "read the record") || refs.length === 0) return new Map();
  const rows = await record.recommendation.findMany({
    where: { ref: { in: [...refs] }, withdrawnAt: null },
    select: { ref: true, summary: true, textVerbatim: true },
  });
  return new Map(rows.map((row) => [row.ref, row.summary ?? row.textVerbatim ?? ""]));
}

/** What the filters of the table may be set to. */
export async function listDeskChoices(who: StaffMember) {
  if (!may(who, "read the record"))
    return { states: [], bodies: [], cycles: [], themes: [], groups: [], members: [] };
  // Each `exists` is one look into an index: a State of 190, not a row of 268,000, costs something.
  const [states, bodies, cycles, themes, groups, members] = await Promise.all([
    record.$queryRaw<{ iso3: string; name: string }[]>`
      select iso3, name from state where exists (select from desk_line where state_iso3 = iso3) order by name`,
    record.$queryRaw<{ code: string; abbreviation: string; name: string }[]>`
      select code, abbreviation, name from body where exists (select from desk_line where body_code = code)
      order by abbreviation`,
    record.reviewCycle.findMany({
      distinct: ["cycle"],
      select: { cycle: true },
      orderBy: { cycle: "asc" },
    }),
    record.$queryRaw<{ code: string; label: string }[]>`
      select code, label from theme where exists (select from recommendation_theme where theme_code = code)
      order by label`,
    record.$queryRaw<{ code: string; label: string }[]>`
      select code, label from affected_group where exists (select from recommendation_group where group_code = code)
      order by label`,
    listAssignable(who),
  ]);
  return { states, bodies, cycles: cycles.map(({ cycle }) => cycle), themes, groups, members };
}

/** The States that the record knows, to name the one that a file is about. */
export async function listStates(who: StaffMember): Promise<{ iso3: string; name: string }[]> {
  if (!may(who, "read the record")) return [];
  return record.state.findMany({ select: { iso3: true, name: true }, orderBy: { name: "asc" } });
}

/** Members to whom work can be given: those who can sign in and may write. */
export async function listAssignable(who: StaffMember): Promise<{ id: string; name: string }[]> {
  if (!may(who, "read the record")) return [];
  return record.member.findMany({
    where: { frozenAt: null, email: { not: null }, role: { not: "reader" } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}
