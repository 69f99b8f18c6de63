import { createHash } from "node:crypto";
import {
  BorderStyle,
  CarriageReturn,
  LineRuleType,
  ExternalHyperlink,
  InternalHyperlink,
  Paragraph,
  TextRun,
  type IFontAttributesProperties,
  type IParagraphOptions,
  type IRunOptions,
  type IStylesOptions,
} from "docx";
import type { Level } from "@/lib/domain/level";

// How Word documents of ours look. Sizes are half-points, lengths twentieths of a point, as Word counts.

const SANS = "Source Sans 3";
const SERIF = "Source Serif 4";
/** Chinese and Arabic in fonts that office programs have, or know how to replace. */
const fontOf = (name: string): IFontAttributesProperties => ({
  ascii: name,
  hAnsi: name,
  eastAsia: "Microsoft YaHei",
  cs: "Arial",
});
export const serif = fontOf(SERIF);

/** Goes with the document, for a reader's machine seldom has it. */
export const FONTS = [
  { name: SANS, file: "source-sans-3/400Regular/SourceSans3_400Regular.ttf" },
  { name: SERIF, file: "source-serif-4/400Regular/SourceSerif4_400Regular.ttf" },
];
export const INK = "1A1D21";
export const QUIET = "4C5157";
export const ACCENT = "0A5A87";
export const RULE = "B9B4A8";
/** Between the margins of A4. */
export const PAGE_WIDTH = 9186;

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: fontOf(SANS), size: 20, color: INK, language: { value: "en-GB" } },
      paragraph: { spacing: { after: 120, line: 252, lineRule: LineRuleType.AUTO } },
    },
    heading1: {
      run: { font: fontOf(SERIF), size: 50, bold: true, color: INK },
      paragraph: { spacing: { after: 240 }, keepNext: true },
    },
    heading2: {
      run: { font: fontOf(SERIF), size: 30, bold: true, color: INK },
      paragraph: { spacing: { before: 420, after: 140 }, keepNext: true, keepLines: true },
    },
    heading3: {
      run: { font: fontOf(SERIF), size: 23, bold: true, color: INK },
      paragraph: { spacing: { before: 340, after: 50 }, keepNext: true, keepLines: true },
    },
  },
};

/** A line end in the text is a line end in the document; letters of right-to-left scripts are marked as such. */
export function run(text: string, style: Omit<IRunOptions, "text" | "children"> = {}): TextRun {
  const [first = "", ...more] = text.split("\n");
  const direction = RIGHT_TO_LEFT.test(text) ? { rightToLeft: true } : {};
  const lines = more.flatMap((line) => [new CarriageReturn(), line]);
  return new TextRun({ children: [first, ...lines], ...direction, ...style });
}

const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export const note = (text: string, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    children: [run(text, { size: 17, color: QUIET })],
    spacing: { after: 80, line: 240 },
    ...more,
  });

export const link = (url: string, text: string, size: number): ExternalHyperlink =>
  new ExternalHyperlink({ link: url, children: [run(text, { size, color: ACCENT })] });

/** Leads to where the source stands at the end. */
export const sourceLink = (number: number, size: number): InternalHyperlink =>
  new InternalHyperlink({
    anchor: bookmarkOf("source", String(number)),
    children: [run(`[${number}]`, { size, color: ACCENT })],
  });

/** Word takes letters, digits and underscores, forty at most. */
export const bookmarkOf = (kind: "heading" | "source" | "entry", name: string): string =>
  `${kind}_${createHash("sha256").update(name).digest("hex").slice(0, 24)}`;

export const LINE = { style: BorderStyle.SINGLE, size: 2, color: RULE };
export const STRONG_LINE = { style: BorderStyle.SINGLE, size: 6, color: INK };
export const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };

/** Each level by a shape: steps taken of four, an arrow for what went backwards, a dash outside the order. */
export const MARKS: Record<Level, { sign: string; color: string }> = {
  regressed: { sign: "▼", color: "7A1F1F" },
  "not-implemented": { sign: "□□□□", color: "B5533C" },
  initiated: { sign: "■□□□", color: "A98420" },
  "partly-implemented": { sign: "■■□□", color: "76963F" },
  "largely-implemented": { sign: "■■■□", color: "3F8F6B" },
  implemented: { sign: "■■■■", color: "0F5C4A" },
  "not-assessed": { sign: "–", color: "6D7277" },
  "insufficient-information": { sign: "?", color: "6D7277" },
  "not-graded": { sign: "×", color: "6D7277" },
  overtaken: { sign: "=", color: "6D7277" },
};

export const mark = (level: Level, size: number): TextRun =>
  run(`${MARKS[level].sign}\u00a0\u00a0`, { color: MARKS[level].color, size });
