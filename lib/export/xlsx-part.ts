import type { Day } from "@/lib/domain/day";
import { letterOf, toXmlText } from "./xlsx-cell";

// The parts of a workbook beside its sheets (ECMA-376, Office Open XML), none of which depends on a clock.

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A sheet of the workbook; `rows` and `columns` where it is a table with a filter. */
export type SheetPlace = { name: string; file: string; table?: { rows: number; columns: number } };

export const ROOT_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

export const toCoreXml = (title: string, day: Day): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${toXmlText(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created></cp:coreProperties>`;

/** Formats by place: plain, heading, day, text that looks like a formula, link, text with breaking lines. */
export const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF1F5A96"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Filters want a name of their own in the workbook, else some programs set them aside. */
export function toWorkbookXml(sheets: readonly SheetPlace[]): string {
  const listed = sheets.map(
    ({ name }, place) =>
      `<sheet name="${inAttribute(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  const filters = sheets.flatMap(({ name, table }, place) =>
    table
      ? [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${place}" hidden="1">'${inAttribute(name.replaceAll("'", "''"))}'!$A$1:$${letterOf(table.columns - 1)}$${table.rows}</definedName>`,
        ]
      : [],
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${listed.join("")}</sheets><definedNames>${filters.join("")}</definedNames></workbook>`;
}

export const toWorkbookRelations = (sheets: readonly SheetPlace[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets
    .map(
      ({ file }, place) =>
        `<Relationship Id="rId${place + 1}" Type="${OFFICE}/worksheet" Target="worksheets/${file}"/>`,
    )
    .join(
      "",
    )}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

export const toContentTypes = (sheets: readonly SheetPlace[]): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${sheets
    .map(
      ({ file }) =>
        `<Override PartName="/xl/worksheets/${file}" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
    )
    .join("")}</Types>`;

/** A name that a sheet may have: at most 31 characters, none of those that mean something in an address of cells. */
export const sheetName = (words: string, number = 1): string => {
  const plain = words.replaceAll(/[[\]:*?/\\']/g, " ").trim() || "Table";
  const end = number > 1 ? ` ${number}` : "";
  return plain.slice(0, 31 - end.length).trim() + end;
};

const inAttribute = (text: string) => toXmlText(text).replaceAll('"', "&quot;");
