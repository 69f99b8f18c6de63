import { GRADED_LEVELS, LEVELS, UNGRADED_LEVELS, type Level } from "@/lib/domain/level";
import { gradedOf, totalOf, type LevelCounts } from "@/lib/domain/rate";
import type { Scale } from "@/lib/domain/scale";
import { countWords, percentWords, shareWords } from "@/lib/messages/figure";
import { definitionBy } from "@/lib/messages/scale";
import { levelWords, rateWords, translator } from "@/lib/messages/words";
import { AssessorsLine, type Assessors } from "./assessors";
import { Bar, Chart, FigureTable, Key, type Segment } from "./chart";
import { Definitions } from "./entry";
import { LevelMark } from "./mark";
import { ASSESSED_PATTERN, LEVEL_STROKE, levelPattern } from "./pattern";

const t = translator("public");

/** Of all that is held: how many were assessed, and what the assessments found. */
export function LevelsFigure({
  levels,
  state,
  assessors,
  hrefOf,
  foot,
}: {
  levels: LevelCounts;
  state: string;
  assessors: readonly Assessors[];
  hrefOf: (level: Level) => string;
  foot: string;
}) {
  const total = totalOf(levels);
  const unassessed = levels["not-assessed"];
  const assessed = total - unassessed;
  if (total === 0) return <p className="max-w-measure">{t("levels.empty")}</p>;

  const found = LEVELS.filter((level) => level !== "not-assessed").map((level) =>
    segmentOf(level, levels[level], hrefOf(level)),
  );
  const waiting = segmentOf("not-assessed", unassessed, hrefOf("not-assessed"));
  return (
    <Chart foot={foot} table={<LevelsTable levels={levels} />}>
      {assessed > 0 && (
        <>
          <p className="text-small mb-1">
            {t("levels.found", { count: assessed, graded: countWords(gradedOf(levels)) })}
          </p>
          <Bar
            id="levels"
            title={t("levels.title", { state })}
            description={describe(levels)}
            segments={found}
            whole={assessed}
          />
          <Key segments={found} />
          <AssessorsLine assessors={assessors} />
        </>
      )}
      <p className={`text-small mb-1 ${assessed > 0 ? "mt-7" : ""}`}>
        {t("levels.coverage", { share: shareWords(assessed, total) })}
      </p>
      <Bar
        id="coverage"
        title={t("levels.coverageTitle", { state })}
        description={t("levels.coverage", { share: shareWords(assessed, total) })}
        segments={[...(assessed > 0 ? [assessedSegment(assessed)] : []), waiting]}
        whole={total}
      />
      <Key segments={[waiting]} />
    </Chart>
  );
}

/** Every level that occurs, with its count, leading to its rows. */
export function LevelKey({
  levels,
  hrefOf,
}: {
  levels: LevelCounts;
  hrefOf: (level: Level) => string;
}) {
  return <Key segments={LEVELS.map((level) => segmentOf(level, levels[level], hrefOf(level)))} />;
}

const segmentOf = (level: Level, count: number, href: string): Segment => ({
  key: level,
  count,
  label: levelWords(level).name,
  pattern: levelPattern(level),
  stroke: LEVEL_STROKE[level],
  href,
  mark: <LevelMark level={level} />,
});

const assessedSegment = (count: number): Segment => ({
  key: "assessed",
  count,
  label: rateWords("assessed").label,
  pattern: ASSESSED_PATTERN,
  stroke: "stroke-soft",
  href: null,
  mark: null,
});

const describe = (levels: LevelCounts) =>
  LEVELS.filter((level) => levels[level] > 0)
    .map((level) => `${levelWords(level).name}: ${countWords(levels[level])}`)
    .join("; ");

/** Graded levels with their share of the graded; the others with their count alone. */
function LevelsTable({ levels }: { levels: LevelCounts }) {
  const graded = gradedOf(levels);
  const row = (level: Level, share: string) => ({
    key: level,
    cells: [levelWords(level).name, countWords(levels[level]), share],
  });
  return (
    <FigureTable
      caption={t("levels.table")}
      columns={[t("levels.level"), t("chart.count"), t("levels.shareOfGraded", { count: graded })]}
      rows={[
        ...GRADED_LEVELS.map((level) => row(level, percentWords(levels[level], graded) ?? "–")),
        ...UNGRADED_LEVELS.map((level) => row(level, t("levels.outside"))),
      ]}
    />
  );
}

/** The definitions of the levels that a page shows, for its margin; folded on a phone. */
export function LevelDefinitions({
  levels,
  scale,
}: {
  levels: readonly Level[];
  scale: Scale | null;
}) {
  return (
    <details className="sheet">
      <summary className="disclose text-small">{t("levels.definitions")}</summary>
      <Definitions
        terms={LEVELS.filter((level) => levels.includes(level)).map((level) => ({
          key: level,
          name: (
            <>
              <LevelMark level={level} />
              {levelWords(level).name}
            </>
          ),
          definition: definitionBy(scale, level),
        }))}
      />
    </details>
  );
}

export const occurring = (levels: LevelCounts): Level[] =>
  LEVELS.filter((level) => levels[level] > 0);
