import { percentOf, type PositionCounts } from "./rate";
import type { CountingUnit } from "./recommendation";

/** UPR Info's five kinds of what a recommendation asks to be done, from the least to the most definite. */
export const ACTION_CATEGORIES = [1, 2, 3, 4, 5] as const;
export type ActionCategory = (typeof ACTION_CATEGORIES)[number];

/** Of one category: how many were answered, and how many of these the State supported in full. */
export type Acceptance = {
  category: ActionCategory;
  numerator: number;
  denominator: number;
  percent: number | null;
  /** Of the same category, without an answer on record, and in no count. */
  unanswered: number;
};

/**
 * Acceptance by what was asked, for one review in one counting unit. `confirmed` by a person or by the source's own
 * coding; `suggested` by the first verbs alone. The two stand apart.
 */
export type ActionFigures = {
  cycle: number;
  countingUnit: CountingUnit;
  basis: "confirmed" | "suggested";
  rows: Acceptance[];
  total: number;
  /** Answered ones of the same review and unit without a category. */
  uncategorised: number;
};

export type ActionCount = {
  cycle: number;
  countingUnit: CountingUnit;
  confirmed: number | null;
  suggested: number | null;
  position: keyof PositionCounts;
  count: number;
};

/** Newest review first; confirmed before suggested; those of which nothing is known left out. */
export function actionFiguresOf(counts: readonly ActionCount[]): ActionFigures[] {
  const reviews = new Map<string, ActionCount[]>();
  for (const one of counts) {
    const key = `${one.cycle} ${one.countingUnit}`;
    reviews.set(key, [...(reviews.get(key) ?? []), one]);
  }
  return [...reviews.values()]
    .flatMap((held) => [
      figuresOf("confirmed", held, ({ confirmed }) => confirmed),
      figuresOf("suggested", held, ({ confirmed, suggested }) =>
        confirmed === null ? suggested : null,
      ),
    ])
    .filter((one) => one !== null)
    .sort(
      (a, b) =>
        b.cycle - a.cycle ||
        a.countingUnit.localeCompare(b.countingUnit) ||
        a.basis.localeCompare(b.basis),
    );
}

function figuresOf(
  basis: ActionFigures["basis"],
  held: readonly ActionCount[],
  categoryOf: (one: ActionCount) => number | null,
): ActionFigures | null {
  const [first] = held;
  const sum = (some: readonly ActionCount[]) => some.reduce((all, { count }) => all + count, 0);
  // Of what has no answer on record nobody can say that it was not supported.
  const answered = held.filter(({ position }) => position !== "pending" && position !== "none");
  const known = answered.filter((one) => categoryOf(one) !== null);
  if (!first || known.length === 0) return null;
  const rows = ACTION_CATEGORIES.map((category) => {
    const own = known.filter((one) => categoryOf(one) === category);
    const numerator = sum(own.filter(({ position }) => position === "supported"));
    const denominator = sum(own);
    const all = sum(held.filter((one) => categoryOf(one) === category));
    const percent = percentOf(numerator, denominator);
    return { category, numerator, denominator, percent, unanswered: all - denominator };
  });
  return {
    cycle: first.cycle,
    countingUnit: first.countingUnit,
    basis,
    rows,
    total: sum(known),
    uncategorised: sum(answered) - sum(known),
  };
}
