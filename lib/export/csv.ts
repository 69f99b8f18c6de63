import type { EditionMark, RecommendationRow } from "@/lib/domain/summary";

/** Opens as UTF-8 in spreadsheets, which else take accents and Chinese for noise (docs/contracts/csv.md). */
export const BYTE_ORDER_MARK = "\uFEFF";

type Line = { row: RecommendationRow; edition: EditionMark; url: string };
type Cell = string | number | null;

/** Names and order are a contract: a new column goes to the end. Several values in a cell are divided by " | ". */
const COLUMNS: Record<string, (line: Line) => Cell> = {
  edition: ({ edition }) => edition.number,
  as_of: ({ edition }) => edition.asOf,
  ref: ({ row }) => row.ref,
  url: ({ url }) => url,
  state: ({ row }) => row.content.state,
  territory: ({ row }) => row.content.territory,
  addressee_kind: ({ row }) => row.content.addressee.kind,
  addressee: ({ row }) => row.content.addressee.name,
  body: ({ row }) => row.content.body,
  cycle: ({ row }) => row.content.cycle,
  document_symbol: ({ row }) => row.content.document?.symbol ?? null,
  document_title: ({ row }) => row.content.document?.title ?? null,
  document_url: ({ row }) => row.content.document?.url ?? null,
  paragraph: ({ row }) => row.content.paragraph,
  counting_unit: ({ row }) => row.content.countingUnit,
  issued_on: ({ row }) => row.content.issuedOn ?? row.content.document?.publishedOn ?? null,
  issuer_codes: ({ row }) => list(row.content.issuers.map(({ iso3 }) => iso3)),
  issuers: ({ row }) => list(row.content.issuers.map(({ name }) => name)),
  theme_codes: ({ row }) => list(row.content.themes.map(({ code }) => code)),
  themes: ({ row }) => list(row.content.themes.map(({ label }) => label)),
  group_codes: ({ row }) => list(row.content.groups.map(({ code }) => code)),
  groups: ({ row }) => list(row.content.groups.map(({ label }) => label)),
  action_category: ({ row }) => row.content.actionCategory,
  language: ({ row }) => row.content.language,
  text: ({ row }) => row.content.text,
  summary: ({ row }) => row.content.summary,
  source_url: ({ row }) => row.content.sourceUrl,
  state_position: ({ row }) => row.position,
  state_claim: ({ row }) => row.claim,
  state_words: ({ row }) => row.content.responses.at(-1)?.verbatim ?? null,
  state_comment: ({ row }) => row.content.responses.at(-1)?.comment ?? null,
  state_responded_on: ({ row }) => row.content.responses.at(-1)?.on ?? null,
  level: ({ row }) => row.level,
  not_graded_reason: ({ row }) => row.content.notGradedReason,
  rationale: ({ row }) => row.content.assessment?.rationale ?? null,
  confidence: ({ row }) => row.content.assessment?.confidence ?? null,
  standard_of_proof: ({ row }) => row.content.assessment?.standardOfProof ?? null,
  evidence_cut_off: ({ row }) => row.content.assessment?.evidenceCutOff ?? null,
  method: ({ row }) => row.content.assessment?.method ?? null,
  assessed_by: ({ row }) => row.content.assessment?.assessedBy ?? null,
  reviewed_by: ({ row }) => row.content.assessment?.reviewedBy ?? null,
  approved_on: ({ row }) => row.content.assessment?.approvedOn ?? null,
  evidence: ({ row }) =>
    list(row.content.evidence.map(({ title, url }) => (url ? `${title} <${url}>` : title))),
  others_findings: ({ row }) =>
    list(
      row.content.outside.map(({ assessor, grade, summary }) =>
        grade ? `${assessor}: ${grade}` : `${assessor}: ${summary}`,
      ),
    ),
  under_review: ({ row }) => (row.content.assessment?.underReview ? "yes" : null),
  type: ({ row }) => row.content.type,
  issued_by: ({ row }) => row.content.issuedBy,
  due_on: ({ row }) => row.content.dueOn,
  reiterates: ({ row }) => row.content.reiterates,
  measurability: ({ row }) => row.content.measurability,
  action_suggested: ({ row }) => row.content.actionSuggested,
};

