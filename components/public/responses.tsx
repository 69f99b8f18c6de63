import { POSITIONS, type Position } from "@/lib/domain/position";
import type { Rate, RateKey } from "@/lib/domain/rate";
import { COUNTING_UNITS } from "@/lib/domain/recommendation";
import type { ReviewFigures } from "@/lib/domain/summary";
import { countWords, shareWords } from "@/lib/messages/figure";
import { countingUnitWords, positionWords, rateWords, translator } from "@/lib/messages/words";
import { Basis } from "./basis";
import { Bar, Chart, FigureTable, Key, type Segment } from "./chart";
import { heldOf } from "./counted";
import { PositionMark } from "./mark";
import type { Addresses } from "./place";
import { POSITION_STROKE, positionPattern } from "./pattern";

const t = translator("public");
const words = translator("domain");

/** Answers review by review. Each counting unit has a chart of its own: unlike units never share an axis. */
export function Responses({
  reviews,
  foot,
  to,
}: {
  reviews: readonly ReviewFigures[];
  foot: string;
  to: Addresses;
}) {
  const units = COUNTING_UNITS.filter((unit) =>
    reviews.some(({ countingUnit }) => countingUnit === unit),
  );
  return (
    <div className="space-y-12">
      {units.map((unit) => {
        const counted = reviews.filter(({ countingUnit }) => countingUnit === unit);
        const whole = Math.max(...counted.map(({ total }) => total));
        return (
          <Chart
            key={unit}
            foot={`${t("responses.unit", { unit: countingUnitWords(unit).name })} ${countingUnitWords(unit).definition} ${foot}`}
            table={<ResponsesTable reviews={counted} />}
          >
            <h3 className="caption border-rule border-b pb-1">{countingUnitWords(unit).name}</h3>
            <ol className="mt-4 space-y-9">
              {counted.map((review) => (
                <li key={review.cycle}>
                  <ReviewBar review={review} whole={whole} to={to} />
                </li>
              ))}
            </ol>
          </Chart>
        );
      })}
    </div>
  );
}

function ReviewBar({ review, whole, to }: { review: ReviewFigures; whole: number; to: Addresses }) {
  const { year, cycle, countingUnit, total, rates } = review;
  const id = `answers-${countingUnit}-${cycle}`;
  const segments = POSITIONS.map((position) => segmentOf(position, review, to));
  const counted = words(`countingUnits.${countingUnit}.count`, { count: total });
  return (
    <>
      <h4 className="mb-1">
        <span className="text-lead font-serif font-semibold">{year}</span>{" "}
        <span className="text-small text-soft">{t("responses.review", { cycle, counted })}</span>
      </h4>
      <Bar
        id={id}
        title={t("responses.barTitle", { year: String(year), counted })}
        description={describe(segments)}
        segments={segments}
        whole={whole}
      />
      <Key segments={segments} />
      <dl className="text-small mt-3 grid grid-cols-2 gap-x-6 gap-y-2 lining-nums tabular-nums lg:grid-cols-4">
        {RATES.map((key) => (
          <div key={key}>
            <dt className="text-soft">{rateWords(key).label}</dt>
            <dd>{rateText(rates.find((rate) => rate.key === key))}</dd>
          </div>
        ))}
      </dl>
      <BasisLine review={review} to={to} />
    </>
  );
}

const RATES: RateKey[] = ["accepted", "acceptedFullyOrPartly", "rejected", "notSupported"];

/** A class that the source does not tell apart has no rate; printing nought would be a finding that nobody made. */
const rateText = (rate: Rate | undefined) =>
  rate ? shareWords(rate.numerator, rate.denominator) : t("responses.notApart");

/** Where a review’s counts come from, and whether the texts held say the same. */
function BasisLine({ review, to }: { review: ReviewFigures; to: Addresses }) {
  const { reconciliation, claims } = review;
  const claimed = claims.alreadyImplemented;
  return (
    <p className="text-note text-soft mt-3 max-w-[75ch]">
      <Basis review={review} to={to} />
      {claimed !== null && ` ${t("responses.claimed", { count: claimed })}`}
      {reconciliation.state === "differs" && (
        <strong className="text-alarm block">
          {t("responses.differs", { rows: describeCounts(reconciliation.rows) })}
        </strong>
      )}
    </p>
  );
}

/** Counted from the rows, a part leads to them; a declared part rests on its source, which the line below names. */
const segmentOf = (position: Position, review: ReviewFigures, to: Addresses): Segment => ({
  key: position,
  count: review.counts[position],
  label: positionWords(position).name,
  pattern: positionPattern(position),
  stroke: POSITION_STROKE[position],
  href: review.basis.kind === "rows" ? to.recommendations(heldOf(review, position)) : null,
  mark: <PositionMark position={position} />,
});

const describe = (segments: readonly Segment[]) =>
  segments
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label}: ${countWords(count)}`)
    .join("; ");

const describeCounts = (counts: ReviewFigures["counts"]) =>
  POSITIONS.filter((position) => counts[position] > 0)
    .map((position) => `${positionWords(position).name} ${countWords(counts[position])}`)
    .join(", ");

function ResponsesTable({ reviews }: { reviews: readonly ReviewFigures[] }) {
  const used = POSITIONS.filter((position) => reviews.some(({ counts }) => counts[position] > 0));
  return (
    <FigureTable
      caption={t("responses.table")}
      columns={[
        t("responses.year"),
        ...used.map((position) => positionWords(position).name),
        t("chart.total"),
      ]}
      rows={reviews.map(({ year, cycle, counts, total }) => ({
        key: String(cycle),
        cells: [
          String(year),
          ...used.map((position) => countWords(counts[position])),
          countWords(total),
        ],
      }))}
    />
  );
}
