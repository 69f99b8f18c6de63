import type { Report } from "../report/block";
import { line, linked, TAB, words, type FlowParagraph } from "./flow-item";

/** What stands before the blocks: of a book its first page, of a sheet a head. */
export function headLines(report: Report): FlowParagraph[] {
  const top = [
    line("cover", [words(report.site)]),
    line("subtitle", [words(report.kind)]),
    line("title", [words(report.state)]),
    line("edition", [words(report.edition)]),
    line("headline", [words(report.headline)]),
    ...(report.headlineNote ? [line("note", [words(report.headlineNote)])] : []),
  ];
  return report.layout === "book" ? [...top, line("body", []), ...factLines(report)] : top;
}

/** On the first page of a book, at the end of a sheet. */
export const factLines = ({ facts }: Report): FlowParagraph[] =>
  facts.map(({ term, text, url }) =>
    line("term", [words(term, "quiet"), TAB, url ? linked(text, url) : words(text)]),
  );
