import type { Level } from "@/lib/domain/level";
import { gradedOf, totalOf, type LevelCounts, type Rate, type RateKey } from "@/lib/domain/rate";
import type { ReviewFigures, Summary } from "@/lib/domain/summary";
import { ENGLISH, type Words } from "./spoken";

// The findings of a dossier as sentences. Pages and reports print the same ones.

/** The review that a headline speaks of, and the one before it that was counted by the same unit. */
export type Compared = { now: ReviewFigures; before: ReviewFigures | null };

/** Newest review first, numbered paragraphs before rows; unlike units are never compared. */
export function comparedReviews({ reviews }: Pick<Summary, "reviews">): Compared | null {
  const counted = reviews.filter(({ total }) => total > 0);
  const newest = Math.max(...counted.map(({ cycle }) => cycle));
  const ofNewest = counted.filter(({ cycle }) => cycle === newest);
  const now = ofNewest.find(({ countingUnit }) => countingUnit === "paragraph") ?? ofNewest[0];
  if (!now) return null;
  const earlier = counted
    .filter(({ cycle, countingUnit }) => cycle < newest && countingUnit === now.countingUnit)
    .sort((a, b) => b.cycle - a.cycle);
  return { now, before: earlier[0] ?? null };
}

export function rateOf(rates: readonly Rate[], key: RateKey): Rate {
  const rate = rates.find((one) => one.key === key);
  if (!rate) throw new Error(`The summary has no rate ${key}`);
  return rate;
}

/** Never a percentage without what it is of: "130 of 428 (30.4 %)"; "0 of 0" where there is nothing to count. */
export function share(
  { numerator, denominator }: Pick<Rate, "numerator" | "denominator">,
  say: Words,
): string {
  const counts = { numerator: say.count(numerator), denominator: say.count(denominator) };
  const words = say.report("figures.of", counts);
  const percent = say.percent(numerator, denominator);
  return percent === null ? words : `${words} (${percent})`;
}
function part({ numerator, denominator }: Rate, say: Words): string {
  const percent = say.percent(numerator, denominator);
  return percent === null ? say.count(numerator) : `${say.count(numerator)} (${percent})`;
}
const isAnswered = ({ counts }: ReviewFigures) => counts.pending + counts.none === 0;

/** "Of 428 recommendations made in 2024, China did not support 130 (30.4 %), up from 62 of 346 (17.9 %) in 2018." */
export function headline(
  summary: Pick<Summary, "reviews" | "state">,
  say: Words = ENGLISH,
): string {
  const { public: t } = say;
  const state = summary.state.name;
  const compared = comparedReviews(summary);
  if (!compared) return t("headline.none", { state });

  const { now, before } = compared;
  const total = say.count(now.total);
  const year = String(now.year);
  const answered = now.total - now.counts.pending - now.counts.none;
  if (answered < now.total)
    return t("headline.waiting", { state, total, year, answered: say.count(answered) });

  const rate = rateOf(now.rates, "notSupported");
  if (!before || !isAnswered(before))
    return t("headline.single", { state, total, year, share: part(rate, say) });
  const earlier = rateOf(before.rates, "notSupported");
  return t("headline.compared", {
    state,
    total,
    year,
    share: part(rate, say),
    direction: directionOf(earlier.percent ?? 0, rate.percent ?? 0),
    before: share(earlier, say),
    yearBefore: String(before.year),
  });
}

const directionOf = (from: number, to: number) => (to > from ? "up" : to < from ? "down" : "same");

/** Why the headline says 30 and another source 23; null where the two figures are the same. */
export function whyTwoFigures(
  summary: Pick<Summary, "reviews" | "state">,
  say: Words = ENGLISH,
): { title: string; text: string } | null {
  const { public: t } = say;
  const now = comparedReviews(summary)?.now;
  if (!now || !isAnswered(now) || now.counts.rejected === 0 || now.counts.noted === 0) return null;
  const [rejected, notSupported] = [
    rateOf(now.rates, "rejected"),
    rateOf(now.rates, "notSupported"),
  ];
  const { noted, partly } = now.counts;
  const text = t("headline.why", {
    state: summary.state.name,
    rejected: share(rejected, say),
    noted,
    notSupported: share(notSupported, say),
  });
  return {
    title: t("headline.whyTitle", {
      whole: Math.round(notSupported.percent ?? 0),
      part: Math.round(rejected.percent ?? 0),
    }),
    text: partly === 0 ? text : `${text} ${t("headline.whyPartly", { partly })}`,
  };
}

/** How many have been assessed, and how many of the graded are largely or fully implemented. */
export function levelsFinding(state: string, levels: LevelCounts, say: Words = ENGLISH): string {
  const { public: t } = say;
  const total = totalOf(levels);
  const assessed = total - levels["not-assessed"];
  if (total === 0) return t("levelsFinding.empty", { state });
  if (assessed === 0) return t("levelsFinding.unassessed", { count: total });

  const coverage = t("levelsFinding.assessed", { assessed, total });
  const graded = gradedOf(levels);
  const count = levels["largely-implemented"] + levels.implemented;
  if (graded === 0) return coverage;
  return count === 0
    ? `${coverage} ${t("levelsFinding.implementedNone", { graded })}`
    : `${coverage} ${t("levelsFinding.implementedSome", { graded: say.count(graded), count, share: shareOf(count, graded, say) })}`;
}

const shareOf = (count: number, whole: number, say: Words) =>
  `${say.count(count)} (${say.percent(count, whole)})`;

/** Levels that contradict a State's claim to have implemented a recommendation. */
export const AGAINST_THE_CLAIM: readonly Level[] = ["regressed", "not-implemented"];

/** What stands out where a State's words are laid beside what was found. */
export function matrixFinding(
  { matrix, state }: Pick<Summary, "matrix" | "state">,
  say: Words = ENGLISH,
): string {
  const { public: t } = say;
  const claimed = matrix.filter(({ claim }) => claim === "already-implemented");
  const countOf = (cells: typeof matrix) => cells.reduce((sum, { count }) => sum + count, 0);
  const contradicted = countOf(claimed.filter(({ level }) => AGAINST_THE_CLAIM.includes(level)));
  if (contradicted > 0)
    return t("matrixFinding.contradicted", { count: contradicted, state: state.name });
  const count = countOf(claimed);
  return count > 0 && claimed.every(({ level }) => level === "not-assessed")
    ? t("matrixFinding.claimsUnassessed", { count, state: state.name })
    : t("matrixFinding.plain", { state: state.name });
}

/** How much was supported in the newest review and in the one before it of the same unit. */
export function responsesFinding(
  summary: Pick<Summary, "reviews" | "state">,
  say: Words = ENGLISH,
): string | null {
  const { public: t } = say;
  const compared = comparedReviews(summary);
  if (!compared) return null;
  const { now, before } = compared;
  const values = {
    state: summary.state.name,
    share: share(rateOf(now.rates, "accepted"), say),
    year: String(now.year),
  };
  return before
    ? t("responsesFinding.compared", {
        ...values,
        before: share(rateOf(before.rates, "accepted"), say),
        yearBefore: String(before.year),
      })
    : t("responsesFinding.one", values);
}
