/** The six languages of the United Nations; the first of them that a text exists in is its primary one. */
export const LANGUAGES = ["en", "fr", "es", "ar", "ru", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];
