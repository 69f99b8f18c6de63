import { type VoteWord } from "@/lib/domain/entry/vote";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { readDay } from "./mapped-cell";
import { plainHeader } from "./mapping";
import { type Rejection, tidy } from "./parsed";
import type { Sheet } from "./sheet";
import type { StateIndex } from "./states";

/** A recorded vote as a file has it. What the file does not say is null. Docs: docs/import.md. */
export type RollCall = {
  symbol: string | null;
  title: string | null;
  question: string | null;
  forum: string | null;
  /** An ISO day, month or year. */
  on: string | null;
  result: "adopted" | "rejected" | null;
  /** As somebody declared it, whatever the rows say; a total that nobody declared is null. */
  declared: Record<VoteWord, number | null>;
  records: { state: string; vote: VoteWord }[];
  /** What was not read; with one entry or more the records are not whole. */
  rejected: Rejection[];
};

const VOTES: Record<VoteWord, readonly string[]> = {
  yes: ["y", "yes", "for", "in favour", "in favor", "pour", "oui", "si", "a favor"],
  no: ["n", "no", "against", "contre", "non", "en contra"],
  abstain: [
    "a",
    "abstain",
    "abstained",
    "abstaining",
    "abstention",
    "abstentions",
    "abst",
    "abstencion",
    "abstenciones",
  ],
  absent: [
    "absent",
    "not voting",
    "nv",
    "non voting",
    "did not vote",
    "no vote",
    "ausente",
    "absente",
  ],
};

/** Is there a sheet with the columns State and Vote, and nothing that asks for a recommendation? */
export const looksLikeRollCall = (sheets: readonly Sheet[]): boolean =>
  sheets.some((sheet) => headerOf(sheet) !== null);

/**
 * Reads a roll call: a row for each State, the declared totals in lines that begin with "#" or in a small table of
 * their own (a second sheet, or rows below such as "Total yes, 17").
 */
export function readRollCall(sheets: readonly Sheet[], states: StateIndex): Outcome<RollCall> {
  const sheet = sheets.find((one) => headerOf(one) !== null);
  const header = sheet && headerOf(sheet);
  if (!sheet || !header) return refused("not valid", NO_HEADER);
  const facts = factsIn(sheets);
  const seen = new Map<string, number>();
  const records: RollCall["records"] = [];
  const rejected: Rejection[] = [];
  for (const { row, cells } of sheet.rows.slice(header.at + 1)) {
    const name = tidy(cells[header.state] ?? "").replace(/^[*•] ?/, "");
    if (!name || name.startsWith("#") || TOTAL.test(name)) continue;
    const state = states.find(name) ?? states.findCode(name);
    const vote = voteOf(cells[header.vote] ?? "");
    const before = state ? seen.get(state) : undefined;
    if (!state) rejected.push({ row, column: header.names[0], reason: states.explain(name) });
    if (!vote)
      rejected.push({ row, column: header.names[1], reason: noVote(cells[header.vote] ?? "") });
    if (before) rejected.push({ row, column: header.names[0], reason: twice(name, before) });
    if (state) seen.set(state, before ?? row);
    if (state && vote && !before) records.push({ state, vote });
  }
  if (records.length + rejected.length === 0) return refused("not valid", NO_ROWS);
  return done({ ...facts, records, rejected });
}

function headerOf({ rows }: Sheet) {
  for (const [at, { cells }] of rows.slice(0, 20).entries()) {
    const names = cells.map(plainHeader);
    const state = names.findIndex((name) =>
      ["state", "states", "country", "member", "etat", "estado", "pays", "pais"].includes(name),
    );
    const vote = names.findIndex((name) =>
      ["vote", "votes", "vote cast", "voto", "position"].includes(name),
    );
    if (state >= 0 && vote >= 0 && names.filter(Boolean).length <= 8)
      return {
        at,
        state,
        vote,
        names: [tidy(cells[state] ?? ""), tidy(cells[vote] ?? "")] as const,
      };
  }
  return null;
}

const voteOf = (cell: string): VoteWord | null => {
  const word = plainHeader(cell);
  const found = Object.entries(VOTES).find(([, words]) => words.includes(word));
  return found ? (found[0] as VoteWord) : null;
};

const TOTAL = /^(total|totals|declared|declared total)\b/i;

/** "# date: 2022-10-06", "# declared: 17 yes, 19 no, 11 abstain", and rows such as "Total yes, 17". */
function factsIn(sheets: readonly Sheet[]): Omit<RollCall, "records" | "rejected"> {
  const lines = sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(tidy)));
  const said = new Map<string, string>();
  const declared: RollCall["declared"] = { yes: null, no: null, abstain: null, absent: null };
  for (const cells of lines) {
    const [first = "", second = ""] = cells;
    const note = /^#\s*([\p{L} ]{2,30}?)\s*:\s*(.*)$/u.exec(cells.filter(Boolean).join(", "));
    if (note) said.set((note[1] ?? "").toLowerCase(), note[2] ?? "");
    const word = voteOf(first.replace(TOTAL, ""));
    if (word && /^\d{1,3}$/.test(second)) declared[word] = Number(second);
  }
  for (const part of (said.get("declared") ?? "").split(/[,;]/)) {
    const [, before, word = "", after] =
      /^\s*(\d{1,3})?\s*([\p{L} ]+?)\s*:?\s*(\d{1,3})?\s*$/u.exec(part) ?? [];
    const vote = voteOf(word);
    if (vote && (before ?? after)) declared[vote] = Number(before ?? after);
  }
  const get = (...names: string[]) => names.map((name) => said.get(name)).find(Boolean) ?? null;
  return {
    symbol: get("symbol", "draft", "draft symbol", "document"),
    title: get("title"),
    question: get("question", "on"),
    forum: get("forum", "body"),
    on: readDay(get("date", "day") ?? "", null),
    result: resultOf(get("result", "outcome")),
    declared,
  };
}

const resultOf = (word: string | null): RollCall["result"] =>
  word === null
    ? null
    : /^(adopted|carried|passed)/i.test(word)
      ? "adopted"
      : /^(rejected|failed|lost|not adopted)/i.test(word)
        ? "rejected"
        : null;

const NO_HEADER = "This is no roll call: there is no line with the headers State and Vote.";
const NO_ROWS = "The roll call names no State below its header.";
const noVote = (cell: string) =>
  cell.trim()
    ? `“${cell.trim().slice(0, 60)}” is no vote. Write Y, N, A or absent.`
    : "There is no vote. Write Y, N, A or absent.";
const twice = (name: string, row: number) => `${name} has voted in row ${row} already.`;
