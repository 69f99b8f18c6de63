import type { HarmGiven } from "@/lib/domain/harm";

/** What a reviewer answers of a thing in which nobody could be recognised. */
export const NOBODY = { persons: "none" } as const satisfies HarmGiven;

/** Of somebody whom the United Nations have named, at liberty, with their consent: not risky. */
export const SAFE = {
  persons: "named",
  inCustody: "no",
  relatives: "no",
  newlyPublic: "no",
  publishedByUn: "yes",
  consent: "yes",
  reason: "The opinion names this person",
} as const satisfies HarmGiven;
