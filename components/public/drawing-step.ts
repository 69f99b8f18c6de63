import { isGraded, LEVELS, type Level } from "@/lib/domain/level";
import type { Day } from "@/lib/domain/day";
import { timeAxis, type Year } from "./drawing-span";

/** What was said from a day on. */
export type Step = { key: string; on: Day; level: Level };

export type PlacedSteps = {
  /** One for each level that occurs, best first. */
  lines: { level: Level; labelY: number; y: number }[];
  /** Flat stretches, each at its level. */
  stretches: { key: string; level: Level; start: number; width: number; y: number }[];
  /** From one level to the next. */
  risers: { key: string; at: number; from: number; to: number }[];
  years: Year[];
  height: number;
};

const PITCH = 44;

/** A line of levels through time, up to the day of the edition; only the levels that occur have a line of their own. */
export function placedSteps(steps: readonly Step[], asOf: Day): PlacedSteps {
  const inOrder = [...steps].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const { at, years } = timeAxis(inOrder[0]?.on ?? asOf, asOf);
  const occurring = LEVELS.filter((level) => steps.some((one) => one.level === level));
  const lines = ordered(occurring).map((level, index) => ({
    level,
    labelY: index * PITCH + 15,
    y: index * PITCH + 28,
  }));
  const heightOf = (level: Level) => lines.find((line) => line.level === level)?.y ?? 0;
  const stretches = inOrder.map(({ key, on, level }, index) => {
    const until = inOrder[index + 1]?.on ?? asOf;
    return {
      key,
      level,
      start: at(on),
      width: Math.max(0, at(until) - at(on)),
      y: heightOf(level),
    };
  });
  const risers = inOrder.slice(1).map(({ key, on, level }, index) => ({
    key,
    at: at(on),
    from: heightOf(inOrder[index]?.level ?? level),
    to: heightOf(level),
  }));
  return { lines, stretches, risers, years, height: lines.length * PITCH + 24 };
}

/** The furthest on top; what stands outside the order beneath it. */
const ordered = (levels: readonly Level[]) => [
  ...levels.filter(isGraded).reverse(),
  ...levels.filter((level) => !isGraded(level)),
];
