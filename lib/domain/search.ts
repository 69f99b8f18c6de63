// What a reader types into the search field, as a question. Pure: what is asked of the database stands in lib/public.

/** One thing asked for. A row answers where any of its readings does. */
export type SearchTerm = {
  /** The words, which stand together where there are several. */
  text: string;
  /** It must not occur. */
  not: boolean;
  /** The same, read as a symbol or a reference of the United Nations: `A/HRC/25/5`. */
  symbol: string | null;
  /** The same, read as the number of a paragraph: `186.1`. */
  paragraph: string | null;
  /** States that go by this name. */
  states: string[];
  /** Runs of Chinese signs in it, which have no spaces between words. */
  han: string[];
};

/** Every group must be answered; in a group ("torture OR detention"), one term is enough. */
export type Search = SearchTerm[][];

/** ISO codes by name, folded by `foldedName`. */
export type NamedStates = ReadonlyMap<string, readonly string[]>;

/**
 * Words must all occur, quotes keep a phrase together, OR joins its neighbours, a minus shuts out. Symbols, references
 * and paragraphs are known however they are typed, and States by all of their names.
 */
export function parseSearch(q: string, states: NamedStates): Search {
  const tokens = q.normalize("NFKC").match(/-?["“”][^"“”]+["“”]|\S+/gu) ?? [];
  const groups: Search = [];
  let joins = false;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as string;
    if (/^(OR|\|)$/.test(token)) {
      joins = groups.length > 0;
      at += 1;
      continue;
    }
    const { term, length } = termAt(tokens, at, states);
    const last = groups.at(-1);
    if (joins && last && !term.not) last.push(term);
    else groups.push([term]);
    joins = false;
    at += length;
  }
  return groups;
}

type Read = { term: SearchTerm; length: number };

function termAt(tokens: readonly string[], at: number, states: NamedStates): Read {
  const token = tokens[at] as string;
  return (
    paragraphAt(tokens, at) ??
    nameAt(tokens, at, states) ?? { term: read(token, states), length: 1 }
  );
}

const PARAGRAPH = /^\d+(\.\d+)*(\([a-z0-9]+\))*$/i;

/** "para. 186.1", "§ 186.1", "§186.1", "186.1", and a number after a symbol. */
function paragraphAt(tokens: readonly string[], at: number): Read | null {
  const token = bare(tokens[at] as string);
  const next = bare(tokens[at + 1] ?? "");
  if (/^(§+|paras?\.?|paragraphs?)$/i.test(token) && PARAGRAPH.test(next))
    return { term: { ...plain(next), text: "", paragraph: next }, length: 2 };
  const named = /^(?:§+|paras?\.?)(.+)$/i.exec(token)?.[1];
  if (named !== undefined && PARAGRAPH.test(named))
    return { term: { ...plain(named), text: "", paragraph: named }, length: 1 };
  const isParagraph = token.includes(".") || isSymbol(bare(tokens[at - 1] ?? ""));
  if (PARAGRAPH.test(token) && isParagraph)
    return { term: { ...plain(token), paragraph: token }, length: 1 };
  return null;
}

const LONGEST_NAME = 6;

/** "Ivory Coast" is one thing, for it is a State's name. */
function nameAt(tokens: readonly string[], at: number, states: NamedStates): Read | null {
  const words = tokens.slice(at, at + LONGEST_NAME);
  const end = words.findIndex((word) => /^-|["“”|]|^OR$/.test(word));
  for (let length = end === -1 ? words.length : end; length > 1; length -= 1) {
    const text = words.slice(0, length).map(bare).join(" ");
    const codes = states.get(foldedName(text));
    if (codes) return { term: { ...plain(text), states: [...codes] }, length };
  }
  return null;
}

function read(token: string, states: NamedStates): SearchTerm {
  const not = /^-./.test(token);
  const text = bare(not ? token.slice(1) : token);
  const symbol = isSymbol(text) ? text : null;
  return { ...plain(text), not, symbol, states: [...(states.get(foldedName(text)) ?? [])] };
}

const plain = (text: string): SearchTerm => ({
  text,
  not: false,
  symbol: null,
  paragraph: null,
  states: [],
  han: text.match(/\p{Script=Han}+/gu) ?? [],
});

/** Without the quotes around it and the comma after it. */
const bare = (token: string) => token.replace(/^["“”]|["“”]$/gu, "").replace(/[,;:]+$/, "");

/** Several parts and a number: `A/HRC/25/5`, `a-hrc-25-5`, `CAT/C/CHN/CO/5`; not "state-of-the-art", not "and/or". */
const isSymbol = (text: string) =>
  /^[A-Za-z]+([/-][\w.()]+){2,}$/.test(text) && (/\d/.test(text) || text.split("/").length > 2);

/** A State's name however it is written: Türkiye, TURKIYE, Côte d’Ivoire, Cote d'Ivoire. */
export const foldedName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ı/g, "i")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** How a run of Chinese signs stands among the pairs of neighbours that are indexed, as PostgreSQL reads a question. */
export function pairsOf(run: string): string {
  const signs = [...run];
  if (signs.length === 1) return `'${run}':*`;
  return signs
    .slice(1)
    .map((sign, index) => `'${signs[index]}${sign}'`)
    .join(" <-> ");
}
