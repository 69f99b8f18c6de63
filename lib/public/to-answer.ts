import "server-only";
import type { Rate } from "@/lib/domain/rate";
import type { EditionMark, RecommendationRow, Summary } from "@/lib/domain/summary";
import { env } from "@/lib/env";
import { rateWords } from "@/lib/messages/words";
import type { RecommendationItem, SummaryAnswer } from "./answer";

/** The words of a rate go with it wherever it goes. */
export function toSummaryAnswer(summary: Summary): SummaryAnswer {
  const { edition, state, countingUnit, totals, levels, positions, matrix, themes, bodies } =
    summary;
  return {
    edition: edition.number,
    asOf: edition.asOf,
    state,
    countingUnit,
    totals,
    levels,
    positions,
    reviews: summary.reviews.map(
      ({
        cycle,
        year,
        countingUnit,
        asOf,
        basis,
        total,
        counts,
        claims,
        rates,
        reconciliation,
      }) => ({
        cycle,
        year,
        countingUnit,
        asOf,
        basis,
        total,
        counts,
        claims,
        rates: rates.map((rate) => toRate(rate, { countingUnit, asOf, edition: edition.number })),
        reconciliation,
      }),
    ),
    rates: summary.implementation.map((rate) =>
      toRate(rate, { countingUnit, asOf: edition.asOf, edition: edition.number }),
    ),
    matrix,
    themes,
    bodies,
  };
}

type RateAnswer = SummaryAnswer["rates"][number];

function toRate(
  { key, numerator, denominator, percent }: Rate,
  { countingUnit, asOf, edition }: Pick<RateAnswer, "countingUnit" | "asOf" | "edition">,
): RateAnswer {
  const { label, definition } = rateWords(key);
  return { key, label, numerator, denominator, percent, definition, countingUnit, asOf, edition };
}

export const toItem = ({
  content,
  position,
  claim,
  level,
}: RecommendationRow): RecommendationItem => ({
  ...content,
  position,
  claim,
  level,
  url: pageOf(content.ref),
});

/** The page of a recommendation, as others cite it. */
export const pageOf = (ref: string): string =>
  `${ORIGIN}/recommendations/${encodeURIComponent(ref)}`;

const { origin: ORIGIN } = new URL(env.ONUS_URL);

export const ofEdition = ({ number, asOf }: EditionMark) => ({ edition: number, asOf });
