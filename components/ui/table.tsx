import type { ReactNode } from "react";

export type Column = {
  key: string;
  head: ReactNode;
  /** Where a click on the head leads, and how the rows are ordered by it now. */
  sort?: { href: string; direction: "ascending" | "descending" | "none" };
  align?: "left" | "right";
  /** On phones the value stands without the column's name: it speaks for itself. */
  bare?: boolean;
  className?: string;
};
export type Row = { key: string; cells: ReactNode[] };

/**
 * A table on wide screens; on phones each row is a block with the column's name beside each value.
 * The roles are written out because a changed `display` takes the table from screen readers.
 */
export function Table({
  caption,
  columns,
  rows,
  captionHidden = false,
}: {
  caption: ReactNode;
  columns: readonly Column[];
  rows: readonly Row[];
  captionHidden?: boolean;
}) {
  return (
    <table role="table" className="text-small block w-full border-collapse md:table">
      <caption
        className={
          captionHidden ? "sr-only" : "block pb-2 text-left font-semibold md:table-caption"
        }
      >
        {caption}
      </caption>
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row">
          {columns.map((column) => (
            <Head key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        {rows.map((row) => (
          <tr
            role="row"
            key={row.key}
            className="border-rule hover:bg-rule/25 block border-t py-3 md:table-row md:py-0"
          >
            {row.cells.map((cell, index) => (
              <Cell key={columns[index]?.key ?? index} column={columns[index]} first={index === 0}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ column }: { column: Column }) {
  const { sort } = column;
  const arrow =
    sort?.direction === "ascending" ? " ↑" : sort?.direction === "descending" ? " ↓" : "";
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort ? sort.direction : undefined}
      className={`border-ink bg-paper sticky top-0 z-10 border-b px-2 py-2 align-bottom font-semibold first:pl-0 last:pr-0 ${
        column.align === "right" ? "text-right" : "text-left"
      } ${column.className ?? ""}`}
    >
      {sort ? (
        <a href={sort.href} className="text-accent underline">
          {column.head}
          <span aria-hidden>{arrow}</span>
        </a>
      ) : (
        column.head
      )}
    </th>
  );
}

function Cell({
  column,
  first,
  children,
}: {
  column: Column | undefined;
  first: boolean;
  children: ReactNode;
}) {
  // On a phone a name without a value would stand there like a mistake.
  const isEmpty =
    children === null || children === undefined || children === "" || children === false;
  return (
    <td
      role="cell"
      className={`${isEmpty ? "hidden" : "block"} py-0.5 align-top tabular-nums first:pl-0 last:pr-0 md:table-cell md:px-2 md:py-2 ${
        column?.align === "right" ? "md:text-right" : ""
      } ${column?.className ?? ""}`}
    >
      {!first && column?.head && !column.bare && (
        <span aria-hidden className="text-soft text-note mr-2 md:hidden">
          {column.head}
        </span>
      )}
      {children}
    </td>
  );
}
