import { placedLabel, type PlacedLabel } from "./drawing-label";

export type Part = { key: string; count: number; pattern: string; stroke: string };

/** One thing with its parts side by side; `value` is what a reader takes away from it, in words. */
export type Row = { key: string; label: string; value: string; parts: readonly Part[] };

export type PlacedPart = Part & { start: number; width: number };
export type PlacedRow = {
  key: string;
  label: PlacedLabel;
  bar: { y: number; height: number; parts: PlacedPart[] };
};

const BAR = 16;
const GAP = 16;

/** Rows one beneath the other, each label above its bar; `whole` is the count that fills the width. */
export function placedRows(
  rows: readonly Row[],
  whole: number,
): { rows: PlacedRow[]; height: number } {
  let top = 0;
  const placed = rows.map(({ key, label, value, parts }): PlacedRow => {
    const above = placedLabel(label, value, top);
    top = above.end + BAR + GAP;
    return {
      key,
      label: above,
      bar: { y: above.end, height: BAR, parts: placedParts(parts, whole) },
    };
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
