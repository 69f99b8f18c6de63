import { wrapped, LINE_LETTERS } from "./drawing-text";

export type Part = { key: string; count: number; pattern: string; stroke: string };

/** One thing with its parts side by side; `value` is what a reader takes away from it, in words. */
export type Row = { key: string; label: string; value: string; parts: readonly Part[] };

export type PlacedPart = Part & { start: number; width: number };
export type PlacedRow = {
  key: string;
  lines: { text: string; y: number }[];
  /** At the right end of the last line of the label, or on a line of its own where both have no room. */
  value: { text: string; y: number; isOwnLine: boolean };
  bar: { y: number; height: number; parts: PlacedPart[] };
};

const LINE = 20;
const BAR = 16;
const GAP = 16;
/** From the top of a line of letters to where they stand. */
const FOOT = 15;

/** Rows one beneath the other, each label above its bar; `whole` is the count that fills the width. */
export function placedRows(
  rows: readonly Row[],
  whole: number,
): { rows: PlacedRow[]; height: number } {
  let top = 0;
  const placed = rows.map(({ key, label, value, parts }): PlacedRow => {
    const lines = wrapped(label);
    const isOwnLine = (lines.at(-1) ?? "").length + 2 + value.length > LINE_LETTERS;
    const all = lines.length + (isOwnLine ? 1 : 0);
    const bar = { y: top + all * LINE + 3, height: BAR, parts: placedParts(parts, whole) };
    const row = {
      key,
      lines: lines.map((text, at) => ({ text, y: top + at * LINE + FOOT })),
      value: { text: value, y: top + (all - 1) * LINE + FOOT, isOwnLine },
      bar,
    };
    top = bar.y + BAR + GAP;
    return row;
  });
  return { rows: placed, height: Math.max(0, top - GAP + 2) };
}

/** Parts from zero, one after the other, as parts of the width; what is not there takes no room. */
export function placedParts(parts: readonly Part[], whole: number): PlacedPart[] {
  let counted = 0;
  return parts
    .filter(({ count }) => count > 0)
    .map((part) => {
      const start = whole === 0 ? 0 : counted / whole;
      counted += part.count;
      return { ...part, start, width: whole === 0 ? 0 : part.count / whole };
    });
}
