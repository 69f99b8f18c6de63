import type { ReactNode } from "react";
import { LEVELS, type Level } from "@/lib/domain/level";
import { POSITIONS, type Position } from "@/lib/domain/position";
import { gradedOf, totalOf, type LevelCounts, type PositionCounts } from "@/lib/domain/rate";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import { LEVEL_STROKE, levelPattern, POSITION_STROKE, positionPattern } from "./pattern";

const t = translator("public");

export type BreakdownRow = {
  key: string;
  label: string;
  href: string;
  count: number;
  levels: LevelCounts;
  positions?: PositionCounts;
};

/** Rows of a kind (themes, bodies) with their counts, the longest bar filling its column. */
export function Breakdown({
  caption,
  of,
  rows,
}: {
  caption: string;
  of: string;
  rows: readonly BreakdownRow[];
}) {
  const longest = Math.max(...rows.map(({ count }) => count));
  const withPositions = rows.some(({ positions }) => positions);
  return (
    <table className="text-small w-full">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-ink border-b text-left align-bottom">
          <Head>{of}</Head>
          <Head right>{t("breakdown.recommendations")}</Head>
          <th scope="col" className="hidden w-2/5 py-1.5 pl-4 font-semibold sm:table-cell">
            {withPositions ? t("breakdown.answers") : t("breakdown.findings")}
          </th>
          <Head right>{t("breakdown.graded")}</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, href, count, levels, positions }) => (
          <tr key={key} className="border-rule border-b align-middle">
            <th scope="row" className="py-1.5 pr-4 text-left font-normal">
              {label}
            </th>
            <td className="py-1.5 text-right">
              <a href={href} className="target">
                {countWords(count)}
              </a>
            </td>
            <td className="hidden py-1.5 pl-4 sm:table-cell">
              <Strip
                parts={positions ? answersOf(positions) : findingsOf(levels)}
                whole={longest}
              />
            </td>
            <td className="py-1.5 pl-4 text-right whitespace-nowrap">
              {t("breakdown.of", {
                count: countWords(gradedOf(levels)),
                total: countWords(totalOf(levels)),
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ children, right = false }: { children: ReactNode; right?: boolean }) {
  return (
    <th scope="col" className={`py-1.5 font-semibold ${right ? "pl-4 text-right" : "pr-4"}`}>
      {children}
    </th>
  );
}

type Part = { key: Position | Level; count: number; pattern: string; stroke: string };

const answersOf = (counts: PositionCounts): Part[] =>
  POSITIONS.map((key) => ({
    key,
    count: counts[key],
    pattern: positionPattern(key),
    stroke: POSITION_STROKE[key],
  }));
const findingsOf = (counts: LevelCounts): Part[] =>
  LEVELS.map((key) => ({
    key,
    count: counts[key],
    pattern: levelPattern(key),
    stroke: LEVEL_STROKE[key],
  }));

/** A bar without words: the cells beside it say the same in figures. */
function Strip({ parts, whole }: { parts: readonly Part[]; whole: number }) {
  const at = (count: number) => `${Math.round((count / whole) * 100_000) / 1000}%`;
  const before = (index: number) =>
    parts.slice(0, index).reduce((sum, { count }) => sum + count, 0);
  return (
    <svg width="100%" height="14" aria-hidden="true" focusable="false" className="block">
      {parts.map(({ key, count, pattern, stroke }, index) =>
        count === 0 ? null : (
          <svg key={key} x={at(before(index))} width={at(count)} height="14">
            <rect width="100%" height="100%" fill={pattern} className={stroke} strokeWidth="2" />
          </svg>
        ),
      )}
    </svg>
  );
}
