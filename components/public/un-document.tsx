import type { ReactNode } from "react";
import { yearOf } from "@/lib/domain/day";
import type { Page } from "@/lib/domain/filter";
import type { NameOf, Pointer } from "@/lib/domain/entry/line";
import type { PublishedDocument, PublishedState } from "@/lib/domain/published";
import type { RecommendationRow } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { bodyWords, translator } from "@/lib/messages/words";
import { documentKindWords } from "@/lib/messages/role";
import { Cite } from "./cite";
import { Entry } from "./entry";
import { Pairs } from "./entry-facts";
import { Part } from "./entry-list";
import { Linked } from "./entry-value";
import { ListHead, ListTail } from "./list-frame";
import { Pagination } from "./pagination";
import { addressesOf, type Addresses, type Place } from "./place";
import { Pointers } from "./pointers";
import { RecommendationLine } from "./recommendation-row";

const t = translator("pages");

export const documentTitle = ({ symbol, title }: PublishedDocument) => symbol ?? title;

/** The day by which a document stands in a list. */
const dayOf = ({ publishedOn, distributedOn, adoptedOn }: PublishedDocument) =>
  publishedOn ?? distributedOn ?? adoptedOn;

/** Documents by year, the newest first. */
export function DocumentList({
  documents,
  about,
  dossiers,
  page,
  pages,
  rows,
  place,
}: {
  documents: readonly PublishedDocument[];
  about: PublishedState | null;
  /** States that it could keep to. */
  dossiers: readonly PublishedState[];
  page: number;
  pages: number;
  /** How many a page holds. */
  rows: number;
  place: Place;
}) {
  const to = addressesOf(place);
  const asked = about ? { about: about.iso3 } : {};
  const shown = documents.slice((page - 1) * rows, page * rows);
  const yearOfOne = (one: PublishedDocument) => {
    const day = dayOf(one);
    return day && yearOf(day);
  };
  return (
    <>
      <ListHead
        name={t("list.documents")}
        definition={t("record.documents")}
        count={documents.length}
        about={about}
        dossiers={dossiers}
        hrefOf={to.documents}
      />
      {[...new Set(shown.map(yearOfOne))].map((year) => (
        <Part key={year} name={year === null ? t("list.undated") : String(year)}>
          <ul>
            {shown
              .filter((one) => yearOfOne(one) === year)
              .map((one) => (
                <li key={one.key} className="border-rule border-t py-3 first:border-t-0">
                  <DocumentLine document={one} to={to} />
                </li>
              ))}
          </ul>
        </Part>
      ))}
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(number) => to.documents({ ...asked, page: number })}
      />
      <ListTail collection="documents" asked={asked} place={place} />
    </>
  );
}

export function DocumentLine({ document, to }: { document: PublishedDocument; to: Addresses }) {
  const { key, symbol, title, kind, body } = document;
  const day = dayOf(document);
  return (
    <>
      <p className="max-w-[72ch] font-serif">
        <a href={to.document(key)} className="text-ink decoration-rule hover:decoration-ink">
          {title}
        </a>
      </p>
      <p className="text-note text-soft mt-0.5">
        {[symbol, day && dateWords(day), documentKindWords(kind), bodyWords(body).abbreviation]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </>
  );
}

/** One document: its symbol and names, its three dates apart, what it asks, and what refers to it. */
export function DocumentPage({
  found: { document, supersedes, supersededBy, reviews },
  recommendations,
  pointers,
  names,
  place,
}: {
  found: {
    document: PublishedDocument;
    supersedes: PublishedDocument | null;
    supersededBy: readonly PublishedDocument[];
    reviews: readonly string[];
  };
  /** The first of them, and how many there are. */
  recommendations: Page<RecommendationRow>;
  pointers: readonly Pointer[];
  names: NameOf;
  place: Place;
}) {
  const { symbol, title, url, archivedUrl, state } = document;
  const to = addressesOf(place);
  const pairs: [string, ReactNode][] = [
    [t("document.state"), state && <Linked target="state" value={state} names={names} to={to} />],
    [
      t("document.review"),
      reviews.length > 0 &&
        reviews.map((value) => (
          <Linked key={value} target="review" value={value} names={names} to={to} />
        )),
    ],
    [t("document.aliases"), document.aliases.length > 0 && document.aliases.join("; ")],
    [t("document.supersedes"), supersedes && <DocumentLine document={supersedes} to={to} />],
    [
      t("document.supersededBy"),
      supersededBy.length > 0 &&
        supersededBy.map((one) => <DocumentLine key={one.key} document={one} to={to} />),
    ],
    [t("document.open"), url && <a href={url}>{url}</a>],
    [t("document.archived"), archivedUrl && <a href={archivedUrl}>{archivedUrl}</a>],
  ];
  return (
    <article>
      <header className="pt-8 pb-8 md:pt-12">
        <p className="text-small">
          <a href={to.documents()}>{t("list.documents")}</a>
        </p>
        <h1 className="text-title md:text-display mt-1 max-w-[40ch]">{symbol ?? title}</h1>
        {symbol && <p className="text-lead max-w-measure mt-2 font-serif">{title}</p>}
        <p className="text-soft mt-2">
          {[documentKindWords(document.kind), bodyWords(document.body).name].join(" · ")}
        </p>
      </header>
      <Dates document={document} />
      <Entry id="particulars" name={t("entry.particulars")}>
        <div className="break-words">
          <Pairs pairs={pairs.flatMap(([name, value]) => (value ? [{ name, value }] : []))} />
        </div>
        {!symbol && <p className="text-small text-soft mt-4">{t("document.noSymbol")}</p>}
      </Entry>
      <Asks document={document} recommendations={recommendations} to={to} />
      <Pointers pointers={pointers} to={to} />
      <Cite place={place} title={documentTitle(document)} symbol={unCitation(document)} />
    </article>
  );
}

const DATES = ["adoptedOn", "distributedOn", "publishedOn"] as const;

/** Adopted, distributed and published are three days, and may be months apart; none stands in for another. */
function Dates({ document }: { document: PublishedDocument }) {
  return (
    <Entry id="dates" name={t("document.dates")} note={<p>{t("document.datesNote")}</p>}>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
        {DATES.map((name) => {
          const date = document[name];
          return (
            <div key={name} className="border-rule border-t pt-2">
              <dt className="text-small text-soft">{t(`document.${name}`)}</dt>
              <dd className={date ? "" : "text-soft"}>
                {date ? dateWords(date) : t("document.unknown")}
              </dd>
            </div>
          );
        })}
      </dl>
    </Entry>
  );
}

function Asks({
  document: { key },
  recommendations: { total, items },
  to,
}: {
  document: PublishedDocument;
  recommendations: Page<RecommendationRow>;
  to: Addresses;
}) {
  if (total === 0) return null;
  return (
    <Entry id="recommendations" name={t("document.asks", { count: countWords(total) })}>
      {items.map((row) => (
        <RecommendationLine key={row.ref} row={row} to={to} />
      ))}
      <p className="mt-4">
        <a href={to.recommendations({ document: key })}>{t("document.all", { count: total })}</a>
      </p>
    </Entry>
  );
}

/** "CERD/C/CHN/CO/14-17 (2018)", as UN documents cite each other. */
function unCitation(document: PublishedDocument): string {
  const day = dayOf(document);
  return [documentTitle(document), day && `(${yearOf(day)})`].filter(Boolean).join(" ");
}
