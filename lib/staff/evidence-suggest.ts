import "server-only";
import { Prisma, record } from "@/lib/db/record";
import { may, type StaffMember } from "@/lib/domain/permission";
import { readableEntriesSql } from "./entry-readable";

/** A recommendation that a source may speak to, and why it is thought to: what the two have in common. */
export type SuggestedAsk = {
  ref: string;
  text: string;
  words: string[];
  /** Labels of themes that it shares with those chosen already. */
  themes: string[];
  /** A cluster in which it stands with one of them. */
  cluster: string | null;
  /** The State that the source names, or that one of them is addressed to. */
  state: string | null;
};

/** Few enough to be read; from so many at most they are chosen. */
const FEW = 8;
const WEIGHED = 2_000;
/** More words than a title and a summary need. */
const MOST_WORDS = 40;

/**
 * Recommendations that a source may speak to, the likeliest first: by the words of its title and summary, of which rare ones
 * weigh more, by the State that they name, and by the themes and clusters of those that were chosen already.
 */
export async function suggestAsks(
  who: StaffMember,
  { text, chosen }: { text: string; chosen: readonly string[] },
): Promise<SuggestedAsk[]> {
  if (!may(who, "read the record") || (!text.trim() && chosen.length === 0)) return [];
  const [words, about] = await Promise.all([weighedWords(text), statesIn(text, chosen)]);
  return record.$queryRaw<SuggestedAsk[]>(suggested(who, { about, chosen: [...chosen], words }));
}

/** The States that a text names, and those of the recommendations chosen. */
async function statesIn(text: string, chosen: readonly string[]): Promise<string[]> {
  const found = await record.$queryRaw<{ iso3: string }[]>`
    with given as materialized (select ' ' || folded(${text}) || ' ' as text)
    select iso3 from state, given where exists (select from unnest(aliases || name) as said
      where length(said) >= 4 and strpos(given.text, ' ' || folded(said) || ' ') > 0)
    union select state_iso3 from recommendation
    where ref = any(${[...chosen]}) and withdrawn_at is null and state_iso3 is not null`;
  return found.map(({ iso3 }) => iso3);
}

export type Weighed = { word: string; weight: number };

/**
 * The words of a text that tell something: none that stands in every sentence, and each weighed by how rare it is, as the
 * database's own statistics of the recommendations know it.
 */
export async function weighedWords(text: string): Promise<Weighed[]> {
  return record.$queryRaw<Weighed[]>`
    with said as (
      select distinct word from regexp_split_to_table(folded(${text}), ' ') as word
      where length(word) >= 4 and coalesce(ts_lexize('english_stem', word) <> '{}', true)
    ), common as (
      select lexeme, share from pg_stats,
        unnest(most_common_elems::text::text[], most_common_elem_freqs) as known (lexeme, share)
      where schemaname = 'public' and tablename = 'recommendation' and attname = 'words' and lexeme is not null
    )
    select word, -ln(coalesce(share, ${RARE}))::float as weight from said left join common on lexeme = word
    where coalesce(share, 0) < ${FREQUENT} order by weight desc, word limit ${MOST_WORDS}`;
}

/** Of a word that is not among the frequent ones, and of one that would bring half the record. */
const RARE = 0.001;
const FREQUENT = 0.1;

/** A question for whatever says any of them. */
export const anyOf = (words: readonly Weighed[]): string =>
  words.map(({ word }) => `'${word}':*`).join(" | ");

const suggested = (
  who: StaffMember,
  { about, chosen, words }: { about: string[]; chosen: string[]; words: Weighed[] },
) => Prisma.sql`
  with asked as (
    select word, weight, ('''' || word || ''':*')::tsquery as query
    from unnest(${words.map(({ word }) => word)}::text[], ${words.map(({ weight }) => weight)}::float[]) as one (word, weight)
  ), chosen as (
    select id from recommendation where ref = any(${chosen}) and withdrawn_at is null
  ), shared_theme as (
    select distinct theme_code as code from recommendation_theme where recommendation_id in (select id from chosen)
  ), clustered as (
    select distinct on (other.recommendation_id) other.recommendation_id as id, version.title
    from chosen join entry_link mine on mine.recommendation_id = chosen.id
    join entry_version version on version.id = mine.version_id
    join entry on entry.id = version.entry_id and entry.kind = 'cluster' and entry.withdrawn_at is null
    join entry_link other on other.version_id = version.id and other.recommendation_id is not null
    where ${readableEntriesSql(who)}
      and version.number = (select max(number) from entry_version where entry_id = entry.id)
    order by other.recommendation_id, version.title
  ), likely as (
    (select id from recommendation where state_iso3 = any(${about}) and words @@ ${anyOf(words)}::tsquery
      limit ${WEIGHED})
    union (select id from recommendation where words @@ ${anyOf(words)}::tsquery limit ${WEIGHED})
    union (select tag.recommendation_id from recommendation_theme tag join recommendation r on r.id = tag.recommendation_id
      where tag.theme_code in (select code from shared_theme) and r.state_iso3 = any(${about}) limit ${WEIGHED})
    union (select id from clustered)
  )
  select r.ref, coalesce(r.summary, r.text_verbatim) as text, coalesce(said.words, '{}') as words,
    coalesce(tagged.themes, '{}') as themes, clustered.title as cluster, state.name as state
  from likely join recommendation r on r.id = likely.id
  left join clustered on clustered.id = r.id
  left join state on state.iso3 = r.state_iso3 and state.iso3 = any(${about})
  cross join lateral (select array_agg(word order by weight desc, word) as words, sum(weight) as weight
    from asked where r.words @@ query) as said
  cross join lateral (select array_agg(label order by label) as themes, count(*) as number
    from recommendation_theme join theme on code = theme_code
    where recommendation_id = r.id and code in (select code from shared_theme)) as tagged
  where r.withdrawn_at is null and r.id not in (select id from chosen)
  order by coalesce(said.weight, 0) + ${OF_CLUSTER}::float * (clustered.id is not null)::int
    + ${OF_STATE}::float * (state.iso3 is not null)::int + ${OF_THEME}::float * least(tagged.number, 2) desc, r.ref
  limit ${FEW}`;

/** What each thing in common weighs, where a rare word weighs seven and a frequent one two. */
const OF_CLUSTER = 20;
const OF_STATE = 8;
const OF_THEME = 3;
