import { zipOf } from "./files";

// Small workbooks in the shape that spreadsheet programs write, with contents of our own, for tests.

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** "A1" for row 1 and column 1. */
const nameOf = (row: number, column: number): string => {
  const letter = String.fromCharCode(64 + (((column - 1) % 26) + 1));
  return column > 26
    ? nameOf(row, Math.floor((column - 1) / 26)).replace(/\d+$/, `${letter}${row}`)
    : `${letter}${row}`;
};

/** The XML of a sheet; numbers stand as numbers, texts as inline strings. */
export const sheetXml = (rows: (string | number)[][]) =>
  `<worksheet ${MAIN}><sheetData>${rows
    .map(
      (cells, at) =>
        `<row r="${at + 1}">${cells.map((cell, place) => cellXml(cell, nameOf(at + 1, place + 1))).join("")}</row>`,
    )
    .join("")}</sheetData></worksheet>`;

const cellXml = (cell: string | number, name: string) =>
  typeof cell === "number"
    ? `<c r="${name}"><v>${cell}</v></c>`
    : `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;

/** A workbook whose sheets are given by name, as XML or as rows. */
export function xlsxOf(sheets: Record<string, string | (string | number)[][]>): Promise<Buffer> {
  const names = Object.keys(sheets);
  const parts = Object.fromEntries(
    Object.values(sheets).map((sheet, at) => [
      `xl/worksheets/sheet${at + 1}.xml`,
      typeof sheet === "string" ? sheet : sheetXml(sheet),
    ]),
  );
  return zipOf({
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${names
      .map((name, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      names.map((_, at) => [`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`]),
    ),
    ...parts,
  });
}

const relations = (given: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${given
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;
