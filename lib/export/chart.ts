import type { EditionMark } from "@/lib/domain/summary";
import { BYTE_ORDER_MARK, toLine } from "./csv";

export type ChartTable = {
  chart: string;
  columns: readonly string[];
  rows: readonly { cells: readonly (string | number | null)[] }[];
};

/** The table of a chart, each line with its edition and day (docs/contracts/csv.md). */
export const toChartCsv = ({ chart, columns, rows }: ChartTable, edition: EditionMark): string =>
  BYTE_ORDER_MARK +
  toLine(["edition", "as_of", "chart", ...columns]) +
  rows.map(({ cells }) => toLine([edition.number, edition.asOf, chart, ...cells])).join("");
