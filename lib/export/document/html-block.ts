import { pagesRun } from "@/lib/domain/language";
import type {
  Block,
  Cell,
  Column,
  Definition,
  Paragraph,
  Picture,
  Report,
  Signatory,
  Source,
  Table,
  Written,
} from "../report/block";
import { entryHtml } from "./html-entry";
import {
  among,
  anchorOf,
  attributesOf,
  citation,
  element,
  link,
  mark,
  pieces,
  runs,
  span,
  text,
  voice,
  type Page,
} from "./html-text";
import { piecesOf, placed } from "./note";

export const headingId = (at: number): string => `heading-${at}`;

export function blockHtml(block: Block, at: number, page: Page): string {
  switch (block.kind) {
    case "heading": {
      page.below = block.level + 2;
      const heading = element(
        `h${block.level + 1}`,
        { id: headingId(at), ...voice(block.text, page.language) },
        text(block.text),
      );
      return block.under
        ? `${heading}<p class="under">${withNotes(block.under, page)}</p>`
        : heading;
    }
    case "paragraph":
      return prose(block, page);
    case "written":
      return block.parts.map((part) => written(part, page)).join("");
    case "picture":
      return picture(block, page);
    case "names":
      return `<ul class="names">${block.names.map((name) => element("li", among(name, page), text(name))).join("")}</ul>`;
    case "logos":
      return `<ul class="logos">${block.items.map((one) => signatory(one, page)).join("")}</ul>`;
    case "definitions":
      return `<dl class="definitions">${block.items.map((one) => definition(one, page)).join("")}</dl>`;
    case "table":
      return table(block, page);
    case "entry":
      return entryHtml(block, page);
    case "sources":
      return `<div class="sources">${block.items.map(source).join("")}</div>`;
  }
}

const withNotes = (words: string, page: Page): string =>
  pieces(placed(piecesOf(words, page.cite), page), page);

function prose({ text: words, tone, numbered, sources }: Paragraph, page: Page): string {
  const signs = sources.map((one) => citation(one, page)).filter(Boolean);
  const all = page.notes === "end" ? signs.map((sign) => ` ${sign}`) : signs;
  const content = text(words) + all.join("");
  if (tone !== "plain")
    return element("p", { class: tone, ...voice(words, page.language) }, content);
  return paragraph(content, words, numbered, page);
}

function paragraph(content: string, words: string, isNumbered: boolean, page: Page): string {
  const attributes = { class: isNumbered ? "numbered" : null, ...voice(words, page.language) };
  const number = isNumbered ? `<span class="number">${page.nextNumber()}.</span> ` : "";
  return element("p", attributes, number + content);
}

function written(part: Written, page: Page): string {
  switch (part.kind) {
    case "subheading":
      return element(`h${page.below}`, voice(part.text, page.language), text(part.text));
    case "quotation":
      return element(
        "blockquote",
        voice(plain(part.runs), page.language),
        `<p>${runs(part.runs)}</p>`,
      );
    case "paragraph":
      return paragraph(runs(part.runs), plain(part.runs), part.numbered, page);
    case "list": {
      const items = part.items.map((one) =>
        element("li", voice(plain(one), page.language), runs(one)),
      );
      return element(part.ordered ? "ol" : "ul", {}, items.join(""));
    }
  }
}

const plain = (all: readonly { text: string }[]): string =>
  all.map(({ text: words }) => words).join("");

/** A drawing as a picture: what it holds can do nothing on the page. */
function picture({ caption, svg, width, height, alt, notes }: Picture, page: Page): string {
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  const drawn = `<img${attributesOf({ src, alt, width: Math.round(width), height: Math.round(height) })}>`;
  const told = notes
    .map((note) => element("p", { class: "note", ...among(note, page) }, text(note)))
    .join("");
  return `<figure>${element("figcaption", among(caption, page), text(caption))}${drawn}${told}</figure>`;
}

/** A logo above the name of whose it is, on white whatever the page has. */
function signatory({ name, logo }: Signatory, page: Page): string {
  const called = `<span>${text(name)}</span>`;
  if (!logo) return element("li", among(name, page), called);
  const { alt } = logo;
  const [width, height] = [logo.width, logo.height].map((one) => Math.round(one / 0.75));
  const src = `data:image/png;base64,${logo.png}`;
  return element(
    "li",
    among(name, page),
    `<img${attributesOf({ src, alt, width, height })}>${called}`,
  );
}

