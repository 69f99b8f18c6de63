import { pagesRun, USUAL_LANGUAGE } from "@/lib/domain/language";
import type { Cited, Content, Entry, Part, Quotation } from "../report/block";
import { quoted } from "../report/text";
import {
  among,
  anchorOf,
  citation,
  element,
  link,
  mark,
  span,
  text,
  voice,
  type Page,
} from "./html-text";

/** One recommendation as an article of its own. */
export function entryHtml({ ref, heading, about, address, parts }: Entry, page: Page): string {
  const title = element(`h${page.below}`, among(heading, page), text(heading));
  const particulars = [...about.map((one) => span(one, page)), link(address, ref)].join(" · ");
  const body = parts.map((part) => partHtml(part, page)).join("");
  return element(
    "article",
    { id: anchorOf(ref) },
    `${title}<p class="particulars">${particulars}</p>${body}`,
  );
}

const partHtml = ({ label, content }: Part, page: Page): string =>
  `<div class="part"><p class="label">${text(label)}</p>${content.map((one) => contentHtml(one, page)).join("")}</div>`;

function contentHtml(content: Content, page: Page): string {
  switch (content.kind) {
    case "quotation":
      return quotation(content, page);
    case "level":
      return `<p class="level">${mark(content.level)}<span class="strong">${text(content.name)}</span><br>${element("span", { class: "definition", ...among(content.definition, page, content.language) }, text(content.definition))}</p>`;
    case "text": {
      const tone = { plain: null, note: "note", strong: "strong" }[content.tone];
      return element(
        "p",
        { class: tone, ...voice(content.text, page.language, content.language) },
        text(content.text),
      );
    }
    case "facts": {
      const items = content.items.map(
        ({ term, text: fact }) =>
          `<dt>${text(term)}</dt>${element("dd", among(fact, page), text(fact))}`,
      );
      return `<dl class="particular-facts">${items.join("")}</dl>`;
    }
    case "cited":
      return evidence(content, page);
  }
}

/** Whose words they are stands under them, and in the direction of the page. */
function quotation(said: Quotation, page: Page): string {
  const words = text(said.verbatim ? quoted(page.language, said.text) : said.text);
  const sign = said.source === null ? "" : citation(said.source, page);
  const apart = sign && page.notes === "end" ? " " : "";
  const attributes = { lang: said.language, dir: said.direction };
  const alone = said.by === "" && said.direction === pagesRun(page.language);
  if (alone) return element("blockquote", attributes, `<p>${words}${apart}${sign}</p>`);
  const by = element(
    "p",
    { class: "by", lang: page.language, dir: pagesRun(page.language) },
    `${text(said.by)}${apart}${sign}`,
  );
  return element("blockquote", attributes, `<p>${words}</p>${said.by || sign ? by : ""}`);
}

function evidence(
  { source, lead, title, about, text: words, url, short }: Cited,
  page: Page,
): string {
  const sign = citation(source, page);
  const atFoot = page.notes === "foot" && sign !== "";
  const told = [
    atFoot || !sign ? "" : `${sign} `,
    lead ? `<span class="strong">${text(lead)}.</span> ` : "",
    `${span([title, about].filter(Boolean).join(", "), page)}.`,
    atFoot ? sign : "",
    words && !short ? ` ${span(words, page, USUAL_LANGUAGE)}` : "",
    url && !short && !atFoot ? `<br>${link(url, url)}` : "",
  ];
  return `<p class="evidence">${told.join("")}</p>`;
}
