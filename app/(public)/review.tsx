import { MoreFigures } from "@/components/public/more-figures";
import { ReviewList, ReviewPage, reviewTitle } from "@/components/public/review-page";
import { translator } from "@/lib/messages/words";
import { actionFiguresFor } from "@/lib/public/action";
import { findReview, listKeyedReviews } from "@/lib/public/document";
import { findState } from "@/lib/public/dossier";
import { listPointers } from "@/lib/public/entry";
import { namesBehind } from "@/lib/public/name";
import { summaryOf } from "@/lib/public/summary";
import { documentAt } from "./document";
import { listAt, pagesOf, ROWS } from "./list";
import { takenDown } from "./taken-down";

const t = translator("pages");

/** `/reviews`: by State, the newest cycle of each first. */
export async function reviewsAt(request: Request, edition?: string): Promise<Response> {
  return listAt(request, "reviews", edition, async ({ about, dossiers, page, place }) => {
    const { number } = place.edition;
    const reviews = await listKeyedReviews(number, about?.iso3);
    const pages = pagesOf(reviews.length, page);
    if (pages === null) return null;
    const names = await namesBehind(
      reviews.map(({ state }) => ({ target: "state", value: state })),
      number,
    );
    const shown = reviews.slice((page - 1) * ROWS, page * ROWS);
    return {
      title: t("list.reviews"),
      description: t("record.reviews"),
      body: (
        <ReviewList
          {...{ names, about, dossiers, page, pages, place }}
          reviews={shown}
          count={reviews.length}
        />
      ),
    };
  });
}

/** `/reviews/CHN-4`: its four dates, what it adds up to, and what others found of it. */
export async function reviewAt(request: Request, key: string, edition?: string): Promise<Response> {
  const path = `/reviews/${key}`;
  return documentAt(request, { path, edition }, async (place) => {
    const { number } = place.edition;
    const name = decodeURIComponent(key);
    const found = await findReview(name, number);
    if (!found) return null;
    if ("takenDownOn" in found) return takenDown(found.takenDownOn);
    const { review } = found;
    const [state, summary, pointers, actions, names] = await Promise.all([
      findState(review.state, number),
      summaryOf(review.state, place.edition),
      listPointers("review", name, number),
      actionFiguresFor(review.state, number),
      namesBehind(
        review.document ? [{ target: "document", value: review.document.key }] : [],
        number,
      ),
    ]);
    const figures = summary?.reviews.filter(({ cycle }) => cycle === review.cycle) ?? [];
    const stateName = state?.name ?? review.state;
    return {
      title: reviewTitle(review, stateName),
      description: t("record.reviews"),
      body: (
        <ReviewPage {...{ review, stateName, figures, pointers, names, place }}>
          <MoreFigures {...{ stateName, figures, actions, place }} />
        </ReviewPage>
      ),
    };
  });
}
