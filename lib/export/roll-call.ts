import type { RollCallRow } from "@/lib/domain/roll-call";
import type { EditionMark } from "@/lib/domain/summary";
import { BYTE_ORDER_MARK, toLine } from "./csv";

export const ROLL_CALL_COLUMNS = [
  "edition",
  "as_of",
  "vote",
  "on",
  "iso3",
  "state",
  "regional_group",
  "voted",
  "signed_critical",
  "signed_supportive",
] as const;

type Voted = { key: string; on: string };

/** One line for each State that has a row (docs/contracts/csv.md). */
export const rollCallLines = (vote: Voted, rows: readonly RollCallRow[], edition: EditionMark) =>
  rows.map(({ state, vote: voted, signed }) => [
    edition.number,
    edition.asOf,
    vote.key,
    vote.on,
    state.iso3,
    state.name,
    state.region,
    voted,
    signed.critical,
    signed.supportive,
  ]);

export const toRollCallCsv = (
  vote: Voted,
  rows: readonly RollCallRow[],
  edition: EditionMark,
): string =>
  BYTE_ORDER_MARK +
  toLine(ROLL_CALL_COLUMNS) +
  rollCallLines(vote, rows, edition).map(toLine).join("");
