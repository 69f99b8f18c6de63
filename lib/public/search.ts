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

/** What is searched for, as PostgreSQL is asked it; null where nothing is. */
export type Question = Prisma.Sql | null;

/** What a reader's words ask of an edition, in which States go by all of their names. */
export async function questionOf(q: string | undefined, edition: number): Promise<Question> {
  return q === undefined ? null : inSql(await readSearch(q, edition));
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
function inSql(search: Search): Prisma.Sql {
  const asked = search.filter(([first]) => !first?.not);
  const shutOut = search.flat().filter(({ not }) => not);
  const isLatin = asked.flat().some(({ text }) => /\p{Script=Latin}/u.test(text));
  const languages: Language[] = isLatin ? [...LATIN] : ["english"];
  const all = languages.map((language) =>
    joined(
      asked.map((group) =>
        joined(
          group.map((term) => termIn(term, language)),
          "||",
        ),
      ),
      "&&",
    ),
  );
  return joined([joined(all, "||"), ...shutOut.map(notTerm)], "&&");
}

const LATIN: readonly Language[] = ["english", "french", "spanish"];

/** Nothing asked is the empty question, which changes no other that it is joined to. */
const joined = (parts: Prisma.Sql[], by: "&&" | "||"): Prisma.Sql =>
  parts.length === 0 ? Prisma.sql`''::tsquery` : Prisma.sql`(${Prisma.join(parts, ` ${by} `)})`;

/** Nothing is asked by a word that the language ignores, unless it is more than a word. */
function termIn(term: SearchTerm, language: Language): Prisma.Sql {
  const marks = marksOf(term);
  if (term.text === "") return joined(marks, "||");
  const own = wordsIn(term.text, scriptOf(term.text) ?? language);
  const asIs = Prisma.sql`phraseto_tsquery('simple', folded(${term.text}))`;
  if (marks.length > 0) return joined([own, asIs, ...marks], "||");
  return Prisma.sql`case when numnode(${own}) = 0 then ''::tsquery else ${own} || ${asIs} end`;
}

function notTerm(term: SearchTerm): Prisma.Sql {
  const every = joined(
    LATIN.map((language) => termIn(term, language)),
    "||",
  );
  return Prisma.sql`case when numnode(${every}) = 0 then ''::tsquery else !! ${every} end`;
}

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
        joined(
          han.map((run) => Prisma.sql`${pairsOf(run)}::tsquery`),
          "&&",
        ),
      ]),
];
