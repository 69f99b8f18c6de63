import { z } from "zod";
import { daysBetween, earliestDayOf, latestDayOf, precisionOf, type Day } from "../day";
import { choice, common, line, link, list, orNull, prose, when } from "./field";

/** A report that a State owes. Its status is read off its dates as of a day, never stored. */
export const obligation = z.strictObject({
  title: line(),
  state: link("state", "owed by"),
  /** A territory that reports separately. */
  territory: orNull(line()),
  treaty: orNull(link("entry:treaty")),
  body: orNull(line()),
  type: choice([
    "initial",
    "periodic",
    "follow-up",
    "mid-term",
    "early-warning-information",
    "opinion-follow-up",
  ]),
  dueOn: when(),
  submittedOn: orNull(when()),
  publishedOn: orNull(when()),
  summary: orNull(prose()),
  document: orNull(link("document")),
  recommendations: list(link("recommendation", "about")),
  ...common(),
});
export type Obligation = z.infer<typeof obligation>;

export const OBLIGATION_STATUSES = [
  "upcoming",
  "due-soon",
  "overdue",
  "submitted-on-time",
  "submitted-late",
  "submitted",
] as const;
export type ObligationStatus = (typeof OBLIGATION_STATUSES)[number];
export type Late = { years: number; months: number; days: number; totalDays: number };

const SOON = 90;

/**
 * Where it stands as of a day. A due date known only to its month or year is overdue when all of it has passed,
 * and then has no exact length: `late` is null. `submitted` means: whether in time cannot be told from the dates.
 */
export function obligationOn(
  { dueOn, submittedOn }: Pick<Obligation, "dueOn" | "submittedOn">,
  asOf: Day,
): { status: ObligationStatus; late: Late | null } {
  const exact = precisionOf(dueOn) === "day";
  if (submittedOn !== null) {
    if (latestDayOf(submittedOn) <= earliestDayOf(dueOn))
      return { status: "submitted-on-time", late: null };
    if (earliestDayOf(submittedOn) <= latestDayOf(dueOn))
      return { status: "submitted", late: null };
    const whole = exact && precisionOf(submittedOn) === "day";
    return { status: "submitted-late", late: whole ? between(dueOn, submittedOn) : null };
  }
  const last = latestDayOf(dueOn);
  if (last < asOf) return { status: "overdue", late: exact ? between(dueOn, asOf) : null };
  return { status: daysBetween(asOf, last) <= SOON ? "due-soon" : "upcoming", late: null };
}

/** Whole years, then whole months, then days, as one counts on a calendar; and all of it in days. */
export function between(from: Day, to: Day): Late {
  const [y = 0, m = 0, d = 0] = from.split("-").map(Number);
  const [toY = 0, toM = 0, toD = 0] = to.split("-").map(Number);
  const wholeMonths = (toY - y) * 12 + (toM - m) - (toD < d ? 1 : 0);
  const turned = addMonths(y, m, d, wholeMonths);
  return {
    years: Math.floor(wholeMonths / 12),
    months: wholeMonths % 12,
    days: daysBetween(turned, to),
    totalDays: daysBetween(from, to),
  };
}

/** The same day of a later month, or that month's last day where it is shorter. */
function addMonths(year: number, month: number, day: number, months: number): Day {
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(
    Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())),
  )
    .toISOString()
    .slice(0, 10);
}
