import {
  Bookmark,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  TabStopType,
  type IParagraphOptions,
  type ParagraphChild,
} from "docx";
import { bookmarkOf, link, mark, QUIET, RULE, run, serif, sourceLink } from "./docx-style";
import type { Cited, Content, Entry, Part, Quotation } from "../report/block";

/** One recommendation: its heading, its particulars, and its parts each under a label. */
export function entryParagraphs({ ref, heading, about, address, parts }: Entry): Paragraph[] {
  const anchor = new Bookmark({ id: bookmarkOf("entry", ref), children: [run(heading)] });
  const particulars = about.length > 0 ? `${about.join(" · ")} · ` : "";
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_3, children: [anchor] }),
    new Paragraph({
      children: [run(particulars, { size: 17, color: QUIET }), link(address, ref, 17)],
      spacing: { after: 80 },
      keepNext: true,
    }),
    ...parts.flatMap(partParagraphs),
  ];
}

function partParagraphs({ label, content }: Part): Paragraph[] {
  const title = new Paragraph({
    children: [run(label, { size: 17, bold: true, color: QUIET })],
    spacing: { before: 120, after: 50 },
    border: { top: { style: BorderStyle.SINGLE, size: 2, color: RULE, space: 4 } },
    keepNext: true,
  });
  return [title, ...content.flatMap(contentParagraphs)];
}

function contentParagraphs(content: Content): Paragraph[] {
  switch (content.kind) {
    case "quotation":
      return quotation(content);
    case "level":
      return [
        inset([mark(content.level, 20), run(content.name, { bold: true })], {
          keepNext: true,
          spacing: { after: 20 },
        }),
        inset([run(content.definition, { size: 17, color: QUIET })]),
      ];
    case "text":
      return [
        inset(
          [
            run(content.text, {
              bold: content.tone === "strong",
              ...(content.tone === "note" && { color: QUIET }),
            }),
          ],
          { keepNext: content.tone === "strong" },
        ),
      ];
    case "facts":
      return content.items.map(({ term, text }) =>
        inset([run(`${term}\t`, { size: 18, color: QUIET }), run(text, { size: 18 })], {
          indent: { left: INDENT + 2300, hanging: 2300 },
          tabStops: [{ type: TabStopType.LEFT, position: INDENT + 2300 }],
          spacing: { after: 40 },
        }),
      );
    case "cited":
      return [citation(content)];
  }
}

const INDENT = 300;
const inset = (children: ParagraphChild[], more: IParagraphOptions = {}) =>
  new Paragraph({ children, indent: { left: INDENT }, spacing: { after: 80 }, ...more });

function quotation({ text, verbatim, direction, by, source }: Quotation): Paragraph[] {
  const border = { left: { style: BorderStyle.SINGLE, size: 8, color: RULE, space: 8 } };
  const whose = [
    ...(by ? [run(`${by} `, { size: 17, color: QUIET })] : []),
    ...(source === null ? [] : [sourceLink(source, 17)]),
  ];
  const words = run(verbatim ? `“${text}”` : text, { font: serif, size: 20 });
  return [
    inset([words], {
      border,
      bidirectional: direction === "rtl",
      keepNext: whose.length > 0,
      spacing: { after: 20 },
    }),
    ...(whose.length > 0 ? [inset(whose, { border })] : []),
  ];
}

function citation({ source, lead, title, about, text, url, short }: Cited): Paragraph {
  const after = [about && `, ${about}`, ".", text && !short && ` ${text}`].filter(Boolean).join("");
  return new Paragraph({
    children: [
      sourceLink(source, 18),
      run("\t", { size: 18 }),
      ...(lead ? [run(`${lead}. `, { size: 18, bold: true })] : []),
      run(title, { size: 18 }),
      run(after, { size: 18 }),
      ...(url && !short ? [run("", { break: 1 }), link(url, url, 17)] : []),
    ],
    indent: { left: INDENT + 460, hanging: 460 },
    tabStops: [{ type: TabStopType.LEFT, position: INDENT + 460 }],
    spacing: { after: 80 },
  });
}
