import { SaxesParser, type SaxesTagNS } from "saxes";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import type { NumberCounter, NumberPlace } from "./word-number";

/**
 * A cell: its paragraphs, with "\n" for a line break inside one, and the number that Word itself puts before each
 * ("" where it puts none). `column` counts in columns of the grid.
 */
export type WordCell = {
  column: number;
  span: number;
  lines: string[];
  numbers: string[];
  continues: boolean;
};
export type WordRow = { cells: WordCell[] };
/** A document in reading order. Tables inside a cell are read as that cell's text. */
export type WordBlock =
  { kind: "paragraph"; text: string; number: string } | { kind: "table"; rows: WordRow[] };

const WORD = new Set([
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
]);
const DAMAGED =
  "The Word document is damaged: its text cannot be read. Open it in Word, save it again as .docx, and try once more.";

/** Reads the text and tables of one part of a DOCX (`word/document.xml`, `word/header1.xml`). */
export function readWord(xml: Uint8Array, count: NumberCounter = () => ""): Outcome<WordBlock[]> {
  const reader = new WordReader(count);
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", (tag) => reader.open(tag));
  parser.on("closetag", (tag) => reader.close(tag));
  parser.on("text", (text) => reader.text(text));
  // No Word document has one; entities declared in it could grow without end.
  parser.on("doctype", () => parser.fail("a document type is not allowed"));
  try {
    parser.write(new TextDecoder("utf-8", { fatal: true }).decode(xml)).close();
  } catch {
    return refused("not valid", DAMAGED);
  }
  return done(reader.blocks);
}

/** Gathers blocks from tags. Word splits a word over several runs anywhere, so text is joined by paragraph. */
class WordReader {
  readonly blocks: WordBlock[] = [];
  private rows: WordRow[] = [];
  private cell: WordCell | null = null;
  private column = 0;
  private tables = 0;
  private paragraph = "";
  private place: NumberPlace = NOWHERE;
  private inText = false;
  /** Depth inside what is not part of the text: moved away, or the second version of a drawing. */
  private skipped = 0;

  constructor(private readonly count: NumberCounter) {}

  open(tag: SaxesTagNS): void {
    if (this.skipped || tag.local === "Fallback" || isPast(tag)) {
      this.skipped += 1;
      return;
    }
    if (!WORD.has(tag.uri)) return;
    switch (tag.local) {
      case "tbl":
        this.tables += 1;
        if (this.tables === 1) this.rows = [];
        break;
      case "tr":
        if (this.tables === 1) this.startRow();
        break;
      case "gridBefore":
        if (this.tables === 1) this.column += numberOf(tag);
        break;
      case "tc":
        if (this.tables === 1) this.startCell();
        break;
      case "gridSpan":
        if (this.cell && this.tables === 1) this.cell.span = Math.max(1, numberOf(tag));
        break;
      case "vMerge":
        if (this.cell && this.tables === 1) this.cell.continues = valueOf(tag) !== "restart";
        break;
      case "t":
        this.inText = true;
        break;
      case "pStyle":
        this.place = { ...this.place, style: valueOf(tag) };
        break;
      case "ilvl":
        this.place = { ...this.place, level: numberOf(tag) };
        break;
      case "numId":
        this.place = { ...this.place, list: valueOf(tag) };
        break;
      default:
        this.paragraph += MARKS[tag.local] ?? "";
    }
  }

  close(tag: SaxesTagNS): void {
    if (this.skipped) {
      this.skipped -= 1;
      return;
    }
    if (!WORD.has(tag.uri)) return;
    if (tag.local === "t") this.inText = false;
    if (tag.local === "p") this.endParagraph();
    if (tag.local === "tc" && this.tables === 1) this.endCell();
    if (tag.local === "tbl") {
      this.tables -= 1;
      if (this.tables === 0) this.blocks.push({ kind: "table", rows: this.rows });
    }
  }

  text(text: string): void {
    if (this.inText && !this.skipped) this.paragraph += text;
  }

  private startRow(): void {
    this.rows.push({ cells: [] });
    this.column = 0;
  }

  private startCell(): void {
    this.cell = { column: this.column, span: 1, lines: [], numbers: [], continues: false };
  }

  private endCell(): void {
    if (!this.cell) return;
    this.rows.at(-1)?.cells.push(this.cell);
    this.column = this.cell.column + this.cell.span;
    this.cell = null;
  }

  private endParagraph(): void {
    const number = this.count(this.place);
    if (this.cell) {
      this.cell.lines.push(this.paragraph);
      this.cell.numbers.push(number);
    } else if (this.tables === 0)
      this.blocks.push({ kind: "paragraph", text: this.paragraph, number });
    this.paragraph = "";
    this.place = NOWHERE;
  }
}

const MARKS: Record<string, string> = { br: "\n", cr: "\n", tab: " ", noBreakHyphen: "-" };

const NOWHERE: NumberPlace = { list: null, level: null, style: null };

/** Text that was moved away, and the way a paragraph was before a tracked change. */
const isPast = (tag: SaxesTagNS) =>
  WORD.has(tag.uri) && (tag.local === "moveFrom" || tag.local === "pPrChange");

function valueOf(tag: SaxesTagNS): string | null {
  const held = Object.values(tag.attributes).find(({ local }) => local === "val");
  return held ? held.value : null;
}

function numberOf(tag: SaxesTagNS): number {
  const value = Number(valueOf(tag));
  return Number.isInteger(value) && value > 0 && value < 1000 ? value : 0;
}
