import type { ActionFigures } from "@/lib/domain/action-acceptance";
import { LEVELS } from "@/lib/domain/level";
import { POSITIONS, type Claim, type Position } from "@/lib/domain/position";
import { noLevels, type LevelCounts } from "@/lib/domain/rate";
import type { ReviewFigures, Summary } from "@/lib/domain/summary";
import { levelsFinding, matrixFinding, responsesFinding, share } from "@/lib/messages/sentence";
import { ENGLISH, type Words } from "@/lib/messages/spoken";
import { inSentence } from "@/lib/messages/words";
import { findingOfActions, partsOfAction } from "./action-figure";
import { levelKeys, levelParts, positionKeys, positionParts } from "./chart-parts";
import { countedIn, heldOf } from "./counted";
import type { ChartSheet } from "./drawing";
import { drawnRows } from "./drawing-rows";
import type { Addresses } from "./place";

const definitionOf = ({ countingUnit, state }: Summary, say: Words) =>
  say.charts("dossier.definition", {
    state: state.name,
    unit: inSentence(say.countingUnit(countingUnit).name),
  });

/** How many recommendations stand at each level: a row for each, so that small numbers can be seen beside large ones. */
export function levelsSheet(summary: Summary, to: Addresses, say: Words = ENGLISH): ChartSheet {
  const { levels, state } = summary;
  const occurring = LEVELS.filter((level) => levels[level] > 0);
  const only = (level: (typeof LEVELS)[number]): LevelCounts => ({
    ...noLevels(),
    [level]: levels[level],
  });
  return {
    chart: "levels",
    asked: { state: state.iso3 },
    title: levelsFinding(state.name, levels, say),
    definition: definitionOf(summary, say),
    source: say.charts("source.assessments"),
    keys: [],
    columns: [say.charts("column.level"), say.charts("column.count")],
    rows: LEVELS.map((level) => ({
      key: level,
      href: to.recommendations({ ...countedIn(summary), level }),
      cells: [say.level(level).name, levels[level]],
    })),
    drawing: drawnRows(
      occurring.map((level) => ({
        key: level,
        label: say.level(level).name,
        value: say.count(levels[level]),
        parts: levelParts(only(level)),
      })),
    ),
  };
}

type Said = { position: Position; claim: Claim | null };

/** What the State said, and beneath each word what was found. */
export function saidAndFoundSheet(
  summary: Summary,
  to: Addresses,
  say: Words = ENGLISH,
): ChartSheet {
  const { matrix, state } = summary;
  const said = new Map<string, { said: Said; levels: LevelCounts; count: number }>();
  for (const { position, claim, level, count } of matrix) {
    const key = `${position} ${claim ?? ""}`;
    const row = said.get(key) ?? { said: { position, claim }, levels: noLevels(), count: 0 };
    row.levels[level] += count;
    row.count += count;
    said.set(key, row);
  }
  const rows = [...said].map(([key, row]) => ({ key, ...row, label: wordsOf(row.said, say) }));
  return {
    chart: "said-and-found",
    asked: { state: state.iso3 },
    title: matrixFinding(summary, say),
    definition: definitionOf(summary, say),
    source: say.charts("source.both"),
    keys: levelKeys(
      rows.map(({ levels }) => levels),
      say,
    ),
    columns: [
      say.charts("column.said", { state: state.name }),
      ...LEVELS.map((level) => say.level(level).name),
      say.charts("column.all"),
    ],
    rows: rows.map(({ key, said: { position, claim }, levels, count, label }) => ({
      key,
      href: to.recommendations({ ...countedIn(summary), position, claim: claim ?? "none" }),
      cells: [label, ...LEVELS.map((level) => levels[level]), count],
    })),
    drawing: drawnRows(
      rows.map(({ key, levels, count, label }) => ({
        key,
        label,
        value: say.count(count),
        parts: levelParts(levels),
      })),
    ),
  };
}

const wordsOf = ({ position, claim }: Said, say: Words) =>
  claim ? say.claim(claim).name : say.position(position).name;

