import { daysBetween, earliestDayOf, latestDayOf, precisionOf, type Day } from "./day";
import type { EntryFacts } from "./entry/kind";
import type { Obligation } from "./entry/obligation";
import { reportKnownOn } from "./report-due";

// What the first screen of the desk says of days: those that come, and those that have passed without an answer.

/** Kinds of entries that have days of their own to come round. */
export const DATED_KINDS = ["obligation", "session", "event"] as const;
export type DatedKind = (typeof DATED_KINDS)[number];

/** So far ahead the desk looks: a report or a session has to be prepared, an anniversary only remembered. */
const AHEAD: Record<DatedKind, number> = { obligation: 120, session: 120, event: 45 };

/** The day within the next weeks on which this comes round; of a month or a year its last. Null where none is near. */
export function comesOn(kind: DatedKind, facts: EntryFacts, today: Day): Day | null {
  const day = dayAhead(kind, facts, today);
  if (day === null || day < today) return null;
  return daysBetween(today, day) <= AHEAD[kind] ? day : null;
}

function dayAhead(kind: DatedKind, facts: EntryFacts, today: Day): Day | null {
  if (kind === "obligation" && "submittedOn" in facts && "dueOn" in facts)
    return facts.submittedOn === null ? latestDayOf(facts.dueOn) : null;
  if (kind === "session" && "opensOn" in facts)
    return facts.opensOn !== null && precisionOf(facts.opensOn) === "day" ? facts.opensOn : null;
  if (kind === "event" && "isAnniversary" in facts && precisionOf(facts.on) === "day")
    return facts.isAnniversary ? nextReturnOf(facts.on, today) : earliestDayOf(facts.on);
  return null;
}

/** The next day of the same name, today among them; one of 29 February returns on the 28th where there is none. */
export function nextReturnOf(day: Day, today: Day): Day {
  const [, month, date] = day.split("-") as [string, string, string];
  const inYear = (year: number): Day => {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return `${year}-${month}-${month === "02" && date === "29" && !isLeap ? "28" : date}`;
  };
  const year = Number(today.slice(0, 4));
  const thisYear = inYear(year);
  return thisYear >= today ? thisYear : inYear(year + 1);
}

/** After so many days somebody looks again whether a report has come that is overdue. */
const LOOK_AGAIN_DAYS = 30;

/** Its day has passed, and nobody has looked of late whether it has come. */
export function isToBeLookedFor(
  report: Pick<Obligation, "dueOn" | "submittedOn" | "lastCheckedOn">,
  today: Day,
): boolean {
  const { known } = reportKnownOn(report, today);
  if (known === "fell-due") return true;
  if (known !== "not-seen" || report.lastCheckedOn === null) return false;
  return daysBetween(report.lastCheckedOn, today) > LOOK_AGAIN_DAYS;
}
