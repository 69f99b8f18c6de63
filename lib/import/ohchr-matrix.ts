import { done, type Outcome } from "@/lib/domain/outcome";
import { refOf } from "@/lib/domain/recommendation";
import { readReview, type Review } from "./matrix-header";
import { type LeadIn, readLeadIn, type Reading, readMatrixRow } from "./matrix-row";
import type { Matrix } from "./matrix-table";
import {
  type LeftOut,
  type ParsedFile,
  type ParsedRecommendation,
  type ParsedTheme,
  type Rejection,
  tidy,
} from "./parsed";
import type { StateIndex } from "./states";
import { readThemeRow } from "./theme-list";
import { textOf, type WordDocument } from "./word-document";

/** Reads OHCHR's "thematic list" or "matrix" of a State's UPR recommendations, a Word document. */
export function readMatrix(
  matrix: Matrix,
  { headers, body }: WordDocument,
  states: StateIndex,
  state?: string,
): Outcome<ParsedFile> {
  const review = readReview([...headers, textOf(body.slice(0, 20))], states, state);
  return review.ok ? done(readAll(matrix, review.value, states)) : review;
}

function readAll(matrix: Matrix, review: Review, states: StateIndex): ParsedFile {
  const { readings, headings } = readRows(matrix, review.state, states);
  const rejected = readings.flatMap(({ row, problems }) =>
    problems.map(({ column, reason }) => ({ row, column: labelOf(matrix, column), reason })),
  );
  const symbol = commonSymbol(readings);
  const merged = mergeByParagraph(readings, symbol, labelOf(matrix, "text"));
  rejected.push(...merged.rejected);
  if (!symbol && readings.length > 0)
    rejected.push({ row: 1, column: labelOf(matrix, "text"), reason: NO_SYMBOL });
  const leftOut: LeftOut[] =
    headings > 0 ? [{ reason: "headings of themes", count: headings }] : [];
  const recommendations =
    rejected.length > 0
      ? []
      : merged.readings.map((reading) => toRecommendation(reading, symbol ?? "", review));
  rejected.sort((one, other) => one.row - other.row);
  return { format: "ohchr-matrix", rows: readings.length, recommendations, rejected, leftOut };
}

/** Rows in order, each with the theme and the lead-in that stand above it. */
function readRows(matrix: Matrix, underReview: string, states: StateIndex) {
  const readings: Reading[] = [];
  let headings = 0;
  let theme: ParsedTheme | null = null;
  let leadIn: LeadIn | null = null;
  for (const part of matrix.parts) {
    const merged = part.kind === "lead-in" ? part.text : part.row.merged;
    if (merged !== null) {
      theme = readThemeRow(merged) ?? theme;
      leadIn = readLeadIn(merged) ?? leadIn;
      if (part.kind === "row" && merged) headings += 1;
    } else if (part.kind === "row" && !isBlank(part.row.cells)) {
      for (const reading of readMatrixRow(part.row, leadIn, states, underReview)) {
        if (theme) reading.themes.unshift(theme);
        if (reading.themes.length === 0)
          reading.problems.push({ column: "text", reason: `${reading.paragraph} has no theme.` });
        readings.push(reading);
      }
    }
  }
  return { readings, headings };
}

const isBlank = (cells: Record<string, string[]>) =>
  Object.values(cells).every((lines) => !tidy(lines.join(" ")));

const labelOf = (matrix: Matrix, role: string) =>
  matrix.columns.find((column) => column.role === role)?.label ?? "Recommendation";

/** A matrix is of one report: the symbol that most rows name. */
function commonSymbol(readings: Reading[]): string | null {
  const counts = new Map<string, number>();
  for (const { symbol } of readings) if (symbol) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

/** The same paragraph under several themes is one recommendation with all of them. */
function mergeByParagraph(readings: Reading[], symbol: string | null, column: string) {
  const byParagraph = new Map<string, Reading>();
  const rejected: Rejection[] = [];
  for (const reading of readings) {
    const { row, paragraph } = reading;
    if (!paragraph) continue;
    if (reading.symbol && reading.symbol !== symbol)
      rejected.push({ row, column, reason: otherReport(paragraph, reading.symbol, symbol ?? "") });
    const first = byParagraph.get(paragraph);
    if (!first) byParagraph.set(paragraph, reading);
    else if (differs(first, reading))
      rejected.push({ row, column, reason: twice(paragraph, first.row) });
    else byParagraph.set(paragraph, unite(first, reading));
  }
  return { readings: [...byParagraph.values()], rejected };
}

const differs = (one: Reading, other: Reading) =>
  one.text !== other.text || one.response?.position !== other.response?.position;

const unite = (one: Reading, other: Reading): Reading => ({
  ...one,
  issuers: [...new Set([...one.issuers, ...other.issuers])],
  themes: [...one.themes, ...other.themes],
  groups: [...one.groups, ...other.groups],
  sdgs: [...one.sdgs, ...other.sdgs],
});

function toRecommendation(reading: Reading, symbol: string, review: Review): ParsedRecommendation {
  const { row, paragraph, text, issuers, response } = reading;
  if (!response) throw new Error("a row without a position is refused before it comes here");
  const byLabel = new Map(reading.themes.map((theme) => [theme.label.toLowerCase(), theme]));
  return {
    row,
    ...review,
    externalKey: `ohchr-matrix:${symbol}#${paragraph}`,
    refs: [refOf(symbol, paragraph)],
    symbol,
    paragraph,
    countingUnit: "paragraph",
    text,
    issuers,
    themes: [...byLabel.values()],
    groups: [...new Set(reading.groups)],
    sdgs: [...new Set(reading.sdgs)],
    actionCategory: null,
    response: { ...response, sourceTitle: response.sourceTitle || symbol },
  };
}

const NO_SYMBOL =
  "No row names the report (“Source of position: A/HRC/…”). Without its symbol the recommendations cannot be told from others.";
const otherReport = (paragraph: string, symbol: string, most: string) =>
  `${paragraph} names the report ${symbol} as its source, the other rows ${most}. Correct the one that is wrong.`;
const twice = (paragraph: string, row: number) =>
  `${paragraph} stands in row ${row} too, with another text or position. Make them the same, or correct the number.`;
