import { createHash } from "node:crypto";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { readPosition } from "@/lib/domain/position";
import { eachRecord, headerOf } from "./csv-record";
import { unescapeHtml } from "./html-entity";
import {
  cycleOfSession,
  type ParsedFile,
  type ParsedRecommendation,
  type ParsedTheme,
  type Rejection,
  tidy,
} from "./parsed";
import type { StateIndex } from "./states";
import { THEME_OF_ISSUE } from "./upr-info-issue";

/** The columns of UPR Info's database export, as its CSV and as its older spreadsheets name them. */
const COLUMNS = [
  "To",
  "To-Rgrp",
  "To-Org",
  "Text",
  "From",
  "From-Rgrp",
  "From-Org",
  "Response",
  "Action",
  "Issue",
  "Session",
] as const;
const OLD_COLUMNS = "SuR,Rgrp,Org,Recommendation,RS,Rgrp,Org,Response,Action,Issue,Session".split(
  ",",
);
type ColumnName = (typeof COLUMNS)[number];
type Row = { row: number; cells: Record<ColumnName, string> };

/** Is the first line of this text a header of UPR Info's, whole or with columns missing? */
export function looksLikeUprInfo(text: string): boolean {
  const named = headerOf(text).filter((name) => [...COLUMNS, ...OLD_COLUMNS].includes(name));
  return new Set(named).size >= 4;
}

/**
 * Reads UPR Info's export of 2015: one row per recommending State. With `state`, only the rows addressed to it.
 * `text` is decoded, with "\n" at line ends.
 */
export function readUprInfo(text: string, states: StateIndex, state?: string): Outcome<ParsedFile> {
  const found = new Map<string, ParsedRecommendation>();
  const rejected: Rejection[] = [];
  const left = { pledges: 0, others: 0, twice: 0 };
  const find = remembering(states.find);

  const rows = eachRow(text, (row) => {
    const addressee = find(row.cells.To);
    if (state && addressee && addressee !== state) return void (left.others += 1);
    const read = readRow(row, find, states);
    if ("rejected" in read) return void rejected.push(...read.rejected);
    if (read.isPledge) return void (left.pledges += 1);
    const held = found.get(read.recommendation.externalKey);
    if (!held) found.set(read.recommendation.externalKey, read.recommendation);
    else if (held.response?.position === read.recommendation.response?.position) left.twice += 1;
    else rejected.push(contradicts(row, held));
  });
  if (!rows.ok) return rows;
  return done({
    format: "upr-info-csv",
    rows: rows.value,
    recommendations: [...found.values()],
    rejected,
    leftOut: [
      { reason: "voluntary pledges, which are not recommendations", count: left.pledges },
      { reason: "addressed to other States", count: left.others },
      { reason: "the same row again", count: left.twice },
    ].filter(({ count }) => count > 0),
  });
}

/** Hands over one row after the other; gives back how many there were. */
function eachRow(text: string, take: (row: Row) => void): Outcome<number> {
  const header = headerOf(text);
  const isOld = OLD_COLUMNS.every((name, at) => header[at] === name);
  const missing = isOld ? [] : COLUMNS.filter((name) => !header.includes(name));
  if (missing.length > 0) return refused("not valid", missingColumns(missing));
  const place = COLUMNS.map((name, at) => [name, isOld ? at : header.indexOf(name)] as const);
  let taken = 0;
  const read = eachRecord(text, (row, record) => {
    if (row === 1) return;
    const cells = Object.fromEntries(
      place.map(([name, index]) => [name, unescapeHtml(record[index] ?? "").trim()]),
    ) as Row["cells"];
    // Too many or too few cells: nothing after the odd one can be trusted.
    if (record.length !== header.length) cells.Session = "";
    taken += 1;
    take({ row, cells });
  });
  return read.ok ? done(taken) : read;
}

type ReadRow = { isPledge: boolean; recommendation: ParsedRecommendation };

