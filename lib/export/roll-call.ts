import type { RollCallRow } from "@/lib/domain/roll-call";
import type { EditionMark } from "@/lib/domain/summary";
import { BYTE_ORDER_MARK, toLine } from "./csv";

const COLUMNS = [
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
];

/** One line for each State that has a row (docs/contracts/csv.md). */
export const toRollCallCsv = (
  vote: { key: string; on: string },
  rows: readonly RollCallRow[],
  edition: EditionMark,
): string =>
  BYTE_ORDER_MARK +
  toLine(COLUMNS) +
  rows
    .map(({ state, vote: voted, signed }) =>
      toLine([
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
      ]),
    )
    .join("");
