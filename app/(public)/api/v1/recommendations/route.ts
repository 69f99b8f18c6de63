import type { RecommendationsAnswer } from "@/lib/public/answer";
import { answer, ok, preflight } from "@/lib/public/api";
import { parseCursor } from "@/lib/public/cursor";
import { wrongInput } from "@/lib/public/error";
import { listParameters } from "@/lib/public/parameters";
import { exploreRecommendations, listRecommendations } from "@/lib/public/recommendation";
import { ofEdition, toItem } from "@/lib/public/to-answer";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

export async function GET(request: Request) {
  return answer(
    request,
    listParameters,
    async ({ edition: _, sort: wanted, limit, cursor, ...filter }, edition) => {
      const from = cursor === undefined ? null : parseCursor(cursor);
      const sort = wanted ?? from?.sort ?? (filter.q === undefined ? "reference" : "relevance");
      if (from && (from.sort !== sort || from.edition !== edition.number))
        return wrongInput({
          field: "cursor",
          message: `This cursor is of edition ${from.edition}, sorted by ${from.sort}; ask for these, or begin anew without it`,
        });
      const options = { edition: edition.number, sort, limit };
      const { total, items, next, facets } =
        cursor === undefined
          ? await exploreRecommendations(filter, options)
          : { ...(await listRecommendations(filter, { ...options, cursor })), facets: null };
      return ok({
        ...ofEdition(edition),
        total,
        items: items.map(toItem),
        facets,
        next,
      } satisfies RecommendationsAnswer);
    },
    // The pages that follow are of the edition that the first was of, whatever is published meanwhile.
    ({ edition, cursor }) =>
      edition ?? (cursor === undefined ? undefined : parseCursor(cursor)?.edition),
  );
}
