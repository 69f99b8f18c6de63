/** Languages as people write them down, with the tag that browsers and readers aloud know. */
const TAGS: Record<string, string> = {
  arabic: "ar",
  chinese: "zh",
  "chinese (simplified)": "zh-Hans",
  "chinese (traditional)": "zh-Hant",
  english: "en",
  french: "fr",
  kazakh: "kk",
  russian: "ru",
  spanish: "es",
  tibetan: "bo",
  uighur: "ug",
  uyghur: "ug",
};
const RIGHT_TO_LEFT = /^(ar|fa|he|ug|ur)\b/;
const NAMES = new Intl.DisplayNames("en", { type: "language" });

/** How a name in a language is marked up; a language that is not known is left to the script itself. */
export function languageOf(language: string | null): {
  tag: string | undefined;
  dir: "rtl" | "ltr" | "auto";
  label: string | null;
} {
  if (language === null) return { tag: undefined, dir: "auto", label: null };
  const word = language.trim().toLowerCase();
  const tag = TAGS[word] ?? (/^[a-z]{2,3}(-[a-z]{4})?$/.test(word) ? word : undefined);
  if (!tag) return { tag: undefined, dir: "auto", label: language };
  return {
    tag,
    dir: RIGHT_TO_LEFT.test(tag) ? "rtl" : "ltr",
    label: TAGS[word] ? language : (NAMES.of(tag) ?? language),
  };
}
