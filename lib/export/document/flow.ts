import type { Level } from "@/lib/domain/level";
import type { Block, Report, Run, Source, Written } from "../report/block";
import { entryFlow } from "./flow-entry";
import { definitionFlow, tableFlow } from "./flow-table";
import { citing, piecesOf, placed, type Citing, type Note } from "./note";
import type { StyleKey, Tone } from "./style";

// A report as office programs have it: paragraphs of named styles, tables and pictures, one after the other. Word and
// OpenDocument are written from it.

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
export type FlowItem = FlowParagraph | FlowTable | FlowPicture | FlowNames;

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

/** The blocks of a report, block by block, so that a long one need not be held twice. */
export function* flowOf(report: Report): Generator<FlowItem> {
  let lists = 0;
  const around: Around = { report, cite: citing(report), nextList: () => (lists += 1) };
  for (const [at, block] of report.blocks.entries()) yield* blockFlow(block, at, around);
}

export const headingAnchor = (at: number) => `heading-${at}`;

function blockFlow(block: Block, at: number, around: Around): FlowItem[] {
  switch (block.kind) {
    case "heading":
      return [
        line(block.level === 1 ? "heading1" : "heading2", [words(block.text)], {
          anchor: headingAnchor(at),
          newPage: block.level === 1 && around.report.layout === "book",
        }),
        ...(block.under ? [line("note", cited(block.under, around), { keepNext: true })] : []),
      ];
    case "paragraph":
      return [prose(block, around)];
    case "written":
      return block.parts.flatMap((part) => written(part, around));
    case "picture":
      return [
        line("caption", [words(block.caption)]),
        { ...block, name: block.caption, keepNext: block.notes.length > 0 },
        ...block.notes.map((text) => line("note", [words(text)])),
      ];
    case "names":
      return [{ kind: "names", names: block.names }];
    case "definitions":
      return definitionFlow(block.items);
    case "table":
      return tableFlow(block, around);
    case "entry":
      return entryFlow(block, around);
    case "sources":
      return block.items.map(sourceLine);
  }
}

function prose(block: Extract<Block, { kind: "paragraph" }>, around: Around): FlowParagraph {
  const marks = block.sources.map((source) => citation(source, around));
  // Signs of notes stand at the word, and apart from each other.
  const apart = (at: number) => words(at === 0 && around.report.notes === "foot" ? "" : " ");
  const inlines = [words(block.text), ...marks.flatMap((mark, at) => [apart(at), ...mark])];
  if (block.tone === "note") return line("note", inlines, { keepNext: true });
  if (block.tone === "finding") return line("finding", inlines);
  return line(block.numbered ? "numbered" : "body", inlines);
}

function written(part: Written, { nextList }: Around): FlowItem[] {
  switch (part.kind) {
    case "subheading":
      return [line("heading3", [words(part.text)])];
    case "quotation":
      return [line("quote", part.runs.map(runWords))];
    case "paragraph":
      return [line(part.numbered ? "numbered" : "body", part.runs.map(runWords))];
    case "list": {
      const list = part.ordered ? nextList() : null;
      const style = part.ordered ? "listNumber" : "list";
      return part.items.map((runs) => line(style, runs.map(runWords), { list }));
    }
  }
}

/** A run has one style of characters; what else it is stands beside it. */
function runWords({ text, strong, emphasis, url }: Run): Inline {
  const tone = url ? "link" : strong ? "strong" : emphasis ? "emphasis" : null;
  return {
    ...words(text, tone),
    bold: strong && tone !== "strong",
    italic: emphasis && tone !== "emphasis",
    url,
  };
}

const sourceLine = ({ number, title, about, url, archived }: Source): FlowParagraph =>
  line(
    "source",
    [
      words(`[${number}]`),
      TAB,
      words([title, about].filter(Boolean).join(". ")),
      ...(url ? [words("\n"), linked(url, url)] : []),
      ...(archived
        ? [words(`\n${archived.label}: `, "quiet"), linked(archived.url, archived.url)]
        : []),
    ],
    { anchor: `source-${number}` },
  );
