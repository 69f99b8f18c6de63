import "server-only";
import { Prisma, record } from "@/lib/db/record";
import { statesInWords } from "@/lib/domain/focus";
import { LEVELS } from "@/lib/domain/level";
import type { StaffMember } from "@/lib/domain/permission";
import type { DeskFilter } from "./desk-filter";

/** What a filter asks of a line of the desk's table, as conditions over `desk_line l`. */
export type DeskCondition = {
  /** For looking up all that answer. */
  where: Prisma.Sql;
  /** The same for walking along an order until enough is found: words are looked for in each row that is passed. */
  passing: Prisma.Sql;
  /** The same as a question for ids, which leaves the lines alone wherever the recommendation itself has the answer. */
  ids: Prisma.Sql;
};

export async function conditionOf(who: StaffMember, filter: DeskFilter): Promise<DeskCondition> {
  const conditions = [...facts(who, filter, LINE), ...ofLineAlone(filter)];
  const ids = (said: Prisma.Sql[]) => Prisma.sql`
    select r.id from recommendation r ${ofLineAlone(filter).length > 0 ? JOINED : Prisma.empty}
    where r.withdrawn_at is null and ${allOf([...facts(who, filter, OWN), ...ofLineAlone(filter), ...said])}`;
  const words = filter.q?.split(/\s+/).filter(Boolean) ?? [];
  if (words.length === 0)
    return { where: allOf(conditions), passing: allOf(conditions), ids: ids([]) };
  const said = await Promise.all(words.map(says));
  const among = Prisma.sql`l.recommendation_id in (select r.id from recommendation r where ${allOf(said)})`;
  // The offset keeps the question with its row: the planner would else look up every row that says a frequent word.
  const inRow = Prisma.sql`exists (select from recommendation r where r.id = l.recommendation_id and ${allOf(said)} offset 0)`;
  return {
    where: allOf([...conditions, among]),
    passing: allOf([...conditions, inRow]),
    ids: ids(said),
  };
}

const allOf = (conditions: Prisma.Sql[]): Prisma.Sql =>
  conditions.length > 0 ? Prisma.join(conditions, " and ") : Prisma.sql`true`;

const JOINED = Prisma.sql`join desk_line l on l.recommendation_id = r.id`;

/** Where a fact stands that both the line and the recommendation know. */
type Facts = Record<"id" | "state" | "body" | "assigned" | "unchecked", Prisma.Sql> & {
  inCycle: (cycle: number) => Prisma.Sql;
};
const LINE: Facts = {
  id: Prisma.sql`l.recommendation_id`,
  state: Prisma.sql`l.state_iso3`,
  body: Prisma.sql`l.body_code`,
  assigned: Prisma.sql`l.assigned_to_id`,
  unchecked: Prisma.sql`l.is_unchecked`,
  inCycle: (cycle) => Prisma.sql`l.cycle = ${cycle}`,
};
const OWN: Facts = {
  id: Prisma.sql`r.id`,
  state: Prisma.sql`r.state_iso3`,
  body: Prisma.sql`r.body_code`,
  assigned: Prisma.sql`r.assigned_to_id`,
  unchecked: Prisma.sql`r.check_note is not null`,
  inCycle: (cycle) =>
    Prisma.sql`r.review_cycle_id in (select id from review_cycle where cycle = ${cycle})`,
};

function facts(who: StaffMember, filter: DeskFilter, at: Facts): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  const add = (condition: Prisma.Sql) => conditions.push(condition);
  const { state, body, cycle, theme, group, assigned, check, dossiers } = filter;
  if (state) add(Prisma.sql`${at.state} = ${state}`);
  if (body) add(Prisma.sql`${at.body} = ${body}`);
  if (cycle) add(at.inCycle(cycle));
  if (theme)
    add(
      Prisma.sql`${at.id} in (select recommendation_id from recommendation_theme where theme_code = ${theme})`,
    );
  if (group)
    add(
      Prisma.sql`${at.id} in (select recommendation_id from recommendation_group where group_code = ${group})`,
    );
  if (assigned === "me") add(Prisma.sql`${at.assigned} = ${who.id}::uuid`);
  else if (assigned === "nobody") add(Prisma.sql`${at.assigned} is null`);
  else if (assigned) add(Prisma.sql`${at.assigned} = ${assigned}::uuid`);
  if (check) add(at.unchecked);
  if (dossiers)
    add(Prisma.sql`(${at.state} is null or ${at.state} = any (${statesInWords(dossiers)}))`);
  return conditions;
}

/** What is read off answers and findings stands in the line and nowhere else. */
const ofLineAlone = ({ position, level }: DeskFilter): Prisma.Sql[] => [
  ...(position ? [Prisma.sql`l.position = ${position}`] : []),
  ...(level ? [Prisma.sql`l.level_order = ${LEVELS.indexOf(level) + 1}`] : []),
];

/** Documents that are named one by one. */
const NAMED = 100;

/** A word of it begins so, or its reference holds it, or the document that it stands in says so. */
async function says(word: string): Promise<Prisma.Sql> {
  const [like, small] = [holding(word), holding(word.toLowerCase())];
  // Chinese has no spaces between words: it is looked for in the text itself.
  const inText = /\p{Script=Han}/u.test(word)
    ? Prisma.sql`(r.text_verbatim like ${like} or r.summary like ${like})`
    : Prisma.sql`r.words @@ ${beginningWith(word)}`;
  const saying = Prisma.sql`select id from document where looked_for like ${small}`;
  const documents = await record.$queryRaw<{ id: string }[]>`
    select id::text from (${saying} limit ${NAMED + 1}) as found`;
  // Where no document says it, which is so for most words, the words alone are one reading of their index.
  if (documents.length === 0) return inText;
  // A word of most titles would send thousands of ids: there the question itself is sent. It is the cheaper one to ask.
  const among =
    documents.length > NAMED ? saying : Prisma.sql`${documents.map(({ id }) => id)}::uuid[]`;
  return Prisma.sql`(r.document_id = any (${among}) or ${inText})`;
}

const holding = (word: string) => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Of "A/HRC/56/6" the parts one after the other, and the last as a beginning; of mere punctuation, nothing. */
const beginningWith = (word: string): Prisma.Sql =>
  Prisma.sql`(nullif(phraseto_tsquery('simple', folded(${word}))::text, '') || ':*')::tsquery`;
