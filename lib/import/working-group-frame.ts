import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { cycleOfSession } from "./parsed";
import type { StateIndex } from "./states";

/** Which report this is, of which review. */
export type ReportFrame = { symbol: string; state: string; cycle: number; session: number | null };

/** More than any first page holds. */
const MOST_LETTERS = 30_000;

/**
 * Reads symbol, State and session from the page headers and the first paragraphs. `given` is the State that the
 * reader of the file names: it stands in for a missing one, and may not contradict.
 */
export function readReportFrame(
  lines: string[],
  states: StateIndex,
  given: string | undefined,
): Outcome<ReportFrame> {
  const text = lines.join("\n").slice(0, MOST_LETTERS);
  const symbol = SYMBOL.exec(text)?.[0];
  if (!symbol) return refused("not valid", NO_SYMBOL);
  const named = stateIn(lines, text, states);
  const state = named ?? given;
  if (!state) return refused("not valid", NO_STATE, { field: "state" });
  if (named && given && named !== given)
    return refused(
      "not valid",
      `By its first page this is the report on ${states.nameOf(named)}, not on ${states.nameOf(given)}.`,
      { field: "state" },
    );
  const session = sessionIn(text);
  const cycle = session === null ? null : cycleOfSession(session);
  return cycle ? done({ symbol, state, cycle, session }) : refused("not valid", NO_SESSION);
}

/** The final report (A/HRC/56/6) or its draft (A/HRC/WG.6/45/L.1); a State's report and an addendum are others. */
const SYMBOL = /\bA\/HRC\/(?:WG\.6\/\d{1,2}\/L\.\d{1,3}|\d{1,3}\/\d{1,3})(?![\d/])/;

/** "* Slovenia" stands below the title; later the report says when "the review of Slovenia was held". */
function stateIn(lines: string[], text: string, states: StateIndex): string | null {
  const title = lines.findIndex((line) => /report of the working group/i.test(line));
  const below = title < 0 ? [] : lines.slice(title, title + 6);
  for (const line of below) {
    const name = line.replace(/^.*universal periodic review/i, "").replaceAll(/^[\s*:–—-]+/g, "");
    const found = name && states.find(name);
    if (found) return found;
  }
  const review = /\bthe review of (.{3,80}?) was (?:held|conducted)\b/i.exec(text)?.[1];
  return review ? states.find(review) : null;
}

const UNITS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );
const TENS = ["twenty", "thirty", "forty", "fifty"];
const WHOLE_TENS = ["twentieth", "thirtieth", "fortieth", "fiftieth"];

/** The session of the Working Group itself, not of the Council: "held its forty-fifth session", "WG.6/45". */
function sessionIn(text: string): number | null {
  const held = /\bheld its ([\p{L}\d-]{3,20}) session\b/iu.exec(text)?.[1]?.toLowerCase();
  const symbol = /\bWG\.6\/(\d{1,2})\//.exec(text)?.[1];
  return (held ? ordinal(held) : null) ?? (symbol ? Number(symbol) : null);
}

function ordinal(word: string): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (digits) return Number(digits);
  const tens = WHOLE_TENS.indexOf(word);
  if (tens >= 0) return (tens + 2) * 10;
  const [first = "", second] = word.split("-");
  const unit = UNITS.indexOf(second ?? first) + 1;
  if (unit === 0) return null;
  if (second === undefined) return unit;
  const ten = TENS.indexOf(first);
  return ten < 0 || unit > 9 ? null : (ten + 2) * 10 + unit;
}

const NO_SYMBOL =
  "Neither the page header nor the first page gives the symbol of the report (A/HRC/…). Write it there in Word, save, and try again.";
const NO_STATE =
  "The first page does not say which State was reviewed. Say which it is by its three-letter code.";
const NO_SESSION =
  "The report does not say at which session the Working Group held the review (“held its forty-fifth session”), so its cycle cannot be told.";
