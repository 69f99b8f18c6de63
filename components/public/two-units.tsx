import type { ReviewFigures } from "@/lib/domain/summary";
import { countWords, shareWords } from "@/lib/messages/figure";
import { countingUnitWords, rateWords, translator } from "@/lib/messages/words";
import { Basis } from "./basis";
import { Entry } from "./entry";
import type { Addresses } from "./place";

const t = translator("dealings");

/** A review that is counted in two units: both stand side by side with what one of each is, and on no common axis. */
export function TwoUnits({ reviews, to }: { reviews: readonly ReviewFigures[]; to: Addresses }) {
  const paragraphs = reviews.filter(({ countingUnit }) => countingUnit === "paragraph");
  const pairs = paragraphs.flatMap((paragraph) => {
    const row = reviews.find(
      ({ cycle, countingUnit }) => cycle === paragraph.cycle && countingUnit === "row",
    );
    return row ? [{ paragraph, row }] : [];
  });
  if (pairs.length === 0) return null;
  return (
    <>
      {pairs.map(({ paragraph, row }) => (
        <Entry
          key={paragraph.cycle}
          id={`units-${paragraph.cycle}`}
          name={t("units.name")}
          finding={t("units.finding", {
            year: String(paragraph.year),
            paragraph: countWords(paragraph.total),
            row: countWords(row.total),
          })}
          note={<p>{t("units.note")}</p>}
        >
          <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
            {[paragraph, row].map((review) => (
              <Unit key={review.countingUnit} review={review} to={to} />
            ))}
          </div>
        </Entry>
      ))}
    </>
  );
}

function Unit({ review, to }: { review: ReviewFigures; to: Addresses }) {
  const { name, definition } = countingUnitWords(review.countingUnit);
  const { total, rates } = review;
  return (
    <section>
      <h3 className="caption border-rule border-b pb-1">{name}</h3>
      <p className="text-display mt-2 font-serif tabular-nums">{countWords(total)}</p>
      <p className="text-note text-soft">{definition}</p>
      <dl className="text-small mt-3 space-y-1 tabular-nums">
        {rates.map(({ key, numerator, denominator }) => (
          <div key={key}>
            <dt className="text-soft inline">{rateWords(key).label}: </dt>
            <dd className="inline">{shareWords(numerator, denominator)}</dd>
          </div>
        ))}
      </dl>
      <p className="text-note text-soft mt-2">
        <Basis review={review} to={to} />
      </p>
    </section>
  );
}
