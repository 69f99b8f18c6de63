import type { Day } from "@/lib/domain/day";
import { levelWords } from "@/lib/messages/words";
import type { Drawing } from "./drawing";
import { drawnYears } from "./drawing-spans";
import { placedSteps, type Step } from "./drawing-step";
import { LEVEL_STROKE, levelPattern } from "./pattern";

/** A line that stands at its level until an edition said another. */
export function drawnSteps(steps: readonly Step[], asOf: Day): Drawing | null {
  if (steps.length === 0) return null;
  const { lines, stretches, risers, years, height } = placedSteps(steps, asOf);
  return {
    height,
    draw: (across) => (
      <>
        {drawnYears(years, across, height)}
        {lines.map(({ level, labelY, y }) => (
          <g key={level}>
            <text x={across(0)} y={labelY} className="fill-ink text-small">
              {levelWords(level).name}
            </text>
            <line x1={across(0)} x2={across(1)} y1={y + 4} y2={y + 4} className="stroke-rule" />
          </g>
        ))}
        {risers.map(({ key, at, from, to }) => (
          <line
            key={key}
            x1={across(at)}
            x2={across(at)}
            y1={from + 4}
            y2={to + 4}
            className="stroke-ink"
            strokeDasharray="3 3"
          />
        ))}
        {stretches.map(({ key, level, start, width, y }) => (
          <g key={key}>
            <rect
              x={across(start)}
              y={y}
              width={across(width)}
              height="8"
              fill={levelPattern(level)}
              className={LEVEL_STROKE[level]}
              strokeWidth="1.5"
            />
            <circle cx={across(start)} cy={y + 4} r="5" className="fill-ink" />
          </g>
        ))}
      </>
    ),
  };
}
