import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { cycleOfSession, tidy } from "./parsed";
import type { StateIndex } from "./states";

/** Which review a matrix is of. */
export type Review = { state: string; cycle: number; session: number | null };

const ORDINAL = "(\\d{1,2})\\s*(?:st|nd|rd|th)?";
const NAME =
  /\b(?:UPR|Universal Periodic Review)\s+of\s+(.+?)\s*[([–—-]?\s*\d{1,2}\s*(?:st|nd|rd|th)?\s*(?:cycle|session)/iu;
const CYCLE = new RegExp(`\\b${ORDINAL}\\s*cycle|cycle\\s+(\\d)\\b`, "iu");
const SESSION = new RegExp(`\\b${ORDINAL}\\s*session|session\\s+(\\d{1,2})\\b`, "iu");

/**
 * Reads "UPR of Slovenia (2nd Cycle – 20th session)" from the page header, or else from the first lines.
 * `given` is the State that the reader of the file names: it stands in for a missing one, and may not contradict.
 */
export function readReview(
  texts: string[],
  states: StateIndex,
  given: string | undefined,
): Outcome<Review> {
  const text = tidy(texts.join(" "));
  const name = NAME.exec(text)?.[1];
  const found = name ? states.find(name) : null;
  const state = found ?? given;
  if (!state) return refuse(name ? unknownState(name) : NO_STATE, "state");
  if (found && given && found !== given) {
    const [there, here] = [states.nameOf(found), states.nameOf(given)];
    return refuse(
      `The page header says that this is the review of ${there}, not of ${here}.`,
      "state",
    );
  }
  const session = numberIn(SESSION, text);
  const cycle = numberIn(CYCLE, text) ?? (session === null ? null : cycleOfSession(session));
  return cycle ? done({ state, cycle, session }) : refuse(NO_CYCLE);
}

function numberIn(pattern: RegExp, text: string): number | null {
  const found = pattern.exec(text);
  const number = Number(found?.[1] ?? found?.[2]);
  return number > 0 ? number : null;
}

const unknownState = (name: string) =>
  `The page header names the State under review as “${name}”, and no State of that name is known. Say which it is by its three-letter code.`;
const NO_STATE =
  "The page header does not say which State was reviewed (“UPR of … (3rd Cycle – 34th session)”). Say which it is by its three-letter code.";
const NO_CYCLE =
  "The page header does not say which cycle or session of the Universal Periodic Review this is (“3rd Cycle – 34th session”). Write it there in Word, save, and try again.";
const refuse = (why: string, field?: string) => refused("not valid", why, field ? { field } : {});
