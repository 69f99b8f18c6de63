import type { ChartKey } from "./drawing";

/** Of a letter of the small size, on average, in pixels; and of a mark with the gaps around it. */
const LETTER = 7.2;
const AROUND = 21 + 24;

/** Keys side by side, in as many rows as a width of so many pixels asks for. */
export function keysInRows(
  keys: readonly ChartKey[],
  width: number,
): (ChartKey & { x: number })[][] {
  const rows: (ChartKey & { x: number })[][] = [];
  let x = 0;
  for (const key of keys) {
    const own = key.label.length * LETTER + AROUND;
    if (rows.length === 0 || x + own - 24 > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ ...key, x: Math.round(x) });
    x += own;
  }
  return rows;
}
