import {
  daysBetween,
  earliestDayOf,
  latestDayOf,
  precisionOf,
  type Day,
  type PartialDate,
} from "@/lib/domain/day";
import { timeAxis, type Year } from "./drawing-span";
import { wrapped } from "./drawing-text";

/** What happened in one way, at which dates. `silence` asks for its longest gap to be marked. */
export type Lane = { key: string; label: string; dates: readonly PartialDate[]; silence: boolean };

export type LaneMark = { key: string; at: number; width: number };
export type Silence = { start: number; end: number; days: number; isOpen: boolean };
export type PlacedLane = {
  key: string;
  lines: { text: string; y: number }[];
  y: number;
  marks: LaneMark[];
  silence: (Silence & { y: number }) | null;
};

const LINE = 20;

/** Lanes one beneath the other on one axis of time, which ends with the day of the edition. */
export function placedLanes(
  lanes: readonly Lane[],
  asOf: Day,
): { lanes: PlacedLane[]; years: Year[]; height: number } {
  const first = lanes.flatMap(({ dates }) => dates).sort()[0] ?? asOf;
  const { at, years } = timeAxis(first, asOf);
  let top = 0;
  const placed = lanes.map(({ key, label, dates, silence: wanted }): PlacedLane => {
    const lines = wrapped(label).map((text, index) => ({ text, y: top + index * LINE + 15 }));
    const y = top + lines.length * LINE + 12;
    const silence = wanted ? longestSilence(dates, asOf) : null;
    top = y + (silence ? 42 : 22);
    return {
      key,
      lines,
      y,
      marks: dates.map((date, index) => ({
        key: `${date} ${index}`,
        at: at(earliestDayOf(date)),
        width: at(latestDayOf(date)) - at(earliestDayOf(date)),
      })),
      silence: silence && {
        start: at(silence.from),
        end: at(silence.to),
        days: daysBetween(silence.from, silence.to),
        isOpen: silence.isOpen,
        y: y + 14,
      },
    };
  });
  return { lanes: placed, years, height: top + (lanes.length === 0 ? 0 : 24) };
}

/** The longest time between two dates, or from the last one to the day; only between dates whose day is known. */
export function longestSilence(
  dates: readonly PartialDate[],
  asOf: Day,
): { from: Day; to: Day; isOpen: boolean } | null {
  const days = dates.filter((date) => precisionOf(date) === "day" && date <= asOf).sort();
  const gaps = days.map((from, index) => {
    const next = days[index + 1];
    return { from, to: next ?? asOf, isOpen: next === undefined };
  });
  const length = ({ from, to }: { from: Day; to: Day }) => daysBetween(from, to);
  const [longest] = gaps.sort((a, b) => length(b) - length(a));
  return longest && length(longest) > 0 ? longest : null;
}
