import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import {
  foldedName,
  pairsOf,
  parseSearch,
  type Search,
  type SearchTerm,
} from "@/lib/domain/search";
import { validIn } from "./edition";

/**
 * What is searched for, taken apart into what can be found by itself, each part as PostgreSQL writes it (`'tortur'`).
 * A row answers by one of the readings, and to none of what is shut out. Null where nothing is searched for.
 */
export type Question = { readings: Reading[]; shutOut: string[] } | null;

/** The words in one language: every group must be answered, and of a group one part is enough. */
export type Reading = string[][];

/** What a reader's words ask of an edition, in which States go by all of their names. */
export async function questionOf(q: string | undefined, edition: number): Promise<Question> {
  return q === undefined ? null : takenApart(await readSearch(q, edition));
}

const readSearch = async (q: string, edition: number): Promise<Search> =>
  parseSearch(q, await statesByName(edition));

/** One per process and edition: names change with editions alone, but for a take-down, which no name is. */
const known = new Map<number, Map<string, string[]>>();
const EDITIONS_KNOWN = 20;

async function statesByName(edition: number): Promise<Map<string, string[]>> {
  const held = known.get(edition);
  if (held) return held;
  const rows = await publication.$queryRaw<{ iso3: string; names: string[] }[]>`
    select key as iso3, array(select jsonb_array_elements_text(
      content -> 'aliases' || jsonb_build_array(content -> 'name'))) as names
    from entry where kind = 'state' and ${validIn(edition)}`;
  const states = new Map<string, string[]>();
  for (const { iso3, names } of rows)
    for (const name of new Set(names.map(foldedName)))
      states.set(name, [...(states.get(name) ?? []), iso3]);
  known.set(edition, states);
  for (const old of [...known.keys()].slice(0, -EDITIONS_KNOWN)) known.delete(old);
  return states;
}

/** Configurations of PostgreSQL's: which endings words have, and which words ask for nothing. */
type Language = keyof typeof CONFIGURATIONS;
const CONFIGURATIONS = {
  english: Prisma.sql`'english'`,
  french: Prisma.sql`'french'`,
  spanish: Prisma.sql`'spanish'`,
  russian: Prisma.sql`'russian'`,
  arabic: Prisma.sql`'arabic'`,
};

/**
 * All of the question in English, or all of it in French, or in Spanish: each language knows its own endings and its own
 * small words. What is written in Cyrillic or Arabic letters is of one language whatever stands beside it. What is shut
 * out is shut out in every language.
 */
async function takenApart(search: Search): Promise<NonNullable<Question>> {
  const asked = search.filter(([first]) => !first?.not);
  const shutOut = search.flat().filter(({ not }) => not);
  const isLatin = asked.flat().some(({ text }) => /\p{Script=Latin}/u.test(text));
  const languages: Language[] = isLatin ? [...LATIN] : ["english"];
  const terms = [
    ...languages.flatMap((language, reading) =>
      asked.flatMap((group, at) =>
        group.map((term) => Prisma.sql`(${reading}::int, ${at}::int, ${partsOf(term, language)})`),
      ),
    ),
    ...shutOut.flatMap((term) =>
      LATIN.map((language) => Prisma.sql`(null::int, 0::int, ${partsOf(term, language)})`),
    ),
  ];
  if (terms.length === 0) return { readings: [], shutOut: [] };
  const rows = await publication.$queryRaw<
    { reading: number | null; at: number; parts: string[] }[]
  >`select reading, at, parts from (values ${Prisma.join(terms)}) as asked (reading, at, parts)`;
  const partsWhere = (reading: number | null, at: number) =>
    distinct(
      rows
        .filter((row) => row.reading === reading && row.at === at)
        .flatMap(({ parts }) => parts.filter(Boolean)),
    );
  const readings = languages
    .map((_, reading) =>
      asked.map((_, at) => partsWhere(reading, at)).filter((parts) => parts.length > 0),
    )
    .filter((groups) => groups.length > 0);
  return {
    readings: distinct(readings.map((reading) => JSON.stringify(reading))).map(
      (reading) => JSON.parse(reading) as Reading,
    ),
    shutOut: partsWhere(null, 0),
  };
}

