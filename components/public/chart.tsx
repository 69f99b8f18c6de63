import type { ReactNode } from "react";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";

const t = translator("public");

/** A figure with its foot (source, unit, day, edition) and its twin as a table. */
export function Chart({
  foot,
  table,
  children,
}: {
  foot: ReactNode;
  table?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div>
      <figure>
        {children}
        <figcaption className="text-note text-soft mt-4 max-w-[75ch]">{foot}</figcaption>
      </figure>
      {table && (
        <details className="no-print mt-2">
          <summary className="disclose text-small">{t("chart.table")}</summary>
          <div
            className="mt-2 overflow-x-auto"
            tabIndex={0}
            role="region"
            aria-label={t("chart.table")}
          >
            {table}
          </div>
        </details>
      )}
    </div>
  );
}

export type Segment = {
  key: string;
  count: number;
  label: string;
  /** `url(#…)` of a pattern, and the class of its outline. */
  pattern: string;
  stroke: string;
  href: string | null;
  mark: ReactNode;
};

const BAR = { top: 20, height: 28 };

/**
 * Amounts side by side, from zero. `whole` is the count that would fill the width. It scales without scaling its letters:
 * positions are percentages, and a number stands above its part where it fits at the width of a phone.
 */
export function Bar({
  id,
  title,
  description,
  segments,
  whole,
}: {
  id: string;
  title: string;
  description: string;
  segments: readonly Segment[];
  whole: number;
}) {
  const drawn = placed(segments, whole);
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      width="100%"
      height={BAR.top + BAR.height}
      className="block overflow-visible"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {drawn.map(({ key, count, pattern, stroke, start, width, fits }) => (
        <g key={key}>
          {fits && (
            <text
              x={`${start}%`}
              y={BAR.top - 6}
              className="fill-ink text-small lining-nums tabular-nums"
            >
              {countWords(count)}
            </text>
          )}
          <svg x={`${start}%`} y={BAR.top} width={`${width}%`} height={BAR.height}>
            <rect width="100%" height="100%" fill={pattern} className={stroke} strokeWidth="2.5" />
          </svg>
        </g>
      ))}
    </svg>
  );
}

type Placed = Segment & { start: number; width: number; fits: boolean };

/** Where each part begins and how wide it is, in percent of the whole. */
export function placed(segments: readonly Segment[], whole: number): Placed[] {
  let counted = 0;
  return segments
    .filter(({ count }) => count > 0)
    .map((segment) => {
      const start = percent(counted, whole);
      const width = percent(segment.count, whole);
      counted += segment.count;
      return {
        ...segment,
        start,
        width,
        fits: width >= 1 + 2.9 * countWords(segment.count).length,
      };
    });
}

const percent = (count: number, whole: number) =>
  whole === 0 ? 0 : Math.round((count / whole) * 100_000) / 1000;

/** What each part of a bar is, with its count, leading to its rows. */
export function Key({ segments }: { segments: readonly Segment[] }) {
  return (
    <ul className="text-small mt-3 flex flex-wrap gap-x-6 gap-y-1 lining-nums tabular-nums">
      {segments
        .filter(({ count }) => count > 0)
        .map(({ key, count, label, href, mark }) => (
          <li key={key} className="whitespace-nowrap">
            {mark}
            <Linked href={href}>
              <span className="font-semibold">{countWords(count)}</span> {label}
            </Linked>
          </li>
        ))}
    </ul>
  );
}

function Linked({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return <>{children}</>;
  return (
    <a href={href} className="target">
      {children}
    </a>
  );
}

/** A plain table: the twin of a chart, or a list of figures. The first column names the row. */
export function FigureTable({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}) {
  return (
    <table className="text-small w-full max-w-[44rem]">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-ink border-b text-left align-bottom">
          {columns.map((column, index) => (
            <th
              key={column}
              scope="col"
              className={`py-1.5 pr-4 font-semibold ${index === 0 ? "" : "text-right"}`}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...others] }) => (
          <tr key={key} className="border-rule border-b align-top">
            <th scope="row" className="py-1.5 pr-4 text-left font-normal">
              {first}
            </th>
            {others.map((cell, index) => (
              <td key={columns[index + 1]} className="py-1.5 pr-4 text-right">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
