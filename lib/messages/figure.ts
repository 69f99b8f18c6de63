import type { ReportLanguage } from "@/lib/domain/language";
import { percentOf } from "@/lib/domain/rate";
import { LOCALE } from "./date";

const NO_BREAK = "\u00a0";

const numbers = (language: ReportLanguage, shape: Intl.NumberFormatOptions = {}) =>
  new Intl.NumberFormat(LOCALE[language], shape);

const COUNTS: Record<ReportLanguage, Intl.NumberFormat> = {
  en: numbers("en"),
  fr: numbers("fr"),
  ar: numbers("ar"),
};
const ONE_PLACE = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const SHARES: Record<ReportLanguage, Intl.NumberFormat> = {
  en: numbers("en", ONE_PLACE),
  fr: numbers("fr", ONE_PLACE),
  ar: numbers("ar", ONE_PLACE),
};

/** "1,428". */
export const countWords = (count: number, language: ReportLanguage = "en"): string =>
  COUNTS[language].format(count);

/** "30.4 %", with a space that does not break; null where there is nothing to count. */
export function percentWords(
  numerator: number,
  denominator: number,
  language: ReportLanguage = "en",
): string | null {
  const percent = percentOf(numerator, denominator);
  // Digits are rounded once, by the domain: a language says only which sign stands before the tenth.
  return percent === null ? null : `${SHARES[language].format(percent)}${NO_BREAK}%`;
}

/** Never a percentage without what it is of: "130 of 428 (30.4 %)"; "0 of 0" where there is nothing to count. */
export function shareWords(numerator: number, denominator: number): string {
  const share = `${countWords(numerator)} of ${countWords(denominator)}`;
  const percent = percentWords(numerator, denominator);
  return percent === null ? share : `${share} (${percent})`;
}
