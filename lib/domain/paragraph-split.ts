import { belongsToCitation, standingOf, type Standing } from "./paragraph-mark";
import { MOST_POINTS } from "./recommendation-point";
import { letterName, romanName, romanValue } from "./paragraph-number";

// “The State party should: (a) …; (b) …”: each point is counted and cited as an ask of its own. Its words are proposed as
// they stand, after those of the chapeau. A wrong split would put words into the mouth of the United Nations: wherever the
// text can be read in two ways, nothing is proposed.

/** `place` is how it is cited after the paragraph; `own` its stretch of the text, `text` the chapeau’s words and its own. */
export type Point = { place: string; own: string; text: string };
/**
 * `chapeau`, each point’s `own` and `after`, put one after another, are the whole text again. `number` is the paragraph’s,
 * where the text begins with it; it is no word of the chapeau.
 */
export type ParagraphSplit = {
  number: string | null;
  chapeau: string;
  points: Point[];
  after: string;
};

/** The points of one paragraph; null where it has none, or where that is not certain. */
export function splitParagraph(text: string): ParagraphSplit | null {
  const marks = marksIn(text);
  for (const first of openingsOf(marks)) {
    const list = listOf(first);
    const starts = list && pointsOf(list, first, marks);
    if (!list || !starts || starts.length > MOST_POINTS) return null;
    if (starts.length < 2) continue;
    const inner = marks.findLast(({ standing }) => standing === "opens" || standing === "follows");
    const split = cut(text, starts, { list, inner: inner?.at ?? 0 });
    return split.points.every(({ own }) => saysSomething(own)) ? split : null;
  }
  return null;
}

type Style = "brackets" | "half" | "dot" | "bullet";
/** Something that could begin a point: “(a)”, “a)”, “1.” or “•”. `token` is what it says: "a", "1", "•". */
type Mark = { at: number; end: number; style: Style; token: string; standing: Standing };
/** How the points of a list are told apart, and what the one at a place (from 0) is called. */
type List = { name: (index: number) => string; place: (index: number) => string; nests: boolean };

const MARKS: { style: Style; form: RegExp }[] = [
  { style: "brackets", form: /(?<![\p{L}\p{N}])\((?<token>[a-z]{1,5}|\d{1,2})\)/gu },
  { style: "half", form: /(?<=^|\s)(?<token>[a-z]{1,5}|\d{1,2})\)(?=\s)/gu },
  { style: "dot", form: /^(?<indent>[ \t]*)(?<token>\d{1,2})\.(?=[ \t]+\p{L})/gmu },
  { style: "bullet", form: /^(?<indent>[ \t]*)(?<token>[•·▪◦●‣–—*-])(?=[ \t]+\S)/gmu },
];

function marksIn(text: string): Mark[] {
  return MARKS.flatMap(({ style, form }) =>
    [...text.matchAll(form)].map(({ index, 0: whole, groups }) => {
      const token = groups?.["token"] ?? "";
      const [at, end] = [index + (groups?.["indent"] ?? "").length, index + whole.length];
      const isSign = style === "bullet" && isBullet(token);
      return { at, end, style, token, standing: standingOf(text, { at, end, isSign }) };
    }),
  ).sort((a, b) => a.at - b.at);
}

/** A dash may belong to a sentence; a bullet is never anything else. */
const isBullet = (token: string) => /[•·▪◦●‣*]/u.test(token);

const bracketed = (name: (index: number) => string) => (index: number) => `(${name(index)})`;
const digitName = (index: number) => String(index + 1);
const LETTERS: List = { name: letterName, place: bracketed(letterName), nests: true };
const ROMANS: List = { name: romanName, place: bracketed(romanName), nests: false };
const DIGITS: List = { name: digitName, place: bracketed(digitName), nests: false };

/** The list that this mark is the first of; null where it is the first of none. */
function listOf({ style, token }: Mark): List | null {
  if (style === "bullet")
    return { name: () => token, place: (index) => `bullet ${index + 1}`, nests: false };
  return [LETTERS, ROMANS, DIGITS].find(({ name }) => name(0) === token) ?? null;
}

/** The first mark of each style that opens a list, the outermost first. */
function openingsOf(marks: readonly Mark[]): Mark[] {
  const openings = new Map<Style, Mark>();
  for (const mark of marks)
    if (mark.standing === "opens" && listOf(mark) && !openings.has(mark.style))
      openings.set(mark.style, mark);
  return [...openings.values()];
}

