/** The official languages of the United Nations; the first of them that a text exists in is its primary one. */
export const OFFICIAL_LANGUAGES = ["en", "fr", "es", "ar", "ru", "zh"] as const;
export type OfficialLanguage = (typeof OFFICIAL_LANGUAGES)[number];

/** Languages in which a report can be made: the official languages of the United Nations for which its words are held. */
export const REPORT_LANGUAGES = ["en", "fr", "ar"] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** What is said nowhere is English: the language of the record, and of every report from before there was a choice. */
export const USUAL_LANGUAGE = "en" satisfies ReportLanguage;

export type Direction = "ltr" | "rtl";

/** Which way the pages of a language run. */
export const pagesRun = (language: string): Direction =>
  RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ug", "ur"]);