const definition = (
  { term, level, aside, text: words, language }: Definition,
  page: Page,
): string =>
  `<dt>${level ? mark(level) : ""}${text(term)}${aside ? `<br><span class="aside">${text(aside)}</span>` : ""}</dt>${element("dd", among(words, page, language), text(words))}`;

function table({ caption, columns, rows, notes }: Table, page: Page): string {
  const head = columns.map(({ label, figures }) =>
    label === ""
      ? "<td></td>"
      : element("th", { scope: "col", class: figures ? "figure" : null }, text(label)),
  );
  const body = rows.map(
    (cells) =>
      `<tr>${cells.map((cell, at) => cellHtml(cell, columns[at], at, page)).join("")}</tr>`,
  );
  const told = notes
    .map((note) => element("p", { class: "note", ...among(note, page) }, withNotes(note, page)))
    .join("");
  // A table that is too wide for a phone moves by itself, by the keyboard too.
  const scroll = { class: "table", role: "region", "aria-label": caption, tabindex: 0 };
  const drawn = `<table><caption>${text(caption)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
  return element("div", scroll, drawn) + told;
}

function cellHtml(cell: Cell, column: Column | undefined, at: number, page: Page): string {
  const words = cell.to
    ? element("a", { href: `#${anchorOf(cell.to)}` }, span(cell.text, page))
    : span(cell.text, page);
  const content =
    cell.bar === null
      ? `${cell.level ? mark(cell.level) : ""}${words}${cell.note ? `<br>${element("span", { class: "aside", ...among(cell.note, page) }, withNotes(cell.note, page))}` : ""}`
      : bar(cell.bar, cell.level);
  const attributes = { class: column?.figures ? "figure" : null };
  return at === 0
    ? element("th", { scope: "row", ...attributes }, content)
    : element("td", attributes, content);
}

const bar = (share: number, level: Cell["level"]): string =>
  `<svg class="bar" viewBox="0 0 100 7" preserveAspectRatio="none" aria-hidden="true"><rect${attributesOf({ class: level && `level-${level}`, width: Math.max(0.8, share * 100), height: 7 })}/></svg>`;

const source = ({ number, title, about, url, archived }: Source): string =>
  element(
    "p",
    { id: `source-${number}` },
    `[${number}] ${text([title, about].filter(Boolean).join(". "))}${url ? `<br>${link(url, url)}` : ""}${archived ? `<br>${text(archived.label)} ${link(archived.url, archived.url)}` : ""}`,
  );

/** Notes stand in one line of numbers, on the side on which the pages begin. */
const ofNote = (title: string, language: Page["language"]) =>
  pagesRun(language) === "rtl" ? {} : voice(title, language);

/** What stands at the foot of printed pages stands at the end of this one; each note leads back. */
export function notesHtml({ told, language }: Page, heading: string): string {
  if (told.length === 0) return "";
  const items = told.map(({ number, source: { title, about, url, archived }, again }) => {
    const full = `${text([title, about].filter(Boolean).join(", "))}.${url ? ` ${link(url, url)}` : ""}${archived ? ` ${text(archived.label)} ${link(archived.url, archived.url)}` : ""}`;
    const words = again ? element("a", { href: `#note-${again.number}` }, text(again.words)) : full;
    const back = element(
      "a",
      { href: `#cite-${number}`, role: "doc-backlink", "aria-label": String(number) },
      "↩",
    );
    return element("li", { id: `note-${number}`, ...ofNote(title, language) }, `${words} ${back}`);
  });
  return `<section class="notes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">${text(heading)}</h2><ol>${items.join("")}</ol></section>`;
}

export const contentsHtml = ({ blocks, words }: Report): string => {
  const entries = blocks.flatMap((block, at) =>
    block.kind === "heading"
      ? [
          `<li class="contents-${block.level}">${element("a", { href: `#${headingId(at)}` }, text(block.text))}</li>`,
        ]
      : [],
  );
  if (entries.length === 0) return "";
  return `<nav aria-labelledby="contents"><h2 id="contents">${text(words.contents)}</h2><ol>${entries.join("")}</ol></nav>`;
};
