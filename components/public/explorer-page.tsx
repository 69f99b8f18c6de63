import type { Facets, RecommendationFilter, Sort } from "@/lib/domain/filter";
import { SORTS } from "@/lib/domain/filter";
import type { RecommendationRow } from "@/lib/domain/summary";
import { translator } from "@/lib/messages/words";
import { Chips, countedWords, explorerSentence } from "./asked";
import { FacetForm } from "./facet-form";
import { Pagination } from "./pagination";
import { addressesOf, queryOf, type Place } from "./place";
import { RecommendationLine } from "./recommendation-row";

const t = translator("public");

export type ExplorerProps = {
  filter: RecommendationFilter;
  sort: Sort;
  /** Chosen without being asked, and left out of addresses. */
  defaultSort: Sort;
  page: number;
  pages: number;
  total: number;
  rows: readonly RecommendationRow[];
  facets: Facets;
  place: Place;
};

/** A sentence that says what is shown, the choices that made it, and the rows. */
export function ExplorerPage(props: ExplorerProps) {
  const { filter, sort, page, pages, total, rows, facets, place } = props;
  const to = addressesOf(place);
  const sorted = sort === props.defaultSort ? {} : { sort };
  return (
    <>
      <header className="border-ink border-b-2 pt-8 pb-5 md:pt-12">
        <p className="caption text-soft">{t("explorer.name")}</p>
        <h1 className="text-title md:text-display mt-1 max-w-[48ch]">
          {explorerSentence(filter, facets, total)}
        </h1>
        <Chips filter={filter} facets={facets} sorted={sorted} to={to} />
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <FacetForm filter={filter} facets={facets} sorted={sorted} action={to.recommendations()} />
        <section aria-label={t("explorer.rows")} className="pt-5">
          <div className="text-small no-print flex flex-wrap items-baseline justify-between gap-x-6 pb-3">
            <Sorts filter={filter} sort={sort} place={place} />
            <Exports filter={filter} place={place} />
          </div>
          {rows.length === 0 ? (
            <p className="border-rule max-w-measure border-t pt-6">{t("explorer.empty")}</p>
          ) : (
            rows.map((row) => <RecommendationLine key={row.ref} row={row} to={to} />)
          )}
          <Pagination
            page={page}
            pages={pages}
            hrefOf={(number) => to.recommendations({ ...filter, ...sorted, page: number })}
          />
        </section>
      </div>
    </>
  );
}

function Sorts({ filter, sort, place }: Pick<ExplorerProps, "filter" | "sort" | "place">) {
  const to = addressesOf(place);
  const offered = SORTS.filter((one) => one !== "relevance" || filter.q !== undefined);
  return (
    <p>
      <span className="text-soft">{t("explorer.sortedBy")}</span>{" "}
      {offered.map((one, index) => (
        <span key={one}>
          {index > 0 && " · "}
          {one === sort ? (
            <b className="font-semibold">{t(`explorer.sorts.${one}`)}</b>
          ) : (
            <a href={to.recommendations({ ...filter, sort: one })} className="target">
              {t(`explorer.sorts.${one}`)}
            </a>
          )}
        </span>
      ))}
    </p>
  );
}

/** The whole answer, not the page of it. */
function Exports({ filter, place: { pinned, edition } }: Pick<ExplorerProps, "filter" | "place">) {
  const inEdition = pinned && edition ? `edition=${edition.number}` : "";
  const asked = queryOf(filter);
  const query = inEdition ? `${asked ? `${asked}&` : "?"}${inEdition}` : asked;
  return (
    <p>
      <span className="text-soft">{t("explorer.download")}</span>{" "}
      <a href={`/data/recommendations.csv${query}`} className="target">
        CSV
      </a>
      {" · "}
      <a href={`/data/recommendations.json${query}`} className="target">
        JSON
      </a>
    </p>
  );
}

/** What a tab says. */
export const explorerTitle = countedWords;