const LATIN: readonly Language[] = ["english", "french", "spanish"];

const distinct = (texts: string[]): string[] => [...new Set(texts)];

/** Nothing is asked by a word that the language ignores, unless it is more than a word. */
function partsOf(term: SearchTerm, language: Language): Prisma.Sql {
  const marks = marksOf(term);
  if (term.text === "") return inWords(marks);
  const own = wordsIn(term.text, scriptOf(term.text) ?? language);
  const asIs = Prisma.sql`phraseto_tsquery('simple', folded(${term.text}))`;
  const parts = inWords([own, asIs, ...marks]);
  return marks.length > 0
    ? parts
    : Prisma.sql`case when numnode(${own}) = 0 then '{}' else ${parts} end`;
}

const inWords = (parts: Prisma.Sql[]): Prisma.Sql =>
  parts.length === 0
    ? Prisma.sql`'{}'::text[]`
    : Prisma.sql`array[${Prisma.join(parts)}]::tsquery[]::text[]`;

const wordsIn = (text: string, language: Language): Prisma.Sql =>
  Prisma.sql`phraseto_tsquery(${CONFIGURATIONS[language]}, folded(${text}))`;

const scriptOf = (text: string): Language | null =>
  /\p{Script=Cyrillic}/u.test(text) ? "russian" : /\p{Script=Arabic}/u.test(text) ? "arabic" : null;

/** What a term is beside its words; see migration 0040 for how each is written in the index. */
const marksOf = ({ symbol, paragraph, states, han }: SearchTerm): Prisma.Sql[] => [
  ...(symbol === null ? [] : [Prisma.sql`('''' || symbol_word(${symbol}) || ''':*')::tsquery`]),
  ...(paragraph === null
    ? []
    : [Prisma.sql`('''§' || symbol_word(${paragraph}) || ''':*')::tsquery`]),
  ...states.map((iso3) => Prisma.sql`${`'@${iso3.toLowerCase()}'`}::tsquery`),
  ...(han.length === 0
    ? []
    : [
        Prisma.join(
          han.map((run) => Prisma.sql`${pairsOf(run)}::tsquery`),
          " && ",
        ),
      ]),
];

/** The whole of it, for the database to find by itself. */
export function wholeOf({ readings, shutOut }: NonNullable<Question>): Prisma.Sql {
  const asked = readings.map(readingInWords).join(" | ");
  const all = [...(asked ? [`(${asked})`] : []), ...shutOut.map((part) => `!(${part})`)];
  return Prisma.sql`${all.join(" & ")}::tsquery`;
}

/**
 * How well a row answers: by its best reading, in which each group counts with its best part. The same sums are made in
 * memory (`hit.ts`), so that pages read there and pages read here are of one order.
 */
export function rankOf({ readings }: NonNullable<Question>): Prisma.Sql {
  const partRank = (part: string) =>
    Prisma.sql`case when search @@ ${part}::tsquery then ts_rank(search, ${part}::tsquery) else 0::float4 end`;
  const readingRank = (groups: Reading) => {
    const ranks = groups.map((parts) => Prisma.sql`greatest(${Prisma.join(parts.map(partRank))})`);
    return Prisma.sql`case when search @@ ${readingInWords(groups)}::tsquery
      then ${Prisma.join(ranks, " + ")} else 0::float4 end`;
  };
  return Prisma.sql`greatest(${Prisma.join([Prisma.sql`0::float4`, ...readings.map(readingRank)])})`;
}

const readingInWords = (groups: Reading): string =>
  `(${groups.map((parts) => `(${parts.map((part) => `(${part})`).join(" | ")})`).join(" & ")})`;
