import type { ReviewFigures, Summary } from "@/lib/domain/summary";
import { countWords } from "@/lib/messages/figure";
import { comparedReviews, headline, rateOf, whyTwoFigures } from "@/lib/messages/sentence";
import { countingUnitWords, rateWords } from "@/lib/messages/words";
import { Basis } from "./basis";
import type { Addresses } from "./place";

/** The finding that a reader came for, its definition under it, and why another figure is about as well. */
export function Headline({ summary, to }: { summary: Summary; to: Addresses }) {
  const why = whyTwoFigures(summary);
  const now = comparedReviews(summary)?.now;
  return (
    <section
      aria-labelledby="headline"
      className="border-ink grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-5 border-t-2 pt-6 pb-10 lg:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <div className="lg:col-start-2 lg:row-start-1">
        <h2
          id="headline"
          className="text-title lg:text-display max-w-[46ch] font-normal text-pretty"
        >
          {now ? (
            <Emphasised text={headline(summary)} part={unsupported(now)} />
          ) : (
            headline(summary)
          )}
        </h2>
        {why && (
          <details className="max-w-measure mt-3">
            <summary className="disclose">{why.title}</summary>
            <p className="mt-2">{why.text}</p>
          </details>
        )}
      </div>
      {now && (
        <div className="text-note text-soft max-w-[46ch] space-y-2 lg:col-start-1 lg:row-start-1 lg:pt-2">
          <HeadlineNote review={now} to={to} />
        </div>
      )}
    </section>
  );
}

/** What the headline counts, by what unit, and who says so. */
export function HeadlineNote({ review, to }: { review: ReviewFigures; to: Addresses }) {
  const { countingUnit } = review;
  const unit = countingUnitWords(countingUnit);
  return (
    <>
      <p>
        <b className="text-ink font-semibold">{rateWords("notSupported").label}.</b>{" "}
        {rateWords("notSupported").definition}
      </p>
      <p>
        <b className="text-ink font-semibold">{unit.name}.</b> {unit.definition}
      </p>
      <p>
        <Basis review={review} to={to} />
      </p>
    </>
  );
}

const unsupported = (review: ReviewFigures) =>
  countWords(rateOf(review.rates, "notSupported").numerator);

/** The one number that the sentence is about, leading to what it rests on. */
function Emphasised({ text, part }: { text: string; part: string }) {
  const marker = ` ${part} (`;
  const at = text.indexOf(marker);
  const end = text.indexOf(")", at) + 1;
  if (at < 0 || end === 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at + 1)}
      <a href="#answers" className="font-semibold whitespace-nowrap">
        {text.slice(at + 1, end)}
      </a>
      {text.slice(end)}
    </>
  );
}
