/** What happened, from worst to best. Definitions are words of the catalogue (`levels.*`), or of a later version of the scale. */
export const GRADED_LEVELS = [
  "regressed",
  "not-implemented",
  "initiated",
  "partly-implemented",
  "largely-implemented",
  "implemented",
] as const;

/** Outside the order; never in a percentage, always counted beside it. */
export const UNGRADED_LEVELS = [
  "not-assessed",
  "insufficient-information",
  "not-graded",
  "overtaken",
] as const;

export const LEVELS = [...GRADED_LEVELS, ...UNGRADED_LEVELS] as const;
export type Level = (typeof LEVELS)[number];
export type GradedLevel = (typeof GRADED_LEVELS)[number];

/** Levels that an assessor may choose: not-assessed is the absence of an assessment. */
export const ASSESSABLE_LEVELS = LEVELS.filter((level) => level !== "not-assessed");

export const isGraded = (level: Level): level is GradedLevel =>
  (GRADED_LEVELS as readonly Level[]).includes(level);

/** Steps between two graded levels; null where either stands outside the order. */
export function stepsBetween(from: Level, to: Level): number | null {
  if (!isGraded(from) || !isGraded(to)) return null;
  return GRADED_LEVELS.indexOf(to) - GRADED_LEVELS.indexOf(from);
}

export const CONFIDENCES = ["low", "medium", "high"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** From weakest to strongest (Geneva Academy, study of standards of proof in fact-finding). */
export const STANDARDS_OF_PROOF = [
  "reasonable-suspicion",
  "reasonable-grounds",
  "balance-of-probabilities",
  "beyond-reasonable-doubt",
] as const;
export type StandardOfProof = (typeof STANDARDS_OF_PROOF)[number];
