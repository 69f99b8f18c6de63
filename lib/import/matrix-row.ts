import { type Position, readPosition } from "@/lib/domain/position";
import type { MatrixRow } from "./matrix-table";
import { type ParsedResponse, tidy } from "./parsed";
import { readIssuerCell, readIssuers } from "./recommending-states";
import type { StateIndex } from "./states";
import { readThemeList, type ThemeList } from "./theme-list";

/** One recommendation as one row gives it; what could not be read is in `problems`. */
export type Reading = ThemeList & {
  row: number;
  paragraph: string;
  text: string;
  issuers: string[];
  /** Symbol of the report; null where the row names no source. */
  symbol: string | null;
  response: ParsedResponse | null;
  problems: Problem[];
};
export type Problem = { column: "text" | "issuers" | "position"; reason: string };

export type LeadIn = { verbatim: string; position: Position };

/** The class that a sentence between the rows gives to those after it. "Not" is tested first. */
export function readLeadIn(text: string): LeadIn | null {
  for (const [pattern, position] of LEAD_INS) {
    const verbatim = pattern.exec(tidy(text))?.[0];
    if (verbatim) return { verbatim, position };
  }
  return null;
}

const LEAD_INS: [RegExp, Position][] = [
  [/\b(?:did|do|does) not (?:enjoy|have|receive) the support\b/i, "noted"],
  [/\benjoy(?:s|ed)? the support\b/i, "supported"],
  [/\b(?:have|has|were|was) (?:been )?noted\b/i, "noted"],
  [/\bwill be examined\b/i, "pending"],
];

const NUMBER = /^\(?(\d{1,3}(?:[.-]\d{1,3}){1,2})\.?(?!\d)\s*/;

/** A row of a matrix; several where one cell holds several numbered recommendations. */
export function readMatrixRow(
  given: MatrixRow,
  leadIn: LeadIn | null,
  states: StateIndex,
  underReview: string,
): Reading[] {
  const { cells } = given;
  const [text, source] = cutSource(cells.text ?? []);
  const [position, sourceBeside] = cutSource(cells.position ?? []);
  const cited = readSource(source || sourceBeside);
  const lists = readLists(cells.themes, cells.sdgs);
  const response = readResponse(tidy(position), leadIn, cited.title);

  return splitByNumber(text).map(({ paragraph, words }) => {
    const problems: Problem[] = [];
    if (!paragraph) problems.push({ column: "text", reason: noNumber(words) });
    if (paragraph && !words) problems.push({ column: "text", reason: `${paragraph} has no text.` });
    if (typeof response === "string") problems.push({ column: "position", reason: response });
    const named = cells.issuers
      ? readIssuerCell(cells.issuers.join("\n"), states)
      : readIssuers(words, states, underReview);
    const column = cells.issuers ? "issuers" : "text";
    for (const name of named.unknown) problems.push({ column, reason: unknownName(name, states) });
    if (named.issuers.length + named.unknown.length === 0)
      problems.push({ column, reason: `${paragraph || "The row"} names no recommending State.` });
    return {
      ...lists,
      row: given.row,
      paragraph,
      text: words,
      issuers: named.issuers,
      symbol: cited.symbol,
      response: typeof response === "string" ? null : response,
      problems,
    };
  });
}

/** Cuts "Source of position: A/HRC/28/15/Add.1 - Para. 4" off the text before it. */
function cutSource(lines: string[]): [text: string, source: string] {
  const whole = lines.join("\n");
  const at = whole.search(/sources? of (the )?position/i);
  return at < 0 ? [whole, ""] : [whole.slice(0, at), whole.slice(at)];
}

/** Paragraphs that open with a number of the same series begin a recommendation of their own. */
function splitByNumber(text: string): { paragraph: string; words: string }[] {
  const found: { paragraph: string; words: string }[] = [];
  for (const line of text.split("\n")) {
    const plain = tidy(line);
    const paragraph = NUMBER.exec(plain)?.[1]?.replaceAll("-", ".") ?? "";
    const series = found[0]?.paragraph.split(".")[0];
    const last = found.at(-1);
    if (!last || (paragraph && paragraph.split(".")[0] === series))
      found.push({ paragraph, words: plain.replace(paragraph ? NUMBER : "", "") });
    else if (last.words || last.paragraph) last.words = tidy(`${last.words} ${plain}`);
    else Object.assign(last, { paragraph, words: plain.replace(paragraph ? NUMBER : "", "") });
  }
  return found.map(({ paragraph, words }) => ({
    paragraph,
    words: tidy(words).replace(/[;\s]+$/, ""),
  }));
}

function readSource(source: string): { symbol: string | null; title: string } {
  const symbol = /[A-Z][A-Z\d.]*(?:\/[A-Z\d.()-]+)+/i.exec(source)?.[0].replace(/[.\-(]+$/, "");
  if (!symbol) return { symbol: null, title: "" };
  // The last one named: "Add.1, para. 3 - Para. 5" was corrected at its end.
  const paragraph = [...source.matchAll(/para(?:graph)?s?\s*\.?\s*(\d+)/gi)].at(-1)?.[1];
  return {
    symbol: symbol.replace(/\/(Add|Corr|Rev)\..*$/i, ""),
    title: paragraph ? `${symbol}, para. ${paragraph}` : symbol,
  };
}

function readResponse(
  word: string,
  leadIn: LeadIn | null,
  sourceTitle: string,
): ParsedResponse | string {
  if (!word && leadIn) return { ...leadIn, claim: null, sourceTitle };
  if (!word)
    return "The position is empty. Write the State’s position there, such as Supported or Noted.";
  const read = readPosition(word);
  if (!read)
    return `“${shorten(word)}” is no known position. Known are Supported, Noted and Supported/Noted.`;
  return { verbatim: word, ...read, sourceTitle };
}

function readLists(themes: string[] = [], sdgs: string[] = []): ThemeList {
  const list = readThemeList(themes);
  return { ...list, sdgs: [...list.sdgs, ...readThemeList(sdgs, "sdgs").sdgs] };
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const noNumber = (words: string) =>
  `“${shorten(words)}” does not begin with a paragraph number such as 115.1. Where Word numbers the rows by itself, turn the numbers into text.`;
const unknownName = (name: string, states: StateIndex) =>
  `“${shorten(name)}” stands where a recommending State is named. ${states.explain(name)}`;
