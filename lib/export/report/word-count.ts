import type { Block, Content, Report, Written } from "./block";

/**
 * The running text of a report, as those count who set a limit: headings, paragraphs, what the coalition wrote, and of
 * each recommendation its heading, the words quoted, the finding and what is said of the evidence. Not counted are the
 * first page, the contents, notes and sources, tables, charts, definitions, particulars and signatories.
 */
export const wordCount = ({ blocks }: Pick<Report, "blocks">): number =>
  blocks.reduce((sum, block) => sum + wordsOfBlock(block), 0);

function wordsOfBlock(block: Block): number {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return wordsIn(block.text);
    case "written":
      return wordsWritten(block.parts);
    case "entry": {
      const contents = block.parts.flatMap(({ content }) => content);
      return contents.reduce((sum, one) => sum + wordsOfContent(one), wordsIn(block.heading));
    }
    case "picture":
    case "names":
    case "logos":
    case "definitions":
    case "table":
    case "sources":
      return 0;
  }
}

function wordsOfContent(content: Content): number {
  switch (content.kind) {
    case "quotation":
    case "text":
      return wordsIn(content.text);
    case "level":
      return wordsIn(content.name);
    case "cited":
      return content.short ? 0 : wordsIn(`${content.lead} ${content.title} ${content.text ?? ""}`);
    case "facts":
      return 0;
  }
}

/** How many words the coalition's own text has. */
export const wordsWritten = (parts: readonly Written[]): number =>
  parts.reduce((sum, part) => sum + wordsIn(textOf(part)), 0);

function textOf(part: Written): string {
  if (part.kind === "subheading") return part.text;
  const lines = part.kind === "list" ? part.items : [part.runs];
  return lines.map((runs) => runs.map(({ text }) => text).join("")).join("\n");
}

/** As office programs count: what stands between spaces, and of Chinese and Japanese each character. */
export function wordsIn(text: string): number {
  const apart = text.replaceAll(CHARACTER, " $& ");
  return apart.split(/\s+/u).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;
}
const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
