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

/** In which language a text is set, so that its letters join and break as they should. */
export function languageOf(text: string, declared: string): string {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  if (/\p{Script=Han}/u.test(first)) return "zh";
  if (isRightToLeft(first)) return /^(ar|fa|he|ug|ur)$/.test(declared) ? declared : "ar";
  return /^[a-z]{2,3}$/.test(declared) ? declared : "en";
}

export const directionOf = (text: string): "ltr" | "rtl" =>
  isRightToLeft(/\p{L}/u.exec(text)?.[0] ?? "") ? "rtl" : "ltr";

const isRightToLeft = (letter: string) =>
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter);
