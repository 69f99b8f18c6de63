import { pagesRun } from "@/lib/domain/language";
import type { Signatory } from "../report/block";
import { line, logoRows, words, type FlowLogos } from "./flow-item";
import { idOf, pt, WRITING_MODE } from "./odt-style";
import { paragraphXml, type OdtBook } from "./odt-text";
import { escaped, tag } from "./xml";

type Framed = { id: string; name: string; alt: string; width: number; height: number };

/** The picture that the book was given last: the drawing itself, and a picture of it for programs that draw none. */
export function frameXml({ pictures }: OdtBook, { id, name, alt, width, height }: Framed): string {
  const image = (ending: string, type: string) =>
    tag("draw:image", {
      "xlink:href": `Pictures/${pictures.length}.${ending}`,
      "xlink:type": "simple",
      "xlink:show": "embed",
      "xlink:actuate": "onLoad",
      "draw:mime-type": type,
    });
  const drawing = pictures.at(-1)?.svg ? image("svg", "image/svg+xml") : "";
  return tag(
    "draw:frame",
    {
      "draw:name": id,
      "text:anchor-type": "as-char",
      "svg:width": pt(width),
      "svg:height": pt(height),
    },
    `${drawing}${image("png", "image/png")}<svg:title>${escaped(name)}</svg:title><svg:desc>${escaped(alt)}</svg:desc>`,
  );
}

/** A grid without lines. Rows stay whole. */
export function logosXml(item: FlowLogos, at: number, book: OdtBook, width: number): string {
  styled(book, width, width / item.columns);
  const column = tag("table:table-column", {
    "table:style-name": "Logo_Column",
    "table:number-columns-repeated": item.columns,
  });
  const rows = logoRows(item).map((cells, y) => {
    const drawn = cells.map((one, x) =>
      cellXml(one, `Logo ${at}.${y * item.columns + x + 1}`, book),
    );
    return tag("table:table-row", { "table:style-name": "Logo_Row" }, drawn.join(""));
  });
  const told = `<table:title>${escaped(item.caption)}</table:title>`;
  const attributes = { "table:name": `Logos ${at}`, "table:style-name": "Logos" };
  return tag("table:table", attributes, told + column + rows.join(""));
}

/** A name without a logo stands in the middle of its row. */
function cellXml(one: Signatory | null, id: string, book: OdtBook): string {
  const style = one?.logo === null ? "Logo_Name" : "Logo_Cell";
  return tag(
    "table:table-cell",
    { "office:value-type": "string", "table:style-name": style },
    one ? written(one, id, book) : "<text:p/>",
  );
}

function written({ name, logo }: Signatory, id: string, book: OdtBook): string {
  const called = paragraphXml(line("logoName", [words(name)]), book);
  if (!logo) return called;
  book.pictures.push({ svg: null, png: Buffer.from(logo.png, "base64") });
  const { alt, width, height } = logo;
  return `<text:p text:style-name="Logo_Line">${frameXml(book, { id, name, alt, width, height })}</text:p>${called}`;
}

/** All lines of logos are as high, and each logo stands on the ground of its line. */
function styled({ automatic, language }: OdtBook, width: number, each: number) {
  const isRight = pagesRun(language) === "rtl";
  const style = (name: string, family: string, properties: string, more = {}) =>
    automatic.set(
      name,
      tag("style:style", { "style:name": name, "style:family": family, ...more }, properties),
    );
  style(
    "Logos",
    "table",
    tag("style:table-properties", {
      "style:width": pt(width),
      "table:align": isRight ? "right" : "left",
      "style:writing-mode": isRight ? WRITING_MODE.rtl : null,
    }),
  );
  style(
    "Logo_Column",
    "table-column",
    tag("style:table-column-properties", { "style:column-width": pt(each) }),
  );
  style("Logo_Row", "table-row", '<style:table-row-properties fo:keep-together="always"/>');
  for (const [name, align] of [
    ["Logo_Cell", "top"],
    ["Logo_Name", "middle"],
  ] as const)
    style(
      name,
      "table-cell",
      tag("style:table-cell-properties", {
        "fo:padding-top": "6pt",
        "fo:padding-bottom": "6pt",
        "fo:padding-left": "5pt",
        "fo:padding-right": "5pt",
        "style:vertical-align": align,
      }),
    );
  style(
    "Logo_Line",
    "paragraph",
    '<style:paragraph-properties fo:margin-bottom="4pt" style:line-height-at-least="36pt"/>',
    { "style:parent-style-name": idOf("logo") },
  );
}
