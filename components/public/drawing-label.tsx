import type { ReactNode } from "react";
import type { Direction } from "@/lib/domain/language";
import type { Across } from "./drawing";
import { LINE_LETTERS, running, wrapped } from "./drawing-text";

/** What a bar is called, in lines, and what a reader takes away from it, in words. */
export type PlacedLabel = {
  lines: { text: string; y: number }[];
  /** At the right end of the last line of the label, or on a line of its own where both have no room. */
  value: { text: string; y: number; isOwnLine: boolean };
  /** Where the bar beneath may begin. */
  end: number;
};

const LINE = 20;
/** From the top of a line of letters to where they stand. */
const FOOT = 15;

export function placedLabel(label: string, value: string, top: number): PlacedLabel {
  const lines = wrapped(label);
  const isOwnLine = (lines.at(-1) ?? "").length + 2 + value.length > LINE_LETTERS;
  const all = lines.length + (isOwnLine ? 1 : 0);
  return {
    lines: lines.map((text, at) => ({ text, y: top + at * LINE + FOOT })),
    value: { text: value, y: top + (all - 1) * LINE + FOOT, isOwnLine },
    end: top + all * LINE + 3,
  };
}

export function drawnLines(
  { lines }: PlacedLabel,
  across: Across,
  direction: Direction = "ltr",
): ReactNode {
  const isRight = direction === "rtl";
  return lines.map(({ text, y }) => (
    <text
      key={y}
      x={across(isRight ? 1 : 0)}
      y={y}
      textAnchor={isRight ? "end" : undefined}
      className="fill-ink text-small"
    >
      {running(text, direction)}
    </text>
  ));
}

/** At the end of its line; on one of its own at the beginning. */
export function drawnValue(
  { value }: PlacedLabel,
  across: Across,
  direction: Direction = "ltr",
): ReactNode {
  const isAtLeft = value.isOwnLine === (direction === "ltr");
  return (
    <text
      x={across(isAtLeft ? 0 : 1)}
      y={value.y}
      textAnchor={isAtLeft ? "start" : "end"}
      className="fill-ink text-small font-semibold lining-nums tabular-nums"
    >
      {running(value.text, direction)}
    </text>
  );
}
