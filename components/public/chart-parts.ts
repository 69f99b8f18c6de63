import { LEVELS, type Level } from "@/lib/domain/level";
import { POSITIONS, type Position } from "@/lib/domain/position";
import type { LevelCounts, PositionCounts } from "@/lib/domain/rate";
import type { Words } from "@/lib/messages/spoken";
import type { ChartKey } from "./drawing";
import type { Part } from "./drawing-row";
import { LEVEL_STROKE, levelPattern, POSITION_STROKE, positionPattern } from "./pattern";

/** What was found, as parts of a bar: from the worst to the best, then what stands outside the order. */
export const levelParts = (counts: LevelCounts): Part[] =>
  LEVELS.map((key) => ({
    key,
    count: counts[key],
    pattern: levelPattern(key),
    stroke: LEVEL_STROKE[key],
  }));

/** What the State said, as parts of a bar. */
export const positionParts = (counts: PositionCounts): Part[] =>
  POSITIONS.map((key) => ({
    key,
    count: counts[key],
    pattern: positionPattern(key),
    stroke: POSITION_STROKE[key],
  }));

/** The meaning of each level that has a part in any of the bars. */
export const levelKeys = (all: readonly LevelCounts[], say: Words): ChartKey[] =>
  levelParts(sumOf(LEVELS, all))
    .filter(({ count }) => count > 0)
    .map(({ key, pattern, stroke }) => ({
      key,
      pattern,
      stroke,
      label: say.level(key as Level).name,
    }));

export const positionKeys = (all: readonly PositionCounts[], say: Words): ChartKey[] =>
  positionParts(sumOf(POSITIONS, all))
    .filter(({ count }) => count > 0)
    .map(({ key, pattern, stroke }) => ({
      key,
      pattern,
      stroke,
      label: say.position(key as Position).name,
    }));

const sumOf = <K extends string>(keys: readonly K[], all: readonly Record<K, number>[]) =>
  Object.fromEntries(
    keys.map((key) => [key, all.reduce((sum, counts) => sum + counts[key], 0)]),
  ) as Record<K, number>;
