import { LEVELS } from "@/lib/domain/level";
import { POSITIONS } from "@/lib/domain/position";
import { gradedOf, totalOf, type PositionCounts } from "@/lib/domain/rate";
import type { Summary } from "@/lib/domain/summary";
import { share } from "@/lib/messages/sentence";
import { ENGLISH, type Words } from "@/lib/messages/spoken";
import { inSentence } from "@/lib/messages/words";
import { levelKeys, levelParts, positionKeys, positionParts } from "./chart-parts";
import { countedIn } from "./counted";
import type { ChartLine, ChartSheet } from "./drawing";
import { drawnRows } from "./drawing-rows";
import type { Addresses } from "./place";

type Theme = Summary["themes"][number];

/** So many themes are drawn; the table has them all. */
const DRAWN = 12;
/** A share of fewer says little, and makes no headline. */
const ENOUGH = 5;

/** What the State answered, theme by theme. */
export function themesAnsweredSheet(
  summary: Summary,
  to: Addresses,
  say: Words = ENGLISH,
): ChartSheet {
  const { themes, state } = summary;
  const drawn = themes.slice(0, DRAWN);
  return {
    chart: "themes-answered",
    asked: { state: state.iso3 },
    title: answeredFinding(summary, say),
    definition: definitionOf(summary, say),
    source: say.charts("source.rows"),
    keys: positionKeys(
      drawn.map(({ positions }) => positions),
      say,
    ),
    columns: [
      say.charts("column.theme"),
      ...POSITIONS.map((one) => say.position(one).name),
      say.charts("column.all"),
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
            ? say.charts("themes.unanswered")
            : say.charts("themes.notSupported", {
                count: say.count(notSupported(positions)),
                answered: say.count(answered(positions)),
              }),
        parts: positionParts(positions),
      })),
    ),
  };
}

/** What was found, theme by theme. */
export function themesFoundSheet(
  summary: Summary,
  to: Addresses,
  say: Words = ENGLISH,
): ChartSheet {
  const { themes, state } = summary;
  const drawn = themes.slice(0, DRAWN);
  return {
    chart: "themes-found",
    asked: { state: state.iso3 },
    title: foundFinding(summary, say),
    definition: definitionOf(summary, say),
    source: say.charts("source.assessments"),
    keys: levelKeys(
      drawn.map(({ levels }) => levels),
      say,
    ),
    columns: [
      say.charts("column.theme"),
      ...LEVELS.map((one) => say.level(one).name),
      say.charts("column.all"),
    ],
    rows: linesOf(summary, to, ({ levels, count }) => [...LEVELS.map((one) => levels[one]), count]),
    drawing: drawnRows(
      drawn.map(({ code, label, levels }) => ({
        key: code,
        label,
        value: say.charts("themes.graded", {
          count: say.count(gradedOf(levels)),
          all: say.count(totalOf(levels)),
        }),
        parts: levelParts(levels),
      })),
    ),
  };
}

const notSupported = ({ noted, rejected }: PositionCounts) => noted + rejected;
const answered = ({ supported, partly, noted, rejected }: PositionCounts) =>
  supported + partly + noted + rejected;

function answeredFinding({ themes, state }: Summary, say: Words): string {
  const asked = themes.filter(({ positions }) => answered(positions) >= ENOUGH);
  const rate = ({ positions }: Theme) => notSupported(positions) / answered(positions);
  const [least] = [...asked].sort((a, b) => rate(b) - rate(a));
  if (!least || notSupported(least.positions) === 0)
    return say.charts("themes.answeredPlain", { state: state.name });
  return say.charts("themes.answeredFinding", {
    state: state.name,
    theme: least.label,
    share: share(
      { numerator: notSupported(least.positions), denominator: answered(least.positions) },
      say,
    ),
  });
}

function foundFinding({ themes, state }: Summary, say: Words): string {
  const [largest] = themes;
  if (!largest) return say.charts("themes.foundPlain", { state: state.name });
  const { label, levels, count } = largest;
  const carriedOut = levels["largely-implemented"] + levels.implemented;
  return say.charts("themes.foundFinding", {
    theme: label,
    count,
    graded: gradedOf(levels),
    carriedOut,
    state: state.name,
  });
}

const definitionOf = ({ countingUnit, themes, state }: Summary, say: Words) =>
  [
    say.charts("themes.definition", {
      state: state.name,
      unit: inSentence(say.countingUnit(countingUnit).name),
    }),
    ...(themes.length > DRAWN
      ? [say.charts("themes.drawn", { drawn: DRAWN, all: themes.length })]
      : []),
  ].join(" ");

const linesOf = (summary: Summary, to: Addresses, cells: (theme: Theme) => number[]): ChartLine[] =>
  summary.themes.map((theme) => ({
    key: theme.code,
    href: to.recommendations({ ...countedIn(summary), theme: theme.code }),
    cells: [theme.label, ...cells(theme)],
  }));
