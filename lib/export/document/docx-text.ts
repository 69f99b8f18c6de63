import { createHash } from "node:crypto";
import { pagesRun } from "@/lib/domain/language";
import { partsApart, voiceOn } from "../report/text";
import type { FlowParagraph, Inline, Text } from "./flow-item";
import { sourceWords, type Note } from "./note";
import { FONT_OF_LANGUAGE, MARKS, STYLES, TONES, type Tone } from "./style";
import { escaped, tag } from "./xml";

/** What a document gathers while its text is written: addresses, pictures, notes, lists. */
export type Book = {
  language: string;
  /** Addresses of the text and those of the notes, each with its relation. */
  links: Map<string, string>;
  noteLinks: Map<string, string>;
  notes: string[];
  /** `svg` is null where there are points alone. */
  pictures: { png: Uint8Array; svg: string | null }[];
  lists: number;
  anchors: number;
};

/** A line end in the text is one in the document. Letters of each script are marked with their language. */
export function run(text: string, properties: string, language: string, said?: string): string {
  return partsApart(text)
    .map((part) => {
      const lines = part
        .split("\n")
        .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
      const voice = properties + voiceOf(part, language, said);
      return `<w:r>${tag("w:rPr", {}, voice)}${lines.join("<w:br/>")}</w:r>`;
    })
    .join("");
}

/** Word keeps three languages of a run apart: of letters, of East Asian characters, of complex scripts. */
function voiceOf(text: string, usual: string, said?: string): string {
  const { language, direction } = voiceOn(usual, text, said);
  const isRight = direction === "rtl";
  if (language === usual && !isRight) return "";
  const code = CODES[language] ?? language;
  const which =
    isRight || language === "bo" ? "w:bidi" : /^(zh|ja)$/.test(language) ? "w:eastAsia" : "w:val";
  return `${isRight ? "<w:rtl/>" : language === "bo" ? "<w:cs/>" : ""}${tag("w:lang", { [which]: code })}`;
}

export const CODES: Record<string, string> = {
  en: "en-GB",
  fr: "fr-FR",
  zh: "zh-CN",
  ar: "ar-SA",
  ug: "ug-CN",
  bo: "bo-CN",
  ru: "ru-RU",
};

function propertiesOf({ text, tone, bold, italic, language: said }: Text, usual: string): string {
  const font = FONT_OF_LANGUAGE[voiceOn(usual, text, said).language];
  return [
    tone ? tag("w:rStyle", { "w:val": idOfTone(tone) }) : "",
    font ? tag("w:rFonts", { "w:ascii": font, "w:hAnsi": font, "w:cs": font }) : "",
    bold ? "<w:b/><w:bCs/>" : "",
    italic ? "<w:i/><w:iCs/>" : "",
  ].join("");
}

export const idOf = (key: keyof typeof STYLES): string => STYLES[key].name.replaceAll(" ", "");
export const idOfTone = (tone: Tone): string => TONES[tone].name;

/** Word takes letters, digits and underscores, forty at most. */
export const bookmarkOf = (anchor: string): string =>
  `_${createHash("sha256").update(anchor).digest("hex").slice(0, 24)}`;

const relationOf = (url: string, links: Map<string, string>, kind: string): string => {
  const known = links.get(url) ?? `${kind}${links.size + 1}`;
  links.set(url, known);
  return known;
};

export function textXml(inlines: readonly Inline[], book: Book, links = book.links): string {
  return inlines.map((inline) => inlineXml(inline, book, links)).join("");
}

function inlineXml(inline: Inline, book: Book, links: Map<string, string>): string {
  switch (inline.kind) {
    case "tab":
      return "<w:r><w:tab/></w:r>";
    case "mark": {
      const { sign, color } = MARKS[inline.level];
      return run(`${sign}\u00a0\u00a0`, tag("w:color", { "w:val": color }), book.language);
    }
    case "note":
      return noteXml(inline.note, book);
    case "text": {
      const properties = propertiesOf(inline, book.language);
      const written = run(inline.text, properties, book.language, inline.language);
      if (inline.to)
        return tag("w:hyperlink", { "w:anchor": bookmarkOf(inline.to), "w:history": 1 }, written);
      if (!inline.url || written === "") return written;
      const relation = relationOf(inline.url, links, links === book.links ? "rLink" : "rNote");
      return tag("w:hyperlink", { "r:id": relation, "w:history": 1 }, written);
    }
  }
}

/** The sign of a note where it stands, and the note itself for its own part. One that others name can be led to. */
function noteXml(note: Note, book: Book): string {
  book.notes.push(footnoteXml(note, book));
  const sign = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${note.number}"/></w:r>`;
  return note.again ? sign : bookmarked(`note-${note.number}`, sign, book);
}

function footnoteXml({ number, source, again }: Note, book: Book): string {
  const told = again
    ? againXml(again, book.language)
    : textXml(toldInlines(source), book, book.noteLinks);
  const sign = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:tab/></w:r>`;
  return `<w:footnote w:id="${number}"><w:p><w:pPr><w:pStyle w:val="${idOf("footnote")}"/></w:pPr>${sign}${told}</w:p></w:footnote>`;
}

/** The number of the earlier note is a field: who adds a note before it need not count again. */
function againXml(again: NonNullable<Note["again"]>, language: string): string {
  const [before = "", after = ""] = again.words.split(String(again.number));
  const number = `<w:fldSimple w:instr=" NOTEREF ${bookmarkOf(`note-${again.number}`)} \\h "><w:r><w:t>${again.number}</w:t></w:r></w:fldSimple>`;
  return run(before, "", language) + number + run(after, "", language);
}

const plain = (text: string, url: string | null = null): Text => ({
  kind: "text",
  text,
  tone: url ? "link" : null,
  bold: false,
  italic: false,
  url,
  to: null,
});

const toldInlines = (source: Note["source"]): Inline[] => [
  plain(`${sourceWords(source)}.`),
  ...(source.url ? [plain(" "), plain(source.url, source.url)] : []),
  ...(source.archived
    ? [plain(` ${source.archived.label} `), plain(source.archived.url, source.archived.url)]
    : []),
];

export function bookmarked(anchor: string, content: string, book: Book): string {
  const id = (book.anchors += 1);
  return `<w:bookmarkStart w:id="${id}" w:name="${bookmarkOf(anchor)}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
}

/** Said of a paragraph that runs another way than the pages. */
function bidi(direction: "ltr" | "rtl", language: string): string {
  if (direction === pagesRun(language)) return "";
  return direction === "rtl" ? "<w:bidi/>" : '<w:bidi w:val="0"/>';
}

/** Lists that are counted begin at one again, so each has a number of its own among those of the document. */
export const FIRST_LIST = 10;

export function paragraphXml(paragraph: FlowParagraph, book: Book): string {
  const { style, inlines, anchor, keepNext, newPage, list } = paragraph;
  const [first] = inlines.filter(
    (one): one is Text => one.kind === "text" && one.text.trim() !== "",
  );
  const properties = [
    tag("w:pStyle", { "w:val": idOf(style) }),
    keepNext ? "<w:keepNext/>" : "",
    newPage ? "<w:pageBreakBefore/>" : "",
    list === null
      ? ""
      : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${FIRST_LIST + list}"/></w:numPr>`,
    first ? bidi(voiceOn(book.language, first.text).direction, book.language) : "",
  ].join("");
  if (list !== null) book.lists = Math.max(book.lists, list);
  const text = textXml(inlines, book);
  return `<w:p><w:pPr>${properties}</w:pPr>${anchor ? bookmarked(anchor, text, book) : text}</w:p>`;
}
