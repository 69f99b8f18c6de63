import { pagesRun, USUAL_LANGUAGE, type ReportLanguage } from "@/lib/domain/language";
import type { PublishedRecommendation } from "@/lib/domain/published";
import type { Scale } from "@/lib/domain/scale";

/**
 * Takes out of every string what no page can show: control characters, halves of surrogate pairs, and marks that turn
 * the direction of the text around them. Line ends become one kind.
 */
export function cleaned<T>(value: T): T {
  return clean(value) as T;
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)]));
}

const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(INVISIBLE, "");

const INVISIBLE =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2060\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/g;

/** In which language a text is set, so that its letters join and break as they should: read off its first letter. */
export function languageOf(text: string, declared: string): string {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  const script = SCRIPTS.find(({ letters }) => letters.test(first));
  if (script) return script.languages.includes(declared) ? declared : script.usual(text);
  return /^[a-z]{2,3}$/.test(declared) ? declared : "en";
}

/**
 * In which language and direction a text stands on the pages of a report. Words of others that were set apart in it decide
 * nothing: it is ours around them. What the language of the pages is not written in is of the record, which is in English.
 */
export function voiceOn(page: string, text: string, said: string = page) {
  const own = isApart(text) ? text.slice(1, -1) : withoutApart(text);
  const letter = /\p{L}/u.exec(own)?.[0];
  // Figures that were set apart, as in 2025-03-02, go from the left.
  if (letter === undefined && isApart(text))
    return { language: USUAL_LANGUAGE, direction: "ltr" as const };
  if (letter === undefined) return { language: said, direction: pagesRun(page) };
  const isForeign = said === page && /\p{Script=Latin}/u.test(letter) && isWrittenOtherwise(page);
  const language = isForeign ? USUAL_LANGUAGE : languageOf(own, said);
  return { language, direction: directionOf(own) };
}

const isApart = (text: string): boolean => /^\u2068[^\u2068\u2069]*\u2069$/.test(text);

function withoutApart(text: string): string {
  const less = text.replaceAll(/\u2068[^\u2068\u2069]*\u2069/g, "");
  return less === text ? text : withoutApart(less);
}

/** A text in parts: words of others that were set apart in it, and what stands around them. */
export const partsApart = (text: string): string[] =>
  text.split(/(\u2068[^\u2068\u2069]*\u2069)/).filter((part) => part !== "");

const isWrittenOtherwise = (language: string): boolean =>
  SCRIPTS.some(({ languages }) => languages.includes(language));

/** The signs of quotation of a language. */
export const QUOTES: Record<ReportLanguage, readonly [string, string]> = {
  en: ["“", "”"],
  fr: ["«\u202f", "\u202f»"],
  ar: ["«", "»"],
};
export const quoted = (language: ReportLanguage, text: string): string =>
  QUOTES[language].join(text);

type Texts = Pick<PublishedRecommendation, "text" | "language" | "texts">;

/** The text in the language of the report where it is held in it; else as it is held. Nothing is translated. */
export function textIn(language: ReportLanguage, { text, language: own, texts }: Texts) {
  // An English report prints what the record has as the text itself.
  const held =
    language === USUAL_LANGUAGE ? undefined : texts.find((one) => one.language === language);
  return held ?? (text === null ? null : { text, language: own });
}

/** The coalition wrote the later versions of its scale in English; the first has its words in every language. */
export const voiceOfScale = (scale: Scale | null): { language?: string } =>
  scale === null ? {} : { language: USUAL_LANGUAGE };

/** Letters that Uyghur writes and Arabic does not. */
const OF_UYGHUR = /[\u06C6-\u06C8\u06CB\u06D0]/;

/** Scripts that are not of one language alone keep the one that was noted, where it is written so. */
const SCRIPTS = [
  { letters: /\p{Script=Han}/u, languages: ["zh", "ja"], usual: () => "zh" },
  { letters: /\p{Script=Tibetan}/u, languages: ["bo", "dz"], usual: () => "bo" },
  {
    letters: /\p{Script=Cyrillic}/u,
    languages: ["ru", "uk", "be", "bg", "kk", "ky", "mk", "mn", "sr", "tg"],
    usual: () => "ru",
  },
  {
    letters: /\p{Script=Arabic}/u,
    languages: ["ar", "fa", "ug", "ur", "ps", "ku", "ckb"],
    usual: (text: string) => (OF_UYGHUR.test(text) ? "ug" : "ar"),
  },
  { letters: /\p{Script=Hebrew}/u, languages: ["he", "yi"], usual: () => "he" },
];

export const directionOf = (text: string): "ltr" | "rtl" =>
  isRightToLeft(/\p{L}/u.exec(text)?.[0] ?? "") ? "rtl" : "ltr";

const isRightToLeft = (letter: string) =>
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter);
