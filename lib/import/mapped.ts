import { createHash } from "node:crypto";
import type { BodyCode } from "@/lib/domain/body";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { refOf } from "@/lib/domain/recommendation";
import { unescapeHtml } from "./html-entity";
import {
  dayOrderOf,
  narrowest,
  readAnswer,
  readCycle,
  readDay,
  readSession,
  valuesOf,
} from "./mapped-cell";
import { type Mapping, wrongWithMapping } from "./mapping";
import type { MappedField } from "./mapping-words";
import {
  cycleOfSession,
  type ImportFormat,
  type ParsedFile,
  type ParsedRecommendation,
  type ParsedResponse,
  type Rejection,
  tidy,
} from "./parsed";
import { readIssuerCell } from "./recommending-states";
import { readStates, type StateIndex } from "./states";
import type { Table } from "./table";
import { readTheme } from "./theme-list";
import { bodyOf, bodyOfSymbol, KNOWN_BODIES } from "./uhri-body";

export type MappedChoice = {
  format: Extract<ImportFormat, "table" | "uwazi-csv">;
  mapping: Mapping;
  states: StateIndex;
  /** The State of every row where no column names one; else only its rows are taken. */
  state?: string | undefined;
};

type Cells = Partial<Record<MappedField, string>>;
/** What is the same for all rows of a file. */
type Reading = MappedChoice & {
  headers: Partial<Record<MappedField, string>>;
  dayOrder: ReturnType<typeof dayOrderOf>;
};
type RowProblem = (field: MappedField, reason: string) => void;

/** Reads a table of any layout by a mapping of its columns. A row that cannot be read is named with its column. */
export function readMapped(table: Table, choice: MappedChoice): Outcome<ParsedFile> {
  const { mapping, state } = choice;
  const wrong = wrongWithMapping(mapping, table.headers, Boolean(state));
  if (wrong) return refused("not valid", wrong, { field: "mapping" });
  const columns = table.headers.flatMap((header, at) => {
    const field = mapping.columns[header];
    return field ? [{ field, header, at }] : [];
  });
  const headers = Object.fromEntries(columns.map(({ field, header }) => [field, header]));
  const dayAt = columns.find(({ field }) => field === "publishedOn")?.at ?? -1;
  const reading = {
    ...choice,
    headers,
    dayOrder: dayOrderOf(table.rows.map(({ cells }) => cells[dayAt] ?? "")),
  };

  const found = new Map<string, ParsedRecommendation>();
  const rejected: Rejection[] = [];
  const left = { others: 0, twice: 0 };
  for (const { row, cells: given } of table.rows) {
    const cells: Cells = Object.fromEntries(
      columns.map(({ field, at }) => [field, unescapeHtml(given[at] ?? "").trim()]),
    );
    const problems: Rejection[] = [];
    const say: RowProblem = (field, reason) =>
      problems.push({ row, column: headers[field] ?? field, reason });
    const read = readRow(row, cells, reading, say);
    if (read === "of another State") left.others += 1;
    else if (!read || problems.length > 0) rejected.push(...problems);
    else if (!found.has(read.externalKey)) found.set(read.externalKey, read);
    else if (sayTheSame(found.get(read.externalKey), read)) left.twice += 1;
    else
      rejected.push({
        row,
        column: headers.text ?? "text",
        reason: twice(found.get(read.externalKey)),
      });
  }
  return done({
    format: choice.format,
    rows: table.rows.length,
    recommendations: rejected.length > 0 ? [] : [...found.values()],
    rejected,
    leftOut: [
      { reason: "about other States", count: left.others },
      { reason: "the same row again", count: left.twice },
    ].filter(({ count }) => count > 0),
  });
}

function readRow(
  row: number,
  cells: Cells,
  reading: Reading,
  say: RowProblem,
): ParsedRecommendation | "of another State" | null {
  const state = readState(cells, reading, say);
  if (state === "another") return "of another State";
  const text = tidy(cells.text ?? "");
  if (!text) say("text", "There is no text of a recommendation.");
  const review = readReview(cells, say);
  const symbol = cells.symbol ? tidy(cells.symbol) : null;
  const paragraph = cells.paragraph ? tidy(cells.paragraph).replace(/\.$/, "") : null;
  const body = readBody(cells, review.cycle, symbol, say);
  const response = readResponse(cells, reading, say);
  const publishedOn = cells.publishedOn
    ? readDay(cells.publishedOn.split("~")[0] ?? "", reading.dayOrder)
    : null;
  if (cells.publishedOn && !publishedOn) say("publishedOn", noDay(cells.publishedOn));
  const issuers = readIssuerList(cells, reading, say);
  const actionCategory = readAction(cells, say);
  if (!state || !text || !body) return null;

  const place = { state, ...review, symbol, paragraph };
  const names = namesOf(cells.externalId, place, body, text, issuers, reading.format);
  return {
    row,
    ...names,
    ...place,
    body,
    publishedOn,
    countingUnit: paragraph || !reading.headers.issuers ? "paragraph" : "row",
    text,
    issuers,
    themes: valuesOf(cells.themes ?? "").map((value) => readTheme(narrowest(value))),
    groups: valuesOf(cells.groups ?? "").map(narrowest),
    sdgs: valuesOf(cells.sdgs ?? ""),
    actionCategory,
    response,
  };
}

