import "server-only";
import { Prisma, record } from "@/lib/db/record";
import type { BodyCode } from "@/lib/domain/body";
import { LEVELS, type Level } from "@/lib/domain/level";
import { may, type StaffMember } from "@/lib/domain/permission";
import type { Position } from "@/lib/domain/position";
import { PAGE_SIZE, type DeskFilter, type DeskOrder, type DeskSort } from "./desk-filter";
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
  approvedAt: Date | null;
  evidence: number;
  /** Assessments that are drafts, returned or in review. */
  underWay: number;
  assignedTo: string | null;
  checkNote: string | null;
};
export type DeskPage = { total: number; page: number; pages: number; rows: DeskRow[] };

/** The table of recommendations, 50 a page. A member who may not read the record sees an empty one. */
export async function listForDesk(
  who: StaffMember,
  filter: DeskFilter,
  { sort, page }: DeskOrder,
): Promise<DeskPage> {
  if (!may(who, "read the record")) return { total: 0, page: 1, pages: 0, rows: [] };
  const where = Prisma.join(conditionsOf(who, filter), " and ");
  const [counted, ids] = await Promise.all([
    record.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from recommendation r
      left join document d on d.id = r.document_id
      left join review_cycle c on c.id = r.review_cycle_id where ${where}`,
    record.$queryRaw<{ id: string }[]>`
      select r.id::text from recommendation r
      left join document d on d.id = r.document_id
      left join review_cycle c on c.id = r.review_cycle_id ${joinsOf(sort)}
      where ${where} order by ${ORDER[sort]}
      limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`,
  ]);
  const total = counted[0]?.total ?? 0;
  const rows = await rowsOf(
    who,
    ids.map(({ id }) => id),
  );
  return { total, page, pages: Math.ceil(total / PAGE_SIZE), rows };
}

/** The latest approved assessment of each recommendation that has one. */
const STANDING = Prisma.sql`select distinct on (recommendation_id) recommendation_id, level, approved_at
  from assessment where approved_at is not null and withdrawn_at is null
  order by recommendation_id, approved_at desc`;

/** The latest answer of the State; one without a date of its own counts from the day that it was recorded. */
const ANSWERED = Prisma.sql`select distinct on (recommendation_id) recommendation_id, position
  from state_response order by recommendation_id,
  coalesce(responded_on, to_char(created_at at time zone 'Europe/Zurich', 'YYYY-MM-DD')) desc, created_at desc, id desc`;

/** By what an answer is the latest, in the same words. */
const timeOf = (answer: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(coalesce(${answer}.responded_on, to_char(${answer}.created_at at time zone 'Europe/Zurich', 'YYYY-MM-DD')),
    ${answer}.created_at, ${answer}.id)`;

function conditionsOf(who: StaffMember, filter: DeskFilter): Prisma.Sql[] {
  const conditions = [Prisma.sql`r.withdrawn_at is null`];
  const add = (condition: Prisma.Sql) => conditions.push(condition);
  const { q, state, body, cycle, position, level, theme, assigned, check } = filter;
  for (const word of q?.split(/\s+/).filter(Boolean) ?? []) add(says(word));
  if (state) add(Prisma.sql`r.state_iso3 = ${state}`);
  if (body) add(Prisma.sql`r.body_code = ${body}`);
  if (cycle) add(Prisma.sql`c.cycle = ${cycle}`);
  if (theme)
    add(
      Prisma.sql`r.id in (select recommendation_id from recommendation_theme where theme_code = ${theme})`,
    );
  if (position) add(isAnswered(position));
  if (level) add(isAt(level));
  if (assigned === "me") add(Prisma.sql`r.assigned_to_id = ${who.id}::uuid`);
  else if (assigned === "nobody") add(Prisma.sql`r.assigned_to_id is null`);
  else if (assigned) add(Prisma.sql`r.assigned_to_id = ${assigned}::uuid`);
  if (check) add(Prisma.sql`r.check_note is not null`);
  return conditions;
}

/** A word of it begins so, or its reference holds it, or the document that it stands in says so. */
function says(word: string): Prisma.Sql {
  const like = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  // Chinese has no spaces between words: it is looked for in the text itself.
  const inText = /\p{Script=Han}/u.test(word)
    ? Prisma.sql`text_verbatim like ${like} or summary like ${like}`
    : Prisma.sql`words @@ ${beginningWith(word)}`;
  return Prisma.sql`r.id in (select id from recommendation where ${inText}
    union all select id from recommendation where document_id in
      (select id from document where symbol ilike ${like} or title ilike ${like}))`;
}

/** Of "A/HRC/56/6" the parts one after the other, and the last as a beginning; of mere punctuation, nothing. */
const beginningWith = (word: string): Prisma.Sql =>
  Prisma.sql`(nullif(phraseto_tsquery('simple', folded(${word}))::text, '') || ':*')::tsquery`;

function isAnswered(position: Position): Prisma.Sql {
  // The same as asking of ANSWERED, without sorting every answer of the record.
  const having = Prisma.sql`r.id in (select recommendation_id from state_response answer where position = ${position}
    and not exists (select from state_response later where later.recommendation_id = answer.recommendation_id
      and ${timeOf(Prisma.sql`later`)} > ${timeOf(Prisma.sql`answer`)}))`;
  if (position !== "none") return having;
  return Prisma.sql`(${having} or not exists (select from state_response where recommendation_id = r.id))`;
}

/** A recommendation that would itself violate rights is not graded, whatever was approved. */
function isAt(level: Level): Prisma.Sql {
  if (level === "not-assessed")
    return Prisma.sql`(r.inappropriate_reason is null
      and not exists (select from (${STANDING}) found where recommendation_id = r.id))`;
  const graded = Prisma.sql`r.id in (select recommendation_id from (${STANDING}) found where level = ${level})`;
  return level === "not-graded"
    ? Prisma.sql`(r.inappropriate_reason is not null or ${graded})`
    : Prisma.sql`(r.inappropriate_reason is null and ${graded})`;
}

/** As a reader counts, 115.2 before 115.18: a trigger keeps the key (migration 0040). */
const REFERENCE = Prisma.sql`r.sort_key, r.ref`;

const ORDER: Record<DeskSort, Prisma.Sql> = {
  reference: REFERENCE,
  newest: Prisma.sql`coalesce(r.issued_on, '') desc, ${REFERENCE}`,
  level: Prisma.sql`coalesce(array_position(${[...LEVELS]}::text[], found.level), 99), ${REFERENCE}`,
  assigned: Prisma.sql`m.name nulls last, ${REFERENCE}`,
};

function joinsOf(sort: DeskSort): Prisma.Sql {
  if (sort === "level")
    return Prisma.sql`left join (${STANDING}) found on found.recommendation_id = r.id`;
  if (sort === "assigned") return Prisma.sql`left join member m on m.id = r.assigned_to_id`;
  return Prisma.empty;
}

/** The lines of one page, in the order of their ids. */
async function rowsOf(who: StaffMember, ids: string[]): Promise<DeskRow[]> {
  if (ids.length === 0) return [];
  return record.$queryRaw<DeskRow[]>`
    select r.ref, r.state_iso3 as state, r.body_code as body, d.symbol, r.paragraph, c.cycle,
      coalesce(r.summary, r.text_verbatim) as text, r.issued_on as "issuedOn",
      coalesce(answer.position, 'none') as position,
      case when r.inappropriate_reason is not null then 'not-graded' else coalesce(found.level, 'not-assessed') end as level,
      found.approved_at as "approvedAt", m.name as "assignedTo", r.check_note as "checkNote",
      (select count(*)::int from evidence_link link join evidence on evidence.id = link.evidence_id
        where link.recommendation_id = r.id and evidence.retracted_at is null and ${readableSql(who)}) as evidence,
      (select count(*)::int from assessment a where a.recommendation_id = r.id
        and a.approved_at is null and a.withdrawn_at is null) as "underWay"
    from unnest(${ids}::uuid[]) with ordinality as wanted(id, place)
    join recommendation r on r.id = wanted.id
    left join document d on d.id = r.document_id
    left join review_cycle c on c.id = r.review_cycle_id
    left join member m on m.id = r.assigned_to_id
    left join (select * from (${STANDING}) s where s.recommendation_id = any(${ids}::uuid[])) found
      on found.recommendation_id = r.id
    left join (select * from (${ANSWERED}) s where s.recommendation_id = any(${ids}::uuid[])) answer
      on answer.recommendation_id = r.id
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
    return { states: [], bodies: [], cycles: [], themes: [], members: [] };
  const [states, bodies, cycles, themes, members] = await Promise.all([
    record.state.findMany({
      where: { recommendations: { some: {} } },
      select: { iso3: true, name: true },
      orderBy: { name: "asc" },
    }),
    record.body.findMany({
      where: { recommendations: { some: {} } },
      select: { code: true, abbreviation: true, name: true },
      orderBy: { abbreviation: "asc" },
    }),
    record.reviewCycle.findMany({
      distinct: ["cycle"],
      select: { cycle: true },
      orderBy: { cycle: "asc" },
    }),
    record.theme.findMany({
      where: { recommendations: { some: {} } },
      select: { code: true, label: true },
      orderBy: { label: "asc" },
    }),
    listAssignable(who),
  ]);
  return { states, bodies, cycles: cycles.map(({ cycle }) => cycle), themes, members };
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
