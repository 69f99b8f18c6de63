import { pagesRun } from "@/lib/domain/language";
import type { ShownLogo, Signatory } from "../report/block";
import { twips } from "./docx-style";
import { idOf, paragraphXml, type Book } from "./docx-text";
import { line, logoRows, words, type FlowLogos } from "./flow-item";
import { tag } from "./xml";

export const EMU_PER_POINT = 12700;
const A = "http://schemas.openxmlformats.org/drawingml/2006";

/** The picture that the book was given last, at this size. */
export function drawingXml(
  { pictures }: Book,
  { name, alt, cx, cy }: { name: string; alt: string; cx: number; cy: number },
): string {
  const id = pictures.length;
  const named = { id, name, descr: alt };
  const size = { cx: Math.round(cx), cy: Math.round(cy) };
  const sharp = pictures.at(-1)?.svg
    ? `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rSvg${id}"/></a:ext></a:extLst>`
    : "";
  const blip = `<a:blip r:embed="rPng${id}">${sharp}</a:blip>`;
  const drawn = `<pic:pic xmlns:pic="${A}/picture"><pic:nvPicPr>${tag("pic:cNvPr", named)}<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>${tag("a:ext", size)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
  const inline = `<wp:inline distT="0" distB="0" distL="0" distR="0">${tag("wp:extent", size)}${tag("wp:docPr", named)}<a:graphic xmlns:a="${A}/main"><a:graphicData uri="${A}/picture">${drawn}</a:graphicData></a:graphic></wp:inline>`;
  return `<w:r><w:drawing>${inline}</w:drawing></w:r>`;
}

/** A grid without lines. Rows stay whole. */
export function logosXml(item: FlowLogos, book: Book, width: number): string {
  const each = twips(width / item.columns);
  const rows = logoRows(item).map((cells) => {
    const drawn = cells.map((one) => cellXml(one, each, book));
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${drawn.join("")}</w:tr>`;
  });
  const properties = [
    pagesRun(book.language) === "rtl" ? "<w:bidiVisual/>" : "",
    tag("w:tblW", { "w:w": each * item.columns, "w:type": "dxa" }),
    '<w:tblLayout w:type="fixed"/>',
    '<w:tblCellMar><w:top w:w="120" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="120" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>',
    tag("w:tblCaption", { "w:val": item.caption }),
  ].join("");
  const grid = tag("w:gridCol", { "w:w": each }).repeat(item.columns);
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`;
}

/** A name without a logo stands in the middle of its row. */
function cellXml(one: Signatory | null, width: number, book: Book): string {
  const middle = one?.logo === null ? '<w:vAlign w:val="center"/>' : "";
  const properties = `<w:tcPr>${tag("w:tcW", { "w:w": width, "w:type": "dxa" })}${middle}</w:tcPr>`;
  if (!one) return `<w:tc>${properties}<w:p/></w:tc>`;
  const name = paragraphXml(line("logoName", [words(one.name)]), book);
  return `<w:tc>${properties}${one.logo ? logoXml(one.name, one.logo, book) : ""}${name}</w:tc>`;
}

/** All lines of logos are as high, and each logo stands on the ground of its line. */
function logoXml(name: string, { png, alt, width, height }: ShownLogo, book: Book): string {
  book.pictures.push({ svg: null, png: Buffer.from(png, "base64") });
  const size = { cx: width * EMU_PER_POINT, cy: height * EMU_PER_POINT };
  const line = `<w:spacing w:before="0" w:after="80" w:line="${twips(36)}" w:lineRule="atLeast"/>`;
  const properties = `<w:pStyle w:val="${idOf("logo")}"/>${line}`;
  return `<w:p><w:pPr>${properties}</w:pPr>${drawingXml(book, { name, alt, ...size })}</w:p>`;
}
