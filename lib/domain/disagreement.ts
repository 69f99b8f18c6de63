import type { Level } from "./level";
import type { Claim } from "./position";

/**
 * How what a State says of its own conduct, what we find and what others find may part. Grades of others stay in their
 * own scale and are never turned into ours, so that a grade beside a claim or a level is shown to be compared: whether
 * it parts, the reader sees.
 */
export const DISAGREEMENTS = [
  "claim-and-finding",
  "claim-and-others",
  "finding-and-others",
] as const;
export type Disagreement = (typeof DISAGREEMENTS)[number];

/** Levels that a claim cannot stand beside. */
export const CONTRADICTS: Record<Claim, readonly Level[]> = {
  "already-implemented": ["regressed", "not-implemented", "initiated", "partly-implemented"],
  "being-implemented": ["regressed", "not-implemented"],
};
