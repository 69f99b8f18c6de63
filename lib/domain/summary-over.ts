import { implementationRates, noLevels, noPositions } from "./rate";
import type { CountingUnit } from "./recommendation";
import type { RecommendationRow, Summary, Uncounted } from "./summary";

/** What a summary is narrowed to: some rows of its dossier, all of one unit, and the cycle of a review where they are of one. */
type Part = {
  rows: readonly RecommendationRow[];
  unit: CountingUnit;
  cycle: number | null;
  uncounted: Uncounted | null;
};

/**
 * The same figures over a part of a dossier. Of its reviews those of the one cycle stay, with the totals that sources
 * declare of them; a part that is of no review has none.
 */
export function summaryOver(summary: Summary, { rows, unit, cycle, uncounted }: Part): Summary {
  const own = rows.filter(({ content }) => content.addressee.kind === "state");
  const counted = countsOf(own);
  return {
    ...summary,
    countingUnit: unit,
    totals: { recommendations: own.length, others: rows.length - own.length, uncounted },
    levels: counted.levels,
    positions: counted.positions,
    implementation: implementationRates(counted.levels),
    reviews: summary.reviews.filter((review) => review.cycle === cycle),
    matrix: matrixOf(own),
    themes: mostFirst(
      grouped(own, ({ content }) => content.themes.map(({ code, label }) => [code, label])),
    ),
    bodies: mostFirst(grouped(own, ({ content }) => [[content.body, content.body]])).map(
      ({ code, count, levels }) => ({ code, count, levels }),
    ),
  };
}

function countsOf(rows: readonly RecommendationRow[]) {
  const [levels, positions] = [noLevels(), noPositions()];
  for (const { level, position } of rows) {
    levels[level] += 1;
    positions[position] += 1;
  }
  return { levels, positions };
}

function matrixOf(rows: readonly RecommendationRow[]): Summary["matrix"] {
  const cells = new Map<string, Summary["matrix"][number]>();
  for (const { position, claim, level } of rows) {
    const key = [position, claim, level].join(" ");
    const cell = cells.get(key);
    if (cell) cell.count += 1;
    else cells.set(key, { position, claim, level, count: 1 });
  }
  return [...cells.values()];
}

type Group = { code: string; label: string; rows: RecommendationRow[] };

function grouped(
  rows: readonly RecommendationRow[],
  of: (row: RecommendationRow) => (readonly [code: string, label: string])[],
): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows)
    for (const [code, label] of of(row)) {
      const group = groups.get(code);
      if (group) group.rows.push(row);
      else groups.set(code, { code, label, rows: [row] });
    }
  return [...groups.values()];
}

const mostFirst = (groups: readonly Group[]): Summary["themes"] =>
  groups
    .map(({ code, label, rows }) => ({ code, label, count: rows.length, ...countsOf(rows) }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