/** Reviews beneath one another; each says by which unit it is counted, and unlike units have an axis of their own. */
export function answersSheet(summary: Summary, to: Addresses, say: Words = ENGLISH): ChartSheet {
  const { state } = summary;
  const reviews = [...summary.reviews].sort((a, b) => a.countingUnit.localeCompare(b.countingUnit));
  const wholeOf = ({ countingUnit }: ReviewFigures) =>
    Math.max(
      ...reviews.filter((one) => one.countingUnit === countingUnit).map(({ total }) => total),
    );
  const largest = Math.max(0, ...reviews.map(({ total }) => total));
  return {
    chart: "answers",
    asked: { state: state.iso3 },
    title: responsesFinding(summary, say) ?? say.charts("answers.plain", { state: state.name }),
    definition: say.charts("answers.definition"),
    source: say.charts("answers.source"),
    keys: positionKeys(
      reviews.map(({ counts }) => counts),
      say,
    ),
    columns: [
      say.charts("column.review"),
      say.charts("column.unit"),
      ...POSITIONS.map((one) => say.position(one).name),
      say.charts("column.all"),
      say.charts("column.basis"),
    ],
    rows: reviews.map((review) => ({
      key: `${review.cycle} ${review.countingUnit}`,
      href: to.review(`${state.iso3}-${review.cycle}`),
      cells: [
        String(review.year),
        say.countingUnit(review.countingUnit).name,
        ...POSITIONS.map((one) => review.counts[one]),
        review.total,
        basisOf(review, say),
      ],
    })),
    // Each unit fills the width by its own largest review: bars of unlike units are not to be held against each other.
    drawing: drawnRows(
      reviews.map((review) => {
        const scale = largest / wholeOf(review);
        return {
          key: `${review.cycle} ${review.countingUnit}`,
          label: say.charts("answers.label", {
            year: String(review.year),
            unit: inSentence(say.countingUnit(review.countingUnit).name),
          }),
          value: say.charts("answers.value", {
            share: share({ numerator: review.counts.supported, denominator: review.total }, say),
          }),
          parts: positionParts(review.counts).map((part) => ({
            ...part,
            count: part.count * scale,
          })),
        };
      }),
      largest,
    ),
  };
}

const basisOf = ({ basis, asOf }: ReviewFigures, say: Words) =>
  basis.kind === "declared"
    ? say.charts("answers.declared", { source: basis.source.title, asOf: say.date(asOf) })
    : say.charts("answers.counted", { held: say.count(basis.held) });

/** Acceptance by what was asked to be done: the newest review whose categories are known, confirmed ones before suggested. */
export function actionsSheet(
  summary: Summary,
  actions: readonly ActionFigures[],
  to: Addresses,
  say: Words = ENGLISH,
): ChartSheet {
  const { state } = summary;
  const found = actions.flatMap((figures) => {
    const review = summary.reviews.find(
      ({ cycle, countingUnit }) => cycle === figures.cycle && countingUnit === figures.countingUnit,
    );
    return review ? [{ figures, review }] : [];
  });
  const shown = found.find(({ figures }) => figures.basis === "confirmed") ?? found[0];
  const rows = shown?.figures.rows ?? [];
  return {
    chart: "actions",
    asked: { state: state.iso3 },
    title:
      (shown && findingOfActions(state.name, shown.figures, shown.review.year, say)) ??
      say.charts("actions.plain", { state: state.name }),
    definition: shown
      ? `${say.dealings("action.note")} ${say.dealings("action.foot", {
          count: say.count(shown.figures.total),
          unit: inSentence(say.countingUnit(shown.figures.countingUnit).name),
          without: shown.figures.uncategorised,
        })}`
      : say.dealings("action.note"),
    source: shown ? `${say.dealings(`action.${shown.figures.basis}`)}.` : say.charts("source.rows"),
    keys: partsOfAction({ numerator: 1, denominator: 2 }, say).map(
      ({ key, label, pattern, stroke }) => ({
        key,
        label,
        pattern,
        stroke,
      }),
    ),
    columns: [
      say.charts("column.category"),
      say.dealings("action.supported"),
      say.charts("column.all"),
    ],
    rows: rows.map(({ category, numerator, denominator }) => ({
      key: String(category),
      href:
        shown?.figures.basis === "confirmed"
          ? to.recommendations({ ...heldOf(shown.review), action: category })
          : null,
      cells: [say.dealings(`action.categories.${category}.name`), numerator, denominator],
    })),
    drawing: drawnRows(
      rows.map(({ category, numerator, denominator }) => ({
        key: String(category),
        label: say.dealings(`action.categories.${category}.name`),
        value: share({ numerator, denominator }, say),
        parts: partsOfAction({ numerator, denominator }, say),
      })),
    ),
  };
}
