import "server-only";
import { Prisma, record } from "@/lib/db/record";
import { LEVELS } from "@/lib/domain/level";
import type { StaffMember } from "@/lib/domain/permission";
import type { DeskFilter } from "./desk-filter";

/** What a filter asks of a line of the desk's table, as conditions over `desk_line l`. */
export type DeskCondition = {
  /** For looking up all that answer. */
  where: Prisma.Sql;
  /** The same for walking along an order until enough is found: words are looked for in each row that is passed. */
  passing: Prisma.Sql;
};

export async function conditionOf(who: StaffMember, filter: DeskFilter): Promise<DeskCondition> {
  const conditions = choicesOf(who, filter);
  const words = filter.q?.split(/\s+/).filter(Boolean) ?? [];
  if (words.length === 0) return { where: allOf(conditions), passing: allOf(conditions) };
  const said = Prisma.join(await Promise.all(words.map(says)), " and ");
  const among = Prisma.sql`l.recommendation_id in (select id from recommendation where ${said})`;
  // The offset keeps the question with its row: the planner would else look up every row that says a frequent word.
  const inRow = Prisma.sql`exists (select from recommendation where id = l.recommendation_id and ${said} offset 0)`;
  return { where: allOf([...conditions, among]), passing: allOf([...conditions, inRow]) };
}

const allOf = (conditions: Prisma.Sql[]): Prisma.Sql =>
  conditions.length > 0 ? Prisma.join(conditions, " and ") : Prisma.sql`true`;

function choicesOf(who: StaffMember, filter: DeskFilter): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  const add = (condition: Prisma.Sql) => conditions.push(condition);
  const { state, body, cycle, position, level, theme, group, assigned, check } = filter;
  if (state) add(Prisma.sql`l.state_iso3 = ${state}`);
  if (body) add(Prisma.sql`l.body_code = ${body}`);
  if (cycle) add(Prisma.sql`l.cycle = ${cycle}`);
  if (position) add(Prisma.sql`l.position = ${position}`);
  if (level) add(Prisma.sql`l.level_order = ${LEVELS.indexOf(level) + 1}`);
  if (theme)
    add(
      Prisma.sql`l.recommendation_id in (select recommendation_id from recommendation_theme where theme_code = ${theme})`,
    );
  if (group)
    add(
      Prisma.sql`l.recommendation_id in (select recommendation_id from recommendation_group where group_code = ${group})`,
    );
  if (assigned === "me") add(Prisma.sql`l.assigned_to_id = ${who.id}::uuid`);
  else if (assigned === "nobody") add(Prisma.sql`l.assigned_to_id is null`);
  else if (assigned) add(Prisma.sql`l.assigned_to_id = ${assigned}::uuid`);
  if (check) add(Prisma.sql`l.is_unchecked`);
  return conditions;
}

/** A word of it begins so, or its reference holds it, or the document that it stands in says so. */
async function says(word: string): Promise<Prisma.Sql> {
  const like = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  // Chinese has no spaces between words: it is looked for in the text itself.
  const inText = /\p{Script=Han}/u.test(word)
    ? Prisma.sql`(text_verbatim like ${like} or summary like ${like})`
    : Prisma.sql`words @@ ${beginningWith(word)}`;
  const documents = await record.$queryRaw<{ id: string }[]>`
    select id::text from document where symbol ilike ${like} or title ilike ${like}`;
  // Where no document says it, which is so for most words, the words alone are one reading of their index.
  if (documents.length === 0) return inText;
  return Prisma.sql`(${inText} or document_id = any(${documents.map(({ id }) => id)}::uuid[]))`;
}

/** Of "A/HRC/56/6" the parts one after the other, and the last as a beginning; of mere punctuation, nothing. */
const beginningWith = (word: string): Prisma.Sql =>
  Prisma.sql`(nullif(phraseto_tsquery('simple', folded(${word}))::text, '') || ':*')::tsquery`;
