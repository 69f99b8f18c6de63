import { percentOf } from "@/lib/domain/rate";

const NO_BREAK = "\u00a0";

const COUNTS = new Intl.NumberFormat("en-GB");

/** "1,428". */
export const countWords = (count: number): string => COUNTS.format(count);

/** "30.4 %", with a space that does not break; null where there is nothing to count. */
export function percentWords(numerator: number, denominator: number): string | null {
  const percent = percentOf(numerator, denominator);
  return percent === null ? null : `${percent.toFixed(1)}${NO_BREAK}%`;
}

/** Never a percentage without what it is of: "130 of 428 (30.4 %)"; "0 of 0" where there is nothing to count. */
export function shareWords(numerator: number, denominator: number): string {
  const share = `${countWords(numerator)} of ${countWords(denominator)}`;
  const percent = percentWords(numerator, denominator);
  return percent === null ? share : `${share} (${percent})`;
}
