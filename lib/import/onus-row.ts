import { z } from "zod";
import { BODY_CODES, type BodyCode } from "@/lib/domain/body";
import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import { codeOf, COUNTING_UNITS } from "@/lib/domain/recommendation";
import { OFFICIAL_LANGUAGES, type OfficialLanguage } from "@/lib/domain/language";
import type { ParsedRecommendation, ParsedTheme } from "./parsed";

// One recommendation of our own files. Facts that a source gives are read; what an edition finds (level, rationale, others'
// findings, evidence) is not: an assessment is made and reviewed at the desk, and never imported.

const words = z.string().min(1).nullable();
const named = z.object({ code: z.string().min(1), label: z.string() });

/** What is read of an item of `/data/recommendations.json`, or of an annex that holds such items; other keys are not. */
const ownItem = z.object({
  ref: z.string().min(1).max(200),
  state: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  body: z.enum(BODY_CODES as [BodyCode, ...BodyCode[]]),
  cycle: z.int().positive().nullable(),
  document: z.object({ symbol: words }).nullable(),
  paragraph: words,
  countingUnit: z.enum(COUNTING_UNITS),
  language: z.string().min(1),
  text: words,
  texts: z.array(z.object({ language: z.string(), text: z.string() })).default([]),
  issuers: z.array(z.object({ iso3: z.string().regex(/^[A-Z]{3}$/) })),
  themes: z.array(named),
  groups: z.array(named),
  sdgs: z.array(named).default([]),
  actionCategory: z.int().min(1).max(5).nullable(),
  position: z.enum(POSITIONS),
  claim: z.enum(CLAIMS).nullable(),
  responses: z.array(z.object({ verbatim: z.string() })),
});

type Wrong = { column: string; reason: string };

/** The item as the importer takes it, or everything that is wrong with it. */
export function readOwnItem(row: number, given: unknown): ParsedRecommendation | Wrong[] {
  const read = ownItem.safeParse(given);
  if (!read.success)
    return read.error.issues.map(({ path, message }) => ({
      column: path.join(".") || "item",
      reason: `${message}. Export the file again, or put this value right.`,
    }));
  const item = read.data;
  const language = OFFICIAL_LANGUAGES.find((one) => one === item.language);
  const verbatim = item.responses.at(-1)?.verbatim ?? item.position;
  return {
    row,
    externalKey: `${OWN_KEY}${item.ref}`,
    refs: [item.ref],
    state: item.state,
    body: item.body,
    cycle: item.cycle,
    session: null,
    symbol: item.document?.symbol ?? null,
    paragraph: item.paragraph,
    countingUnit: item.countingUnit,
    // A text in a language that files are not compared in is left as it is held.
    text: language ? (item.text ?? "") : "",
    ...(language && { language }),
    texts: textsOf(item.texts),
    issuers: item.issuers.map(({ iso3 }) => iso3),
    themes: item.themes.map(themeOf),
    groups: item.groups.map((group) => themeOf(group).label),
    sdgs: item.sdgs.map(({ code }) => code),
    actionCategory: item.actionCategory,
    response:
      item.position === "none"
        ? null
        : { verbatim, position: item.position, claim: item.claim, sourceTitle: OWN_SOURCE },
  };
}

/** Before the reference of a recommendation that the record gave it: no source has such keys. */
export const OWN_KEY = "onus:";
const OWN_SOURCE = "An export of this record";

/** The importer makes codes of labels: a label that was changed since would make another. */
const themeOf = ({ code, label }: { code: string; label: string }): ParsedTheme => ({
  label: codeOf(label) === code ? label : code,
  schemeCode: null,
});

const textsOf = (
  texts: readonly { language: string; text: string }[],
): Partial<Record<OfficialLanguage, string>> =>
  Object.fromEntries(
    texts.flatMap(({ language, text }) =>
      OFFICIAL_LANGUAGES.some((one) => one === language) ? [[language, text]] : [],
    ),
  );

/** The columns of `/data/recommendations.csv` that are read; the others are worked out, and not taken in. */
export const READ_COLUMNS = [
  "ref",
  "state",
  "body",
  "cycle",
  "document_symbol",
  "paragraph",
  "counting_unit",
  "issuer_codes",
  "theme_codes",
  "themes",
  "group_codes",
  "groups",
  "action_category",
  "language",
  "text",
  "state_position",
  "state_claim",
  "state_words",
] as const;
export type ReadColumn = (typeof READ_COLUMNS)[number];

/** A line of the table as the item that it was written from; its faults are named by their columns. */
export function readOwnLine(
  row: number,
  cells: Record<ReadColumn, string>,
): ParsedRecommendation | Wrong[] {
  const plain = Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name, withoutGuard(cell)]),
  ) as typeof cells;
  const read = readOwnItem(row, itemOf(plain));
  return Array.isArray(read)
    ? read.map(({ column, reason }) => ({
        column: COLUMN_OF[column.split(".")[0]!] ?? column,
        reason,
      }))
    : read;
}

/** The export puts an apostrophe before what would run as a formula, and before such apostrophes (lib/export/csv.ts). */
const withoutGuard = (cell: string): string =>
  /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? cell.slice(1) : cell;

const COLUMN_OF: Record<string, ReadColumn> = {
  document: "document_symbol",
  countingUnit: "counting_unit",
  issuers: "issuer_codes",
  themes: "theme_codes",
  groups: "group_codes",
  actionCategory: "action_category",
  position: "state_position",
  claim: "state_claim",
  responses: "state_words",
};

const itemOf = (cells: Record<ReadColumn, string>) => ({
  ref: cells.ref,
  state: cells.state || null,
  body: cells.body,
  cycle: numberIn(cells.cycle),
  document: cells.document_symbol ? { symbol: cells.document_symbol } : null,
  paragraph: cells.paragraph || null,
  countingUnit: cells.counting_unit,
  language: cells.language,
  text: cells.text || null,
  issuers: listIn(cells.issuer_codes).map((iso3) => ({ iso3 })),
  themes: namedIn(cells.theme_codes, cells.themes),
  groups: namedIn(cells.group_codes, cells.groups),
  actionCategory: numberIn(cells.action_category),
  position: cells.state_position,
  claim: cells.state_claim || null,
  responses: cells.state_words ? [{ verbatim: cells.state_words }] : [],
});

const listIn = (cell: string): string[] => (cell === "" ? [] : cell.split(" | "));
const numberIn = (cell: string): number | null => (cell === "" ? null : Number(cell));

function namedIn(codes: string, labels: string): { code: string; label: string }[] {
  const [all, names] = [listIn(codes), listIn(labels)];
  return all.map((code, at) => ({
    code,
    label: names.length === all.length ? names[at]! : code,
  }));
}
