import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { acrossPage, type ChartKey, type ChartSheet } from "./drawing";
import { PositionGlyph } from "./mark";
import { addressesOf, CHART_ENDINGS, type Place } from "./place";

const t = translator("charts");

/** A chart as one idea of a page, its finding the heading; nothing at all where there is nothing to draw. */
export function ChartEntry({
  sheet,
  place,
  foot,
}: {
  sheet: ChartSheet;
  place: Place;
  foot: string;
}) {
  if (!sheet.drawing) return null;
  return (
    <Entry id={`chart-${sheet.chart}`} name={t(`names.${sheet.chart}`)} finding={sheet.title}>
      <ChartSheetBody sheet={sheet} place={place} foot={foot} />
    </Entry>
  );
}

/**
 * A chart within a page whose heading is its title: the drawing, what its patterns mean, what it rests on, its twin as a
 * table, and the chart alone as a page and as files.
 */
export function ChartSheetBody({
  sheet,
  place,
  foot,
  open = false,
}: {
  sheet: ChartSheet;
  place: Place;
  /** Which edition it is of, and as of when. */
  foot: string;
  /** On its own page the table lies open. */
  open?: boolean;
}) {
  const { chart, title, definition, source, keys, drawing } = sheet;
  if (!drawing) return <p className="max-w-measure">{t("empty")}</p>;
  return (
    <div className="max-w-[48rem]">
      <figure>
        <svg
          role="img"
          aria-labelledby={`${chart}-title ${chart}-desc`}
          width="100%"
          height={drawing.height}
          className="block overflow-visible"
        >
          <title id={`${chart}-title`}>{title}</title>
          <desc id={`${chart}-desc`}>{definition}</desc>
          {drawing.draw(acrossPage)}
        </svg>
        <Keys keys={keys} />
        <figcaption className="text-note text-soft mt-4 max-w-[75ch] space-y-1">
          <p>{definition}</p>
          <p>{`${source} ${foot}`}</p>
        </figcaption>
      </figure>
      <details className="no-print mt-2" open={open}>
        <summary className="disclose text-small">{t("table")}</summary>
        <div className="mt-2 overflow-x-auto" tabIndex={0} role="region" aria-label={t("table")}>
          <SheetTable sheet={sheet} />
        </div>
      </details>
      <ChartLinks chart={chart} asked={sheet.asked} place={place} alone={!open} />
    </div>
  );
}

function Keys({ keys }: { keys: readonly ChartKey[] }) {
  if (keys.length === 0) return null;
  return (
    <ul className="text-small mt-3 flex flex-wrap gap-x-6 gap-y-1">
      {keys.map(({ key, label, pattern, stroke, mark }) => (
        <li key={key} className="flex items-center gap-2">
          <svg width="14" height="14" aria-hidden="true" focusable="false" className="shrink-0">
            {mark ? (
              <PositionGlyph position={mark} />
            ) : (
              <rect
                x="1"
                y="1"
                width="12"
                height="12"
                fill={pattern}
                className={stroke}
                strokeWidth="1.5"
              />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The same numbers; a line leads to what it counts. */
function SheetTable({ sheet: { title, columns, rows } }: { sheet: ChartSheet }) {
  const isNumber = columns.map((_, at) =>
    rows.every(({ cells }) => typeof cells[at] === "number" || cells[at] === null),
  );
  const sideOf = (at: number) => (at === 0 ? "pr-4" : isNumber[at] ? "pl-4 text-right" : "pl-4");
  return (
    <table className="text-small w-full max-w-[48rem]">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr className="border-ink border-b text-left align-bottom">
          {columns.map((column, at) => (
            <th key={column} scope="col" className={`py-1.5 font-semibold ${sideOf(at)}`}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, href, cells: [first, ...rest] }) => (
          <tr key={key} className="border-rule border-b align-top">
            <th scope="row" className="py-1.5 pr-4 text-left font-normal">
              {href === null ? first : <a href={href}>{first}</a>}
            </th>
            {rest.map((cell, at) => (
              <td key={columns[at + 1]} className={`py-1.5 ${sideOf(at + 1)}`}>
                {cell ?? "–"}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The chart alone, as a page and as files. */
export function ChartLinks({
  chart,
  asked,
  place,
  alone,
}: Pick<ChartSheet, "chart" | "asked"> & { place: Place; alone: boolean }) {
  const to = addressesOf(place);
  // Whoever hears the links without the chart hears which chart they are of.
  const of = <span className="sr-only">{`: ${t(`names.${chart}`)}`}</span>;
  return (
    <p className="text-small no-print mt-2 flex flex-wrap gap-x-6">
      {alone && (
        <a href={to.chart(chart, asked)} className="target">
          {t("alone")}
          {of}
        </a>
      )}
      {CHART_ENDINGS.map((ending) => (
        <a key={ending} href={to.chart(chart, asked, ending)} className="target">
          {t(`as.${ending}`)}
          {of}
        </a>
      ))}
    </p>
  );
}
