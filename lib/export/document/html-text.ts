import type { Level } from "@/lib/domain/level";
import type { Run } from "../report/block";
import { pagesRun, USUAL_LANGUAGE, type ReportLanguage } from "@/lib/domain/language";
import { voiceOn } from "../report/text";
import { isSafe } from "../report/written";
import type { Citing, Note, Piece } from "./note";
import { MARKS } from "./style";
import { escaped } from "./xml";

/** What a page is written with: numbers of paragraphs and notes go up in the order of reading. */
export type Page = {
  language: ReportLanguage;
  notes: "foot" | "end";
  cite: Citing;
  /** The notes so far. */
  told: Note[];
  isListed: (source: number) => boolean;
  nextNumber: () => number;
  /** The level of headings under the last one. */
  below: number;
};

type Attributes = Record<string, string | number | null | undefined>;

/** An element with its content, which is markup already. */
export function element(name: string, attributes: Attributes, content: string): string {
  return `<${name}${attributesOf(attributes)}>${content}</${name}>`;
}

export const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([key, value]) =>
      value === null || value === undefined ? "" : ` ${key}="${escaped(String(value))}"`,
    )
    .join("");

/** A line end in the text is one on the page. */
export const text = (words: string): string => escaped(words).replaceAll("\n", "<br>");

/** Only what differs from the page is said of a text. */
export function voice(words: string, usual: string, said?: string): Attributes {
  const { language, direction } = voiceOn(usual, words, said);
  return {
    lang: language === usual ? null : language,
    dir: direction === pagesRun(usual) ? null : direction,
  };
}

/** The same of a text among others, in a report of another language than the record’s: there most of them differ. */
export const among = (words: string, { language }: Page, said?: string): Attributes =>
  language === USUAL_LANGUAGE ? {} : voice(words, language, said);

/** Words among others of the same line. */
export function span(words: string, page: Page, said?: string): string {
  const attributes = attributesOf(among(words, page, said));
  return attributes === "" ? text(words) : `<bdi${attributes}>${text(words)}</bdi>`;
}

export const link = (url: string, words: string): string =>
  isSafe(url) ? element("a", { href: url }, text(words)) : text(words);

export const mark = (level: Level): string =>
  element("span", { class: `mark level-${level}`, "aria-hidden": "true" }, MARKS[level].sign);

export function runs(all: readonly Run[]): string {
  return all
    .map(({ text: words, strong, emphasis, url }) => {
      const plain = text(words);
      const stressed = emphasis ? `<em>${plain}</em>` : plain;
      const whole = strong ? `<strong>${stressed}</strong>` : stressed;
      return url && isSafe(url) ? element("a", { href: url }, whole) : whole;
    })
    .join("");
}

export function citation(source: number, page: Page): string {
  const note = page.cite(source);
  return note ? noteSign(note, page) : "";
}

/** A number that leads to the note and back; at the end, to where the source stands. */
function noteSign(note: Note, page: Page): string {
  if (page.notes === "end") {
    const words = `[${note.number}]`;
    return page.isListed(note.number)
      ? element("a", { href: `#source-${note.number}` }, words)
      : words;
  }
  page.told.push(note);
  const { number } = note;
  const sign = { id: `cite-${number}`, href: `#note-${number}`, role: "doc-noteref" };
  return `<sup>${element("a", sign, String(number))}</sup>`;
}

export const pieces = (all: readonly Piece[], page: Page): string =>
  all.map((piece) => (typeof piece === "string" ? text(piece) : noteSign(piece, page))).join("");

/** References are of letters and signs that an address may not have. */
export const anchorOf = (ref: string): string => `entry-${encodeURIComponent(ref)}`;
