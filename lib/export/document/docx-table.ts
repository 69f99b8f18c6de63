import {
  AlignmentType,
  InternalHyperlink,
  Paragraph,
  Table,
  TableCell,
  HeightRule,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
  type ParagraphChild,
} from "docx";
import {
  ACCENT,
  bookmarkOf,
  LINE,
  mark,
  NO_LINE,
  note,
  PAGE_WIDTH,
  QUIET,
  run,
  STRONG_LINE,
} from "./docx-style";
import type { Cell, Column, Definition, Table as ReportTable } from "../report/block";

/** Its caption stays with it, its head stands on every page, and no row breaks. */
export function dataTable(table: ReportTable): (Paragraph | Table)[] {
  const columns = table.columns.filter(isDrawn);
  const rows = table.rows.map((cells) => cells.filter((_, at) => isDrawnAt(table, at)));
  const widths = widthsOf(columns);
  const crowded = columns.length > 6;
  const size = crowded ? 16 : 18;
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    ...(crowded && { height: { value: 1250, rule: HeightRule.ATLEAST } }),
    children: columns.map((column, at) =>
      tableCell(
        widths[at] ?? 0,
        [run(column.label, { size: Math.min(size, 17), bold: true, color: QUIET })],
        { column, isHead: true, upright: crowded && at > 0 },
      ),
    ),
  });
  const body = rows.map(
    (cells, y) =>
      new TableRow({
        cantSplit: true,
        children: cells.map((one, at) =>
          tableCell(widths[at] ?? 0, cellRuns(one, size), {
            column: columns[at],
            isHead: false,
            // A short table stays whole; of a long one the head keeps its first row.
            keepNext: y === 0 || rows.length <= 12,
          }),
        ),
      }),
  );
  return [
    new Paragraph({
      children: [run(table.caption, { size: 19, bold: true })],
      spacing: { before: 280, after: 80 },
      keepNext: true,
    }),
    new Table({
      columnWidths: widths,
      width: { size: PAGE_WIDTH, type: WidthType.DXA },
      borders: RULED,
      rows: [head, ...body],
    }),
    ...notesOf(table),
  ];
}

/** A table without notes still wants a line between itself and what follows. */
const notesOf = ({ notes }: ReportTable): Paragraph[] =>
  (notes.length > 0 ? notes : [""]).map((words, at, all) =>
    note(words, {
      spacing: { before: at === 0 ? 100 : 0, after: 60 },
      keepNext: at < all.length - 1,
    }),
  );

/** Bars are for the eye; the figures beside them say the same. */
const isDrawn = ({ label }: Column) => label !== "";
const isDrawnAt = ({ columns }: ReportTable, at: number) =>
  columns[at] !== undefined && isDrawn(columns[at]);

const RULED = {
  top: STRONG_LINE,
  bottom: LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: LINE,
  insideVertical: NO_LINE,
};

function widthsOf(columns: readonly Column[]): number[] {
  const many = columns.length > 4;
  const shares = columns.map(({ wide, figures }) =>
    wide ? (many ? 2.4 : 5) : figures ? (many ? 1 : 1.5) : 2.4,
  );
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.round((PAGE_WIDTH * share) / all));
}

type Place = { column: Column | undefined; isHead: boolean; keepNext?: boolean; upright?: boolean };

function tableCell(
  width: number,
  children: ParagraphChild[],
  { column, isHead, keepNext = isHead, upright = false }: Place,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 40, right: 60 },
    ...(upright && { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT }),
    ...(isHead && !upright && { verticalAlign: VerticalAlignTable.BOTTOM }),
    children: [
      new Paragraph({
        children,
        alignment: column?.figures && !upright ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { before: 50, after: 50 },
        keepNext,
      }),
    ],
  });
}

function cellRuns(cell: Cell, size: number): ParagraphChild[] {
  const words = cell.to
    ? new InternalHyperlink({
        anchor: bookmarkOf("entry", cell.to),
        children: [run(cell.text, { size, bold: true, color: ACCENT })],
      })
    : run(cell.text, { size });
  return [
    ...(cell.level ? [mark(cell.level, size)] : []),
    words,
    ...(cell.note ? [run(cell.note, { size: size - 2, color: QUIET, break: 1 })] : []),
  ];
}

/** Terms on the left, what they mean on the right. */
export function definitionTable(items: readonly Definition[]): Table[] {
  const widths = [3000, PAGE_WIDTH - 3000];
  const rows = items.map(
    ({ term, level, aside, text }) =>
      new TableRow({
        cantSplit: true,
        children: [
          tableCell(
            widths[0] ?? 0,
            [
              ...(level ? [mark(level, 18)] : []),
              run(term, { size: 18, bold: true }),
              ...(aside ? [run(aside, { size: 16, color: QUIET, break: 1 })] : []),
            ],
            { column: undefined, isHead: false },
          ),
          tableCell(widths[1] ?? 0, [run(text, { size: 19 })], {
            column: undefined,
            isHead: false,
          }),
        ],
      }),
  );
  return [
    new Table({
      columnWidths: widths,
      width: { size: PAGE_WIDTH, type: WidthType.DXA },
      borders: { ...RULED, top: LINE },
      rows,
    }),
  ];
}
