import type { Report } from "../report/block";
import { headLines, factLines } from "./head";
import { headingAnchor, line, words } from "./flow-item";
import { flowOf } from "./flow";
import { itemXml } from "./odt-block";
import { idOf, NAMESPACES, stylesXml } from "./odt-style";
import { paragraphXml, type OdtBook } from "./odt-text";
import { widthOf } from "./style";
import { escaped, HEAD, tag } from "./xml";
import { zipped, type Part } from "./zip";

const TYPE = "application/vnd.oasis.opendocument.text";

/** The report as OpenDocument text, with the same named styles as the Word document. The same report gives the same bytes. */
export const toOdt = (report: Report): Promise<Uint8Array> => zipped(partsOf(report), report.on);

function* partsOf(report: Report): Generator<Part> {
  const book: OdtBook = {
    language: report.language,
    automatic: new Map(),
    pictures: [],
    lastList: null,
  };
  const body = [...bodyXml(report, book)];
  const pictures = book.pictures.flatMap(({ svg, png }, at): (Part & { type: string })[] => [
    ...(svg === null
      ? []
      : [{ name: `Pictures/${at + 1}.svg`, content: svg, type: "image/svg+xml" }]),
    { name: `Pictures/${at + 1}.png`, content: png, type: "image/png" },
  ]);
  // Programs tell the format by the first bytes: this part comes first, and unpacked.
  yield { name: "mimetype", content: TYPE, plain: true };
  yield { name: "content.xml", content: contentXml(body, book) };
  yield { name: "styles.xml", content: stylesXml(report.layout, report.language, pageXml(report)) };
  yield { name: "meta.xml", content: metaXml(report) };
  yield* pictures.map(({ name, content }) => ({ name, content }));
  yield { name: "META-INF/manifest.xml", content: manifestXml(pictures) };
}

/** Styles stand before the text that needs them. */
function* contentXml(body: readonly string[], { automatic }: OdtBook): Generator<string> {
  yield `${HEAD}<office:document-content ${NAMESPACES} office:version="1.3"><office:automatic-styles>`;
  yield [...automatic.values()].join("");
  yield `</office:automatic-styles><office:body><office:text>`;
  yield* body;
  yield `</office:text></office:body></office:document-content>`;
}

function* bodyXml(report: Report, book: OdtBook): Generator<string> {
  const isBook = report.layout === "book";
  const [first, ...rest] = headLines(report);
  if (first) yield isBook ? firstLine(paragraphXml(first, book), book) : paragraphXml(first, book);
  for (const one of rest) yield paragraphXml(one, book);
  if (isBook) yield contentsXml(report, book);
  const width = widthOf(report.layout);
  let at = 0;
  for (const item of flowOf(report)) yield itemXml(item, (at += 1), book, width);
  if (!isBook)
    yield factLines(report)
      .map((one) => paragraphXml(one, book))
      .join("");
}

/** The first page of a book is of a kind of its own. */
function firstLine(written: string, book: OdtBook): string {
  book.automatic.set(
    "first",
    tag("style:style", {
      "style:name": "First_Line",
      "style:family": "paragraph",
      "style:parent-style-name": idOf("cover"),
      "style:master-page-name": "First",
    }),
  );
  return written.replace(`text:style-name="${idOf("cover")}"`, 'text:style-name="First_Line"');
}

/** Filled already, and made anew where somebody asks for that: then with the numbers of pages. */
function contentsXml({ blocks, words: { contents } }: Report, book: OdtBook): string {
  const entries = blocks.flatMap((block, at) => {
    if (block.kind !== "heading") return [];
    const to = { ...words(block.text), to: headingAnchor(at) };
    return [paragraphXml(line(block.level === 1 ? "contents1" : "contents2", [to]), book)];
  });
  const template = (level: 1 | 2) =>
    `<text:table-of-content-entry-template text:outline-level="${level}" text:style-name="${idOf(level === 1 ? "contents1" : "contents2")}"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>`;
  const title = paragraphXml(line("contents", [words(contents)], { newPage: true }), book);
  const source = `<text:table-of-content-source text:outline-level="2"><text:index-title-template text:style-name="${idOf("contents")}">${escaped(contents)}</text:index-title-template>${template(1)}${template(2)}</text:table-of-content-source>`;
  return `<text:table-of-content text:name="Contents">${source}<text:index-body><text:index-title text:name="Contents_Head">${title}</text:index-title>${entries.join("")}</text:index-body></text:table-of-content>`;
}

function pageXml({ foot, marking, words: { page, of } }: Report) {
  const line = marking
    ? `<text:p text:style-name="${idOf("marking")}">${escaped(marking)}</text:p>`
    : "";
  const number = `${escaped(page)} <text:page-number text:select-page="current"/> ${escaped(of)} <text:page-count/>`;
  return {
    header: line,
    footer: `${line}<text:p text:style-name="${idOf("footer")}">${escaped(foot)}<text:tab/>${number}</text:p>`,
  };
}

function metaXml({ title, kind, edition, site, language, on }: Report): string {
  const day = `${on}T00:00:00`;
  return `${HEAD}<office:document-meta ${NAMESPACES} office:version="1.3"><office:meta><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(kind)}</dc:subject><dc:description>${escaped(edition)}</dc:description><meta:initial-creator>${escaped(site)}</meta:initial-creator><dc:creator>${escaped(site)}</dc:creator><meta:creation-date>${day}</meta:creation-date><dc:date>${day}</dc:date><dc:language>${escaped(language)}</dc:language></office:meta></office:document-meta>`;
}

function manifestXml(pictures: readonly { name: string; type: string }[]): string {
  const files = [
    ["/", TYPE],
    ...["content.xml", "styles.xml", "meta.xml"].map((name) => [name, "text/xml"]),
    ...pictures.map(({ name, type }) => [name, type]),
  ].map(([path, type]) =>
    tag("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type }),
  );
  return `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${files.join("")}</manifest:manifest>`;
}
