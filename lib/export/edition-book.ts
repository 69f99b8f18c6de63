import { GRADED_LEVELS, UNGRADED_LEVELS } from "@/lib/domain/level";
import { POSITIONS } from "@/lib/domain/position";
import { RATE_KEYS } from "@/lib/domain/rate";
import type { RollCallRow } from "@/lib/domain/roll-call";
import type { EditionMark, RecommendationRow } from "@/lib/domain/summary";
import { recommendationColumnWords } from "@/lib/messages/column";
import { workbookWords as t } from "@/lib/messages/workbook";
import { levelWords, positionWords, rateWords } from "@/lib/messages/words";
import { CHART_HEAD, chartLines, type ChartTable, type ChartWords } from "./chart";
import { columnNames, toRows } from "./csv";
import { NUMBERS, tableOf } from "./package";
import { ROLL_CALL_COLUMNS, rollCallLines } from "./roll-call";
import type { ShelfTable } from "./shelf-table";
import type { Workbook } from "./xlsx";
import type { SheetColumn } from "./xlsx-cell";

// What is published, as workbooks: the same columns and cells as in CSV, each with its definition beside it.

/** Of which edition a workbook is, and where it can be had again. */
export type BookPlace = { edition: EditionMark; address: string };

export function recommendationBook(
  stored: AsyncIterable<RecommendationRow>,
  place: BookPlace,
  urlOf: (ref: string) => string,
  chosen?: readonly string[],
): Workbook {
  const columns = columnNames(chosen).map((name) =>
    toColumn(name, NUMBERS.has(name), recommendationColumnWords(name)),
  );
  return {
    ...bookOf(t("recommendations"), place),
    columns,
    rows: toRows(stored, place.edition, urlOf, chosen),
    terms: [
      ...[...GRADED_LEVELS, ...UNGRADED_LEVELS].map(levelWords).map(defined),
      ...POSITIONS.map(positionWords).map(defined),
      ...RATE_KEYS.map(rateWords).map(({ label, definition }): Term => [label, definition]),
    ],
  };
}

/** The table of a kind of things, or of one of their lists, by the name of its CSV file. */
export function shelfBook(file: string, { rows }: ShelfTable, place: BookPlace): Workbook {
  const { title, fields } = tableOf(file);
  const columns = fields.map(({ name, type, description }) =>
    toColumn(name, type === "integer", description),
  );
  return { ...bookOf(title, place), columns, rows };
}

export function rollCallBook(
  vote: { key: string; on: string },
  rows: readonly RollCallRow[],
  place: BookPlace,
): Workbook {
  const columns = ROLL_CALL_COLUMNS.map((name) =>
    toColumn(name, name === "edition" || name.startsWith("signed_"), t(`column.${name}`)),
  );
  return {
    ...bookOf(t("rollCall"), place),
    columns,
    rows: rollCallLines(vote, rows, place.edition),
  };
}

export function chartBook(sheet: ChartTable & ChartWords, place: BookPlace): Workbook {
  const { about, ...book } = bookOf(t("chart"), place);
  const columns = [
    ...CHART_HEAD.map((name) => toColumn(name, name === "edition", t(`column.${name}`))),
    ...sheet.columns.map((name) => toColumn(name, false, t("column.ofChart"))),
  ];
  return {
    ...book,
    columns,
    rows: chartLines(sheet, place.edition),
    about: [
      [t("chart"), sheet.title],
      [t("about.definition"), sheet.definition],
      [t("about.source"), sheet.source],
      ...about,
    ],
  };
}

type Term = readonly [string, string];
const defined = ({ name, definition }: { name: string; definition: string }): Term => [
  name,
  definition,
];

const bookOf = (title: string, { edition, address }: BookPlace) => ({
  title,
  about: [
    [t("about.edition"), String(edition.number)],
    [t("about.asOf"), edition.asOf],
    [t("about.publishedAt"), edition.publishedAt.slice(0, 10)],
    [t("about.address"), address],
    [t("about.licence"), t("licence")],
  ] satisfies Term[],
  terms: [] as Term[],
  words: { definitions: t("definitions"), column: t("columns"), term: t("terms") },
  day: edition.asOf,
});

/** Dates are as exact as their source: of a column of dates, whole days become dates, and months and years stay text. */
export const toColumn = (name: string, isNumber: boolean, definition: string): SheetColumn => ({
  name,
  definition,
  type: isNumber
    ? "number"
    : DATE.test(name)
      ? "date"
      : /(?:^|_)url$|^address$/.test(name)
        ? "link"
        : "text",
});

const DATE = /(?:^|_)(?:on|as_of|date|deadline|cut_off|from|to|since)$/;
