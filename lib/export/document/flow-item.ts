import type { Level } from "@/lib/domain/level";
import type { Logos, Report, Signatory } from "../report/block";
import { piecesOf, placed, type Citing, type Note } from "./note";
import type { StyleKey, Tone } from "./style";

// What a report is made of for office programs: paragraphs of named styles, tables and pictures.

/** `to` leads to an anchor of the document, `url` out of it. A break of line in `text` is one in the document. */
export type Text = {
  kind: "text";
  text: string;
  tone: Tone | null;
  /** Beside what the tone brings. */
  bold: boolean;
  italic: boolean;
  url: string | null;
  to: string | null;
  /** Said where it is not the language of the pages. */
  language?: string;
};
export type Inline =
  Text | { kind: "note"; note: Note } | { kind: "mark"; level: Level } | { kind: "tab" };

export type FlowParagraph = {
  kind: "paragraph";
  style: StyleKey;
  inlines: Inline[];
  /** By what others lead to it. */
  anchor: string | null;
  keepNext: boolean;
  newPage: boolean;
  /** Which list of the document it is in, where lists are counted. */
  list: number | null;
};
export type FlowCell = { inlines: Inline[]; style: StyleKey };
export type FlowTable = {
  kind: "table";
  caption: string;
  /** Parts of the width. */
  shares: number[];
  /** Null where the first column says what a head would. */
  head: FlowCell[] | null;
  rows: FlowCell[][];
  /** Heads too long for their columns stand upright. */
  upright: boolean;
  /** A short one stays on one page. */
  whole: boolean;
};
export type FlowPicture = {
  kind: "picture";
  svg: string;
  width: number;
  height: number;
  name: string;
  alt: string;
  keepNext: boolean;
};
export type FlowNames = { kind: "names"; names: string[] };
/** As many beside each other as `columns` says, each logo above its name. */
export type FlowLogos = Omit<Logos, "kind"> & { kind: "logos"; columns: number };
export type FlowItem = FlowParagraph | FlowTable | FlowPicture | FlowNames | FlowLogos;

/** The rows of a grid of logos; the last is filled up, so that all are as wide. */
export function logoRows({ items, columns }: FlowLogos): (Signatory | null)[][] {
  const rows = Array.from({ length: Math.ceil(items.length / columns) }, (_, at) =>
    items.slice(at * columns, (at + 1) * columns),
  );
  return rows.map((row) => Array.from({ length: columns }, (_, at) => row[at] ?? null));
}

/** What the flow is made with, in the order of reading. */
export type Around = { report: Report; cite: Citing; nextList: () => number };

export const words = (text: string, tone: Tone | null = null): Text => ({
  kind: "text",
  text,
  tone,
  bold: false,
  italic: false,
  url: null,
  to: null,
});
export const saidIn = (text: Text, language: string | undefined): Text =>
  language === undefined ? text : { ...text, language };
export const linked = (text: string, url: string): Text => ({ ...words(text, "link"), url });
export const TAB: Inline = { kind: "tab" };

export const line = (
  style: StyleKey,
  inlines: Inline[],
  more: Partial<FlowParagraph> = {},
): FlowParagraph => ({
  kind: "paragraph",
  style,
  inlines,
  anchor: null,
  keepNext: false,
  newPage: false,
  list: null,
  ...more,
});

/** A source where it is cited: a note at the foot, or its number, which leads to where it stands. */
const noteInline = (note: Note, { report }: Around): Inline =>
  report.notes === "foot"
    ? { kind: "note", note }
    : { ...words(`[${note.number}]`, "link"), to: `source-${note.number}` };

export function citation(source: number, around: Around): Inline[] {
  const note = around.cite(source);
  return note ? [noteInline(note, around)] : [];
}

/** Words in which sources are cited by number. */
export const cited = (text: string, around: Around): Inline[] =>
  placed(piecesOf(text, around.cite), around.report).map((piece) =>
    typeof piece === "string" ? words(piece) : noteInline(piece, around),
  );

export const headingAnchor = (at: number) => `heading-${at}`;
