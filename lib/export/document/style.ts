import type { Level } from "@/lib/domain/level";

// How documents look that people go on editing: named styles, the same in Word and in OpenDocument. Sizes and lengths
// are points.

export const SANS = "Source Sans 3";
export const SERIF = "Source Serif 4";
/** Fonts that office programs have, or know how to replace. */
export const OTHER_SCRIPTS = { eastAsian: "Microsoft YaHei", complex: "Arial" };
/** Scripts that those fonts lack. */
export const FONT_OF_LANGUAGE: Record<string, string> = {
  bo: "Microsoft Himalaya",
  ug: "Microsoft Uighur",
};

export const INK = "1A1D21";
export const QUIET = "4C5157";
export const ACCENT = "0A5A87";
export const RULE = "B9B4A8";

export const PAGE = { width: 595.3, height: 841.9 };
export const MARGIN = {
  book: { top: 68, bottom: 76, side: 68 },
  sheet: { top: 48, bottom: 58, side: 56 },
};
export const widthOf = (layout: "book" | "sheet") => PAGE.width - 2 * MARGIN[layout].side;

type Look = {
  name: string;
  font?: typeof SANS | typeof SERIF;
  size?: number;
  bold?: true;
  color?: string;
  before?: number;
  after?: number;
  left?: number;
  hanging?: number;
  /** Where a tab leads to; from the right edge where it is negative. */
  tab?: number;
  align?: "left" | "right" | "center";
  keepNext?: true;
  keepLines?: true;
  outline?: 1 | 2 | 3;
  /** A line at the side or above. */
  line?: "start" | "top";
};

const look = <K extends string>(looks: Record<K, Look>) => looks;

/** Names are those that the programs know, where they know one. */
export const STYLES = look({
  body: { name: "Body Text", after: 6 },
  numbered: { name: "Numbered Paragraph", after: 6, left: 28, hanging: 28 },
  finding: { name: "Finding", font: SERIF, size: 13, after: 7, keepNext: true },
  note: { name: "Note", size: 8.5, color: QUIET, after: 4 },
  heading1: {
    name: "Heading 1",
    font: SERIF,
    size: 25,
    bold: true,
    after: 12,
    keepNext: true,
    keepLines: true,
    outline: 1,
  },
  heading2: {
    name: "Heading 2",
    font: SERIF,
    size: 15,
    bold: true,
    before: 21,
    after: 7,
    keepNext: true,
    keepLines: true,
    outline: 2,
  },
  heading3: {
    name: "Heading 3",
    font: SERIF,
    size: 11.5,
    bold: true,
    before: 17,
    after: 3,
    keepNext: true,
    keepLines: true,
    outline: 3,
  },
  title: { name: "Title", font: SERIF, size: 42, bold: true, after: 4 },
  subtitle: { name: "Subtitle", size: 12, color: QUIET, after: 3 },
  edition: { name: "Edition", size: 13, after: 34 },
  headline: { name: "Headline", font: SERIF, size: 18, before: 12, after: 6, line: "top" },
  cover: { name: "Cover", font: SERIF, size: 11, bold: true, after: 90 },
  marking: { name: "Marking", size: 8.5, bold: true, align: "center" },
  contents: { name: "TOC Heading", font: SERIF, size: 25, bold: true, after: 12, keepNext: true },
  contents1: { name: "TOC 1", bold: true, before: 7, after: 2 },
  contents2: { name: "TOC 2", left: 18, after: 2 },
  particulars: { name: "Particulars", size: 8.5, color: QUIET, after: 4, keepNext: true },
  label: {
    name: "Part Label",
    size: 8.5,
    bold: true,
    color: QUIET,
    before: 6,
    after: 3,
    keepNext: true,
    line: "top",
  },
  quote: { name: "Quote", font: SERIF, left: 15, after: 4, line: "start" },
  level: { name: "Level", left: 15, after: 1, keepNext: true },
  said: { name: "Inset", left: 15, after: 4 },
  fact: { name: "Fact", size: 9, left: 130, hanging: 115, tab: 130, after: 2 },
  evidence: { name: "Evidence", size: 9, left: 38, hanging: 23, tab: 38, after: 4 },
  source: { name: "Source", size: 9, left: 28, hanging: 28, tab: 28, after: 4.5, keepLines: true },
  term: { name: "Cover Fact", size: 9, left: 135, hanging: 135, tab: 135, after: 3 },
  list: { name: "List Bullet", left: 32, hanging: 14, after: 4 },
  listNumber: { name: "List Number", left: 32, hanging: 14, after: 4 },
  caption: { name: "Caption", size: 9.5, bold: true, before: 14, after: 4, keepNext: true },
  cell: { name: "Table Text", size: 9, before: 2.5, after: 2.5 },
  cellFigure: { name: "Table Figure", size: 9, before: 2.5, after: 2.5, align: "right" },
  cellHead: {
    name: "Table Head",
    size: 8.5,
    bold: true,
    color: QUIET,
    before: 2.5,
    after: 2.5,
    keepNext: true,
  },
  cellHeadFigure: {
    name: "Table Head Figure",
    size: 8.5,
    bold: true,
    color: QUIET,
    before: 2.5,
    after: 2.5,
    align: "right",
    keepNext: true,
  },
  picture: { name: "Picture", after: 4 },
  signatory: { name: "Signatory", after: 3 },
  // In the middle of its column, whichever way its letters run.
  logo: { name: "Logo", after: 4, align: "center" },
  logoName: { name: "Logo Name", after: 3, align: "center" },
  footnote: { name: "Footnote Text", size: 8, left: 12, hanging: 12, after: 1 },
  header: { name: "Header", size: 8.5, color: QUIET },
  footer: { name: "Footer", size: 8.5, color: QUIET, tab: -1, line: "top", before: 3 },
});
export type StyleKey = keyof typeof STYLES;
export const STYLE_KEYS = Object.keys(STYLES) as StyleKey[];
export const lookOf = (key: StyleKey): Look => STYLES[key];

/** A sheet wastes no room: what stands largest in a book stands smaller in it. */
export function lookIn(layout: "book" | "sheet", key: StyleKey): Look {
  return layout === "book" ? lookOf(key) : { ...lookOf(key), ...(IN_SHEET[key] ?? {}) };
}

const IN_SHEET: Partial<Record<StyleKey, Partial<Look>>> = {
  heading1: { size: 14, before: 12, after: 4 },
  heading2: { size: 11.5, before: 9, after: 3 },
  heading3: { size: 10, before: 8, after: 2 },
  title: { size: 22, after: 1 },
  subtitle: { size: 9.5, after: 0 },
  edition: { size: 9.5, color: QUIET, after: 6 },
  headline: { size: 13, before: 6, after: 3 },
  cover: { size: 10, after: 0, align: "right" },
  finding: { size: 11, after: 4 },
  body: { after: 4 },
  numbered: { after: 4, left: 24, hanging: 24 },
};

/** Character styles, for runs. */
export const TONES = {
  strong: { name: "Strong", bold: true, italic: false, color: null, size: null },
  emphasis: { name: "Emphasis", bold: false, italic: true, color: null, size: null },
  quiet: { name: "Quiet", bold: false, italic: false, color: QUIET, size: 8.5 },
  link: { name: "Hyperlink", bold: false, italic: false, color: ACCENT, size: null },
} as const;
export type Tone = keyof typeof TONES;

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
