import type { RecommendationFilter } from "@/lib/domain/filter";
import type { CountingUnit } from "@/lib/domain/recommendation";
import type { Position } from "@/lib/domain/position";
import type { ReviewFigures, Summary } from "@/lib/domain/summary";
import { translator } from "@/lib/messages/words";
import type { Addresses } from "./place";

const t = translator("public");

/** The recommendations of a dossier in one unit, whoever they are addressed to. */
export const wholeOf = ({ iso3 }: Summary["state"], unit: CountingUnit) =>
  ({ state: iso3, type: "recommendation", unit }) satisfies RecommendationFilter;

/** The list that the figures of a dossier are counts of: with one choice more, each count is that list’s total. */
export const countedIn = ({ state, countingUnit }: Pick<Summary, "state" | "countingUnit">) =>
  ({ ...wholeOf(state, countingUnit), addressee: "state" }) satisfies RecommendationFilter;

/** The texts of a review that are held, in the unit of its figures; with a position, those so answered. */
export const heldOf = (
  { cycle, countingUnit, review }: ReviewFigures,
  position?: Position,
): RecommendationFilter => ({
  state: review.state,
  type: "recommendation",
  addressee: "state",
  body: "upr",
  cycle,
  unit: countingUnit,
  ...(position && { position }),
});

/** What the dossier holds in the other unit, with the way to it; it is in no figure, and is not kept silent either. */
export function Uncounted({
  summary: { state, totals },
  to,
}: {
  summary: Pick<Summary, "state" | "totals">;
  to: Addresses;
}) {
  const { uncounted } = totals;
  if (!uncounted) return null;
  const { countingUnit, count } = uncounted;
  const href = to.recommendations(wholeOf(state, countingUnit));
  return (
    <p className="text-small max-w-measure mt-4">
      {t.rich(`uncounted.${countingUnit}`, {
        count,
        link: (words) => <a href={href}>{words}</a>,
      })}
    </p>
  );
}