/** Where the points begin; null where their order is broken or can be read in two ways. */
function pointsOf(list: List, first: Mark, marks: readonly Mark[]): Mark[] | null {
  const own = marks.filter(({ style }) => style === first.style);
  // Before it stands no other: “(b) … : (i) …” is one point that was cut out of its paragraph already.
  if (own.some(({ at, standing }) => at < first.at && standing !== "cited")) return null;
  const later = own.filter(({ at }) => at > first.at);
  const points = [first];
  /** How many of the roman numbers inside a lettered point have been seen. */
  let nested = 0;
  for (const [place, mark] of later.entries()) {
    const { token, standing } = mark;
    const isNext = token === list.name(points.length);
    if (standing === "cited" || (standing === "doubtful" && !isNext)) continue;
    if (standing === "doubtful") return null;
    const isNested =
      list.nests && romanValue(token) === nested + 1 && (nested > 0 || standing === "opens");
    const following = later.slice(place + 1).find((one) => one.standing !== "cited")?.token;
    if (isNext && !(isNested && following === romanName(nested + 1))) {
      if ((isNested && nested > 0) || nested === 1) return null;
      points.push(mark);
      nested = 0;
    } else if (isNested) nested += 1;
    else if (belongsToList(list, token)) return null;
  }
  // A list of one is none: what looks like it is rather a letter whose neighbour is missing.
  return nested === 1 ? null : points;
}

/** Would it be one of this list’s names, at some place? What is not, as “(1)” in a list of letters, is inside a point. */
const belongsToList = ({ name, nests }: List, token: string): boolean =>
  (nests && romanValue(token) !== null) ||
  Array.from({ length: MOST_POINTS }, (_, index) => name(index)).includes(token);

/** `inner` is where the last of all lists that stand in the text has its last point: what is after them is after that. */
function cut(
  text: string,
  starts: readonly Mark[],
  { list, inner }: { list: List; inner: number },
): ParagraphSplit {
  const chapeau = text.slice(0, starts[0]?.at);
  const stretches = starts.map(({ at }, index) => text.slice(at, starts[index + 1]?.at));
  const last = stretches.pop() ?? "";
  const skipped = Math.max(0, inner - (starts.at(-1)?.at ?? 0));
  const end = skipped + endOfLast(last.slice(skipped), stretches);
  const owns = [...stretches, last.slice(0, end)];
  const number = NUMBER.exec(chapeau);
  const opening = chapeau.slice(number?.[0].length ?? 0).trim();
  const points = owns.map((own, index) => ({
    place: list.place(index),
    own,
    text: [opening, wordsOf(own)].filter(Boolean).join(" "),
  }));
  return { number: number?.[1] ?? null, chapeau, points, after: last.slice(end) };
}

/** “44. The State party”: a full stop and a capital, so that no number of a sentence is taken for it. */
const NUMBER = /^\s*(\d{1,3})\.\s+(?=\p{Lu}|\p{Lo})/u;

/** As it stands, with its letter; the sign of a bullet is no word. */
const wordsOf = (own: string): string => own.trim().replace(/^[•·▪◦●‣–—*-]\s+/u, "");

/**
 * Where the last point ends: at an empty line, or at a line that begins a sentence anew; and where each point before it
 * is a half sentence that a semicolon ends, at the end of its own first sentence.
 */
function endOfLast(last: string, before: readonly string[]): number {
  const ends = [/[ \t\r]*\n[ \t\r]*\n/u.exec(last)?.index, newLine(last)];
  if (before.every((own) => /[;；]\s*(?:and|or|and\/or)?\s*$/u.test(own)))
    ends.push(sentenceEnd(last));
  const found = ends.filter((end) => end !== undefined);
  const end = Math.min(last.length, ...found);
  return last.slice(end).trim() === "" ? last.length : end;
}

const newLine = (text: string): number | undefined =>
  /(?<=[.。;；]["”’)]*)[ \t\r]*\n[ \t]*(?=\p{Lu}|\p{Lo})/u.exec(text)?.index;

function sentenceEnd(text: string): number | undefined {
  for (const { index, 0: whole } of text.matchAll(/[.。]["”’)]*(?=\s+["“(]*\p{Lu})/gu))
    if (!belongsToCitation(text.slice(0, index + 1))) return index + whole.length;
  return undefined;
}

/** A point is more than a word, and does not go on in the middle of a sentence about others: “(a) and (b) of article 2”. */
function saysSomething(own: string): boolean {
  const words = own.replace(/^\s*(?:\(?[a-z\d]{1,5}[).]|[•·▪◦●‣–—*-])/u, "");
  const letters = words.match(/\p{L}/gu) ?? [];
  const parts = words.match(/\p{L}[\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
  return (
    letters.length >= 4 &&
    (parts.length >= 2 || /\p{Lo}{4}/u.test(words)) &&
    !/^\s*(?:and|or|to|of|above|below|thereof)\b/iu.test(words)
  );
}
