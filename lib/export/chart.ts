import type { EditionMark } from "@/lib/domain/summary";
import { BYTE_ORDER_MARK, toLine } from "./csv";

export type ChartTable = {
  chart: string;
  columns: readonly string[];
  rows: readonly { cells: readonly (string | number | null)[] }[];
};

/** What a chart says beside its numbers: the finding, what one of the count is, and whose words these are. */
export type ChartWords = { title: string; definition: string; source: string };

/** What every line of the table of a chart begins with. */
export const CHART_HEAD = ["edition", "as_of", "chart"] as const;

/** The lines of the table of a chart, each with its edition and day (docs/contracts/csv.md). */
export const chartLines = ({ chart, rows }: ChartTable, edition: EditionMark) =>
  rows.map(({ cells }) => [edition.number, edition.asOf, chart, ...cells]);

export const toChartCsv = (table: ChartTable, edition: EditionMark): string =>
  BYTE_ORDER_MARK +
  toLine([...CHART_HEAD, ...table.columns]) +
  chartLines(table, edition).map(toLine).join("");

/** The same for programs: each line an object by the words of its columns. */
export const toChartJson = (
  { chart, title, definition, source, columns, rows }: ChartTable & ChartWords,
  { number, asOf }: EditionMark,
): string =>
  JSON.stringify({
    edition: number,
    asOf,
    chart,
    title,
    definition,
    source,
    items: rows.map(({ cells }) =>
      Object.fromEntries(columns.map((name, place) => [name, cells[place] ?? null])),
    ),
  });
