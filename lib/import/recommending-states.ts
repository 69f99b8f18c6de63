import { tidy } from "./parsed";
import { type NamesRead, readStates, type StateIndex } from "./states";

type Group = { content: string; from: number; to: number };

/**
 * The States that made a recommendation, from the brackets of its text: at its end, "(A) (B)", "(A, B)" or
 * "(A); (B);", and within it, where differently worded recommendations were merged. Brackets that explain
 * something are passed over; a bracket that stands where a State must stand and names none is reported.
 */
export function readIssuers(text: string, states: StateIndex, underReview: string): NamesRead {
  const groups = bracketsOf(text);
  const places = placesOf(text, groups);
  const read: NamesRead = { issuers: [], unknown: [] };
  groups.forEach((group, index) => {
    const { issuers, unknown } = readStates(group.content, states);
    const others = issuers.filter((iso3) => iso3 !== underReview);
    if (unknown.length === 0) read.issuers.push(...others);
    else if (places[index]) {
      if (issuers.length > 0) read.issuers.push(...others);
      if (issuers.length > 0 || unknown.every(looksLikeName)) read.unknown.push(...unknown);
    }
  });
  return { issuers: [...new Set(read.issuers)], unknown: read.unknown };
}

/** The States of a column of their own: one to a line, in brackets or not. `find` as of `readStates`. */
export function readIssuerCell(
  cell: string,
  states: StateIndex,
  find: (name: string) => string | null = states.find,
): NamesRead {
  const groups = bracketsOf(cell);
  const outside = groups.map(({ from }, at) => cell.slice(groups[at - 1]?.to ?? 0, from)).join("");
  const after = cell.slice(groups.at(-1)?.to ?? 0);
  const onlyBrackets = groups.length > 0 && !/[\p{L}\p{N}]/u.test(outside + after);
  const list = onlyBrackets
    ? groups.map(({ content }) => content)
    : cell.split("\n").map(withoutEnd);
  return readStates(list.join("\n"), states, find);
}

/** Without the full stop or semicolon at its end. A pattern would look for the end from each of a thousand of them. */
function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && /[.;\s]/.test(line.charAt(end - 1))) end -= 1;
  return line.slice(0, end);
}

/** The outermost brackets; one that is never closed ends with the text. */
function bracketsOf(text: string): Group[] {
  const groups: Group[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(" && ++depth === 1) from = at;
    if (text[at] === ")" && depth > 0 && --depth === 0)
      groups.push({ content: text.slice(from + 1, at), from, to: at + 1 });
  }
  if (depth > 0)
    groups.push({
      content: text.slice(from + 1).replace(/[\s;.)]+$/, ""),
      from,
      to: text.length,
    });
  return groups;
}

/** Which brackets stand where a State must: at the end, before "; Next recommendation", or next to one that does. */
function placesOf(text: string, groups: Group[]): boolean[] {
  const places: boolean[] = [];
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const next = groups[index + 1];
    const between = text.slice(groups[index]?.to, next?.from);
    const isAlone = /^[\s;.,]*$/.test(between);
    places[index] =
      (isAlone && (!next || (!between.includes(".") && places[index + 1] === true))) ||
      /^\s*;\s*\p{Lu}/u.test(between);
  }
  return places;
}

/** "Atlantia" may be a State; "ICRMW", "No. 29" and "Istanbul Convention" are not names of States. */
function looksLikeName(part: string): boolean {
  const words = tidy(part).split(" ");
  if (words.length > 7 || /\d/.test(part) || INSTRUMENT.test(part)) return false;
  return /^\p{Lu}\p{Ll}/u.test(words[0] ?? "");
}

const INSTRUMENT =
  /\b(convention|covenant|protocol|act|acts|statute|code|law|laws|bill|plan|strategy|programme|principles|rules|declaration|charter|agenda|treaty|amendments?|articles?|committee|commission|council|fund|goals?|paragraphs?|para|section|resolution|recommendations?|framework|standards?|guidelines|action|policy|project|report)\b/i;