export const CSV_COLUMNS = Object.keys(COLUMNS);

const list = (values: string[]): Cell => (values.length > 0 ? values.join(" | ") : null);

/** Whatever else was chosen: what a line is of, and which edition says so. */
const ALWAYS = ["edition", "as_of", "ref", "url"];

/** The columns of a file: all, or those chosen behind those that say what the line is of. */
const columnsOf = (chosen: readonly string[] | undefined) =>
  Object.entries(COLUMNS).filter(
    ([name]) => chosen === undefined || ALWAYS.includes(name) || chosen.includes(name),
  );

/** A table without its mark, for programs that would take it for part of the first name. */
export async function* unmarked(
  table: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string> {
  let isFirst = true;
  for await (const piece of table) {
    yield isFirst ? piece.replace(BYTE_ORDER_MARK, "") : piece;
    isFirst = false;
  }
}

/** The bytes of a file, some rows at a time; `urlOf` gives the page of a recommendation. */
export async function* toCsv(
  rows: AsyncIterable<RecommendationRow>,
  edition: EditionMark,
  urlOf: (ref: string) => string,
  chosen?: readonly string[],
): AsyncGenerator<string> {
  const columns = columnsOf(chosen);
  const cells = columns.map(([, cell]) => cell);
  let written = BYTE_ORDER_MARK + toLine(columns.map(([name]) => name));
  for await (const row of rows) {
    const line = { row, edition, url: urlOf(row.ref) };
    written += toLine(cells.map((cell) => cell(line)));
    if (written.length > CHUNK) {
      yield written;
      written = "";
    }
  }
  yield written;
}

/** The names of the columns of a file: all, or those chosen behind those that say what the line is of. */
export const columnNames = (chosen?: readonly string[]): string[] =>
  columnsOf(chosen).map(([name]) => name);

/** The cells of each row, in the order of `columnNames`. */
export async function* toRows(
  rows: AsyncIterable<RecommendationRow>,
  edition: EditionMark,
  urlOf: (ref: string) => string,
  chosen?: readonly string[],
): AsyncGenerator<Cell[]> {
  const cells = columnsOf(chosen).map(([, cell]) => cell);
  for await (const row of rows) {
    const line = { row, edition, url: urlOf(row.ref) };
    yield cells.map((cell) => cell(line));
  }
}

/** The cells of each row by the names of their columns, for programs that want the chosen ones alone. */
export async function* toCells(
  rows: AsyncIterable<RecommendationRow>,
  edition: EditionMark,
  urlOf: (ref: string) => string,
  chosen: readonly string[],
): AsyncGenerator<Record<string, string | number | null>> {
  const columns = columnsOf(chosen);
  for await (const row of rows) {
    const line = { row, edition, url: urlOf(row.ref) };
    yield Object.fromEntries(columns.map(([name, cell]) => [name, cell(line)]));
  }
}

/** Large enough that the wire, not the hand-over, sets the pace. */
const CHUNK = 64 * 1024;

/** RFC 4180: commas between, CR LF at the end, quotes where a cell needs them. */
export const toLine = (cells: readonly Cell[]): string => `${cells.map(toCell).join(",")}\r\n`;

/**
 * A cell that opens with = + - @, a tab or a line break (or their full-width forms) runs as a formula in a spreadsheet;
 * the apostrophe makes it plain text. Where one stands before such a sign already, there are two, so that an import
 * takes away what was put there and no more.
 */
export function toCell(value: Cell | undefined): string {
  // What was stored before a column was thought of has nothing there.
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  // Most open with a letter of ours, and a look at it is quicker than a search.
  const first = value.charCodeAt(0);
  const isPlain = first > 0x40 && first < 0xff00;
  const safe = !isPlain && RUNS.test(value) ? `'${value}` : value;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
const RUNS = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const QUOTED = /[",\r\n]/;
