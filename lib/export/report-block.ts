import type { Level } from "@/lib/domain/level";

// What a report is made of, in final words. How each block looks is the matter of pdf.ts and docx.ts.

export type Block =
  | { kind: "heading"; level: 1 | 2; text: string; under: string | null }
  | { kind: "paragraph"; text: string; tone: "plain" | "note" | "finding" }
  | { kind: "definitions"; items: Definition[] }
  | Table
  | Entry
  | { kind: "sources"; items: Source[] };

/** A word of the report, and what it means in it. `aside` says whose word it is, where that matters. */
export type Definition = { term: string; level: Level | null; aside: string | null; text: string };

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

export type Content =
  | Quotation
  | { kind: "level"; level: Level; name: string; definition: string }
  | { kind: "text"; text: string; tone: "plain" | "note" | "strong" }
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

export const paragraph = (text: string, tone: "plain" | "note" | "finding" = "plain"): Block => ({
  kind: "paragraph",
  text,
  tone,
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
