import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pagesRun } from "@/lib/domain/language";
import type { Report } from "../report/block";
import type { Book } from "./docx-text";
import { CODES } from "./docx-text";
import { MAIN } from "./docx-style";
import { NAMESPACES, OFFICE } from "./docx-page";
import { SANS, SERIF } from "./style";
import { escaped, HEAD, tag } from "./xml";
import type { Part } from "./zip";

// The parts of a Word document beside its text (ECMA-376, Office Open XML), none of which depends on a clock.

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Goes with the document, for a reader's machine seldom has it. */
const FONTS = [
  { name: SANS, file: "source-sans-3/400Regular/SourceSans3_400Regular.ttf" },
  { name: SERIF, file: "source-serif-4/400Regular/SourceSerif4_400Regular.ttf" },
].map((font, at) => ({ ...font, key: keyOf(font.name), at: at + 1 }));

export const rootRelations = (): string =>
  relations([
    ["rDocument", "officeDocument", "word/document.xml"],
    ["rCore", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ["rApp", "extended-properties", "docProps/app.xml"],
  ]);

type Relation = [id: string, type: string, target: string, external?: "External"];

export function relations(all: readonly Relation[]): string {
  const written = all.map(([id, type, target, mode]) =>
    tag("Relationship", {
      Id: id,
      Type: type.startsWith("http") ? type : `${OFFICE}/${type}`,
      Target: target,
      TargetMode: mode,
    }),
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${written.join("")}</Relationships>`;
}

const outside = (links: Map<string, string>): Relation[] =>
  [...links].map(([url, id]) => [id, "hyperlink", url, "External"]);

export const documentRelations = (book: Book, marking: string | null): string =>
  relations([
    ["rStyles", "styles", "styles.xml"],
    ["rNumbering", "numbering", "numbering.xml"],
    ["rSettings", "settings", "settings.xml"],
    ["rFonts", "fontTable", "fontTable.xml"],
    ["rNotes", "footnotes", "footnotes.xml"],
    ["rFooter", "footer", "footer.xml"],
    ["rEmpty", "footer", "empty.xml"],
    ...(marking ? [["rHeader", "header", "header.xml"] as Relation] : []),
    ...book.pictures.flatMap(({ svg }, at): Relation[] => [
      [`rPng${at + 1}`, "image", `media/picture${at + 1}.png`],
      ...(svg === null
        ? []
        : [[`rSvg${at + 1}`, "image", `media/picture${at + 1}.svg`] as Relation]),
    ]),
    ...outside(book.links),
  ]);

export const footnotesXml = ({ notes }: Book): string =>
  `${HEAD}<w:footnotes ${NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>${notes.join("")}</w:footnotes>`;

export const footnoteRelations = ({ noteLinks }: Book): string => relations(outside(noteLinks));

export const settingsXml = (language: string): string =>
  `${HEAD}<w:settings xmlns:w="${MAIN}"><w:embedTrueTypeFonts/><w:saveSubsetFonts/><w:defaultTabStop w:val="720"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${CODES[pagesRun(language) === "rtl" ? "en" : language] ?? language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:settings>`;

export function coreXml({ title, kind, edition, site, language, on }: Report): string {
  const day = `<dcterms:created xsi:type="dcterms:W3CDTF">${on}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${on}T00:00:00Z</dcterms:modified>`;
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(kind)}</dc:subject><dc:creator>${escaped(site)}</dc:creator><dc:description>${escaped(edition)}</dc:description><cp:lastModifiedBy>${escaped(site)}</cp:lastModifiedBy><dc:language>${CODES[language] ?? language}</dc:language>${day}</cp:coreProperties>`;
}

export const appXml = ({ site }: Report): string =>
  `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${escaped(site)}</Application></Properties>`;

export function contentTypes(marking: string | null): string {
  const parts = [
    ["word/document.xml", `${WORD}.document.main+xml`],
    ["word/styles.xml", `${WORD}.styles+xml`],
    ["word/numbering.xml", `${WORD}.numbering+xml`],
    ["word/settings.xml", `${WORD}.settings+xml`],
    ["word/fontTable.xml", `${WORD}.fontTable+xml`],
    ["word/footnotes.xml", `${WORD}.footnotes+xml`],
    ["word/footer.xml", `${WORD}.footer+xml`],
    ["word/empty.xml", `${WORD}.footer+xml`],
    ...(marking ? [["word/header.xml", `${WORD}.header+xml`]] : []),
    ["docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
    ["docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"],
  ].map(([name, type]) => tag("Override", { PartName: `/${name}`, ContentType: type }));
  const kinds = [
    ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
    ["xml", "application/xml"],
    ["png", "image/png"],
    ["svg", "image/svg+xml"],
    ["odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"],
  ].map(([ending, type]) => tag("Default", { Extension: ending, ContentType: type }));
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${kinds.join("")}${parts.join("")}</Types>`;
}

/** Fonts as the format wants them: their first bytes crossed with a key that stands beside them. */
export function fontParts(): Part[] {
  const listed = FONTS.map(
    ({ name, key, at }) =>
      `<w:font w:name="${escaped(name)}"><w:embedRegular r:id="rFont${at}" w:fontKey="{${key}}"/></w:font>`,
  );
  return [
    {
      name: "word/fontTable.xml",
      content: `${HEAD}<w:fonts xmlns:w="${MAIN}" xmlns:r="${OFFICE}">${listed.join("")}</w:fonts>`,
    },
    {
      name: "word/_rels/fontTable.xml.rels",
      content: relations(FONTS.map(({ at }) => [`rFont${at}`, "font", `fonts/font${at}.odttf`])),
    },
    ...FONTS.map(({ file, key, at }) => ({
      name: `word/fonts/font${at}.odttf`,
      content: crossed(fs.readFileSync(path.join(FOLDER, file)), key),
    })),
  ];
}

const FOLDER = path.join(process.cwd(), "node_modules", "@expo-google-fonts");

/** Always the same for a font, for the same report is the same bytes. */
function keyOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex").toUpperCase();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join("-");
}

function crossed(font: Buffer, key: string): Uint8Array {
  const bytes = Buffer.from(key.replaceAll("-", ""), "hex").reverse();
  const out = Buffer.from(font);
  for (let at = 0; at < 32; at += 1) out[at] = (font[at] ?? 0) ^ (bytes[at % 16] ?? 0);
  return out;
}
