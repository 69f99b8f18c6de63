import { CsvError, parse } from "csv-parse/sync";
import { done, type Outcome, refused } from "@/lib/domain/outcome";

/** Lines that begin with "#" may stand above a table and say something of it as a whole. */
const firstLine = (text: string) =>
  text
    .slice(0, 20_000)
    .split("\n")
    .find((line) => line.trim() && !line.startsWith("#")) ?? "";

/** The sign that cuts the first line into most parts. */
export const delimiterOf = (text: string): string =>
  [",", ";", "\t"].sort(
    (one, other) => firstLine(text).split(other).length - firstLine(text).split(one).length,
  )[0] ?? ",";

/** The names in the first line, as far as it can be told before the file is read. */
export const headerOf = (text: string): string[] =>
  firstLine(text)
    .split(delimiterOf(text))
    .map((name) => name.replaceAll('"', "").trim());

/**
 * Hands over one record after the other, blank ones left out, so that a large file is not held in cells. Rows count
 * from 1, the header included. `text` is decoded, with "\n" at line ends.
 */
export function eachRecord(
  text: string,
  take: (row: number, cells: string[]) => void,
): Outcome<null> {
  let row = 0;
  const takeRecord = (cells: string[]): null => {
    row += 1;
    if (cells.some((cell) => cell.trim())) take(row, cells);
    return null;
  };
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: "\n",
      relax_column_count: true,
      on_record: takeRecord,
    });
  } catch (error) {
    if (error instanceof CsvError) return refused("not valid", brokenCsv(error));
    throw error;
  }
  return done(null);
}

const brokenCsv = (error: CsvError) =>
  error.code === "CSV_QUOTE_NOT_CLOSED"
    ? "A quotation mark is opened and never closed, so the end of the file is missing or a text is broken. Export the file again."
    : "The file cannot be read as CSV: a quotation mark stands inside a text without being doubled. Export the file again.";
