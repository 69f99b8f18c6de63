import { precisionOf, type PartialDate } from "@/lib/domain/day";
import type { ReportLanguage } from "@/lib/domain/language";

/** Digits are those that documents of the United Nations print, in Arabic too: a figure is compared across languages. */
export const LOCALE: Record<ReportLanguage, string> = {
  en: "en-GB",
  fr: "fr",
  ar: "ar-u-nu-latn",
};

type Shapes = Record<"year" | "month" | "day", Intl.DateTimeFormat>;

/** Made once: a formatter costs more than a thousand dates written by it. */
const shapesOf = (language: ReportLanguage): Shapes => {
  const formatter = (shape: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALE[language], { ...shape, timeZone: "UTC" });
  return {
    year: formatter({ year: "numeric" }),
    month: formatter({ year: "numeric", month: "long" }),
    day: formatter({ year: "numeric", month: "long", day: "numeric" }),
  };
};

const FORMATTERS: Record<ReportLanguage, Shapes> = {
  en: shapesOf("en"),
  fr: shapesOf("fr"),
  ar: shapesOf("ar"),
};

/** A date as precise as it is known: "11 June 2024", "June 2024", "2024". Nothing is filled in. */
export function dateWords(date: PartialDate, language: ReportLanguage = "en"): string {
  const words = FORMATTERS[language][precisionOf(date)].format(new Date(date));
  // French says the first of a month as an ordinal, and its formatter does not.
  return language === "fr" ? words.replace(/^1(?= )/, "1er") : words;
}
