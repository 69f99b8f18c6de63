import type { Day } from "@/lib/domain/day";
import type { ReportLanguage } from "@/lib/domain/language";
import type { Level } from "@/lib/domain/level";

// What a report is made of, in final words. How each block looks is the matter of lib/export/document.

/** A report in final words: what it says is decided in this room; how it looks, in lib/export/document. */
export type Report = {
  /** What the site is called that makes it. */
  site: string;
  /** In which its own words are; what is quoted says of itself in which it is. */
  language: ReportLanguage;
  title: string;
  /** What stands largest on its first page: the State, or what it is about. */
  state: string;
  kind: string;
  edition: string;
  /** Its own date, so that the same report always gives the same bytes. */
  on: Day;
  /** A book has a title page and contents, and a chapter begins a page; a sheet begins with a head and goes on below. */
  layout: "book" | "sheet";
  headline: string;
  headlineNote: string | null;
  facts: { term: string; text: string; url: string | null }[];
  foot: string;
  /** Stands on every page, across it: whom a confidential copy was made for, and when. */
  marking: string | null;
  words: { page: string; of: string; contents: string; continued: string };
  /** Where a source is told: at the foot of its page, as the UN does, or at the end. */
  notes: "foot" | "end";
  /** Every source by its number, for the notes. */
  sources: Source[];
  blocks: Block[];
};

export type Block =
  | { kind: "heading"; level: 1 | 2; text: string; under: string | null }
  | Paragraph
  | { kind: "written"; parts: Written[] }
  | Picture
  | { kind: "names"; names: string[] }
  | Logos
  | { kind: "definitions"; items: Definition[] }
  | Table
  | Entry
  | { kind: "sources"; items: Source[] };

/** A numbered one takes the next number of the document, as paragraphs of the United Nations do. */
export type Paragraph = {
  kind: "paragraph";
  text: string;
  tone: "plain" | "note" | "finding";
  numbered: boolean;
  /** Numbers of the sources that it rests on. */
  sources: number[];
};

/** A chart: a drawing, with what it shows in words for whoever cannot see it. */
export type Picture = {
  kind: "picture";
  caption: string;
  svg: string;
  width: number;
  height: number;
  alt: string;
  notes: string[];
};

/** Organisations with their logos. A name always stands in words: a logo says nothing to those who cannot see it. */
export type Logos = { kind: "logos"; caption: string; items: Signatory[] };
export type Signatory = { name: string; logo: ShownLogo | null };
/** The bytes in base64, since a report is handed on as JSON; the size in points. */
export type ShownLogo = { png: string; alt: string; width: number; height: number };

/** The coalition's own words, written with marks of Markdown. */
export type Written =
  | { kind: "paragraph"; runs: Run[]; numbered: boolean }
  | { kind: "list"; ordered: boolean; items: Run[][] }
  | { kind: "quotation"; runs: Run[] }
  | { kind: "subheading"; text: string };
export type Run = { text: string; strong: boolean; emphasis: boolean; url: string | null };

/** A word of the report, and what it means in it. `aside` says whose word it is, where that matters. */
export type Definition = {
  term: string;
  level: Level | null;
  aside: string | null;
  text: string;
  language?: string;
};

export type Table = {
  kind: "table";
  caption: string;
  columns: Column[];
  rows: Cell[][];
  notes: string[];
};
/** A wide column takes what room is left; figures stand to the right. */
export type Column = { label: string; wide: boolean; figures: boolean };
/** `bar` is a length from 0 to 1 drawn beside the words; `to` leads to the entry of that reference. */
export type Cell = {
  text: string;
  note: string | null;
  level: Level | null;
  bar: number | null;
  to: string | null;
};

/** One recommendation: labelled parts, none of them empty. A compact one has an answer at most, and nothing found. */
export type Entry = {
  kind: "entry";
  ref: string;
  heading: string;
  address: string;
  about: string[];
  compact: boolean;
  parts: Part[];
};
export type Part = { label: string; content: Content[] };

/** `language` is said where the words are of the record or of the coalition, and not of the report’s own language. */
export type Content =
  | Quotation
  | { kind: "level"; level: Level; name: string; definition: string; language?: string }
  | { kind: "text"; text: string; tone: "plain" | "note" | "strong"; language?: string }
  | { kind: "facts"; items: { term: string; text: string }[] }
  | Cited;

/** `verbatim` text stands in quotation marks; `by` says whose words it holds. */
export type Quotation = {
  kind: "quotation";
  text: string;
  verbatim: boolean;
  language: string;
  direction: "ltr" | "rtl";
  by: string;
  source: number | null;
  url: string | null;
};

/** A source as one entry cites it; a short one is told in full where a finding rests on it, or at the end. */
export type Cited = {
  kind: "cited";
  source: number;
  lead: string;
  title: string;
  about: string;
  text: string | null;
  url: string | null;
  short: boolean;
};

export type Source = {
  number: number;
  title: string;
  about: string;
  url: string | null;
  archived: { label: string; url: string } | null;
};

export const heading = (level: 1 | 2, text: string, under: string | null = null): Block => ({
  kind: "heading",
  level,
  text,
  under,
});

export const paragraph = (text: string, tone: Paragraph["tone"] = "plain"): Paragraph => ({
  kind: "paragraph",
  text,
  tone,
  numbered: false,
  sources: [],
});

export const numbered = (text: string, sources: number[] = []): Paragraph => ({
  ...paragraph(text),
  numbered: true,
  sources,
});

export const cell = (text: string, more: Partial<Cell> = {}): Cell => ({
  text,
  note: null,
  level: null,
  bar: null,
  to: null,
  ...more,
});

export const wide = (label: string): Column => ({ label, wide: true, figures: false });
export const narrow = (label: string): Column => ({ label, wide: false, figures: false });
export const figures = (label: string): Column => ({ label, wide: false, figures: true });
