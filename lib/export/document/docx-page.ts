import { pagesRun } from "@/lib/domain/language";
import type { Report } from "../report/block";
import { idOf, paragraphXml, run, textXml, type Book } from "./docx-text";
import { MAIN, twips } from "./docx-style";
import { headingAnchor, line, words, type Text } from "./flow-item";
import { headLines } from "./head";
import { MARGIN, PAGE } from "./style";
import { escaped, HEAD, tag } from "./xml";

export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const NAMESPACES = `xmlns:w="${MAIN}" xmlns:r="${OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`;

/** What stands before the blocks: of a book its first page and contents, of a sheet a head. */
export function headXml(report: Report, book: Book): string {
  const lines = headLines(report).map((one) => paragraphXml(one, book));
  return lines.join("") + (report.layout === "book" ? contentsXml(report, book) : "");
}

/** A field that is filled already: programs show it as it is, and make it anew where somebody asks for that. */
function contentsXml({ blocks, words: { contents } }: Report, book: Book): string {
  const entries = blocks.flatMap((block, at) =>
    block.kind === "heading" ? [{ level: block.level, text: block.text, at }] : [],
  );
  const title = paragraphXml(line("contents", [words(contents)], { newPage: true }), book);
  const begin = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
  const end = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const listed = entries.map(({ level, text, at }, place) => {
    const to: Text = { ...words(text), to: headingAnchor(at) };
    const style = idOf(level === 1 ? "contents1" : "contents2");
    const field =
      (place === 0 ? begin : "") + textXml([to], book) + (place === entries.length - 1 ? end : "");
    return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${field}</w:p>`;
  });
  return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${title}${listed.join("")}</w:sdtContent></w:sdt>`;
}

export type Sections = (columns: number) => string;

/** The first one brings what stands on every page; each later one goes on on the same page. */
export function sectionsOf({ layout, marking, language }: Report): Sections {
  const { top, bottom, side } = MARGIN[layout];
  const size = tag("w:pgSz", { "w:w": twips(PAGE.width), "w:h": twips(PAGE.height) });
  const margins = tag("w:pgMar", {
    "w:top": twips(top),
    "w:right": twips(side),
    "w:bottom": twips(bottom),
    "w:left": twips(side),
    "w:header": 480,
    "w:footer": 480,
    "w:gutter": 0,
  });
  const isBook = layout === "book";
  const reference = (kind: "header" | "footer", type: string, id: string) =>
    `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`;
  const everyPage = [
    marking ? reference("header", "default", "rHeader") : "",
    marking && isBook ? reference("header", "first", "rHeader") : "",
    reference("footer", "default", "rFooter"),
    isBook ? reference("footer", "first", marking ? "rFooter" : "rEmpty") : "",
  ].join("");
  let made = 0;
  return (columns) => {
    made += 1;
    const first = made === 1;
    const cols = tag("w:cols", { "w:num": columns, "w:space": 400 });
    return `<w:sectPr>${first ? everyPage : '<w:type w:val="continuous"/>'}${size}${margins}${cols}${first && isBook ? "<w:titlePg/>" : ""}${pagesRun(language) === "rtl" ? "<w:bidi/>" : ""}</w:sectPr>`;
  };
}

const part = (kind: "hdr" | "ftr", content: string) =>
  `${HEAD}<w:${kind} ${NAMESPACES}>${content}</w:${kind}>`;

const markingLine = (marking: string, language: string, across = "") =>
  `<w:p><w:pPr><w:pStyle w:val="${idOf("marking")}"/></w:pPr>${across}${plainRun(marking, language)}</w:p>`;

/** Words of a head or a foot, in the language of the pages. */
const plainRun = (text: string, language: string): string =>
  pagesRun(language) === "rtl"
    ? run(text, "", language)
    : `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** Whom a copy was made for: a line at the head of each page, and across it as well. */
export const headerXml = (marking: string, language: string): string =>
  part("hdr", markingLine(marking, language, acrossXml(marking)));

export const emptyFooterXml = (): string =>
  part("ftr", `<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p>`);

export function footerXml({ foot, marking, language, words: { page, of } }: Report): string {
  const field = (name: string) =>
    `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  const text = (one: string) => plainRun(one, language);
  const pages = `${text(`${page} `)}${field("PAGE")}${text(` ${of} `)}${field("NUMPAGES")}`;
  return part(
    "ftr",
    `${marking ? markingLine(marking, language) : ""}<w:p><w:pPr><w:pStyle w:val="${idOf("footer")}"/></w:pPr>${text(foot)}<w:r><w:tab/></w:r>${pages}</w:p>`,
  );
}

/** Lettering as Word's own watermarks are made: behind the text, from corner to corner. */
function acrossXml(marking: string): string {
  const formulas = [
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
    "mid @5 @6",
    "mid @8 @5",
    "mid @7 @8",
    "mid @6 @7",
    "sum @6 0 @5",
  ].map((one) => `<v:f eqn="${one}"/>`);
  const kind = `<v:shapetype id="lettering" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>${formulas.join("")}</v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>`;
  const place = `position:absolute;margin-left:0;margin-top:0;width:640pt;height:${marking.length > 60 ? 20 : 34}pt;rotation:308;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin`;
  const shape = `<v:shape id="Marking" type="#lettering" style="${place}" fillcolor="#d8d8d8" stroked="f">${tag("v:textpath", { style: "font-family:'Source Sans 3';font-size:1pt", string: marking })}</v:shape>`;
  return `<w:r><w:pict>${kind}${shape}</w:pict></w:r>`;
}