function readRow(
  { row, cells }: Row,
  find: (name: string) => string | null,
  states: StateIndex,
): ReadRow | { rejected: Rejection[] } {
  const rejected: Rejection[] = [];
  const wrong = (column: ColumnName, reason: string) => rejected.push({ row, column, reason });
  const text = tidy(cells.Text);
  const state = find(cells.To);
  const issuer = isUnknown(cells.From) ? null : find(cells.From);
  const session = Number(cells.Session || Number.NaN);
  const cycle = cycleOfSession(session);
  const action = cells.Action === "" ? null : Number(cells.Action);
  const isPledge = /^voluntary (pledge|commitment)$/i.test(cells.Response);
  const position = isPledge ? readPosition("supported") : readPosition(cells.Response);

  if (!cycle) wrong("Session", noSession(cells.Session));
  if (!text) wrong("Text", "There is no text of a recommendation.");
  if (!state) wrong("To", states.explain(cells.To));
  if (!issuer && !isUnknown(cells.From) && !isPledge) wrong("From", states.explain(cells.From));
  if (!position) wrong("Response", noResponse(cells.Response));
  if (action !== null && !(Number.isInteger(action) && action >= 1 && action <= 5))
    wrong("Action", `“${cells.Action}” is no action category: they go from 1 to 5.`);
  if (rejected.length > 0 || !state || !cycle || !position) return { rejected };

  const hash = createHash("sha256")
    .update(`${text}\n${issuer ?? ""}`)
    .digest("hex");
  const recommendation: ParsedRecommendation = {
    row,
    state,
    cycle,
    session,
    externalKey: `upr-info:${state}:${session}:${hash.slice(0, 24)}`,
    refs: [6, 10, 16].map((length) => `UPR-${state}-${session}-${hash.slice(0, length)}`),
    symbol: null,
    paragraph: null,
    countingUnit: "row",
    text,
    issuers: issuer ? [issuer] : [],
    themes: readIssues(cells.Issue),
    groups: [],
    sdgs: [],
    actionCategory: action,
    response: { verbatim: cells.Response, ...position, sourceTitle: "UPR Info database" },
  };
  return { isPledge, recommendation };
}

/**
 * Issues are joined by "," without a blank; the known names are matched first, since a name may hold a comma. A
 * known issue stands under the record's own theme, with UPR Info's word as the code of its scheme.
 */
function readIssues(cell: string): ParsedTheme[] {
  const parts = cell.split(",").map(tidy).filter(Boolean);
  const labels: string[] = [];
  for (let from = 0; from < parts.length;) {
    const joined = [3, 2].find((n) => THEME_OF_ISSUE.has(parts.slice(from, from + n).join(", ")));
    labels.push(parts.slice(from, from + (joined ?? 1)).join(", "));
    from += joined ?? 1;
  }
  return [...new Set(labels)].map((label) => {
    const theme = THEME_OF_ISSUE.get(label);
    return theme === undefined ? { label, schemeCode: null } : { label: theme, schemeCode: label };
  });
}

const isUnknown = (name: string) => /^\(?unknown\)?$/i.test(name);

/** The same few hundred names stand in every row of a large file. */
function remembering(find: (name: string) => string | null) {
  const known = new Map<string, string | null>();
  return (name: string) => {
    const held = known.get(name);
    if (held !== undefined) return held;
    const iso3 = find(name);
    known.set(name, iso3);
    return iso3;
  };
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const noSession = (session: string) =>
  session
    ? `“${shorten(session)}” is no session of the Working Group: they go from 1 to 54.`
    : "There is no session, or the row has more or fewer columns than the header: an unquoted comma or line end is a likely cause.";
const noResponse = (word: string) =>
  word
    ? `“${shorten(word)}” is no known response. Known are Accepted, Noted and Voluntary Pledge.`
    : "There is no response. Write Accepted, Noted or Pending.";
const missingColumns = (missing: string[]) =>
  `The header lacks the ${missing.length === 1 ? "column" : "columns"} ${missing.join(", ")}. An export of UPR Info has: ${COLUMNS.join(", ")}.`;
const contradicts = ({ row, cells }: Row, held: ParsedRecommendation): Rejection => ({
  row,
  column: "Response",
  reason: `Row ${held.row} has the same recommendation with the response “${held.response?.verbatim ?? ""}”, this one “${cells.Response}”. Keep the right one.`,
});
