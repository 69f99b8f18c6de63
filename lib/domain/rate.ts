import { GRADED_LEVELS, LEVELS, type Level } from "./level";
import type { Position } from "./position";
import type { CountingUnit } from "./recommendation";

/** Named rates. Each has one definition (catalogue: `rates.<key>`); none leaves the server as a bare percentage. */
export const RATE_KEYS = [
  "accepted",
  "acceptedFullyOrPartly",
  "rejected",
  "notSupported",
  "implemented",
  "assessed",
] as const;
export type RateKey = (typeof RATE_KEYS)[number];

/** Where the counts come from: a total that a source states, or the rows of the record. */
export type Basis =
  | { kind: "declared"; source: { title: string; url: string | null }; held: number; of: number }
  | { kind: "rows"; held: number };

/** `percent` has one decimal and is null where the denominator is 0. */
export type Rate = { key: RateKey; numerator: number; denominator: number; percent: number | null };

export type PositionCounts = Record<Position, number>;
export type LevelCounts = Record<Level, number>;

/** One decimal, halves away from zero, on whole numbers so that 98/428 is 22.9 on every machine. */
export function percentOf(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  return Math.round((numerator * 1000) / denominator) / 10;
}

const rate = (key: RateKey, numerator: number, denominator: number): Rate => ({
  key,
  numerator,
  denominator,
  percent: percentOf(numerator, denominator),
});

export const totalOf = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What the State said: the denominator is every recommendation of the review, answered or not. */
export function responseRates(counts: PositionCounts): Rate[] {
  const total = totalOf(counts);
  return [
    rate("accepted", counts.supported, total),
    rate("acceptedFullyOrPartly", counts.supported + counts.partly, total),
    rate("rejected", counts.rejected, total),
    rate("notSupported", counts.noted + counts.rejected, total),
  ];
}

/** What happened: "implemented" counts the graded alone; "assessed" says how many of all that is. */
export function implementationRates(counts: LevelCounts): Rate[] {
  const graded = gradedOf(counts);
  return [
    rate("implemented", counts["largely-implemented"] + counts.implemented, graded),
    rate("assessed", totalOf(counts) - counts["not-assessed"], totalOf(counts)),
  ];
}

export const gradedOf = (counts: LevelCounts): number =>
  GRADED_LEVELS.reduce((sum, level) => sum + counts[level], 0);

export const noPositions = (): PositionCounts => ({
  supported: 0,
  partly: 0,
  noted: 0,
  rejected: 0,
  pending: 0,
  none: 0,
});
export const noLevels = (): LevelCounts =>
  Object.fromEntries(LEVELS.map((level) => [level, 0])) as LevelCounts;

export type Declared = {
  countingUnit: CountingUnit;
  total: number;
  supported: number;
  partly: number | null;
  noted: number | null;
  rejected: number | null;
  pending: number | null;
};

/** The parts of a declared total; a class that the source does not use counts nothing. */
export function declaredCounts(declared: Declared): PositionCounts {
  const { supported, partly, noted, rejected, pending } = declared;
  return {
    supported,
    partly: partly ?? 0,
    noted: noted ?? 0,
    rejected: rejected ?? 0,
    pending: pending ?? 0,
    none: 0,
  };
}

/** Do the parts sum to the whole? 290 + 8 + 32 + 98 is 428, and a reprint's 418 is caught. */
export const sumsUp = (declared: Declared): boolean =>
  totalOf(declaredCounts(declared)) === declared.total;
