import {
  RecommendationPage,
  type AroundAsk,
  recommendationDescription,
  recommendationTitle,
} from "@/components/public/recommendation-page";
import type { RecommendationRow } from "@/lib/domain/summary";
import { repetitionsOf } from "@/lib/public/by-reference";
import { findState } from "@/lib/public/dossier";
import { listPointers } from "@/lib/public/entry";
import { namesBehind } from "@/lib/public/name";
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
    const [state, around] = await Promise.all([
      row.content.state ? findState(row.content.state, number) : null,
      aroundAsk(row, number),
    ]);
    return {
      title: recommendationTitle(row),
      description: recommendationDescription(row),
      body: (
        <RecommendationPage
          row={row}
          stateName={state?.name ?? null}
          history={history}
          around={around}
          place={place}
        />
      ),
    };
  });
}

/** What stands around it in the record: its document, what it repeats and what repeats it, and what points at it. */
async function aroundAsk({ ref, content }: RecommendationRow, edition: number): Promise<AroundAsk> {
  const { document, reiterates } = content;
  const [names, pointers, repetitions] = await Promise.all([
    namesBehind(
      [
        ...(document ? [{ target: "document" as const, value: document.key }] : []),
        ...(reiterates ? [{ target: "recommendation" as const, value: reiterates }] : []),
      ],
      edition,
    ),
    listPointers("recommendation", ref, edition),
    repetitionsOf(ref, edition),
  ]);
  return { names, pointers, repetitions };
}
