import { pagesRun } from "@/lib/domain/language";
import { wordsIn } from "@/lib/messages/printed";
import type { Report } from "../report/block";
import { blockHtml, contentsHtml, notesHtml } from "./html-block";
import { HTML_STYLE } from "./html-style";
import { among, element, link, text, voice, type Page } from "./html-text";
import { citing } from "./note";

/**
 * The report as one page that needs nothing else: to read, to print, to keep. It runs no script; its policy may be
 * `default-src 'none'; img-src data:; style-src 'sha256-…'` (html-style.ts).
 */
export function toHtml(report: Report): string {
  const page = pageOf(report);
  const blocks = report.blocks.map((block, at) => blockHtml(block, at, page)).join("\n");
  const isBook = report.layout === "book";
  const marking = report.marking
    ? `<div class="across" aria-hidden="true"><span>${text(report.marking)}</span></div><p class="marking">${text(report.marking)}</p>`
    : "";
  const head = `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(report.title)}</title><style>${HTML_STYLE}</style></head>`;
  const body = [
    marking,
    headHtml(report, page),
    isBook ? contentsHtml(report) : "",
    `<main>${blocks}</main>`,
    notesHtml(page, wordsIn(report.language).report("notesHeading")),
    `<footer>${isBook ? "" : factsHtml(report, page)}<p>${text(report.foot)}</p>${report.marking ? `<p class="marking">${text(report.marking)}</p>` : ""}</footer>`,
  ];
  return `<!doctype html>\n${element("html", { lang: report.language, dir: pagesRun(report.language) === "rtl" ? "rtl" : null }, `${head}\n${element("body", { class: report.layout }, body.join("\n"))}`)}\n`;
}

function pageOf(report: Report): Page {
  let number = 0;
  const listed = new Set(
    report.blocks.flatMap((block) =>
      block.kind === "sources" ? block.items.map((source) => source.number) : [],
    ),
  );
  return {
    language: report.language,
    notes: report.notes,
    cite: citing(report),
    told: [],
    isListed: (source) => listed.has(source),
    nextNumber: () => (number += 1),
    below: 2,
  };
}

function headHtml(report: Report, page: Page): string {
  const lines = [
    `<p class="site">${text(report.site)}</p>`,
    `<p class="kind">${text(report.kind)}</p>`,
    element("h1", voice(report.state, report.language), text(report.state)),
    `<p class="edition">${text(report.edition)}</p>`,
    `<p class="headline">${text(report.headline)}</p>`,
    report.headlineNote ? `<p class="note">${text(report.headlineNote)}</p>` : "",
    report.layout === "book" ? factsHtml(report, page) : "",
  ];
  return `<header>${lines.join("")}</header>`;
}

function factsHtml({ facts }: Report, page: Page): string {
  if (facts.length === 0) return "";
  const items = facts.map(
    ({ term, text: fact, url }) =>
      `<dt>${text(term)}</dt>${element("dd", among(fact, page), url ? link(url, fact) : text(fact))}`,
  );
  return `<dl class="facts">${items.join("")}</dl>`;
}
