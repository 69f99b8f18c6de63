/**
 * How something that looks like the beginning of a point stands in its text: it opens a list (after a colon, or on a line
 * of its own), follows in one (after a semicolon or a sentence), belongs to a citation (“article 2 (a)”), or might be any
 * of these.
 */
export type Standing = "opens" | "follows" | "cited" | "doubtful";

/** So much of what goes before is looked at. */
const NEAR = 80;

/** `isSign` is true of a bullet, which at the beginning of a line is nothing but a bullet. */
export function standingOf(
  text: string,
  { at, end, isSign }: { at: number; end: number; isSign: boolean },
): Standing {
  let from = at;
  while (from > 0 && /\s/u.test(text[from - 1] ?? "")) from -= 1;
  const before = text.slice(Math.max(0, from - NEAR), from);
  const gap = text.slice(from, at);
  const isOnNewLine = from === 0 || gap.includes("\n");
  if (from === 0 || (isSign && isOnNewLine)) return "opens";
  if (belongsToCitation(before)) return isOnNewLine ? "doubtful" : "cited";
  if (/[:：]$/u.test(before)) return "opens";
  if (isOnNewLine && (ENDED.test(before) || beginsAnew(gap, text.slice(end, end + NEAR))))
    return "opens";
  return /[.。]["”’)]*$/u.test(before) || HALF_SENTENCE.test(before) ? "follows" : "doubtful";
}

/** “; and (c)”, “; (c)”. */
const HALF_SENTENCE = /[;；؛](?:\s*(?:and|or|and\/or))?$/iu;
const ENDED = new RegExp(`${HALF_SENTENCE.source}|[.。,]["”’)]*$`, "iu");

/** After an empty line, or with a capital where the line before it had no end: “Release them↵(b) Repeal the law”. */
const beginsAnew = (gap: string, own: string) =>
  /\n[ \t\r]*\n/u.test(gap) || /^\s*["“]?(?:\p{Lu}|\p{Lo})/u.test(own);

const CITING = [
  "articles? (?:sub-?)?paragraphs? numbers? sections? rules? principles? goals? targets? chapters? points? items?",
  "clauses? annex resolutions? recommendations? see under in of",
  String.raw`(?:arts?|(?:sub)?paras?|nos?|sects?|secs?|chaps?|cf|mr|mrs|ms|dr|prof|gen|st|vs?)\.?`,
]
  .join(" ")
  .replaceAll(" ", "|");
const CITED = new RegExp(
  String.raw`\d["”’]?(?:\s?\([a-z\d]{1,4}\)(?:\s*(?:,|and|or|to|[-–]))*)*$|(?<!\p{L})(?:${CITING}|\p{L}\.)$`,
  "iu",
);

/** What goes before belongs to a citation, an abbreviation or a number: “article 2”, “paras.”, “12 (a) and”, “Mr.”. */
export const belongsToCitation = (before: string): boolean => CITED.test(before);
