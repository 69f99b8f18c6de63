import type { Cell, Column, Definition, Table } from "../report/block";
import {
  cited,
  line,
  saidIn,
  words,
  type Around,
  type FlowCell,
  type FlowItem,
  type Inline,
} from "./flow-item";
import type { StyleKey } from "./style";

/** Its caption stays with it, its head stands on every page, and no row breaks. */
export function tableFlow(table: Table, around: Around): FlowItem[] {
  // Bars are for the eye; the figures beside them say the same.
  const drawn = table.columns.flatMap((column, at) =>
    column.label === "" ? [] : [{ column, at }],
  );
  const upright = drawn.length > 6;
  const head = drawn.map(({ column }, place) => ({
    inlines: [words(column.label)],
    style: headStyle(column, upright && place > 0),
  }));
  const rows = table.rows.map((cells) =>
    drawn.flatMap(({ column, at }) => {
      const cell = cells[at];
      return cell ? [bodyCell(cell, column, around)] : [];
    }),
  );
  return [
    line("caption", [words(table.caption)]),
    {
      kind: "table",
      caption: table.caption,
      shares: sharesOf(drawn.map(({ column }) => column)),
      head,
      rows,
      upright,
      whole: rows.length <= 12,
    },
    // A table without notes still wants a line between itself and what follows.
    ...(table.notes.length > 0 ? table.notes : [""]).map((note) =>
      line("note", cited(note, around)),
    ),
  ];
}

const headStyle = ({ figures }: Column, isUpright: boolean): StyleKey =>
  figures && !isUpright ? "cellHeadFigure" : "cellHead";

function bodyCell({ text, note, level, to }: Cell, { figures }: Column, around: Around): FlowCell {
  const inlines: Inline[] = [
    ...(level ? [{ kind: "mark" as const, level }] : []),
    to ? { ...words(text, "link"), to: `entry-${to}` } : words(text),
    ...(note ? [words("\n"), ...cited(note, around).map(quiet)] : []),
  ];
  return { inlines, style: figures ? "cellFigure" : "cell" };
}

const quiet = (inline: Inline): Inline =>
  inline.kind === "text" && inline.tone === null ? { ...inline, tone: "quiet" } : inline;

/** A wide column takes most; of many columns those with figures are narrow. */
function sharesOf(columns: readonly Column[]): number[] {
  const many = columns.length > 4;
  const parts = columns.map(({ wide, figures }) =>
    wide ? (many ? 2.4 : 5) : figures ? (many ? 1 : 1.5) : 2.4,
  );
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / all);
}

/** Terms on the left, what they mean on the right. */
export const definitionFlow = (items: readonly Definition[]): FlowItem[] => [
  {
    kind: "table",
    caption: items.map(({ term }) => term).join(", "),
    shares: [0.33, 0.67],
    head: null,
    rows: items.map(({ term, level, aside, text, language }) => [
      {
        style: "cell",
        inlines: [
          ...(level ? [{ kind: "mark" as const, level }] : []),
          words(term, "strong"),
          ...(aside ? [words(`\n${aside}`, "quiet")] : []),
        ],
      },
      { style: "cell", inlines: [saidIn(words(text), language)] },
    ]),
    upright: false,
    whole: false,
  },
  line("note", []),
];
