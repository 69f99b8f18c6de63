import { pagesRun } from "@/lib/domain/language";
import { toPng } from "../picture";
import { idOf, paragraphXml, type Book } from "./docx-text";
import { drawingXml, EMU_PER_POINT, logosXml } from "./docx-picture";
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
    case "logos":
      return logosXml(item, book, room.width);
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

/** A drawing that newer programs show sharp at any size, with a picture of it for the others. */
function pictureXml(picture: FlowPicture, book: Book, width: number): string {
  const { svg, name, alt, keepNext } = picture;
  book.pictures.push({ svg, png: toPng(svg, picture.width * 2) });
  const scale = Math.min(1, (width * EMU_PER_POINT) / (picture.width * EMU_PER_PIXEL));
  const size = {
    cx: picture.width * EMU_PER_PIXEL * scale,
    cy: picture.height * EMU_PER_PIXEL * scale,
  };
  const properties = `<w:pStyle w:val="${idOf("picture")}"/>${keepNext ? "<w:keepNext/>" : ""}`;
  return `<w:p><w:pPr>${properties}</w:pPr>${drawingXml(book, { name, alt, ...size })}</w:p>`;
}
