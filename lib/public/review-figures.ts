import "server-only";
import { yearOf, type PartialDate } from "@/lib/domain/day";
import type { Claim, Position } from "@/lib/domain/position";
import type { PublishedDeclared, PublishedReview } from "@/lib/domain/published";
import {
  declaredCounts,
  noPositions,
  responseRates,
  totalOf,
  type PositionCounts,
  type Rate,
} from "@/lib/domain/rate";
import { COUNTING_UNITS, type CountingUnit } from "@/lib/domain/recommendation";
import type { EditionMark, ReviewFigures } from "@/lib/domain/summary";

/** Rows of one review that the record holds, of one counting unit, answer and claim. */
export type HeldRows = {
  cycle: number;
  countingUnit: CountingUnit;
  position: Position;
  claim: Claim | null;
  count: number;
};

/** The figures of one review: one entry for each unit that a source or the rows count by. */
export function reviewFigures(
  review: PublishedReview,
  held: readonly HeldRows[],
  edition: EditionMark,
): ReviewFigures[] {
  const year = yearOfReview(review);
  if (year === null) return []; // A review that has not met yet has nothing to count.
  return COUNTING_UNITS.flatMap((countingUnit) => {
    const rows = held.filter(
      (one) => one.cycle === review.cycle && one.countingUnit === countingUnit,
    );
    const declared = review.declared.find((one) => one.countingUnit === countingUnit) ?? null;
    if (!declared && rows.length === 0) return [];
    const figures = declared ? ofDeclared(declared, rows) : ofRows(rows, edition);
    const reconciliation = reconcile(review.complete, declared, countsOf(rows));
    const { cycle } = review;
    return [{ cycle, year, countingUnit, ...figures, reconciliation, review, declared }];
  });
}

const yearOfReview = (review: PublishedReview): number | null => {
  const { reviewOn, workingGroupOn, adoptedOn, respondedOn } = review;
  const date: PartialDate | null = reviewOn ?? workingGroupOn ?? adoptedOn ?? respondedOn;
  return date ? yearOf(date) : null;
};

type Figures = Pick<ReviewFigures, "asOf" | "basis" | "counts" | "total" | "claims" | "rates">;

function ofDeclared(declared: PublishedDeclared, rows: readonly HeldRows[]): Figures {
  const { source, total, asOf, alreadyImplemented, beingImplemented } = declared;
  const counts = declaredCounts(declared);
  const held = totalOf(countsOf(rows));
  return {
    asOf,
    basis: { kind: "declared", source, held, of: total },
    counts,
    total,
    claims: { alreadyImplemented, beingImplemented },
    rates: responseRates(counts).filter(({ key }) => isStated(key, declared)),
  };
}

/** A class that the source does not tell apart is not nought: a rate of it alone would say what nobody said. */
function isStated(key: Rate["key"], declared: PublishedDeclared): boolean {
  if (key === "rejected") return declared.rejected !== null;
  if (key === "acceptedFullyOrPartly") return declared.partly !== null;
  return true;
}

function ofRows(rows: readonly HeldRows[], edition: EditionMark): Figures {
  const counts = countsOf(rows);
  const claimed = (claim: Claim) =>
    rows.filter((one) => one.claim === claim).reduce((sum, one) => sum + one.count, 0);
  return {
    asOf: edition.asOf,
    basis: { kind: "rows", held: totalOf(counts) },
    counts,
    total: totalOf(counts),
    claims: {
      alreadyImplemented: claimed("already-implemented"),
      beingImplemented: claimed("being-implemented"),
    },
    rates: responseRates(counts),
  };
}

function countsOf(rows: readonly HeldRows[]): PositionCounts {
  const counts = noPositions();
  for (const { position, count } of rows) counts[position] += count;
  return counts;
}

/** Compared by class once every text is held; a source that does not tell noted from rejected is compared by their sum. */
function reconcile(
  complete: boolean,
  declared: PublishedDeclared | null,
  rows: PositionCounts,
): ReviewFigures["reconciliation"] {
  if (!complete || !declared) return { state: "open", rows };
  const merged = declared.noted === null || declared.rejected === null;
  const classes = ({ noted, rejected, ...others }: PositionCounts) =>
    merged ? { ...others, notSupported: noted + rejected } : { ...others, noted, rejected };
  const stated = Object.entries(classes(declaredCounts(declared)));
  const counted: Record<string, number> = classes(rows);
  const agrees = stated.every(([name, count]) => counted[name] === count);
  return { state: agrees ? "agrees" : "differs", rows };
}
