import { LEVELS, type Level } from "@/lib/domain/level";
import { CLAIMS, POSITIONS, type Claim, type Position } from "@/lib/domain/position";
import type { Summary } from "@/lib/domain/summary";
import { countWords } from "@/lib/messages/figure";
import { AGAINST_THE_CLAIM } from "@/lib/messages/sentence";
import { claimWords, levelWords, positionWords, translator } from "@/lib/messages/words";
import { LevelMark, PositionMark } from "./mark";

const t = translator("public");
type Cells = Summary["matrix"];
export type Said = { position: Position; claim: Claim | null };

/** Rows: what the State said, its claims apart. Columns: what was found. A claim that the evidence contradicts is outlined. */
export function Matrix({
  matrix,
  state,
  hrefOf,
}: {
  matrix: Cells;
  state: string;
  hrefOf: (said: Said, level: Level | null) => string;
}) {
  const levels = LEVELS.filter((level) => matrix.some((cell) => cell.level === level));
  const rows = rowsOf(matrix);
  return (
    <div
      className="overflow-x-auto"
      tabIndex={0}
      role="region"
      aria-label={t("matrix.caption", { state })}
    >
      <table className="text-small w-full">
        <caption className="sr-only">{t("matrix.caption", { state })}</caption>
        <thead>
          <tr className="border-ink border-b align-bottom">
            <th scope="col" className="text-soft py-2 pr-3 text-left font-normal">
              {t("matrix.corner", { state })}
            </th>
            {levels.map((level) => (
              <ColumnHead key={level} level={level} />
            ))}
            <th scope="col" className="hidden px-2 py-2 text-right font-semibold sm:table-cell">
              {t("matrix.all")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-rule border-b">
              <th scope="row" className="py-2 pr-1 text-left align-top font-normal sm:min-w-52">
                <span className="flex items-baseline">
                  <PositionMark position={row.position} />
                  <a href={hrefOf(row, null)} className="text-ink">
                    {row.claim ? claimWords(row.claim).name : positionWords(row.position).name}
                  </a>
                </span>
              </th>
              {levels.map((level) => (
                <Cell
                  key={level}
                  count={countOf(matrix, row, level)}
                  contradicts={contradicts(row, level)}
                  href={hrefOf(row, level)}
                />
              ))}
              <td className="hidden px-2 py-2 text-right align-top font-semibold sm:table-cell">
                <a href={hrefOf(row, null)}>
                  {countWords(levels.reduce((sum, level) => sum + countOf(matrix, row, level), 0))}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Upright on a phone, so that ten columns stand where two would lie; the mark stays on its feet. */
function ColumnHead({ level }: { level: Level }) {
  return (
    <th scope="col" className="px-1 py-2 text-right font-semibold sm:w-24 sm:px-2">
      <span className="inline-flex flex-col items-center gap-1 sm:inline max-sm:[&_svg]:mr-0">
        <span className="rotate-180 [writing-mode:vertical-rl] sm:hidden">
          {levelWords(level).name}
        </span>
        <LevelMark level={level} />
        <span className="hidden sm:inline">{levelWords(level).name}</span>
      </span>
    </th>
  );
}

function Cell({ count, contradicts, href }: { count: number; contradicts: boolean; href: string }) {
  const outlined = contradicts && count > 0;
  return (
    <td
      className={`px-1.5 py-2 text-right align-top sm:px-2 ${outlined ? "outline-ink font-semibold outline-2 -outline-offset-2" : ""}`}
    >
      {count === 0 ? <span className="text-soft">0</span> : <a href={href}>{countWords(count)}</a>}
    </td>
  );
}

const contradicts = ({ claim }: Said, level: Level) =>
  claim === "already-implemented" && AGAINST_THE_CLAIM.includes(level);

const keyOf = ({ position, claim }: Said) => `${position} ${claim ?? ""}`;

/** The rows that occur, in the order of the list; a class with claims is split by them. */
function rowsOf(matrix: Cells): Said[] {
  const all = POSITIONS.flatMap((position) =>
    [null, ...CLAIMS].map((claim): Said => ({ position, claim })),
  );
  return all.filter((row) => matrix.some((cell) => keyOf(cell) === keyOf(row)));
}

const countOf = (matrix: Cells, row: Said, level: Level) =>
  matrix
    .filter((cell) => cell.level === level && keyOf(cell) === keyOf(row))
    .reduce((sum, cell) => sum + cell.count, 0);
