import { tidy } from "./parsed";
import type { WordBlock, WordCell, WordRow } from "./word";

/** What a column of a matrix holds; null for a column that is not read, such as "Assessment/comments". */
export type ColumnRole = "text" | "issuers" | "position" | "themes" | "sdgs" | null;
export type Column = { role: ColumnRole; label: string; grid: number };

/** A row by the roles of its columns; each cell as its paragraphs. `merged` is a single cell over all columns. */
export type MatrixRow = {
  /** Counted from 1 over all tables of the file, header rows included. */
  row: number;
  merged: string | null;
  cells: Partial<Record<Exclude<ColumnRole, null>, string[]>>;
};
/** Text between and before the tables, such as "The following recommendations enjoy the support of …". */
export type MatrixPart = { kind: "lead-in"; text: string } | { kind: "row"; row: MatrixRow };
export type Matrix = { columns: Column[]; parts: MatrixPart[] };

/** Finds the tables whose header is one of a matrix, whatever the order of columns; null where there is none. */
export function findMatrix(blocks: WordBlock[]): Matrix | null {
  const parts: MatrixPart[] = [];
  let columns: Column[] | null = null;
  let row = 0;
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      parts.push({ kind: "lead-in", text: block.text });
      continue;
    }
    const above: string[][] = [];
    for (const given of block.rows) {
      row += 1;
      const header = readHeader(given);
      if (header) columns = header;
      else if (columns) parts.push({ kind: "row", row: readRow(given, row, columns, above) });
    }
  }
  return columns && { columns, parts };
}

/** A header names at least the recommendation, the position and the themes. */
function readHeader(row: WordRow): Column[] | null {
  const columns = row.cells.map((cell): Column => {
    const label = tidy(cell.lines.join(" "));
    return { role: roleOf(label), label, grid: cell.column };
  });
  const roles = columns.map(({ role }) => role);
  const isHeader = (["text", "position", "themes"] as const).every((role) => roles.includes(role));
  return isHeader ? columns : null;
}

function roleOf(label: string): ColumnRole {
  if (label.length > 80) return null;
  if (/^recommendations?\b/i.test(label)) return "text";
  if (/^recommending (state|countr)/i.test(label)) return "issuers";
  if (/^position/i.test(label)) return "position";
  if (/sdgs?\b|sustainable development/i.test(label)) return "sdgs";
  if (/assessment|comments|implementation/i.test(label)) return null;
  return /\b(themes?|rights)\b/i.test(label) ? "themes" : null;
}

/** `above` keeps the last cell of each column: a vertically merged cell says what the one above says. */
function readRow(given: WordRow, row: number, columns: Column[], above: string[][]): MatrixRow {
  if (given.cells.length === 1)
    return { row, merged: tidy((given.cells[0]?.lines ?? []).join(" ")), cells: {} };
  const cells: MatrixRow["cells"] = {};
  const inStep = given.cells.length === columns.length;
  given.cells.forEach((cell, index) => {
    const at = inStep ? index : columns.findIndex(({ grid }) => grid === cell.column);
    const role = columns[at]?.role;
    const own = role === "text" ? withNumbers(cell) : cell.lines;
    const lines = cell.continues ? (above[at] ?? own) : own;
    if (at >= 0) above[at] = lines;
    if (role) cells[role] = lines;
  });
  return { row, merged: null, cells };
}

/** Where Word numbers the rows by itself, the number is not in the text; where both are, the text's own counts. */
const withNumbers = ({ lines, numbers }: WordCell): string[] =>
  lines.map((line, at) =>
    numbers[at] && line.trim() && !/^\s*\(?\d/.test(line) ? `${numbers[at]} ${line}` : line,
  );
