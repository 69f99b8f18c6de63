import type { ActionFigures } from "@/lib/domain/action-acceptance";
import { LEVELS } from "@/lib/domain/level";
import { POSITIONS, type Claim, type Position } from "@/lib/domain/position";
import { noLevels, type LevelCounts } from "@/lib/domain/rate";
import type { ReviewFigures, Summary } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords, shareWords } from "@/lib/messages/figure";
import { levelsFinding, matrixFinding, responsesFinding } from "@/lib/messages/sentence";
import {
  claimWords,
  countingUnitInSentence,
  countingUnitWords,
  levelWords,
  positionWords,
  translator,
} from "@/lib/messages/words";
import { findingOfActions, partsOfAction } from "./action-figure";
import { levelKeys, levelParts, positionKeys, positionParts } from "./chart-parts";
import { countedIn, heldOf } from "./counted";
import type { ChartSheet } from "./drawing";
import { drawnRows } from "./drawing-rows";
import type { Addresses } from "./place";

const t = translator("charts");
const inDealings = translator("dealings");

const definitionOf = ({ countingUnit, state }: Summary) =>
  t("dossier.definition", {
    state: state.name,
    unit: countingUnitInSentence(countingUnit),
  });

/** How many recommendations stand at each level: a row for each, so that small numbers can be seen beside large ones. */
export function levelsSheet(summary: Summary, to: Addresses): ChartSheet {
  const { levels, state } = summary;
  const occurring = LEVELS.filter((level) => levels[level] > 0);
  const only = (level: (typeof LEVELS)[number]): LevelCounts => ({
    ...noLevels(),
    [level]: levels[level],
  });
  return {
    chart: "levels",
    asked: { state: state.iso3 },
    title: levelsFinding(state.name, levels),
    definition: definitionOf(summary),
    source: t("source.assessments"),
    keys: [],
    columns: [t("column.level"), t("column.count")],
    rows: LEVELS.map((level) => ({
      key: level,
      href: to.recommendations({ ...countedIn(summary), level }),
      cells: [levelWords(level).name, levels[level]],
    })),
    drawing: drawnRows(
      occurring.map((level) => ({
        key: level,
        label: levelWords(level).name,
        value: countWords(levels[level]),
        parts: levelParts(only(level)),
      })),
    ),
  };
}

type Said = { position: Position; claim: Claim | null };

/** What the State said, and beneath each word what was found. */
export function saidAndFoundSheet(summary: Summary, to: Addresses): ChartSheet {
  const { matrix, state } = summary;
  const said = new Map<string, { said: Said; levels: LevelCounts; count: number }>();
  for (const { position, claim, level, count } of matrix) {
    const key = `${position} ${claim ?? ""}`;
    const row = said.get(key) ?? { said: { position, claim }, levels: noLevels(), count: 0 };
    row.levels[level] += count;
    row.count += count;
    said.set(key, row);
  }
  const rows = [...said].map(([key, row]) => ({ key, ...row, label: wordsOf(row.said) }));
  return {
    chart: "said-and-found",
    asked: { state: state.iso3 },
    title: matrixFinding(summary),
    definition: definitionOf(summary),
    source: t("source.both"),
    keys: levelKeys(rows.map(({ levels }) => levels)),
    columns: [
      t("column.said", { state: state.name }),
      ...LEVELS.map((level) => levelWords(level).name),
      t("column.all"),
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
        value: countWords(count),
        parts: levelParts(levels),
      })),
    ),
  };
}

const wordsOf = ({ position, claim }: Said) =>
  claim ? claimWords(claim).name : positionWords(position).name;

/** Reviews beneath one another; each says by which unit it is counted, and unlike units have an axis of their own. */
export function answersSheet(summary: Summary, to: Addresses): ChartSheet {
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
    title: responsesFinding(summary) ?? t("answers.plain", { state: state.name }),
    definition: t("answers.definition"),
    source: t("answers.source"),
    keys: positionKeys(reviews.map(({ counts }) => counts)),
    columns: [
      t("column.review"),
      t("column.unit"),
      ...POSITIONS.map((one) => positionWords(one).name),
      t("column.all"),
      t("column.basis"),
    ],
    rows: reviews.map((review) => ({
      key: `${review.cycle} ${review.countingUnit}`,
      href: to.review(`${state.iso3}-${review.cycle}`),
      cells: [
        String(review.year),
        countingUnitWords(review.countingUnit).name,
        ...POSITIONS.map((one) => review.counts[one]),
        review.total,
        basisOf(review),
      ],
    })),
    // Each unit fills the width by its own largest review: bars of unlike units are not to be held against each other.
    drawing: drawnRows(
      reviews.map((review) => {
        const scale = largest / wholeOf(review);
        return {
          key: `${review.cycle} ${review.countingUnit}`,
          label: t("answers.label", {
            year: String(review.year),
            unit: countingUnitInSentence(review.countingUnit),
          }),
          value: t("answers.value", {
            share: shareWords(review.counts.supported, review.total),
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

const basisOf = ({ basis, asOf }: ReviewFigures) =>
  basis.kind === "declared"
    ? t("answers.declared", { source: basis.source.title, asOf: dateWords(asOf) })
    : t("answers.counted", { held: countWords(basis.held) });

/** Acceptance by what was asked to be done: the newest review whose categories are known, confirmed ones before suggested. */
export function actionsSheet(
  summary: Summary,
  actions: readonly ActionFigures[],
  to: Addresses,
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
      (shown && findingOfActions(state.name, shown.figures, shown.review.year)) ??
      t("actions.plain", { state: state.name }),
    definition: shown
      ? `${inDealings("action.note")} ${inDealings("action.foot", {
          count: countWords(shown.figures.total),
          unit: countingUnitInSentence(shown.figures.countingUnit),
          without: shown.figures.uncategorised,
        })}`
      : inDealings("action.note"),
    source: shown ? `${inDealings(`action.${shown.figures.basis}`)}.` : t("source.rows"),
    keys: partsOfAction({ numerator: 1, denominator: 2 }).map(
      ({ key, label, pattern, stroke }) => ({
        key,
        label,
        pattern,
        stroke,
      }),
    ),
    columns: [t("column.category"), inDealings("action.supported"), t("column.all")],
    rows: rows.map(({ category, numerator, denominator }) => ({
      key: String(category),
      href:
        shown?.figures.basis === "confirmed"
          ? to.recommendations({ ...heldOf(shown.review), action: category })
          : null,
      cells: [inDealings(`action.categories.${category}.name`), numerator, denominator],
    })),
    drawing: drawnRows(
      rows.map(({ category, numerator, denominator }) => ({
        key: String(category),
        label: inDealings(`action.categories.${category}.name`),
        value: shareWords(numerator, denominator),
        parts: partsOfAction({ numerator, denominator }),
      })),
    ),
  };
}
