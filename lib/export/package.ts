import { COMPUTED } from "@/lib/domain/entry/computed";
import { isEntryKind } from "@/lib/domain/entry/kind";
import { ON_SHELF, SHELF_KINDS, SHELVES, type ShelfKind } from "@/lib/domain/shelf";
import type { EditionMark } from "@/lib/domain/summary";
import {
  computedColumnWords,
  recommendationColumnWords,
  shelfColumnWords,
  tableColumnWords,
} from "@/lib/messages/column";
import { shelfWords } from "@/lib/messages/shelf";
import { translator } from "@/lib/messages/words";
import { CSV_COLUMNS } from "./csv";
import {
  beside,
  columnsOf,
  columnsOfRow,
  inKebabCase,
  listsOf,
  ROW_HEAD,
  TABLE_HEAD,
  type Column,
} from "./shelf-column";

const t = translator("machine");

/** One column of a table, as Table Schema describes it. */
export type Field = { name: string; type: "string" | "integer"; description: string };

/** One table: the name of its file, what it holds, and its columns in their order. */
export type Table = { file: string; title: string; fields: Field[] };

/** Every table that an edition can be taken away as. */
export const tables = (): Table[] => [
  { file: "recommendations.csv", title: t("package.recommendations"), fields: asked() },
  ...SHELF_KINDS.flatMap(tablesOf),
];

const asked = (): Field[] =>
  CSV_COLUMNS.map((name) => ({
    name,
    type: NUMBERS.has(name) ? "integer" : "string",
    description: recommendationColumnWords(name),
  }));

export const NUMBERS: ReadonlySet<string> = new Set([
  "edition",
  "cycle",
  "action_category",
  "method",
  "action_suggested",
]);

function tablesOf(kind: ShelfKind): Table[] {
  const facts = ON_SHELF[kind];
  const computed =
    isEntryKind(kind) && kind in COMPUTED ? COMPUTED[kind as keyof typeof COMPUTED] : null;
  const whole: Table = {
    file: `${SHELVES[kind]}.csv`,
    title: shelfWords(kind),
    fields: [
      ...headFields(TABLE_HEAD),
      ...beside(TABLE_HEAD, columnsOf(facts)).map((one) =>
        toField(one, shelfColumnWords(kind, one.path)),
      ),
      ...(computed
        ? columnsOf(computed, "computed").map((one) => toField(one, computedColumnWords(one.path)))
        : []),
    ],
  };
  return [whole, ...listsOf(facts).map((list) => rowTable(kind, list))];
}

const rowTable = (kind: ShelfKind, list: string): Table => ({
  file: `${SHELVES[kind]}.${inKebabCase(list)}.csv`,
  title: `${shelfWords(kind)}: ${shelfColumnWords(kind, [list])}`,
  fields: [
    ...headFields(ROW_HEAD),
    ...beside(ROW_HEAD, columnsOfRow(ON_SHELF[kind], list)).map((one) =>
      toField(one, shelfColumnWords(kind, one.path, list)),
    ),
  ],
});

/** The table that has this file; its rows have these columns in this order. */
export function tableOf(file: string): Table {
  made ??= new Map(tables().map((table) => [table.file, table]));
  const table = made.get(file);
  if (!table) throw new Error(`there is no table ${file}`);
  return table;
}

/** Made once: there are some hundred tables. */
let made: Map<string, Table> | undefined;

const headFields = (names: readonly string[]): Field[] =>
  names.map((name) => ({
    name,
    type: name === "edition" ? "integer" : "string",
    description: tableColumnWords(name),
  }));

const toField = ({ name, isNumber }: Column, description: string): Field => ({
  name,
  type: isNumber ? "integer" : "string",
  description,
});

/** Where the package stands, and what its resources are called from there. */
export type PackagePlace = { homepage: string; pathOf: (file: string) => string };

/** A Data Package (datapackage.org) of one edition: every table with its columns, and under which terms. */
export const toDataPackage = (
  { number, asOf, publishedAt, note }: EditionMark,
  { homepage, pathOf }: PackagePlace,
) => ({
  profile: "tabular-data-package",
  name: "onus",
  title: t("package.title", { number }),
  description: t("package.description", { number, asOf, note }),
  version: String(number),
  created: publishedAt,
  homepage,
  licenses: [
    {
      name: "CC-BY-4.0",
      path: "https://creativecommons.org/licenses/by/4.0/",
      title: t("package.licence"),
    },
  ],
  sources: [{ title: t("package.source"), path: "https://www.un.org/en/about-us/terms-of-use" }],
  resources: tables().map(({ file, title, fields }) => ({
    profile: "tabular-data-resource",
    name: file.replace(/\.csv$/, ""),
    title,
    path: pathOf(file),
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: {
      delimiter: ",",
      lineTerminator: "\r\n",
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    schema: { fields, missingValues: [""] },
  })),
});
