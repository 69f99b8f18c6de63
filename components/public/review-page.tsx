import type { ReactNode } from "react";
import { yearOf } from "@/lib/domain/day";
import type { NameOf, Pointer } from "@/lib/domain/entry/line";
import type { PublishedDeclared, PublishedReview, PublishedState } from "@/lib/domain/published";
import type { ReviewFigures } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { countingUnitWords, positionWords, translator } from "@/lib/messages/words";
import { SourceLink } from "./basis";
import { Cite } from "./cite";
import { Entry } from "./entry";
import { Pairs, RowsTable } from "./entry-facts";
import { Part } from "./entry-list";
import { OutsideFindings } from "./found";
import { ListHead, ListTail } from "./list-frame";
import { Pagination } from "./pagination";
import { addressesOf, footOf, type Addresses, type Place } from "./place";
import { Pointers } from "./pointers";
import { Responses } from "./responses";

const t = translator("pages");
const forPublic = translator("public");

type KeyedReview = PublishedReview & { key: string };

export const reviewTitle = ({ cycle }: Pick<PublishedReview, "cycle">, state: string) =>
  t("review.name", { state, cycle: String(cycle) });

/** Reviews by State, the newest cycle of each first. */
export function ReviewList({
  reviews,
  count,
  names,
  about,
  dossiers,
  page,
  pages,
  place,
}: {
  reviews: readonly KeyedReview[];
  /** How many there are on all pages. */
  count: number;
  names: NameOf;
  about: PublishedState | null;
  /** States that it could keep to. */
  dossiers: readonly PublishedState[];
  page: number;
  pages: number;
  place: Place;
}) {
  const to = addressesOf(place);
  const asked = about ? { about: about.iso3 } : {};
  return (
    <>
      <ListHead
        name={t("list.reviews")}
        definition={t("record.reviews")}
        count={count}
        about={about}
        dossiers={dossiers}
        hrefOf={to.reviews}
      />
      {[...new Set(reviews.map(({ state }) => state))].map((iso3) => (
        <Part key={iso3} name={names("state", iso3)?.label ?? iso3}>
          <ul>
            {reviews
              .filter(({ state }) => state === iso3)
              .map((review) => (
                <li key={review.key} className="border-rule border-t py-3 first:border-t-0">
                  <a href={to.review(review.key)}>
                    {t("review.cycle", { cycle: String(review.cycle) })}
                  </a>
                  <span className="text-small text-soft">
                    {review.reviewOn && ` · ${dateWords(review.reviewOn)}`}
                    {review.session && ` · ${t("review.session", { number: review.session })}`}
                  </span>
                </li>
              ))}
          </ul>
        </Part>
      ))}
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(number) => to.reviews({ ...asked, page: number })}
      />
      <ListTail collection="reviews" asked={asked} place={place} />
    </>
  );
}

/** One review: four dates that are not one, totals as a source declares them, answers, and what others found. */
export function ReviewPage({
  review,
  stateName,
  figures,
  pointers,
  names,
  place,
  children,
}: {
  review: PublishedReview;
  stateName: string;
  /** What it adds up to, one for each counting unit. */
  figures: readonly ReviewFigures[];
  pointers: readonly Pointer[];
  /** Knows its report where the edition holds it. */
  names: NameOf;
  place: Place;
  /** More figures of the same review. */
  children?: ReactNode;
}) {
  const to = addressesOf(place);
  const { state, cycle, document, note, session, outside } = review;
  const asked = { state, body: "upr", cycle } as const;
  const foot = footOf(place);
  return (
    <article>
      <header className="pt-8 pb-8 md:pt-12">
        <p className="text-small">
          <a href={to.reviews()}>{t("list.reviews")}</a>
          {" · "}
          <a href={to.dossier(state)}>{stateName}</a>
        </p>
        <h1 className="text-title md:text-display mt-1 max-w-[40ch]">
          {reviewTitle(review, stateName)}
        </h1>
        <p className="text-soft mt-2">
          {session && `${t("review.session", { number: session })} · `}
          {document && <ReportName {...{ document, names, to }} />}
        </p>
        {note && <p className="max-w-measure mt-5">{note}</p>}
      </header>
      <FourDates review={review} />
      {figures.length > 0 && (
        <Entry id="answers" name={forPublic("responses.name", { state: stateName })}>
          <Responses reviews={figures} foot={foot} to={to} />
          <p className="mt-6">
            <a href={to.recommendations({ ...asked, type: "recommendation" })}>
              {t("review.recommendations")}
            </a>
          </p>
        </Entry>
      )}
      {review.declared.length > 0 && (
        <Entry id="declared" name={t("review.declared")} note={<p>{t("review.declaredNote")}</p>}>
          <Declared declared={review.declared} />
        </Entry>
      )}
      {children}
      {outside.length > 0 && (
        <Entry
          id="outside"
          name={forPublic("outside.name")}
          note={<p>{forPublic("outside.note")}</p>}
        >
          <OutsideFindings findings={outside} />
        </Entry>
      )}
      <Pointers pointers={pointers} to={to} />
      <Cite place={place} title={reviewTitle(review, stateName)} />
    </article>
  );
}

