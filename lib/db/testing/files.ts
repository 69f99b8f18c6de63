import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

// Small files in the shape of those that people bring, with contents of our own, for tests.

const MOMENT = new Date("2024-01-01T00:00:00Z");

/** A zip of these parts, byte for byte the same each time. `compress: false` stores them as they are. */
export function zipOf(parts: Record<string, string | Buffer>, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts))
    zip.addBuffer(Buffer.from(content as string), name, { compress, mtime: MOMENT });
  zip.end();
  return buffer(zip.outputStream);
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A paragraph in two runs, split in the middle of a word as Word does; "\n" is a line break inside a run. */
export function paragraph(text: string): string {
  const middle = Math.floor(text.length / 2);
  const run = (part: string) =>
    `<w:r><w:rPr><w:b/></w:rPr>${part
      .split("\n")
      .map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`)
      .join("<w:br/>")}</w:r>`;
  return `<w:p>${run(text.slice(0, middle))}<w:proofErr/>${run(text.slice(middle))}</w:p>`;
}

/** A cell given as its paragraphs, separated by "¶". */
const cell = (text: string, span = 1) =>
  `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${text.split("¶").map(paragraph).join("")}</w:tc>`;

/** A row given as its cells; a single string is a merged cell over four columns. */
const row = (given: string | string[]) =>
  `<w:tr>${typeof given === "string" ? cell(given, 4) : given.map((text) => cell(text)).join("")}</w:tr>`;

export const table = (rows: (string | string[])[]) => `<w:tbl>${rows.map(row).join("")}</w:tbl>`;

/** A Word document with this body and page header. */
export const docxOf = (body: string, header = "UPR of Slovenia (2nd Cycle – 20th session)") =>
  zipOf({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    "word/header1.xml": `<w:hdr ${WORD}>${paragraph(header)}${paragraph("Thematic list of recommendations")}</w:hdr>`,
  });

/** The oldest of the three header layouts. */
export const MATRIX_HEADER = [
  "Recommendation",
  "Position",
  "Full list of themes",
  "Assessment/comments on level of implementation",
];

/** One row of the oldest layout, with a source of position. */
export const matrixRow = (
  text: string,
  position = "Supported",
  themes = "A12 Fair weather¶Affected persons:¶- general",
) => [`${text}¶Source of position: A/HRC/28/15/Add.1 - Para. 3`, position, themes, ""];

export const matrixOf = (rows: (string | string[])[], header?: string) =>
  docxOf(table([MATRIX_HEADER, ...rows]), header);

export const UPR_INFO_HEADER =
  "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session";

/** A CSV in the shape of UPR Info's, with bare carriage returns. */
export const uprInfoOf = (rows: string[], header = UPR_INFO_HEADER): Buffer =>
  Buffer.from([header, ...rows].join("\r"));

export const uprInfoRow = (
  text: string,
  {
    to = "Slovenia",
    from = "Chile",
    response = "Accepted",
    action = "4",
    issue = "Justice",
    session = "7",
  } = {},
) => `${to},EEG,EU,"${text}",${from},GRULAC,"OAS, OEI",${response},${action},${issue},${session}`;
