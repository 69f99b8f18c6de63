import type { Day } from "@/lib/domain/day";
import { translator } from "@/lib/messages/words";
import type { Across, Drawing, ChartKey } from "./drawing";
import { drawnValue } from "./drawing-label";
import { placedSpans, type Span, type Stretch, type Year } from "./drawing-span";

const t = translator("charts");

const LOOK: Record<Stretch["kind"], { pattern: string; stroke: string }> = {
  known: { pattern: "url(#assessed)", stroke: "stroke-ink" },
  perhaps: { pattern: "url(#level-not-assessed)", stroke: "stroke-level-outside" },
  "if-still": { pattern: "url(#level-overtaken)", stroke: "stroke-level-outside" },
};

/** What the stretches of a drawing mean; only those that occur. */
export const spanKeys = (spans: readonly Span[], asOf: Day): ChartKey[] =>
  (["known", "perhaps", "if-still"] as const)
    .filter((kind) =>
      placedSpans(spans, asOf).spans.some(({ stretches }) =>
        stretches.some((one) => one.kind === kind),
      ),
    )
    .map((kind) => ({ key: kind, label: t(`span.${kind}`), ...LOOK[kind] }));

export function drawnSpans(spans: readonly Span[], asOf: Day): Drawing | null {
  if (spans.length === 0) return null;
  const { spans: placed, years, height } = placedSpans(spans, asOf);
  return {
    height,
    draw: (across) => (
      <>
        {drawnYears(years, across, height)}
        {placed.map(({ key, label, y, height: bar, stretches }) => (
          <g key={key}>
            {label.lines.map(({ text, y: line }) => (
              <text
                key={line}
                x={across(0)}
                y={line}
                className="fill-ink text-small lining-nums tabular-nums"
              >
                {text}
              </text>
            ))}
            {drawnValue(label, across)}
            {stretches.map(({ kind, start, width }) => (
              <rect
                key={`${kind} ${start}`}
                x={across(start)}
                y={y}
                width={across(width)}
                height={bar}
                fill={LOOK[kind].pattern}
                className={LOOK[kind].stroke}
                strokeWidth="1"
              />
            ))}
          </g>
        ))}
      </>
    ),
  };
}

/** The years beneath, a short mark for each; lines through the whole height would cross the words. */
export const drawnYears = (years: readonly Year[], across: Across, height: number) => (
  <g>
    <line x1={across(0)} x2={across(1)} y1={height - 22} y2={height - 22} className="stroke-edge" />
    {years.map(({ year, at, isNamed }) => (
      <g key={year}>
        <line
          x1={across(at)}
          x2={across(at)}
          y1={height - 22}
          y2={height - 16}
          className="stroke-edge"
        />
        {isNamed && (
          <text x={across(at)} y={height - 3} className="fill-soft text-note tabular-nums">
            {year}
          </text>
        )}
      </g>
    ))}
  </g>
);
