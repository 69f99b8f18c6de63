import type { Block, Report, Run, Source, Written } from "../report/block";
import { entryFlow } from "./flow-entry";
import {
  headingAnchor,
  words,
  linked,
  TAB,
  line,
  citation,
  cited,
  type Inline,
  type FlowParagraph,
  type FlowItem,
  type Around,
} from "./flow-item";
import { definitionFlow, tableFlow } from "./flow-table";
import { citing } from "./note";

// A report as office programs have it: paragraphs of named styles, tables and pictures, one after the other. Word and
// OpenDocument are written from it.

/** The blocks of a report, block by block, so that a long one need not be held twice. */
export function* flowOf(report: Report): Generator<FlowItem> {
  let lists = 0;
  const around: Around = { report, cite: citing(report), nextList: () => (lists += 1) };
  for (const [at, block] of report.blocks.entries()) yield* blockFlow(block, at, around);
}

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
    case "logos":
      return [{ ...block, columns: LOGO_COLUMNS }];
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

const LOGO_COLUMNS = 3;

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
        ? [words(`\n${archived.label} `, "quiet"), linked(archived.url, archived.url)]
        : []),
    ],
    { anchor: `source-${number}` },
  );
