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
