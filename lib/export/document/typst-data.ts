import type {
  Block,
  Content,
  Part,
  Report,
  Run,
  Signatory,
  Source,
  Written,
} from "../report/block";
import { pagesRun, type Direction } from "@/lib/domain/language";
import { QUOTES, voiceOn } from "../report/text";
import { citing, placed, piecesOf, type Citing, type Note, type Piece } from "./note";

// What the template is given: the report with every citation told, every paragraph numbered, and each text with its
// language and direction. The template decides how that looks, and nothing else.

/** A note where it is cited; `told` is the source where it is told in full at the foot of the page. */
type Mark = {
  number: number;
  url: string | null;
  source: number;
  again: string | null;
  told: Source | null;
};

/** A block as the template draws it: what else it has is the matter of the two alone. */
export type DrawnBlock = Record<string, unknown> & {
  kind: Block["kind"];
  level?: number;
  text?: string;
  caption?: string;
  compact?: boolean;
  rows?: unknown[];
  items?: unknown[];
  notes?: unknown[];
};
export type TypstData = Omit<Report, "blocks" | "sources"> & {
  blocks: DrawnBlock[];
  direction: Direction;
  /** What stands around words that are quoted. */
  quotes: readonly [string, string];
  /** Whether it has a list of its sources that its notes can lead to. */
  listed: boolean;
};

export function typstData({ sources, ...report }: Report): TypstData {
  const cite = citing({ ...report, sources });
  const count = { paragraphs: 0 };
  const next = () => (count.paragraphs += 1);
  let depth = 0;
  const blocks = report.blocks.map((block) => {
    if (block.kind === "heading") depth = block.level;
    return blockData(block, { report, cite, next, below: depth + 1 });
  });
  const listed = blocks.some(({ kind }) => kind === "sources");
  const { language } = report;
  return { ...report, blocks, listed, direction: pagesRun(language), quotes: QUOTES[language] };
}

type Words = Pick<Report, "language" | "notes">;
/** `below` is the level of headings under the last one, for none may be skipped. */
type Around = { report: Words; cite: Citing; next: () => number; below: number };

function blockData(block: Block, around: Around): DrawnBlock {
  const { report, cite } = around;
  switch (block.kind) {
    case "heading":
      return {
        ...block,
        ...voice(block.text, report),
        under: block.under && pieces(block.under, around),
      };
    case "paragraph":
      return {
        ...block,
        ...voice(block.text, report),
        notes: block.sources.flatMap((one) => cite(one) ?? []).map(markOf),
        number: block.numbered ? around.next() : null,
      };
    case "written":
      return { kind: block.kind, parts: block.parts.map((part) => writtenData(part, around)) };
    case "definitions":
      return {
        ...block,
        items: block.items.map((one) => ({ ...one, ...voice(one.text, report, one.language) })),
      };
    case "table":
      return {
        ...block,
        rows: block.rows.map((cells) =>
          cells.map((cell) => ({ ...cell, note: cell.note && pieces(cell.note, around) })),
        ),
        notes: block.notes.map((note) => pieces(note, around)),
      };
    case "entry":
      return {
        ...block,
        depth: around.below,
        parts: block.parts.map((part) => ({
          ...part,
          whole: isShort(part),
          content: part.content.map((one) => contentData(one, around)),
        })),
      };
    case "logos":
      return { ...block, items: block.items.map(signatoryData) };
    default:
      return block;
  }
}

/** Typst takes bytes as letters alone: the points stand within a drawing of their own size. */
function signatoryData({ name, logo }: Signatory) {
  if (!logo) return { name, logo };
  const { png, alt, width, height } = logo;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><image width="${width}" height="${height}" preserveAspectRatio="none" href="data:image/png;base64,${png}"/></svg>`;
  return { name, logo: { svg, alt, width, height } };
}

/** Surely less than a page, with its notes. */
const isShort = ({ content }: Part): boolean =>
  content.length <= 8 && JSON.stringify(content).length <= 3000;

function writtenData(part: Written, { report, next, below }: Around): unknown {
  const text = part.kind === "subheading" ? part.text : wordsOf(part);
  const number = part.kind === "paragraph" && part.numbered ? next() : null;
  return { ...part, ...voice(text, report), number, depth: below };
}

function wordsOf(part: Exclude<Written, { kind: "subheading" }>): string {
  const runs: Run[] = part.kind === "list" ? part.items.flat() : part.runs;
  return runs.map(({ text }) => text).join("");
}

function contentData(content: Content, { report, cite }: Around): unknown {
  switch (content.kind) {
    case "quotation": {
      const note = content.source === null ? null : cite(content.source);
      return { ...content, note: note && markOf(note) };
    }
    case "cited": {
      const note = cite(content.source);
      return { ...content, note: note && markOf(note) };
    }
    case "text":
      return { ...content, ...voice(content.text, report, content.language) };
    case "level":
      return { ...content, ...voice(content.definition, report, content.language) };
    default:
      return content;
  }
}

const pieces = (text: string, { cite, report }: Around) =>
  placed(piecesOf(text, cite), report).map(pieceData);
const pieceData = (piece: Piece) => (typeof piece === "string" ? piece : markOf(piece));

const markOf = ({ number, source, again }: Note): Mark => ({
  number,
  url: source.url,
  source: source.number,
  again: again && again.words,
  told: again ? null : source,
});

function voice(text: string, { language: page }: Words, said?: string) {
  const { language, direction } = voiceOn(page, text, said);
  return { lang: language, dir: direction };
}
