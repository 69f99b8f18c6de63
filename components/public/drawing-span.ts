import {
  daysBetween,
  earliestDayOf,
  latestDayOf,
  yearOf,
  type Day,
  type PartialDate,
} from "@/lib/domain/day";
import { placedLabel, type PlacedLabel } from "./drawing-label";

/**
 * A stretch of time on one line. What lies between `from` and `to` is known; a date that is known to its month or year
 * alone is drawn as long as it is; what lies beyond `to` up to `open` holds only if nothing has changed.
 */
export type Span = {
  key: string;
  label: string;
  value: string;
  from: PartialDate;
  to: PartialDate;
  open: Day | null;
};

export type Stretch = { kind: "perhaps" | "known" | "if-still"; start: number; width: number };
export type PlacedSpan = {
  key: string;
  label: PlacedLabel;
  y: number;
  height: number;
  stretches: Stretch[];
};
export type Year = { year: number; at: number; isNamed: boolean };

const BAR = 14;
const GAP = 16;
/** So many years can be named beneath the narrowest drawing. */
const MOST_YEARS = 6;

/** A part of the axis, 0 at its first day and 1 at its last. */
export function timeAxis(
  first: PartialDate,
  last: Day,
): { at: (day: Day) => number; years: Year[] } {
  const from = `${yearOf(first)}-01-01`;
  const whole = Math.max(1, daysBetween(from, last));
  const at = (day: Day) => Math.min(1, Math.max(0, daysBetween(from, day) / whole));
  const count = yearOf(last) - yearOf(first) + 1;
  const every = Math.ceil(count / MOST_YEARS);
  const years = Array.from({ length: count }, (_, index) => ({
    year: yearOf(first) + index,
    at: at(`${yearOf(first) + index}-01-01`),
    // A last year that has hardly begun has no room for its number.
    isNamed: index % every === 0 && at(`${yearOf(first) + index}-01-01`) < 0.92,
  }));
  return { at, years };
}

/** Stretches of time one beneath the other on one axis, which ends with the day of the edition. */
export function placedSpans(
  spans: readonly Span[],
  asOf: Day,
): { spans: PlacedSpan[]; years: Year[]; height: number } {
  const first = spans.map(({ from }) => from).sort()[0] ?? asOf;
  const { at, years } = timeAxis(first, asOf);
  let top = 0;
  const placed = spans.map((span): PlacedSpan => {
    const label = placedLabel(span.label, span.value, top);
    top = label.end + BAR + GAP;
    return { key: span.key, label, y: label.end, height: BAR, stretches: stretchesOf(span, at) };
  });
  return { spans: placed, years, height: top + (spans.length === 0 ? 0 : 24) };
}

function stretchesOf({ from, to, open }: Span, at: (day: Day) => number): Stretch[] {
  const stretch = (kind: Stretch["kind"], start: Day, end: Day): Stretch[] =>
    start < end ? [{ kind, start: at(start), width: at(end) - at(start) }] : [];
  const [begin, end] = [latestDayOf(from), earliestDayOf(to)];
  return [
    ...stretch("perhaps", earliestDayOf(from), begin),
    ...stretch("known", begin, end),
    ...(begin <= end ? stretch("perhaps", end, latestDayOf(to)) : []),
    ...(open === null ? [] : stretch("if-still", latestDayOf(to), open)),
  ].filter(({ width }) => width > 0);
}
