import { LEVELS, type Level } from "@/lib/domain/level";
import { POSITIONS, type Position } from "@/lib/domain/position";
import type { NamedState } from "@/lib/domain/region";
import type { Asked } from "@/lib/domain/state-profile";
import { countWords } from "@/lib/messages/figure";
import { listed } from "@/lib/messages/lasted";
import { countingUnitWords, levelWords, positionWords, translator } from "@/lib/messages/words";
import { Breakdown } from "./breakdown";
import { Bar, Chart, FigureTable, Key, type Segment } from "./chart";
import { Entry } from "./entry";
import { LevelMark, PositionMark } from "./mark";
import { LEVEL_STROKE, levelPattern, POSITION_STROKE, positionPattern } from "./pattern";
import type { Addresses } from "./place";

const t = translator("dealings");

/** The recommendations that a State made to others, by their answers and by what was found; each unit by itself. */
export function AskedOfOthers({
  state,
  asked,
  foot,
  to,
}: {
  state: NamedState;
  asked: readonly Asked[];
  foot: string;
  to: Addresses;
}) {
  const parts = asked.map(({ countingUnit, count, of }) =>
    t("state.askedTo", {
      count,
      states: of.length,
      to: of[0]?.state.name ?? "",
      unit: t(`state.units.${countingUnit}`),
    }),
  );
  return (
    <Entry
      id="asked"
      name={t("state.asked")}
      finding={t("state.askedFinding", { state: state.name, parts: listed(parts) })}
    >
      <div className="space-y-12">
        {asked.map((one) => (
          <Answers key={one.countingUnit} by={state} asked={one} foot={foot} to={to} />
        ))}
      </div>
    </Entry>
  );
}

function Answers({
  by,
  asked,
  foot,
  to,
}: {
  by: NamedState;
  asked: Asked;
  foot: string;
  to: Addresses;
}) {
  const { countingUnit, positions, levels, count, of } = asked;
  const id = `asked-${countingUnit}`;
  const list = {
    issuer: by.iso3,
    type: "recommendation",
    addressee: "state",
    unit: countingUnit,
  } as const;
  const answers = POSITIONS.map((position) => ({
    ...positionSegment(position, positions[position]),
    href: to.recommendations({ ...list, position }),
  }));
  const found = LEVELS.map((level) => ({
    ...levelSegment(level, levels[level]),
    href: to.recommendations({ ...list, level }),
  }));
  return (
    <Chart
      foot={`${t("state.askedFoot", { unit: countingUnitWords(countingUnit).name })} ${foot}`}
      table={<Table parts={[...answers, ...found]} />}
    >
      <h3 className="caption border-rule mb-3 border-b pb-1">
        {countingUnitWords(countingUnit).name}
      </h3>
      <p className="text-small">{t("state.answers")}</p>
      <Bar
        id={`${id}-answers`}
        title={t("state.answersTitle", { state: by.name })}
        description={describe(answers)}
        segments={answers}
        whole={count}
      />
      <Key segments={answers} />
      <p className="text-small mt-5">{t("state.found")}</p>
      <Bar
        id={`${id}-found`}
        title={t("state.levelsTitle", { state: by.name })}
        description={describe(found)}
        segments={found}
        whole={count}
      />
      <Key segments={found} />
      <div className="mt-6">
        <Breakdown
          caption={t("state.byState", { state: by.name })}
          of={t("table.state")}
          rows={of.map(({ state, ...counted }) => ({
            ...counted,
            key: state.iso3,
            label: state.name,
            href: to.recommendations({ ...list, state: state.iso3 }),
          }))}
        />
      </div>
    </Chart>
  );
}

const positionSegment = (position: Position, count: number): Omit<Segment, "href"> => ({
  key: position,
  count,
  label: positionWords(position).name,
  pattern: positionPattern(position),
  stroke: POSITION_STROKE[position],
  mark: <PositionMark position={position} />,
});

const levelSegment = (level: Level, count: number): Omit<Segment, "href"> => ({
  key: level,
  count,
  label: levelWords(level).name,
  pattern: levelPattern(level),
  stroke: LEVEL_STROKE[level],
  mark: <LevelMark level={level} />,
});

const describe = (parts: readonly Segment[]) =>
  parts
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label}: ${countWords(count)}`)
    .join("; ");

function Table({ parts }: { parts: readonly Segment[] }) {
  return (
    <FigureTable
      caption={t("state.answered")}
      columns={[t("state.answered"), t("table.count")]}
      rows={parts
        .filter(({ count }) => count > 0)
        .map(({ key, label, count }) => ({ key, cells: [label, countWords(count)] }))}
    />
  );
}
