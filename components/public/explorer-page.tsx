import type { Column } from "@/lib/domain/column";
import type { Facets, RecommendationFilter, Sort } from "@/lib/domain/filter";
import { SORTS } from "@/lib/domain/filter";
import type { RecommendationRow } from "@/lib/domain/summary";
import type { WayOut } from "@/lib/domain/way-out";
import { translator } from "@/lib/messages/words";
import { Chips, countedWords, explorerSentence } from "./asked";
import { ColumnChooser } from "./column-chooser";
import { FacetList } from "./facet-list";
import { Pagination } from "./pagination";
import { addressesOf, queryOf, type Asked, type Place } from "./place";
import { RecommendationLine } from "./recommendation-row";
import { RecommendationTable } from "./recommendation-table";
import { WaysOut } from "./way-out";

const t = translator("public");

export type ExplorerProps = {
  filter: RecommendationFilter;
  sort: Sort;
  /** Chosen without being asked, and left out of addresses. */
  defaultSort: Sort;
  /** Those of a table; undefined for a list. */
  columns: readonly Column[] | undefined;
  page: number;
  pages: number;
  total: number;
  rows: readonly RecommendationRow[];
  /** Words of the rows that the search found. */
  hits: ReadonlySet<string>;
  facets: Facets;
  /** Where nothing was found. */
  ways: readonly WayOut[];
  place: Place;
};

/** A sentence that says what is shown, the choices that made it, and the rows. */
export function ExplorerPage(props: ExplorerProps) {
  const { filter, sort, columns, page, pages, total, rows, facets, ways, place } = props;
  const to = addressesOf(place);
  const view = {
    sort: sort === props.defaultSort ? undefined : sort,
    columns,
  };
  return (
    <>
      <header className="border-ink border-b-2 pt-8 pb-5 md:pt-12">
        <p className="caption text-soft">{t("explorer.name")}</p>
        <h1 className="text-title md:text-display mt-1 max-w-[48ch]">
          {explorerSentence(filter, facets, total)}
        </h1>
        <Chips filter={filter} facets={facets} view={view} to={to} />
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <FacetList filter={filter} facets={facets} view={view} to={to} />
        <section aria-label={t("explorer.rows")} className="pt-5">
          {rows.length === 0 ? (
            <WaysOut ways={ways} filter={filter} facets={facets} to={to} />
          ) : (
            <>
              <div className="text-small no-print flex flex-wrap items-baseline justify-between gap-x-6 pb-1">
                <Sorts asked={{ ...filter, columns }} sort={sort} place={place} />
                <Exports asked={{ ...filter, columns }} place={place} />
              </div>
              <ColumnChooser asked={{ ...filter, ...view }} to={to} />
              <Rows {...props} />
            </>
          )}
          <Pagination
            page={page}
            pages={pages}
            hrefOf={(number) => to.recommendations({ ...filter, ...view, page: number })}
          />
        </section>
      </div>
    </>
  );
}

function Rows({ rows, columns, hits, place }: ExplorerProps) {
  const to = addressesOf(place);
  if (columns !== undefined)
    return <RecommendationTable rows={rows} columns={columns} hits={hits} to={to} />;
  return rows.map((row) => <RecommendationLine key={row.ref} row={row} hits={hits} to={to} />);
}

function Sorts({ asked, sort, place }: { asked: Asked; sort: Sort; place: Place }) {
  const to = addressesOf(place);
  const offered = SORTS.filter((one) => one !== "relevance" || asked.q !== undefined);
  return (
    <p>
      <span className="text-soft">{t("explorer.sortedBy")}</span>{" "}
      {offered.map((one, index) => (
        <span key={one}>
          {index > 0 && " · "}
          {one === sort ? (
            <b className="font-semibold">{t(`explorer.sorts.${one}`)}</b>
          ) : (
            <a href={to.recommendations({ ...asked, sort: one })} className="target">
              {t(`explorer.sorts.${one}`)}
            </a>
          )}
        </span>
      ))}
    </p>
  );
}

/** The whole answer, not the page of it, with the columns that are shown. */
function Exports({ asked, place: { pinned, edition } }: { asked: Asked; place: Place }) {
  const inEdition = pinned && edition ? `edition=${edition.number}` : "";
  const words = queryOf(asked);
  const query = inEdition ? `${words ? `${words}&` : "?"}${inEdition}` : words;
  return (
    <p>
      <span className="text-soft">{t("explorer.download")}</span>{" "}
      <a href={`/data/recommendations.csv${query}`} className="target">
        CSV
      </a>
      {" · "}
      <a href={`/data/recommendations.xlsx${query}`} className="target">
        XLSX
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
