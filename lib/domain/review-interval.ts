import { z } from "zod";
import type { Level } from "./level";

// After how long somebody asks whether a finding still holds. What was found says how fast it can change.

export const REVIEW_KINDS = ["not-done", "under-way", "done", "ungraded"] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

const KIND: Record<Level, ReviewKind> = {
  regressed: "not-done",
  "not-implemented": "not-done",
  initiated: "under-way",
  "partly-implemented": "under-way",
  "largely-implemented": "done",
  implemented: "done",
  "not-assessed": "ungraded",
  "insufficient-information": "ungraded",
  "not-graded": "ungraded",
  overtaken: "ungraded",
};
export const reviewKindOf = (level: Level): ReviewKind => KIND[level];

/** Months by kind of finding. */
export type ReviewMonths = Record<ReviewKind, number>;

/** A year for all of them, until an administrator sets something else. */
export const USUAL_MONTHS: ReviewMonths = {
  "not-done": 12,
  "under-way": 12,
  done: 12,
  ungraded: 12,
};

const months = z.coerce
  .number("Write a number of months")
  .int("Write a whole number of months")
  .min(1, "One month is the shortest")
  .max(60, "Five years (60 months) are the longest");

export const reviewMonths = z.strictObject({
  "not-done": months,
  "under-way": months,
  done: months,
  ungraded: months,
});

/** The moment so many months before another, at the end of a shorter month at its last day. */
export function monthsBefore(moment: Date, count: number): Date {
  const before = new Date(moment);
  before.setUTCDate(1);
  before.setUTCMonth(before.getUTCMonth() - count);
  const last = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0));
  before.setUTCDate(Math.min(moment.getUTCDate(), last.getUTCDate()));
  return before;
}
