import "server-only";
import { Prisma, record } from "@/lib/db/record";
import { may, type StaffMember } from "@/lib/domain/permission";
import { anyOf, weighedWords, type Weighed } from "./evidence-suggest";

/** A theme that a recommendation may be about, and why it is thought to. Nothing is stored until a person confirms it. */
export type SuggestedTheme = {
  code: string;
  label: string;
  /** Its text says the theme's name. */
  isNamed: boolean;
  /** So many recommendations worded like it carry the theme. */
  alike: number;
};

/** Few enough to be read. */
const FEW = 5;
/** Its rarest words tell what it is about; whatever says most of them is worded like it. */
const TELLING = 12;
const WEIGHED = 2_000;
const ALIKE = 12;
const SHARE = 0.4;
/** One that is worded like it may have been given a theme in error. */
const CARRIED = 2;

/** Themes that it does not carry yet, those that it names first, then those that most of its like carry. */
export async function suggestThemes(who: StaffMember, ref: string): Promise<SuggestedTheme[]> {
  if (!may(who, "tag and assign")) return [];
  const [own] = await record.$queryRaw<{ id: string; text: string }[]>`
    select id::text, concat_ws(' ', summary, text_verbatim) as text from recommendation
    where ref = ${ref} and withdrawn_at is null`;
  if (!own) return [];
  const words = (await weighedWords(own.text)).slice(0, TELLING);
  return record.$queryRaw<SuggestedTheme[]>(suggested(own, words));
}

/** Every recommendation says these: they name no theme. */
const GENERIC = ["human", "right"];

/** A long name is named by most of its words: "freedom of religion or belief" by freedom and belief. */
const named = (text: string) => Prisma.sql`
  select code from theme cross join lateral (
    select count(*) as number, count(*) filter (where lexeme = any (tsvector_to_array(to_tsvector('english', ${text})))) as said
    from unnest(to_tsvector('english', label)) where lexeme <> all (${GENERIC})) as words
  where number > 0 and said >= least(number, 2) and said * 3 >= number * 2`;

const suggested = ({ id, text }: { id: string; text: string }, words: readonly Weighed[]) =>
  Prisma.sql`
  with asked as (
    select weight, (quote_literal(word) || ':*')::tsquery as query
    from unnest(${words.map(({ word }) => word)}::text[], ${words.map(({ weight }) => weight)}::float[]) as one (word, weight)
  ), likely as (
    select id from recommendation where words @@ ${anyOf(words)}::tsquery and id <> ${id}::uuid and withdrawn_at is null
    limit ${WEIGHED}
  ), alike as (
    select r.id from likely join recommendation r on r.id = likely.id
    cross join lateral (select sum(weight) as weight from asked where r.words @@ query) as said
    where said.weight >= ${SHARE}::float * (select sum(weight) from asked)
    order by said.weight desc, r.ref limit ${ALIKE}
  ), carried as (
    select theme_code as code, count(*)::int as number from recommendation_theme
    where recommendation_id in (select id from alike) group by 1 having count(*) >= ${CARRIED}
  ), named as (${named(text)})
  select code, label, code in (select code from named) as "isNamed", coalesce(carried.number, 0) as alike
  from theme left join carried using (code)
  where (carried.number is not null or code in (select code from named))
    and code not in (select theme_code from recommendation_theme where recommendation_id = ${id}::uuid)
  order by "isNamed" desc, alike desc, label limit ${FEW}`;
