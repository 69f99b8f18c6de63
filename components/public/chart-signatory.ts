import type { SignatoryKind, SignatoryMatrix } from "@/lib/domain/signatory";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { askedOf, type About } from "./chart-time";
import type { ChartSheet } from "./drawing";
import { drawnGrid } from "./drawing-grids";
import { shortened } from "./entry-value";
import { POSITION_STROKE, positionPattern } from "./pattern";
import { addressOf, type Addresses } from "./place";
import { STANCE_AS } from "./stance-mark";

const t = translator("charts");
const inDealings = translator("dealings");

/** What a phone has room for, and a page for those who read it. The table has all. */
const COLUMNS = 8;
const ROWS = 40;
/** Letters of a title that stand beside its number on one line of a file. */
const TITLE = 64;

export const SIGNATORY_CHART = {
  states: "signing-states",
  organisations: "signing-organisations",
} as const;

/** Who signed which statement, a column for each, newest first. */
export function signatoriesSheet(
  kind: SignatoryKind,
  matrix: SignatoryMatrix | undefined,
  about: About,
  to: Addresses,
): ChartSheet {
  const { statements, rows } = matrix ?? { statements: [], rows: [] };
  const drawn = statements.slice(0, COLUMNS);
  const names = statements.map(({ title }, at) => t("signing.column", { number: at + 1, title }));
  const kindWords = inDealings(`matrix.kinds.${kind}`);
  return {
    chart: SIGNATORY_CHART[kind],
    asked: askedOf(about),
    title:
      rows.length > 0
        ? t("signing.finding", { rows: rows.length, kind: kindWords, of: statements.length })
        : t("signing.plain", { kind: kindWords }),
    definition: [
      t("signing.definition"),
      (statements.length > COLUMNS || rows.length > ROWS) &&
        t("signing.drawn", {
          columns: drawn.length,
          of: statements.length,
          rows: Math.min(ROWS, rows.length),
          all: rows.length,
        }),
    ]
      .filter(Boolean)
      .join(" "),
    source: t("source.entries"),
    keys: drawn.map(({ key, title, on, stance }, at) => ({
      key,
      label: t("signing.key", {
        number: at + 1,
        title: shortened(title, TITLE),
        on: dateWords(on),
        stance: inDealings(`statement.short.${stance}`),
      }),
      mark: STANCE_AS[stance],
      pattern: positionPattern(STANCE_AS[stance]),
      stroke: POSITION_STROKE[STANCE_AS[stance]],
    })),
    columns: [inDealings(`matrix.${kind}`), t("column.signed"), ...names],
    rows: rows.map(({ signatory: { id, name }, signed, count }) => ({
      key: id,
      href: addressOf(to, kind === "states" ? "state" : "entry:organisation", id),
      cells: [name, count, ...signed.map((has) => (has ? inDealings("matrix.signed") : null))],
    })),
    drawing: drawnGrid(
      drawn.length,
      rows.slice(0, ROWS).map(({ signatory: { id, name }, signed }) => ({
        key: id,
        name,
        marks: drawn.map(({ stance }, at) => (signed[at] ? STANCE_AS[stance] : null)),
      })),
    ),
  };
}
