import type { Drawing } from "./drawing";
import { drawnLines, drawnValue } from "./drawing-label";
import { placedRows, type Row } from "./drawing-row";

/** Rows of bars from zero: the longest fills the width, unless another count is the whole. */
export function drawnRows(rows: readonly Row[], whole = longestOf(rows)): Drawing | null {
  if (rows.length === 0) return null;
  const placed = placedRows(rows, whole);
  return {
    height: placed.height,
    draw: (across, direction) =>
      placed.rows.map(({ key, label, bar }) => (
        <g key={key}>
          {drawnLines(label, across, direction)}
          {drawnValue(label, across, direction)}
          <line
            x1={across(0)}
            x2={across(1)}
            y1={bar.y + bar.height}
            y2={bar.y + bar.height}
            className="stroke-rule"
          />
          {bar.parts.map(({ key: part, start, width, pattern, stroke }) => (
            <rect
              key={part}
              x={across(direction === "rtl" ? 1 - start - width : start)}
              y={bar.y}
              width={across(width)}
              height={bar.height}
              fill={pattern}
              className={stroke}
              strokeWidth="1.5"
            />
          ))}
        </g>
      )),
  };
}

const longestOf = (rows: readonly Row[]) =>
  Math.max(0, ...rows.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0)));
