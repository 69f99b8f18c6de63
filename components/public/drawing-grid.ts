import type { Position } from "@/lib/domain/position";
import { wrapped } from "./drawing-text";

/** A name with a mark, or none, in each column. */
export type GridRow = { key: string; name: string; marks: readonly (Position | null)[] };

export type PlacedGrid = {
  /** Numbers that stand above the columns. */
  heads: { text: string; x: number }[];
  rows: {
    key: string;
    lines: { text: string; y: number }[];
    marks: { key: string; position: Position; x: number; y: number }[];
    /** Where the rule beneath it is. */
    bottom: number;
  }[];
  height: number;
};

/** What of the width is for names, and how many small letters stand in that on a phone. */
const NAMES = 0.46;
const LETTERS = 20;
const LINE = 17;
const HEAD = 22;
const PADDING = 5;

/** Names one beneath the other, wrapped; columns share what of the width the names leave. */
export function placedGrid(columns: number, rows: readonly GridRow[]): PlacedGrid {
  const xOf = (at: number) => NAMES + (at * (1 - NAMES)) / Math.max(columns, 1);
  let top = HEAD;
  const placed = rows.map(({ key, name, marks }) => {
    const lines = wrapped(name, LETTERS).map((text, at) => ({
      text,
      y: top + PADDING + at * LINE + 12,
    }));
    const bottom = top + 2 * PADDING + lines.length * LINE;
    const row = {
      key,
      lines,
      marks: marks.flatMap((position, at) =>
        position === null
          ? []
          : [{ key: String(at), position, x: xOf(at), y: (top + bottom) / 2 - 7 }],
      ),
      bottom,
    };
    top = bottom;
    return row;
  });
  return {
    heads: Array.from({ length: columns }, (_, at) => ({ text: String(at + 1), x: xOf(at) })),
    rows: placed,
    height: top + 1,
  };
}
