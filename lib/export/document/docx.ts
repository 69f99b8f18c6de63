import fs from "node:fs";
import path from "node:path";
import {
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  Table,
  TextRun,
  type IParagraphOptions,
} from "docx";
import { entryParagraphs } from "./docx-entry";
import {
  bookmarkOf,
  FONTS,
  link,
  note,
  PAGE_WIDTH,
  QUIET,
  RULE,
  run,
  serif,
  STYLES,
} from "./docx-style";
import { dataTable, definitionTable } from "./docx-table";
import { toPng } from "../picture";
import type { Block, Picture, Report, Run, Source, Written } from "../report/block";

const FOLDER = path.join(process.cwd(), "node_modules", "@expo-google-fonts");

type Drawn = Paragraph | Table;

/** The report as a Word document: real headings, table heads that repeat, links, page numbers in the foot. */
export async function toDocx(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: report.title,
    subject: report.kind,
    description: report.edition,
    creator: "Onus",
    lastModifiedBy: "Onus",
    styles: STYLES,
    fonts: FONTS.map(({ name, file }) => ({
      name,
      data: fs.readFileSync(path.join(FOLDER, file)),
    })),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1360, bottom: 1530, left: 1360, right: 1360 },
          },
        },
        footers: { default: foot(report), first: new Footer({ children: [] }) },
        children: [
          ...titlePage(report),
          ...contents(report),
          ...report.blocks.flatMap((block, at) => draw(block, at)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function foot({ foot: words, words: { page, of } }: Report): Footer {
  const children = [
    words,
    new Tab(),
    `${page} `,
    PageNumber.CURRENT,
    ` ${of} `,
    PageNumber.TOTAL_PAGES,
  ];
  return new Footer({
    children: [
      new Paragraph({
        children: [new TextRun({ children, size: 17, color: QUIET })],
        tabStops: [{ type: TabStopType.RIGHT, position: PAGE_WIDTH }],
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: RULE, space: 6 } },
      }),
    ],
  });
}

function titlePage(report: Report): Paragraph[] {
  const line = (words: string, style: Parameters<typeof run>[1], more: IParagraphOptions = {}) =>
    new Paragraph({ children: [run(words, style)], ...more });
  const facts = report.facts.map(
    ({ term, text, url }) =>
      new Paragraph({
        children: [
          run(`${term}\t`, { size: 18, color: QUIET }),
          url ? link(url, text, 18) : run(text, { size: 18 }),
        ],
        indent: { left: 2700, hanging: 2700 },
        tabStops: [{ type: TabStopType.LEFT, position: 2700 }],
        spacing: { after: 60 },
      }),
  );
  return [
    line("Onus", { font: serif, size: 22, bold: true }, { spacing: { after: 1900 } }),
    line(report.kind, { size: 24, color: QUIET }, { spacing: { after: 40 } }),
    line(report.state, { font: serif, size: 84, bold: true }, { spacing: { after: 60 } }),
    line(report.edition, { size: 26 }, { spacing: { after: 700 } }),
    line(
      report.headline,
      { font: serif, size: 36 },
      {
        spacing: { after: 120 },
        border: { top: { style: BorderStyle.SINGLE, size: 8, color: "1A1D21", space: 12 } },
      },
    ),
    ...(report.headlineNote ? [note(report.headlineNote)] : []),
    line("", {}, { spacing: { after: 1400 } }),
    ...facts,
  ];
}

/** A plain list: a field that a program has to fill stays empty in many. */
function contents({ blocks, words }: Report): Paragraph[] {
  const lines = blocks.flatMap((block, at) =>
    block.kind !== "heading"
      ? []
      : new Paragraph({
          children: [
            new InternalHyperlink({
              anchor: bookmarkOf("heading", String(at)),
              children: [run(block.text, { bold: block.level === 1 })],
            }),
          ],
          indent: { left: block.level === 1 ? 0 : 360 },
          spacing: { before: block.level === 1 ? 140 : 0, after: 40 },
          keepNext: block.level === 1,
        }),
  );
  const title = new Paragraph({
    children: [run(words.contents, { font: serif, size: 50, bold: true })],
    pageBreakBefore: true,
    spacing: { after: 240 },
  });
  return [title, ...lines];
}

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2 };

function draw(block: Block, at: number): Drawn[] {
  switch (block.kind) {
    case "heading":
      return headingOf(block, at);
    case "paragraph":
      return [proseOf(block)];
    case "written":
      return block.parts.flatMap(writtenParagraphs);
    case "picture":
      return pictureParagraphs(block);
    case "names":
      return block.names.map((name) => new Paragraph({ children: [run(name)] }));
    case "definitions":
      return [...definitionTable(block.items)];
    case "table":
      return dataTable(block);
    case "entry":
      return entryParagraphs(block);
    case "sources":
      return block.items.map(sourceOf);
  }
}

function headingOf(
  { level, text, under }: Extract<Block, { kind: "heading" }>,
  at: number,
): Paragraph[] {
  const anchor = new Bookmark({ id: bookmarkOf("heading", String(at)), children: [run(text)] });
  return [
    new Paragraph({ heading: HEADINGS[level], pageBreakBefore: level === 1, children: [anchor] }),
    ...(under ? [note(under, { keepNext: true })] : []),
  ];
}

function proseOf({ text, tone }: Extract<Block, { kind: "paragraph" }>): Paragraph {
  if (tone === "note") return note(text, { keepNext: true });
  if (tone === "plain") return new Paragraph({ children: [run(text)] });
  return new Paragraph({ children: [run(text, { font: serif, size: 26 })], keepNext: true });
}

function writtenParagraphs(part: Written): Paragraph[] {
  if (part.kind === "subheading")
    return [new Paragraph({ heading: HeadingLevel.HEADING_3, children: [run(part.text)] })];
  const lines = part.kind === "list" ? part.items : [part.runs];
  const bullet = part.kind === "list" ? { bullet: { level: 0 } } : {};
  return lines.map((runs) => new Paragraph({ children: runs.map(writtenRun), ...bullet }));
}

const writtenRun = ({ text, strong, emphasis, url }: Run) =>
  url ? link(url, text, 20) : run(text, { bold: strong, italics: emphasis });

function pictureParagraphs({ caption, svg, width, height, alt, notes }: Picture): Paragraph[] {
  const name = { name: caption, title: caption, description: alt };
  const drawing = new ImageRun({
    type: "svg",
    data: Buffer.from(svg),
    fallback: { type: "png", data: Buffer.from(toPng(svg, width * 2)) },
    transformation: { width, height },
    altText: name,
  });
  return [
    new Paragraph({ children: [run(caption, { bold: true })], keepNext: true }),
    new Paragraph({ children: [drawing], keepNext: notes.length > 0 }),
    ...notes.map((words) => note(words)),
  ];
}

function sourceOf({ number, title, about, url, archived }: Source): Paragraph {
  return new Paragraph({
    children: [
      new Bookmark({
        id: bookmarkOf("source", String(number)),
        children: [run(`[${number}]`, { size: 18 })],
      }),
      run(`\t${[title, about].filter(Boolean).join(". ")}`, { size: 18 }),
      ...(url ? [run("", { break: 1 }), link(url, url, 17)] : []),
      ...(archived
        ? [
            run(`${archived.label}: `, { size: 17, color: QUIET, break: 1 }),
            link(archived.url, archived.url, 17),
          ]
        : []),
    ],
    indent: { left: 560, hanging: 560 },
    tabStops: [{ type: TabStopType.LEFT, position: 560 }],
    spacing: { after: 90 },
    keepLines: true,
  });
}