/** A cell with several States, as exports of the Index have, belongs to no single dossier here: it is refused. */
function readState(cells: Cells, { states, state, headers }: Reading, say: RowProblem) {
  if (!headers.state) return state ?? null;
  const name = tidy(cells.state ?? "").replace(/^[-–] /, "");
  const found = states.resolve(name);
  if (found) return state && found !== state ? "another" : found;
  const several = readStates(name, states, states.resolve);
  say(
    "state",
    several.issuers.length > 1 && several.unknown.length === 0
      ? manyStates(name)
      : states.explain(name),
  );
  return null;
}

function readReview(cells: Cells, say: RowProblem) {
  const session = cells.session ? readSession(cells.session) : null;
  if (cells.session && !session) say("session", noSession(cells.session));
  const cycle = cells.cycle ? readCycle(cells.cycle) : session && cycleOfSession(session);
  if (cells.cycle && !cycle) say("cycle", noCycle(cells.cycle));
  if (session && cells.cycle && cycle && cycleOfSession(session) !== cycle)
    say("cycle", `Session ${session} belongs to cycle ${cycleOfSession(session)}, not ${cycle}.`);
  return { session, cycle };
}

/** The column's word, else what the symbol tells, else the review whose cycle is given. */
function readBody(
  cells: Cells,
  cycle: number | null,
  symbol: string | null,
  say: RowProblem,
): BodyCode | null {
  if (cells.body) {
    const body = bodyOf(cells.body);
    if (!body) say("body", `“${shorten(cells.body)}” is no known body. Known are ${KNOWN_BODIES}.`);
    return body;
  }
  const body = (symbol && bodyOfSymbol(symbol)) || (cycle ? "upr" : null);
  // A cycle or session that cannot be read is told of already.
  if (!body && !cells.cycle && !cells.session) say("body", NO_BODY);
  return body;
}

function readResponse(cells: Cells, { headers }: Reading, say: RowProblem): ParsedResponse | null {
  if (!cells.position) return null;
  const response = readAnswer(cells.position);
  if (!response) {
    say("position", noAnswer(cells.position));
    return null;
  }
  return { verbatim: tidy(cells.position), ...response, sourceTitle: headers.position ?? "" };
}

function readIssuerList(cells: Cells, { states }: Reading, say: RowProblem): string[] {
  if (!cells.issuers || /^\(?unknown\)?$/i.test(cells.issuers)) return [];
  const { issuers, unknown } = readIssuerCell(
    valuesOf(cells.issuers).join("\n"),
    states,
    states.resolve,
  );
  for (const name of unknown) say("issuers", states.explain(name));
  return issuers;
}

function readAction(cells: Cells, say: RowProblem): number | null {
  if (!cells.actionCategory) return null;
  const category = Number(/^\d/.exec(cells.actionCategory)?.[0]);
  if (category >= 1 && category <= 5) return category;
  say(
    "actionCategory",
    `“${shorten(cells.actionCategory)}” is no action category: they go from 1 to 5.`,
  );
  return null;
}

type Place = Pick<ParsedRecommendation, "state" | "cycle" | "session" | "symbol" | "paragraph">;

/** The key and the references: by the source's own id, else by symbol and paragraph, else by the words. */
function namesOf(
  id: string | undefined,
  { state, cycle, session, symbol, paragraph }: Place,
  body: BodyCode,
  text: string,
  issuers: string[],
  format: string,
): Pick<ParsedRecommendation, "externalKey" | "refs"> {
  const hash = createHash("sha256")
    .update([body, state, cycle, symbol, text, ...issuers].join("\n"))
    .digest("hex");
  const short = [6, 10, 16].map(
    (length) => `${body.toUpperCase()}-${state}-${session ?? cycle ?? 0}-${hash.slice(0, length)}`,
  );
  const own = symbol && paragraph ? `${symbol}#${paragraph}` : `${state}:${hash.slice(0, 24)}`;
  return {
    externalKey: `${format}:${id && UNIQUE.test(id) ? id : own}`,
    refs: symbol && paragraph ? [refOf(symbol, paragraph), ...short] : short,
  };
}

/** "7" is the id of another row in the next organisation's file; what is long enough is nobody else's. */
const UNIQUE = /^[\w-]{12,80}$/;

const sayTheSame = (one: ParsedRecommendation | undefined, other: ParsedRecommendation) =>
  one?.text === other.text && one.response?.position === other.response?.position;

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const twice = (held: ParsedRecommendation | undefined) =>
  `Row ${held?.row} has the same recommendation with another text or answer. Keep the right one.`;
const manyStates = (name: string) =>
  `“${shorten(name)}” names several States. Write a row for each.`;
const noSession = (cell: string) =>
  `“${shorten(cell)}” is no session of the Working Group: they go from 1 to 54.`;
const noCycle = (cell: string) =>
  `“${shorten(cell)}” is no cycle of the Universal Periodic Review.`;
const noDay = (cell: string) =>
  `“${shorten(cell)}” is no day that can be read for certain. Write it as 2024-06-11.`;
const noAnswer = (cell: string) =>
  `“${shorten(cell)}” is no known answer of a State. Known are Accepted, Noted, Partially accepted, Rejected and Pending, in English, French and Spanish.`;
const NO_BODY =
  "Nothing says which body made this recommendation: map a column with the body, its document’s symbol, or the cycle or session of the review.";
