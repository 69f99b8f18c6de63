import type { PublishedRecommendation } from "@/lib/domain/published";
import { noPositions, responseRates, totalOf, type PositionCounts } from "@/lib/domain/rate";
import type { ReviewFigures } from "@/lib/domain/summary";

// What tests of published things begin with: everything said that has to be, and nothing else. Plainly fictional, and pure.

/** A recommendation to Examplia of which nothing is known but that it was made. */
export const plainRecommendation = (
  said: Pick<PublishedRecommendation, "ref"> & Partial<PublishedRecommendation>,
): PublishedRecommendation => ({
  type: "recommendation",
  issuedBy: null,
  dueOn: null,
  reiterates: null,
  measurability: null,
  actionSuggested: null,
  state: "XEX",
  territory: null,
  addressee: { kind: "state", name: "Examplia" },
  body: "upr",
  document: null,
  cycle: null,
  paragraph: null,
  countingUnit: "paragraph",
  text: null,
  language: "en",
  texts: [],
  summary: null,
  issuedOn: null,
  issuers: [],
  themes: [],
  groups: [],
  sdgs: [],
  actionCategory: null,
  notGradedReason: null,
  sourceUrl: null,
  responses: [],
  assessment: null,
  outside: [],
  evidence: [],
  ...said,
});

/** A review with these answers, counted from its rows. */
export function plainReview(
  state: string,
  parts: Partial<PositionCounts>,
  said: Pick<ReviewFigures, "cycle" | "year"> & Partial<ReviewFigures>,
): ReviewFigures {
  const counts = { ...noPositions(), ...parts };
  const total = totalOf(counts);
  return {
    countingUnit: "paragraph",
    asOf: String(said.year),
    basis: { kind: "rows", held: total },
    counts,
    total,
    claims: { alreadyImplemented: null, beingImplemented: null },
    rates: responseRates(counts),
    reconciliation: { state: "open", rows: noPositions() },
    review: {
      state,
      cycle: said.cycle,
      session: null,
      reviewOn: null,
      workingGroupOn: null,
      respondedOn: null,
      adoptedOn: null,
      document: null,
      note: null,
      complete: false,
      declared: [],
      outside: [],
    },
    declared: null,
    ...said,
  };
}
