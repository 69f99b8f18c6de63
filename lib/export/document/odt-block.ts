import { pagesRun } from "@/lib/domain/language";
import { toPng } from "../picture";
import {
  line,
  words,
  type FlowCell,
  type FlowItem,
  type FlowNames,
  type FlowPicture,
  type FlowTable,
} from "./flow-item";
import { frameXml, logosXml } from "./odt-picture";
import { idOf, pt, WRITING_MODE } from "./odt-style";
import { paragraphXml, type OdtBook } from "./odt-text";
import { INK, RULE } from "./style";
import { escaped, tag } from "./xml";

/** `at` tells tables, pictures and lists of names apart. */
export function itemXml(item: FlowItem, at: number, book: OdtBook, width: number): string {
  switch (item.kind) {
    case "paragraph":
      return paragraphXml(item, book);
    case "table":
      return tableXml(item, at, book, width);
    case "picture":
      return pictureXml(item, at, book, width);
    case "names":
      return namesXml(item, at, book);
    case "logos":
      return logosXml(item, at, book, width);
  }
}

function namesXml({ names }: FlowNames, at: number, book: OdtBook): string {
  const lines = names.map((name) => paragraphXml(line("signatory", [words(name)]), book)).join("");
  if (names.length < 6) return lines;
  book.automatic.set(
    "columns",
    '<style:style style:name="Columns" style:family="section"><style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="20pt"/></style:section-properties></style:style>',
  );
  return tag("text:section", { "text:style-name": "Columns", "text:name": `Names ${at}` }, lines);
}

function tableXml(table: FlowTable, at: number, book: OdtBook, width: number): string {
  const columns = table.shares.map((share) =>
    tag("table:table-column", { "table:style-name": columnStyle(width * share, book) }),
  );
  const head = table.head
    ? `<table:table-header-rows>${row(table.head, "Head", book)}</table:table-header-rows>`
    : "";
  const rows = table.rows.map((cells) => row(cells, "Cell", book)).join("");
  const attributes = {
    "table:name": `Table ${at}`,
    "table:style-name": tableStyle(width, table.whole, book),
  };
  const told = `<table:title>${escaped(table.caption)}</table:title>`;
  return tag("table:table", attributes, told + columns.join("") + head + rows);
}

function tableStyle(width: number, isWhole: boolean, book: OdtBook): string {
  const name = isWhole ? "Table_whole" : "Table_long";
  const isRight = pagesRun(book.language) === "rtl";
  book.automatic.set(
    name,
    tag(
      "style:style",
      { "style:name": name, "style:family": "table" },
      tag("style:table-properties", {
        "style:width": pt(width),
        "table:align": isRight ? "right" : "left",
        "style:writing-mode": isRight ? WRITING_MODE.rtl : null,
        "style:may-break-between-rows": isWhole ? "false" : "true",
        "fo:border-top": `0.75pt solid #${INK}`,
      }),
    ),
  );
  for (const [kind, ink] of [
    ["Head", INK],
    ["Cell", RULE],
  ])
    book.automatic.set(
      `cell-${kind}`,
      tag(
        "style:style",
        { "style:name": `Table_${kind}`, "style:family": "table-cell" },
        tag("style:table-cell-properties", {
          "fo:padding": "1pt 3pt",
          "fo:border-bottom": `0.25pt solid #${ink}`,
          "style:vertical-align": kind === "Head" ? "bottom" : "top",
        }),
      ),
    );
  book.automatic.set(
    "row",
    '<style:style style:name="Table_Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>',
  );
  return name;
}

function columnStyle(width: number, book: OdtBook): string {
  const name = `Column_${Math.round(width * 10)}`;
  book.automatic.set(
    name,
    tag(
      "style:style",
      { "style:name": name, "style:family": "table-column" },
      tag("style:table-column-properties", { "style:column-width": pt(width) }),
    ),
  );
  return name;
}

function row(cells: readonly FlowCell[], kind: "Head" | "Cell", book: OdtBook): string {
  const drawn = cells.map(({ inlines, style }) =>
    tag(
      "table:table-cell",
      { "office:value-type": "string", "table:style-name": `Table_${kind}` },
      paragraphXml(line(style, inlines), book),
    ),
  );
  return tag("table:table-row", { "table:style-name": "Table_Row" }, drawn.join(""));
}

const POINTS_PER_PIXEL = 0.75;

/** Never wider than its column. */
function pictureXml(picture: FlowPicture, at: number, book: OdtBook, room: number): string {
  const { svg, width, height, name, alt } = picture;
  book.pictures.push({ svg, png: toPng(svg, width * 2) });
  const scale = Math.min(1, room / (width * POINTS_PER_PIXEL)) * POINTS_PER_PIXEL;
  const size = { width: width * scale, height: height * scale };
  const frame = frameXml(book, { id: `Picture ${at}`, name, alt, ...size });
  return `<text:p text:style-name="${idOf("picture")}">${frame}</text:p>`;
}
