import { pagesRun } from "@/lib/domain/language";
import {
  INK,
  lookIn,
  OTHER_SCRIPTS,
  RULE,
  SANS,
  STYLE_KEYS,
  TONES,
  widthOf,
  type StyleKey,
  type Tone,
} from "./style";
import { CODES, FIRST_LIST, idOf, idOfTone } from "./docx-text";
import { HEAD, tag } from "./xml";

export const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** Word counts type in half-points and lengths in twentieths of a point. */
const half = (points: number) => Math.round(points * 2);
export const twips = (points: number) => Math.round(points * 20);

type Layout = "book" | "sheet";

/** Every style of the document by its name: who goes on writing in it, changes the look of all at once. */
export function stylesXml(layout: Layout, language: string): string {
  const code = CODES[language] ?? language;
  const isRight = pagesRun(language) === "rtl";
  const [lang, complex] = isRight ? [CODES.en, code] : [code, "ar-SA"];
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts(SANS)}${color(INK)}${sizes(layout === "book" ? 10 : 9.5)}<w:lang w:val="${lang}" w:eastAsia="zh-CN" w:bidi="${complex}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${isRight ? "<w:bidi/>" : ""}<w:spacing w:after="0" w:line="${layout === "book" ? 259 : 245}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`;
  const styles = [
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`,
    ...STYLE_KEYS.map((key) => paragraphStyle(key, layout)),
    ...(Object.keys(TONES) as Tone[]).map(characterStyle),
    `<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`,
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
    `<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${border("top", 6, INK)}${border("bottom", 2, RULE)}${border("insideH", 2, RULE)}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${border("bottom", 4, INK)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>`,
  ];
  return `${HEAD}<w:styles xmlns:w="${MAIN}">${defaults}${styles.join("")}</w:styles>`;
}

const border = (side: string, size: number, ink: string, space = 0) =>
  tag(`w:${side}`, { "w:val": "single", "w:sz": size, "w:space": space, "w:color": ink });
const fonts = (name: string) =>
  tag("w:rFonts", {
    "w:ascii": name,
    "w:hAnsi": name,
    "w:eastAsia": OTHER_SCRIPTS.eastAsian,
    "w:cs": OTHER_SCRIPTS.complex,
  });
const color = (ink: string) => tag("w:color", { "w:val": ink });
const sizes = (points: number) =>
  tag("w:sz", { "w:val": half(points) }) + tag("w:szCs", { "w:val": half(points) });

/** Names that Word knows it writes small. */
const KNOWN: Partial<Record<StyleKey, string>> = {
  heading1: "heading 1",
  heading2: "heading 2",
  heading3: "heading 3",
  contents1: "toc 1",
  contents2: "toc 2",
  footnote: "footnote text",
  caption: "caption",
  header: "header",
  footer: "footer",
};

const NUMBERING: Partial<Record<StyleKey, number>> = { numbered: 1, list: 2, listNumber: 3 };

function paragraphStyle(key: StyleKey, layout: Layout): string {
  const { name, font, size, bold, color: ink, ...one } = lookIn(layout, key);
  const number = NUMBERING[key];
  const tab = one.tab && (one.tab < 0 ? widthOf(layout) : one.tab);
  const lineAbove =
    one.line === "top"
      ? border(
          "top",
          key === "headline" ? 8 : 2,
          key === "headline" ? INK : RULE,
          key === "headline" ? 10 : 4,
        )
      : "";
  const lineBeside = one.line === "start" ? border("left", 8, RULE, 8) : "";
  const paragraph = [
    one.keepNext ? "<w:keepNext/>" : "",
    one.keepLines ? "<w:keepLines/>" : "",
    number ? `<w:numPr><w:numId w:val="${number}"/></w:numPr>` : "",
    one.line ? tag("w:pBdr", {}, lineAbove + lineBeside) : "",
    tab
      ? tag(
          "w:tabs",
          {},
          tag("w:tab", { "w:val": (one.tab ?? 0) < 0 ? "right" : "left", "w:pos": twips(tab) }),
        )
      : "",
    tag("w:spacing", { "w:before": twips(one.before ?? 0), "w:after": twips(one.after ?? 0) }),
    one.left === undefined
      ? ""
      : tag("w:ind", { "w:left": twips(one.left), "w:hanging": one.hanging && twips(one.hanging) }),
    one.align ? tag("w:jc", { "w:val": one.align }) : "",
    one.outline ? tag("w:outlineLvl", { "w:val": one.outline - 1 }) : "",
  ].join("");
  const characters = [
    font ? fonts(font) : "",
    bold ? "<w:b/><w:bCs/>" : "",
    ink ? color(ink) : "",
    size ? sizes(size) : "",
  ].join("");
  const follows = one.outline ? '<w:next w:val="BodyText"/>' : "";
  return `<w:style w:type="paragraph" w:styleId="${idOf(key)}"><w:name w:val="${KNOWN[key] ?? name}"/><w:basedOn w:val="Normal"/>${follows}<w:qFormat/>${tag("w:pPr", {}, paragraph)}${tag("w:rPr", {}, characters)}</w:style>`;
}

function characterStyle(tone: Tone): string {
  const { name, bold, italic, color: ink, size } = TONES[tone];
  const properties = [
    bold ? "<w:b/><w:bCs/>" : "",
    italic ? "<w:i/><w:iCs/>" : "",
    ink ? color(ink) : "",
    size ? sizes(size) : "",
  ].join("");
  return `<w:style w:type="character" w:styleId="${idOfTone(tone)}"><w:name w:val="${name}"/><w:qFormat/><w:rPr>${properties}</w:rPr></w:style>`;
}

/** Numbered paragraphs go on through the document; every counted list begins at one. */
export function numberingXml(lists: number, layout: Layout): string {
  const level = (format: string, text: string, key: StyleKey | null, indent: string) =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${key ? `<w:pStyle w:val="${idOf(key)}"/>` : ""}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr>${indent}</w:pPr></w:lvl>`;
  const indentOf = (key: StyleKey) => {
    const { left = 0, hanging = 0 } = lookIn(layout, key);
    return tag("w:ind", { "w:left": twips(left), "w:hanging": twips(hanging) });
  };
  const abstract = [
    level("decimal", "%1.", "numbered", indentOf("numbered")),
    level("bullet", "•", "list", indentOf("list")),
    level("decimal", "%1.", "listNumber", indentOf("listNumber")),
  ].map(
    (one, at) =>
      `<w:abstractNum w:abstractNumId="${at}"><w:multiLevelType w:val="singleLevel"/>${one}</w:abstractNum>`,
  );
  const own = Array.from(
    { length: lists },
    (_, at) =>
      `<w:num w:numId="${FIRST_LIST + at + 1}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  const numbers = [0, 1, 2].map(
    (at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`,
  );
  return `${HEAD}<w:numbering xmlns:w="${MAIN}">${[...abstract, ...numbers, ...own].join("")}</w:numbering>`;
}
