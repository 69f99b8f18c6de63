import { Marked, type Token, type Tokens } from "marked";
import type { Run, Written } from "./block";

/**
 * What the coalition writes with marks of Markdown: paragraphs, lists, quotations, subheadings, strong and stressed
 * words, links. Everything else stands as it was typed: pictures, tables, code and HTML are no marks here.
 */
export function toWritten(markdown: string, { numbered = false } = {}): Written[] {
  const tokens = MARKS.lexer(flattened(markdown));
  return tokens.flatMap((token) => partsOf(token, numbered));
}

// Without the additions of one host: no tables, no bare addresses.
const MARKS = new Marked({ gfm: false });

/** Markers within markers are followed this deep; a line with more of them is words. */
const DEEPEST = 6;
const TOO_DEEP = new RegExp(`^(?:[ \\t]*(?:[>*+-]|\\d{1,9}[.)])){${DEEPEST + 1}}`, "gm");

const flattened = (markdown: string): string =>
  markdown
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(TOO_DEEP, (markers) => markers.replaceAll(/[>*+.)-]/g, "\\$&"));

function partsOf(token: Token, numbered: boolean): Written[] {
  switch (token.type) {
    case "paragraph":
      return [{ kind: "paragraph", runs: runsOf(inner(token)), numbered }];
    case "heading":
      return [
        {
          kind: "subheading",
          text: runsOf(inner(token))
            .map(({ text }) => text)
            .join(""),
        },
      ];
    case "blockquote":
      return inner(token).flatMap(quotationsOf);
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return [{ kind: "list", ordered, items: items.flatMap(itemsOf) }];
    }
    case "space":
    case "hr":
      return [];
    default:
      return [asTyped(token.raw, numbered)];
  }
}

const inner = (token: Token): Token[] => ("tokens" in token ? (token.tokens ?? []) : []);

const asTyped = (raw: string, numbered: boolean): Written => ({
  kind: "paragraph",
  runs: [words(raw.replace(/\n+$/, ""))],
  numbered,
});

/** A quotation is a row of paragraphs; what else is in it is quoted too. */
const quotationsOf = (token: Token): Written[] =>
  partsOf(token, false).flatMap((part): Written[] => {
    switch (part.kind) {
      case "paragraph":
        return [{ kind: "quotation", runs: part.runs }];
      case "subheading":
        return [{ kind: "quotation", runs: [words(part.text)] }];
      case "list":
        return part.items.map((runs) => ({ kind: "quotation", runs }));
      case "quotation":
        return [part];
    }
  });

/** One after the other: a list within a list goes on in it. */
function itemsOf({ tokens }: Tokens.ListItem): Run[][] {
  const lines = tokens.flatMap((token) =>
    token.type === "text" || token.type === "paragraph"
      ? [runsOf(inner(token))]
      : partsOf(token, false).flatMap((part) =>
          part.kind === "list"
            ? part.items
            : [part.kind === "subheading" ? [words(part.text)] : part.runs],
        ),
  );
  return lines.filter((runs) => runs.length > 0);
}

type Tone = Omit<Run, "text">;
const PLAIN: Tone = { strong: false, emphasis: false, url: null };
const words = (text: string, tone: Tone = PLAIN): Run => ({ text, ...tone });

const runsOf = (tokens: readonly Token[]): Run[] =>
  joined(tokens.flatMap((token) => runs(token, PLAIN)));

function runs(token: Token, tone: Tone): Run[] {
  const within = (more: Tone) => inner(token).flatMap((one) => runs(one, more));
  switch (token.type) {
    case "strong":
      return within({ ...tone, strong: true });
    case "em":
      return within({ ...tone, emphasis: true });
    case "link": {
      const { href } = token as Tokens.Link;
      return isSafe(href) ? within({ ...tone, url: href }) : [words(token.raw, tone)];
    }
    case "br":
      return [words("\n", tone)];
    case "escape":
      return [words((token as Tokens.Escape).text, tone)];
    case "text":
      return "tokens" in token && token.tokens ? within(tone) : [words(spaced(token.raw), tone)];
    default:
      return [words(token.raw, tone)];
  }
}

/** A line end within a paragraph is a space. */
const spaced = (text: string): string => text.replaceAll(/[ \t]*\n[ \t]*/g, " ");

/** Of addresses, those that lead to a page or to a mail box. */
export function isSafe(href: string): boolean {
  if (!URL.canParse(href)) return false;
  return ["http:", "https:", "mailto:"].includes(new URL(href).protocol);
}

/** Neighbours of one tone are one run. */
function joined(all: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const run of all) {
    const last = runs.at(-1);
    const same =
      last && last.strong === run.strong && last.emphasis === run.emphasis && last.url === run.url;
    if (same) runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== "") runs.push(run);
  }
  return runs;
}
