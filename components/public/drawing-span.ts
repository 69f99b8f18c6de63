import {
  daysBetween,
  earliestDayOf,
  latestDayOf,
  yearOf,
  type Day,
  type PartialDate,
} from "@/lib/domain/day";
import { LINE_LETTERS, wrapped } from "./drawing-text";

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
  lines: { text: string; y: number }[];
  /** At the right end of the last line of the label, or on a line of its own where both have no room. */
  value: { text: string; y: number; isOwnLine: boolean };
  y: number;
  height: number;
  stretches: Stretch[];
};
export type Year = { year: number; at: number; isNamed: boolean };

const LINE = 20;
const BAR = 14;
const GAP = 16;
const FOOT = 15;
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
    const lines = wrapped(span.label);
    const isOwnLine = (lines.at(-1) ?? "").length + 2 + span.value.length > LINE_LETTERS;
    const all = lines.length + (isOwnLine ? 1 : 0);
    const y = top + all * LINE + 3;
    const drawn = {
      key: span.key,
      lines: lines.map((text, index) => ({ text, y: top + index * LINE + FOOT })),
      value: { text: span.value, y: top + (all - 1) * LINE + FOOT, isOwnLine },
      y,
      height: BAR,
      stretches: stretchesOf(span, at),
    };
    top = y + BAR + GAP;
    return drawn;
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
