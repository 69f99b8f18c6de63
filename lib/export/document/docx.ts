import type { Report } from "../report/block";
import { itemXml } from "./docx-block";
import { emptyFooterXml, footerXml, headerXml, headXml, NAMESPACES, sectionsOf } from "./docx-page";
import {
  appXml,
  contentTypes,
  coreXml,
  documentRelations,
  fontParts,
  footnoteRelations,
  footnotesXml,
  rootRelations,
  settingsXml,
} from "./docx-part";
import { numberingXml, stylesXml } from "./docx-style";
import { paragraphXml, type Book } from "./docx-text";
import { flowOf } from "./flow";
import { factLines } from "./head";
import { widthOf } from "./style";
import { HEAD } from "./xml";
import { zipped, type Part } from "./zip";

/**
 * The report as a Word document that an editor can go on with: named styles, a table of contents, footnotes, numbered
 * paragraphs, languages. The same report gives the same bytes.
 */
export const toDocx = (report: Report): Promise<Uint8Array> => zipped(partsOf(report), report.on);

/** The text comes first: it says what the other parts must hold. */
function* partsOf(report: Report): Generator<Part> {
  const book: Book = {
    language: report.language,
    links: new Map(),
    noteLinks: new Map(),
    notes: [],
    pictures: [],
    lists: 0,
    anchors: 0,
  };
  yield { name: "word/document.xml", content: documentXml(report, book) };
  yield { name: "[Content_Types].xml", content: contentTypes(report.marking) };
  yield { name: "_rels/.rels", content: rootRelations() };
  yield { name: "docProps/core.xml", content: coreXml(report) };
  yield { name: "docProps/app.xml", content: appXml(report) };
  yield { name: "word/_rels/document.xml.rels", content: documentRelations(book, report.marking) };
  yield { name: "word/styles.xml", content: stylesXml(report.layout, report.language) };
  yield { name: "word/numbering.xml", content: numberingXml(book.lists, report.layout) };
  yield { name: "word/settings.xml", content: settingsXml(report.language) };
  yield { name: "word/footnotes.xml", content: footnotesXml(book) };
  yield { name: "word/_rels/footnotes.xml.rels", content: footnoteRelations(book) };
  yield { name: "word/footer.xml", content: footerXml(report) };
  yield { name: "word/empty.xml", content: emptyFooterXml() };
  if (report.marking)
    yield { name: "word/header.xml", content: headerXml(report.marking, report.language) };
  yield* fontParts();
  for (const [at, { png, svg }] of book.pictures.entries()) {
    yield { name: `word/media/picture${at + 1}.png`, content: png };
    if (svg !== null) yield { name: `word/media/picture${at + 1}.svg`, content: svg };
  }
}

function* documentXml(report: Report, book: Book): Generator<string> {
  const section = sectionsOf(report);
  const room = { width: widthOf(report.layout), section };
  yield `${HEAD}<w:document ${NAMESPACES}><w:body>`;
  yield headXml(report, book);
  for (const item of flowOf(report)) yield itemXml(item, book, room);
  if (report.layout === "sheet")
    yield factLines(report)
      .map((one) => paragraphXml(one, book))
      .join("");
  yield `${section(1)}</w:body></w:document>`;
}
