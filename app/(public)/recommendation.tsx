import {
  RecommendationPage,
  recommendationDescription,
  recommendationTitle,
} from "@/components/public/recommendation-page";
import { findState } from "@/lib/public/dossier";
import { findRecommendation } from "@/lib/public/recommendation";
import { documentAt } from "./document";
import { takenDown } from "./taken-down";

export async function recommendationAt(
  request: Request,
  ref: string,
  edition?: string,
): Promise<Response> {
  const path = `/recommendations/${ref}`;
  return documentAt(request, { path, edition }, async (place) => {
    const { number } = place.edition;
    const found = await findRecommendation(decodeURIComponent(ref), number);
    if (!found) return null;
    if ("takenDownOn" in found) return takenDown(found.takenDownOn);
    const { row, history } = found;
    const state = row.content.state ? await findState(row.content.state, number) : null;
    return {
      title: recommendationTitle(row),
      description: recommendationDescription(row),
      body: (
        <RecommendationPage
          row={row}
          stateName={state?.name ?? null}
          history={history}
          place={place}
        />
      ),
    };
  });
}
