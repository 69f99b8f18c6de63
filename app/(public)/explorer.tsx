import { z } from "zod";
import { ExplorerPage, explorerTitle } from "@/components/public/explorer-page";
import { WrongInputPage } from "@/components/public/notice-page";
import { addressesOf, queryOf } from "@/components/public/place";
import { columnsParameter } from "@/lib/domain/column";
import { recommendationFilter, SORTS, type RecommendationFilter } from "@/lib/domain/filter";
import { translator } from "@/lib/messages/words";
import { markedWords } from "@/lib/public/marking";
import { readQuery } from "@/lib/public/query";
import { exploreRecommendations } from "@/lib/public/recommendation";
import { waysOut } from "@/lib/public/way-out";
import { documentAt, type Page, type PublishedPlace } from "./document";

const t = translator("public");
const ROWS = 50;

const explorerParameters = recommendationFilter.extend({
  sort: z.enum(SORTS).optional(),
  columns: columnsParameter,
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
type Asked = z.infer<typeof explorerParameters>;

export async function explorerAt(request: Request, edition?: string): Promise<Response> {
  const read = readQuery(explorerParameters, asWritten(new URL(request.url).searchParams));
  if (!read.ok)
    return documentAt(request, { path: null, edition }, async (place) => ({
      status: 400,
      title: t("notices.wrongInput.title"),
      body: <WrongInputPage message={read.problem.message} to={addressesOf(place)} />,
    }));
  const path = `/recommendations${queryOf(read.value)}`;
  return documentAt(request, { path, edition }, (place) => compose(read.value, place));
}

/**
 * Bodies are known by their abbreviations, and people write those in capitals; a form names each column that is ticked,
 * where an address has them behind each other.
 */
function asWritten(given: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(given);
  const columns = params.getAll("columns").filter((name) => name !== "");
  if (columns.length > 0) params.set("columns", columns.join(","));
  for (const body of params.getAll("body")) params.set("body", body.toLowerCase());
  return params;
}

async function compose(asked: Asked, place: PublishedPlace): Promise<Page | null> {
  const { sort: chosen, page, columns, ...filter } = asked;
  const sort = chosen ?? defaultSort(filter);
  const { number } = place.edition;
  const { total, items, facets } = await exploreRecommendations(filter, {
    edition: number,
    sort,
    limit: ROWS,
    offset: (page - 1) * ROWS,
  });
  const pages = Math.ceil(total / ROWS);
  if (page > 1 && page > pages) return null;
  const [hits, ways] = await Promise.all([
    markedWords(filter.q, items),
    total === 0 ? waysOut(filter, number) : [],
  ]);
  return {
    title: explorerTitle(filter, facets, total),
    body: (
      <ExplorerPage
        {...{ filter, sort, columns, page, pages, total, facets, hits, ways, place }}
        rows={items}
        defaultSort={defaultSort(filter)}
      />
    ),
  };
}

const defaultSort = ({ q }: RecommendationFilter) => (q === undefined ? "reference" : "relevance");
