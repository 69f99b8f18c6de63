import type { Day } from "@/lib/domain/day";
import { translator } from "@/lib/messages/words";
import type { Across, Drawing } from "./drawing";
import { placedLanes, type Lane, type PlacedLane } from "./drawing-lane";
import { drawnYears } from "./drawing-spans";

const t = translator("charts");

/** Rings for days, bars for months and years; beneath a lane, its longest silence. */
export function drawnLanes(lanes: readonly Lane[], asOf: Day): Drawing | null {
  if (lanes.every(({ dates }) => dates.length === 0)) return null;
  const { lanes: placed, years, height } = placedLanes(lanes, asOf);
  return {
    height,
    draw: (across) => (
      <>
        {drawnYears(years, across, height)}
        {placed.map((lane) => (
          <g key={lane.key}>
            {lane.lines.map(({ text, y }) => (
              <text key={y} x={across(0)} y={y} className="fill-ink text-small">
                {text}
              </text>
            ))}
            <line x1={across(0)} x2={across(1)} y1={lane.y} y2={lane.y} className="stroke-rule" />
            {drawnMarks(lane, across)}
            {drawnSilence(lane, across)}
          </g>
        ))}
      </>
    ),
  };
}

const drawnMarks = ({ marks, y }: PlacedLane, across: Across) =>
  marks.map(({ key, at, width }) =>
    width > 0 ? (
      <rect
        key={key}
        x={across(at)}
        y={y - 3}
        width={across(width)}
        height="6"
        className="fill-soft"
        fillOpacity="0.5"
      />
    ) : (
      <circle
        key={key}
        cx={across(at)}
        cy={y}
        r="5"
        className="fill-paper stroke-ink"
        strokeWidth="2"
      />
    ),
  );

/** The words stand at the side that has more room. */
function drawnSilence({ silence }: PlacedLane, across: Across) {
  if (!silence) return null;
  const { start, end, days, isOpen, y } = silence;
  const isLate = start > 0.5;
  return (
    <>
      <line
        x1={across(start)}
        x2={across(end)}
        y1={y}
        y2={y}
        className="stroke-accent"
        strokeWidth="3"
      />
      <text
        x={across(isLate ? end : start)}
        y={y + 16}
        textAnchor={isLate ? "end" : "start"}
        className="fill-soft text-note lining-nums tabular-nums"
      >
        {t(isOpen ? "timeline.silenceOpen" : "timeline.silence", { days })}
      </text>
    </>
  );
}
