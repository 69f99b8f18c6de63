import type { RecommendationRow } from "@/lib/domain/summary";
import { reportSum } from "@/lib/domain/report-sum";
import { translator } from "@/lib/messages/words";
import { toCsv } from "../csv";
import { recommendationBook } from "../edition-book";
import { toXlsx } from "../xlsx";
import { reportContent } from "./content";
import { addressOf } from "./frame";
import type { ReportInput } from "./input";

const t = translator("report");

// The recommendations that a report takes up as tables, with the columns of the files of an edition. A report that speaks
// of none has tables without lines.

/** As CSV, some rows at a time (docs/contracts/csv.md). */
export const reportCsv = (input: ReportInput): AsyncGenerator<string> =>
  toCsv(rowsIn(input), input.edition, pageIn(input));

/** As a workbook, piece by piece: which report it is of, and with which hash, stands with the definitions. */
export function reportXlsx(input: ReportInput): AsyncGenerator<Uint8Array> {
  const { facts, edition } = input;
  const address = addressOf(input);
  const book = recommendationBook(rowsIn(input), { edition, address }, pageIn(input));
  return toXlsx({
    ...book,
    about: [
      [t("tables.report"), facts.title],
      [t("frame.sum"), facts.sha256 ?? reportSum(reportContent(input))],
      ...book.about,
    ],
  });
}

async function* rowsIn({ rows }: ReportInput): AsyncGenerator<RecommendationRow> {
  yield* rows;
}

const pageIn =
  ({ url }: ReportInput) =>
  (ref: string): string =>
    new URL(`/recommendations/${encodeURIComponent(ref)}`, url).href;
