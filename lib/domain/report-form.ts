import type { ReportFacts, ReportForm } from "./entry/report";
import { recommendationFilter, type RecommendationFilter } from "./filter";
import { done, refused, type Outcome } from "./outcome";

type Form = {
  /** What it must be a report on, and may be. */
  needs: "state" | "document" | "nothing";
  /** A book has a title page and contents; a sheet is to be read at once. */
  layout: "book" | "sheet";
  /** Does it go through recommendations one by one? Then these can be chosen and put in order. */
  listsRecommendations: boolean;
  /** Words that the body takes, where one is known. */
  wordLimit: number | null;
  /** Pages on which it has to fit. */
  pageLimit: number | null;
};

const book = { layout: "book", wordLimit: null, pageLimit: null } as const;
const sheet = { layout: "sheet", wordLimit: null, pageLimit: null } as const;

/**
 * What each form of report is made of. The limits are those of practice (domain research, 6.5): treaty bodies' follow-up
 * procedures take about 3,500 words; 5,630 words are what a coalition may hand in to a Universal Periodic Review.
 */
export const FORMS: Record<ReportForm, Form> = {
  "upr-mid-term": { ...book, needs: "state", listsRecommendations: true, wordLimit: 5630 },
  "treaty-follow-up": { ...book, needs: "document", listsRecommendations: true, wordLimit: 3500 },
  "document-progress": { ...book, needs: "document", listsRecommendations: true },
  "session-brief": { ...sheet, needs: "state", listsRecommendations: false, pageLimit: 2 },
  "state-profile": { ...book, needs: "state", listsRecommendations: false },
  "addressee-board": { ...book, needs: "nothing", listsRecommendations: false },
  deadlines: { ...sheet, needs: "nothing", listsRecommendations: false },
  "case-list": { ...book, needs: "nothing", listsRecommendations: false },
  "press-page": { ...sheet, needs: "state", listsRecommendations: false, pageLimit: 1 },
  "data-annex": { ...book, needs: "nothing", listsRecommendations: true },
};

/** Which recommendations it goes through, read off its scope, its State and its document. */
export function scopeOf(
  facts: Pick<ReportFacts, "form" | "scope" | "state" | "document">,
): Outcome<RecommendationFilter> {
  const read = recommendationFilter.safeParse(
    Object.fromEntries(new URLSearchParams(facts.scope ?? "")),
  );
  if (!read.success) {
    const [issue] = read.error.issues;
    return refused(
      "not valid",
      `The scope is not one of the explorer: ${issue?.path.join(".")}: ${issue?.message}`,
      {
        field: "scope",
      },
    );
  }
  const { state, document } = facts;
  return done({
    ...read.data,
    ...(state && facts.form !== "state-profile" && { state }),
    ...(document && { document }),
  });
}

/** What is still missing before anything can be made of it; null where nothing is. */
export function missingOf(
  facts: Pick<ReportFacts, "form" | "state" | "document">,
): "state" | "document" | null {
  const { needs } = FORMS[facts.form];
  if (needs === "state" && facts.state === null) return "state";
  if (needs === "document" && facts.document === null) return "document";
  return null;
}
