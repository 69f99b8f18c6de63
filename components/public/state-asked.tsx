import { LEVELS } from "@/lib/domain/level";
import { POSITIONS, type Position } from "@/lib/domain/position";
import type { NamedState } from "@/lib/domain/region";
import type { AskedOf } from "@/lib/domain/state-profile";
import { countWords } from "@/lib/messages/figure";
import { listed } from "@/lib/messages/lasted";
import { countingUnitWords, levelWords, positionWords, translator } from "@/lib/messages/words";
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
  asked: readonly AskedOf[];
  foot: string;
  to: Addresses;
}) {
  const parts = asked.map(({ state: other, countingUnit, count }) =>
    t("state.askedTo", {
      count,
      to: other.name,
      unit: countingUnitWords(countingUnit).name.toLowerCase(),
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
          <Answers
            key={`${one.state.iso3} ${one.countingUnit}`}
            by={state}
            asked={one}
            foot={foot}
            to={to}
          />
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
  asked: AskedOf;
  foot: string;
  to: Addresses;
}) {
  const { state, countingUnit, positions, levels, count } = asked;
  const id = `asked-${state.iso3}-${countingUnit}`;
  const list = {
    state: state.iso3,
    issuer: by.iso3,
    type: "recommendation",
    addressee: "state",
    unit: countingUnit,
  } as const;
  const answers = POSITIONS.map((position) => ({
    ...positionSegment(position, positions[position]),
    href: to.recommendations({ ...list, position }),
  }));
  const found: Segment[] = LEVELS.map((level) => ({
    key: level,
    count: levels[level],
    label: levelWords(level).name,
    pattern: levelPattern(level),
    stroke: LEVEL_STROKE[level],
    href: to.recommendations({ ...list, level }),
    mark: <LevelMark level={level} />,
  }));
  return (
    <Chart
      foot={`${t("state.askedFoot", { unit: countingUnitWords(countingUnit).name })} ${foot}`}
      table={<Table parts={[...answers, ...found]} />}
    >
      <h3 className="mb-3">
        <a href={to.state(state.iso3)} className="text-ink">
          {state.name}
        </a>{" "}
        <span className="text-small text-soft font-sans font-normal">
          <a href={to.recommendations(list)}>{countWords(count)}</a>
        </span>
      </h3>
      <p className="text-small">{t("state.answers")}</p>
      <Bar
        id={`${id}-answers`}
        title={t("state.answersTitle", { to: state.name, state: by.name })}
        description={describe(answers)}
        segments={answers}
        whole={count}
      />
      <Key segments={answers} />
      <p className="text-small mt-5">{t("state.found")}</p>
      <Bar
        id={`${id}-found`}
        title={t("state.levelsTitle", { to: state.name, state: by.name })}
        description={describe(found)}
        segments={found}
        whole={count}
      />
      <Key segments={found} />
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
