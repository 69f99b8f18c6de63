import { LEVELS } from "@/lib/domain/level";
import { POSITIONS } from "@/lib/domain/position";
import { gradedOf, totalOf, type PositionCounts } from "@/lib/domain/rate";
import type { Summary } from "@/lib/domain/summary";
import { countWords, shareWords } from "@/lib/messages/figure";
import {
  countingUnitInSentence,
  levelWords,
  positionWords,
  translator,
} from "@/lib/messages/words";
import { levelKeys, levelParts, positionKeys, positionParts } from "./chart-parts";
import { countedIn } from "./counted";
import type { ChartLine, ChartSheet } from "./drawing";
import { drawnRows } from "./drawing-rows";
import type { Addresses } from "./place";

const t = translator("charts");
type Theme = Summary["themes"][number];

/** So many themes are drawn; the table has them all. */
const DRAWN = 12;
/** A share of fewer says little, and makes no headline. */
const ENOUGH = 5;

/** What the State answered, theme by theme. */
export function themesAnsweredSheet(summary: Summary, to: Addresses): ChartSheet {
  const { themes, state } = summary;
  const drawn = themes.slice(0, DRAWN);
  return {
    chart: "themes-answered",
    asked: { state: state.iso3 },
    title: answeredFinding(summary),
    definition: definitionOf(summary),
    source: t("source.rows"),
    keys: positionKeys(drawn.map(({ positions }) => positions)),
    columns: [
      t("column.theme"),
      ...POSITIONS.map((one) => positionWords(one).name),
      t("column.all"),
    ],
    rows: linesOf(summary, to, ({ positions, count }) => [
      ...POSITIONS.map((one) => positions[one]),
      count,
    ]),
    drawing: drawnRows(
      drawn.map(({ code, label, positions }) => ({
        key: code,
        label,
        value:
          answered(positions) === 0
            ? t("themes.unanswered")
            : t("themes.notSupported", {
                count: countWords(notSupported(positions)),
                answered: countWords(answered(positions)),
              }),
        parts: positionParts(positions),
      })),
    ),
  };
}

/** What was found, theme by theme. */
export function themesFoundSheet(summary: Summary, to: Addresses): ChartSheet {
  const { themes, state } = summary;
  const drawn = themes.slice(0, DRAWN);
  return {
    chart: "themes-found",
    asked: { state: state.iso3 },
    title: foundFinding(summary),
    definition: definitionOf(summary),
    source: t("source.assessments"),
    keys: levelKeys(drawn.map(({ levels }) => levels)),
    columns: [t("column.theme"), ...LEVELS.map((one) => levelWords(one).name), t("column.all")],
    rows: linesOf(summary, to, ({ levels, count }) => [...LEVELS.map((one) => levels[one]), count]),
    drawing: drawnRows(
      drawn.map(({ code, label, levels }) => ({
        key: code,
        label,
        value: t("themes.graded", {
          count: countWords(gradedOf(levels)),
          all: countWords(totalOf(levels)),
        }),
        parts: levelParts(levels),
      })),
    ),
  };
}

const notSupported = ({ noted, rejected }: PositionCounts) => noted + rejected;
const answered = ({ supported, partly, noted, rejected }: PositionCounts) =>
  supported + partly + noted + rejected;

function answeredFinding({ themes, state }: Summary): string {
  const asked = themes.filter(({ positions }) => answered(positions) >= ENOUGH);
  const rate = ({ positions }: Theme) => notSupported(positions) / answered(positions);
  const [least] = [...asked].sort((a, b) => rate(b) - rate(a));
  if (!least || notSupported(least.positions) === 0)
    return t("themes.answeredPlain", { state: state.name });
  return t("themes.answeredFinding", {
    state: state.name,
    theme: least.label,
    share: shareWords(notSupported(least.positions), answered(least.positions)),
  });
}

function foundFinding({ themes, state }: Summary): string {
  const [largest] = themes;
  if (!largest) return t("themes.foundPlain", { state: state.name });
  const { label, levels, count } = largest;
  const carriedOut = levels["largely-implemented"] + levels.implemented;
  return t("themes.foundFinding", {
    theme: label,
    count,
    graded: gradedOf(levels),
    carriedOut,
    state: state.name,
  });
}

const definitionOf = ({ countingUnit, themes, state }: Summary) =>
  [
    t("themes.definition", {
      state: state.name,
      unit: countingUnitInSentence(countingUnit),
    }),
    ...(themes.length > DRAWN ? [t("themes.drawn", { drawn: DRAWN, all: themes.length })] : []),
  ].join(" ");

const linesOf = (summary: Summary, to: Addresses, cells: (theme: Theme) => number[]): ChartLine[] =>
  summary.themes.map((theme) => ({
    key: theme.code,
    href: to.recommendations({ ...countedIn(summary), theme: theme.code }),
    cells: [theme.label, ...cells(theme)],
  }));
