import type { Drawing } from "./drawing";
import { placedGrid, type GridRow } from "./drawing-grid";
import { PositionGlyph } from "./mark";

/** Names against numbered columns, a mark where the two meet; null where there is nobody or nothing. */
export function drawnGrid(columns: number, rows: readonly GridRow[]): Drawing | null {
  if (columns === 0 || rows.length === 0) return null;
  const { heads, rows: placed, height } = placedGrid(columns, rows);
  return {
    height,
    draw: (across) => (
      <>
        {heads.map(({ text, x }) => (
          <text key={text} x={across(x)} y="14" className="fill-ink text-note font-semibold">
            {text}
          </text>
        ))}
        {placed.map(({ key, lines, marks, bottom }) => (
          <g key={key}>
            {lines.map(({ text, y }) => (
              <text key={y} x={across(0)} y={y} className="fill-ink text-note">
                {text}
              </text>
            ))}
            {marks.map(({ key: column, position, x, y }) => (
              <svg key={column} x={across(x)} y={y} width="14" height="14">
                <PositionGlyph position={position} />
              </svg>
            ))}
            <line x1={across(0)} x2={across(1)} y1={bottom} y2={bottom} className="stroke-rule" />
          </g>
        ))}
      </>
    ),
  };
}
