import { createHash } from "node:crypto";
import { pagesRun } from "@/lib/domain/language";
import { partsApart, voiceOn } from "../report/text";
import type { FlowParagraph, Inline, Text } from "./flow-item";
import { sourceWords, type Note } from "./note";
import {
  BOLD,
  idOf,
  idOfTone,
  italics,
  languageProperties,
  listOf,
  WRITING_MODE,
} from "./odt-style";
import { FONT_OF_LANGUAGE, lookOf, MARKS, STYLES } from "./style";
import { escaped, tag } from "./xml";

/** Styles that a document needs beside the named ones, by what they say: of runs in another language, of paragraphs from the right. */
export type Automatic = Map<string, string>;
export type OdtBook = {
  language: string;
  automatic: Automatic;
  /** `svg` is null where there are points alone. */
  pictures: { svg: string | null; png: Uint8Array }[];
  lastList: string | null;
};

function automatic(book: OdtBook, kind: string, written: (name: string) => string): string {
  const known = book.automatic.get(kind);
  if (known !== undefined) return kindName(kind);
  book.automatic.set(kind, written(kindName(kind)));
  return kindName(kind);
}
const kindName = (kind: string) =>
  `A_${createHash("sha256").update(kind).digest("hex").slice(0, 12)}`;

/** Spaces that follow each other, tabs and line ends are elements in OpenDocument. */
const plainXml = (text: string): string =>
  escaped(text)
    .replaceAll(/ {2,}/g, (spaces) => ` <text:s text:c="${spaces.length - 1}"/>`)
    .replaceAll("\n", "<text:line-break/>");

const runXml = (run: Text, book: OdtBook): string =>
  partsApart(run.text)
    .map((text) => partXml({ ...run, text }, book))
    .join("");

function partXml(run: Text, book: OdtBook): string {
  const { language } = voiceOn(book.language, run.text, run.language);
  const plain = plainXml(run.text);
  if (language === book.language && !run.bold && !run.italic)
    return run.tone ? span(idOfTone(run.tone), plain) : plain;
  const kind = ["run", language, run.tone, run.bold, run.italic].join("/");
  const name = automatic(book, kind, (own) => automaticRun(own, run, language, book.language));
  return span(name, plain);
}

const span = (style: string, content: string) =>
  tag("text:span", { "text:style-name": style }, content);

function automaticRun(
  name: string,
  { tone, bold, italic }: Text,
  language: string,
  usual: string,
): string {
  const script = /^(zh|ja)$/.test(language)
    ? "-asian"
    : /^(ar|fa|ug|ur|ps|ku|ckb|he|yi|bo|dz)$/.test(language)
      ? "-complex"
      : "";
  const font = FONT_OF_LANGUAGE[language];
  const properties = tag("style:text-properties", {
    ...(language === usual ? {} : languageProperties(language, script)),
    ...(font && script ? { [`style:font-name${script}`]: font } : {}),
    ...(bold ? BOLD : {}),
    ...(italic ? italics : {}),
  });
  return tag(
    "style:style",
    {
      "style:name": name,
      "style:family": "text",
      "style:parent-style-name": tone && idOfTone(tone),
    },
    properties,
  );
}

export const inlinesXml = (inlines: readonly Inline[], book: OdtBook): string =>
  inlines.map((inline) => inlineXml(inline, book)).join("");

function inlineXml(inline: Inline, book: OdtBook): string {
  switch (inline.kind) {
    case "tab":
      return "<text:tab/>";
    case "mark":
      return span(`Level_${inline.level}`, `${MARKS[inline.level].sign}\u00a0\u00a0`);
    case "note":
      return noteXml(inline.note);
    case "text": {
      const written = runXml(inline, book);
      const href = inline.to ? `#${bookmarkOf(inline.to)}` : inline.url;
      return href && written !== ""
        ? tag("text:a", { "xlink:type": "simple", "xlink:href": href }, written)
        : written;
    }
  }
}

export const bookmarkOf = (anchor: string): string =>
  `a${createHash("sha256").update(anchor).digest("hex").slice(0, 24)}`;

function noteXml({ number, source, again }: Note): string {
  const address = (url: string) =>
    tag("text:a", { "xlink:type": "simple", "xlink:href": url }, span("Hyperlink", escaped(url)));
  const told = again
    ? againXml(again)
    : `${plainXml(`${sourceWords(source)}.`)}${source.url ? ` ${address(source.url)}` : ""}${source.archived ? ` ${plainXml(source.archived.label)} ${address(source.archived.url)}` : ""}`;
  const body = `<text:note-body><text:p text:style-name="${idOf("footnote")}">${told}</text:p></text:note-body>`;
  return `<text:note text:id="note${number}" text:note-class="footnote"><text:note-citation>${number}</text:note-citation>${body}</text:note>`;
}

/** The number of the earlier note is a field: who adds a note before it need not count again. */
function againXml({ words, number }: NonNullable<Note["again"]>): string {
  const [before = "", after = ""] = words.split(String(number));
  const field = `<text:note-ref text:note-class="footnote" text:reference-format="text" text:ref-name="note${number}">${number}</text:note-ref>`;
  return escaped(before) + field + escaped(after);
}

export function paragraphXml(paragraph: FlowParagraph, book: OdtBook): string {
  const { style, inlines, anchor } = paragraph;
  const text = inlinesXml(inlines, book);
  const marked = anchor ? `<text:bookmark text:name="${bookmarkOf(anchor)}"/>${text}` : text;
  const look = STYLES[style];
  const name = paragraphStyleName(paragraph, book);
  const written =
    "outline" in look
      ? tag("text:h", { "text:style-name": name, "text:outline-level": look.outline }, marked)
      : `<text:p text:style-name="${name}">${marked}</text:p>`;
  return inList(written, paragraph, book);
}

/** Numbered paragraphs go on where the last one stopped; a counted list begins at one. */
function inList(written: string, { style, list }: FlowParagraph, book: OdtBook): string {
  const listStyle = listOf(style);
  if (!listStyle) return written;
  const key = list === null ? listStyle : `${listStyle}${list}`;
  const isNew = list !== null && book.lastList !== key;
  if (list !== null) book.lastList = key;
  const attributes = {
    "text:style-name": listStyle,
    "text:continue-numbering": isNew || listStyle === "Bulleted" ? null : "true",
  };
  return tag("text:list", attributes, `<text:list-item>${written}</text:list-item>`);
}

function paragraphStyleName(
  { style, inlines, keepNext, newPage }: FlowParagraph,
  book: OdtBook,
): string {
  const [first] = inlines.filter(
    (one): one is Text => one.kind === "text" && one.text.trim() !== "",
  );
  const usual = pagesRun(book.language);
  const direction = first ? voiceOn(book.language, first.text).direction : usual;
  const turned = direction === usual ? null : direction;
  if (!keepNext && !newPage && !turned) return idOf(style);
  const kind = ["paragraph", style, keepNext, newPage, turned].join("/");
  return automatic(book, kind, (name) =>
    tag(
      "style:style",
      { "style:name": name, "style:family": "paragraph", "style:parent-style-name": idOf(style) },
      tag("style:paragraph-properties", {
        "fo:keep-with-next": keepNext ? "always" : null,
        "fo:break-before": newPage ? "page" : null,
        "style:writing-mode": turned && WRITING_MODE[turned],
        // What stands in the middle does so whichever way it runs.
        "fo:text-align":
          lookOf(style).align === "center" ? null : turned && (turned === "rtl" ? "right" : "left"),
      }),
    ),
  );
}
