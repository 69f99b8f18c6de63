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
  const read: NamesRead = { issuers: [], unknown: [] };
  groups.forEach((group, index) => {
    const { issuers, unknown } = readStates(group.content, states);
    const others = issuers.filter((iso3) => iso3 !== underReview);
    if (unknown.length === 0) read.issuers.push(...others);
    else if (isInPlaceOfState(text, groups, index)) {
      if (issuers.length > 0) read.issuers.push(...others);
      if (issuers.length > 0 || unknown.every(looksLikeName)) read.unknown.push(...unknown);
    }
  });
  return { issuers: [...new Set(read.issuers)], unknown: read.unknown };
}

/** The States of a column of their own: one to a line, in brackets or not. */
export function readIssuerCell(cell: string, states: StateIndex): NamesRead {
  const groups = bracketsOf(cell);
  const outside = groups.reduce((rest, { content }) => rest.replace(`(${content})`, " "), cell);
  const onlyBrackets = groups.length > 0 && !/[\p{L}\p{N}]/u.test(outside);
  return readStates(
    onlyBrackets
      ? groups.map(({ content }) => content).join("\n")
      : cell.replaceAll(/[.;]+\s*$/gm, ""),
    states,
  );
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

/** At the end, before "; Next recommendation", or next to a bracket that is in such a place. */
function isInPlaceOfState(text: string, groups: Group[], index: number): boolean {
  const group = groups[index];
  if (!group) return false;
  const rest = text.slice(group.to);
  if (/^[\s;.,]*$/.test(rest) || /^\s*;\s*\p{Lu}/u.test(rest)) return true;
  return /^[\s;,]*\(/.test(rest) && isInPlaceOfState(text, groups, index + 1);
}

/** "Atlantia" may be a State; "ICRMW", "No. 29" and "Istanbul Convention" are not names of States. */
function looksLikeName(part: string): boolean {
  const words = tidy(part).split(" ");
  if (words.length > 7 || /\d/.test(part) || INSTRUMENT.test(part)) return false;
  return /^\p{Lu}\p{Ll}/u.test(words[0] ?? "");
}

const INSTRUMENT =
  /\b(convention|covenant|protocol|act|acts|statute|code|law|laws|bill|plan|strategy|programme|principles|rules|declaration|charter|agenda|treaty|amendments?|articles?|committee|commission|council|fund|goals?|paragraphs?|para|section|resolution|recommendations?|framework|standards?|guidelines|action|policy|project|report)\b/i;
