import type { RecommendationFilter } from "./filter";

/** One of the things that a reader chose. */
export type ChoiceKey = keyof RecommendationFilter;

/** A question near one that found nothing, and how many it finds: without one of its choices, or with one of them alone. */
export type WayOut = {
  kind: "without" | "alone";
  choice: ChoiceKey;
  asked: RecommendationFilter;
  total: number;
};

export const choiceKeys = (filter: RecommendationFilter): ChoiceKey[] =>
  (Object.keys(filter) as ChoiceKey[]).filter((key) => filter[key] !== undefined);

/** The same question without one choice. */
export function without(filter: RecommendationFilter, choice: ChoiceKey): RecommendationFilter {
  const { [choice]: _taken, ...rest } = filter;
  return rest;
}
