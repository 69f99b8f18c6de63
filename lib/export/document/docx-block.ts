import { pagesRun } from "@/lib/domain/language";
import { toPng } from "../picture";
import { idOf, paragraphXml, type Book } from "./docx-text";
import { twips } from "./docx-style";
import {
  line,
  words,
  type FlowCell,
  type FlowItem,
  type FlowNames,
  type FlowPicture,
  type FlowTable,
} from "./flow-item";
import { tag } from "./xml";

/** `section` ends a part of the document that has columns of its own. */
export type Room = { width: number; section: (columns: number) => string };

export function itemXml(item: FlowItem, book: Book, room: Room): string {
  switch (item.kind) {
    case "paragraph":
      return paragraphXml(item, book);
    case "table":
      return tableXml(item, book, room.width);
    case "picture":
      return pictureXml(item, book, room.width);
    case "names":
      return namesXml(item, book, room);
  }
}

/** Word balances columns at the end of a section. */
function namesXml({ names }: FlowNames, book: Book, { section }: Room): string {
  const end = (columns: number) =>
    `<w:p><w:pPr><w:spacing w:after="0" w:line="20" w:lineRule="exact"/>${section(columns)}</w:pPr></w:p>`;
  const lines = names.map((name) => paragraphXml(line("signatory", [words(name)]), book));
  return names.length < 6 ? lines.join("") : end(1) + lines.join("") + end(2);
}

function tableXml(table: FlowTable, book: Book, width: number): string {
  const widths = table.shares.map((share) => twips(width * share));
  const head =
    table.head && row(table.head, { ...table, widths, isHead: true, keepNext: true }, book);
  const rows = table.rows.map((cells, y) =>
    // A short table stays whole; of a long one the head keeps its first row.
    row(
      cells,
      { ...table, widths, isHead: false, keepNext: table.whole || (y === 0 && head !== null) },
      book,
    ),
  );
  const properties = [
    '<w:tblStyle w:val="ReportTable"/>',
    pagesRun(book.language) === "rtl" ? "<w:bidiVisual/>" : "",
    tag("w:tblW", { "w:w": twips(width), "w:type": "dxa" }),
    '<w:tblLayout w:type="fixed"/>',
    tag("w:tblLook", {
      "w:val": "04A0",
      "w:firstRow": head ? 1 : 0,
      "w:firstColumn": 1,
      "w:noVBand": 1,
    }),
    tag("w:tblCaption", { "w:val": table.caption }),
  ].join("");
  const grid = widths.map((one) => tag("w:gridCol", { "w:w": one })).join("");
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head ?? ""}${rows.join("")}</w:tbl>`;
}

type RowLook = { widths: number[]; isHead: boolean; keepNext: boolean; upright: boolean };

function row(
  cells: readonly FlowCell[],
  { widths, isHead, keepNext, upright }: RowLook,
  book: Book,
): string {
  const tall = isHead && upright ? '<w:trHeight w:val="1250" w:hRule="atLeast"/>' : "";
  const properties = `<w:cantSplit/>${tall}${isHead ? "<w:tblHeader/>" : ""}`;
  const drawn = cells.map(({ inlines, style }, at) => {
    const turned = isHead && upright && at > 0 ? '<w:textDirection w:val="btLr"/>' : "";
    const cell = tag("w:tcW", { "w:w": widths[at] ?? 0, "w:type": "dxa" }) + turned;
    return `<w:tc><w:tcPr>${cell}</w:tcPr>${paragraphXml(line(style, inlines, { keepNext }), book)}</w:tc>`;
  });
  return `<w:tr><w:trPr>${properties}</w:trPr>${drawn.join("")}</w:tr>`;
}

const EMU_PER_PIXEL = 9525;
const EMU_PER_POINT = 12700;
const A = "http://schemas.openxmlformats.org/drawingml/2006";

/** A drawing that newer programs show sharp at any size, with a picture of it for the others. */
function pictureXml(picture: FlowPicture, book: Book, width: number): string {
  const { svg, name, alt, keepNext } = picture;
  book.pictures.push({ svg, png: toPng(svg, picture.width * 2) });
  const id = book.pictures.length;
  const scale = Math.min(1, (width * EMU_PER_POINT) / (picture.width * EMU_PER_PIXEL));
  const [cx, cy] = [picture.width, picture.height].map((one) =>
    Math.round(one * EMU_PER_PIXEL * scale),
  );
  const named = tag("wp:docPr", { id, name, descr: alt });
  const blip = `<a:blip r:embed="rPng${id}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rSvg${id}"/></a:ext></a:extLst></a:blip>`;
  const drawn = `<pic:pic xmlns:pic="${A}/picture"><pic:nvPicPr>${tag("pic:cNvPr", { id, name, descr: alt })}<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
  const inline = `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/>${named}<a:graphic xmlns:a="${A}/main"><a:graphicData uri="${A}/picture">${drawn}</a:graphicData></a:graphic></wp:inline>`;
  const properties = `<w:pStyle w:val="${idOf("picture")}"/>${keepNext ? "<w:keepNext/>" : ""}`;
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:drawing>${inline}</w:drawing></w:r></w:p>`;
}