/** A report that the edition does not hold is named all the same: the figures are of it. */
function ReportName({
  document: { key, symbol, title },
  names,
  to,
}: {
  document: NonNullable<PublishedReview["document"]>;
  names: NameOf;
  to: Addresses;
}) {
  const name = symbol ?? title;
  return names("document", key) ? <a href={to.document(key)}>{name}</a> : <>{name}</>;
}

const DATES = ["reviewOn", "workingGroupOn", "respondedOn", "adoptedOn"] as const;

/** Four days on one line, in their order: reviewed, reported on, answered, adopted. */
function FourDates({ review }: { review: PublishedReview }) {
  const year = (date: string | null) => (date ? String(yearOf(date)) : "");
  return (
    <Entry id="dates" name={t("review.dates")} note={<p>{t("review.datesNote")}</p>}>
      <ol className="grid gap-y-4 sm:grid-cols-4">
        {DATES.map((name) => {
          const date = review[name];
          const mark = date ? "before:bg-ink" : "before:bg-paper before:border before:border-edge";
          return (
            <li
              key={name}
              className={`border-ink relative border-l pb-2 pl-4 before:absolute before:top-1 before:-left-[5px] before:size-[9px] before:rounded-full sm:border-t sm:border-l-0 sm:pt-3 sm:pr-4 sm:pl-0 sm:before:-top-[5px] sm:before:left-0 ${mark}`}
            >
              <p className="text-small text-soft">{t(`review.${name}`)}</p>
              <p className={date ? "" : "text-soft"} data-year={year(date)}>
                {date ? dateWords(date) : t("document.unknown")}
              </p>
            </li>
          );
        })}
      </ol>
    </Entry>
  );
}

const CLASSES = ["supported", "partly", "noted", "rejected", "pending"] as const;

/** Each declared total with its parts, which sum to it. */
function Declared({ declared }: { declared: readonly PublishedDeclared[] }) {
  return (
    <div className="space-y-8">
      {declared.map((one) => {
        const parts = CLASSES.flatMap((name) => {
          const count = one[name];
          return count === null ? [] : [{ name, count }];
        });
        return (
          <section key={`${one.countingUnit} ${one.source.title}`}>
            <h3 className="caption">{countingUnitWords(one.countingUnit).name}</h3>
            <p className="text-lead font-serif tabular-nums">
              {`${parts.map(({ count }) => countWords(count)).join(" + ")} = ${countWords(one.total)}`}
            </p>
            <RowsTable
              caption={t("review.declared")}
              columns={[
                { key: "class", label: t("review.class") },
                { key: "count", label: t("review.count") },
              ]}
              rows={[
                ...parts.map(({ name, count }) => [positionWords(name).name, countWords(count)]),
                [
                  <b key="total">{t("review.total")}</b>,
                  <b key="count">{countWords(one.total)}</b>,
                ],
              ]}
            />
            <Pairs pairs={claimsOf(one)} />
            <p className="text-small text-soft mt-3">
              <SourceLink source={one.source} />, {dateWords(one.asOf)}
            </p>
          </section>
        );
      })}
    </div>
  );
}

const claimsOf = ({ alreadyImplemented, beingImplemented }: PublishedDeclared) =>
  [
    { name: t("review.already"), count: alreadyImplemented },
    { name: t("review.being"), count: beingImplemented },
  ].flatMap(({ name, count }) => (count === null ? [] : [{ name, value: countWords(count) }]));
