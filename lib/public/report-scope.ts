import "server-only";
import type { ReportForm } from "@/lib/domain/entry/report";
import type { RecommendationFilter } from "@/lib/domain/filter";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { CountingUnit } from "@/lib/domain/recommendation";
import { summaryOver } from "@/lib/domain/summary-over";
import {
  unitOf,
  type EditionMark,
  type RecommendationRow,
  type Summary,
} from "@/lib/domain/summary";
import type { ReportInput } from "@/lib/export/report/input";
import { countWords } from "@/lib/messages/figure";
import { countRecommendations, streamRecommendations } from "./recommendation";
import { summaryOf } from "./summary";

export type Subject = Pick<ReportInput, "state" | "document">;
type Found = Pick<ReportInput, "rows" | "summary">;

/** A report is read by people; whole tables stand at `/data`. */
const MOST = 10_000;

/** The recommendations that a report goes through, and figures of all of them in one counting unit. */
export async function rowsInScope(
  form: ReportForm,
  given: RecommendationFilter,
  { state }: Subject,
  edition: EditionMark,
): Promise<Outcome<Found>> {
  const whole = state && (await summaryOf(state.iso3, edition));
  const narrowed = narrow(form, given, whole);
  if (!narrowed.ok) return narrowed;
  const filter = narrowed.value;
  const count = await countRecommendations(filter, edition.number);
  if (count > MOST)
    return refused(
      "not valid",
      `Its scope holds ${countWords(count)} recommendations, and a report takes up to ${countWords(MOST)}: narrow the scope`,
      { field: "scope" },
    );
  const all: RecommendationRow[] = [];
  for await (const row of streamRecommendations(filter, edition.number)) all.push(row);
  if (!whole || !COUNTS.includes(form)) return done({ rows: all, summary: null });

  const unit = filter.unit ?? unitOf(all.map(({ content }) => content));
  const rows = all.filter(({ content }) => content.countingUnit === unit);
  const summary = isWholeOf(filter)
    ? whole
    : summaryOver(whole, {
        rows,
        unit,
        cycle: filter.body === "upr" ? (filter.cycle ?? null) : null,
        uncounted: await besides(filter, unit, edition),
      });
  return done({ rows: FINDINGS.includes(form) ? rows.filter(isOfUse) : rows, summary });
}

/** Forms that print figures of one counting unit. */
const COUNTS: readonly ReportForm[] = [
  "upr-mid-term",
  "treaty-follow-up",
  "document-progress",
  "session-brief",
  "press-page",
];
/** Forms that go by findings, and need nothing of the rest but what other States asked in so many words. */
const FINDINGS: readonly ReportForm[] = ["session-brief", "press-page"];

const isOfUse = ({ level, content }: RecommendationRow): boolean =>
  level !== "not-assessed" ||
  (content.text !== null && content.issuers.length > 0 && content.actionCategory === 5);

/** A mid-term report is of one review, a board of calls; everything else but a table is of recommendations. */
function narrow(
  form: ReportForm,
  given: RecommendationFilter,
  summary: Summary | null,
): Outcome<RecommendationFilter> {
  if (form === "data-annex") return done(given);
  if (form === "addressee-board") return done({ ...given, type: "call" });
  const asked = { ...given, type: given.type ?? "recommendation" };
  if (form !== "upr-mid-term") return done(asked);
  const cycles = summary?.reviews.map(({ cycle }) => cycle) ?? [];
  const cycle = given.cycle ?? Math.max(...cycles);
  if (!cycles.includes(cycle))
    return refused(
      "not found",
      given.cycle
        ? `No review of cycle ${given.cycle} is held of ${summary?.state.name}: choose another cycle in the scope`
        : `No review of ${summary?.state.name} is held in this edition`,
      { field: "scope" },
    );
  return done({ ...asked, body: "upr", cycle });
}

/** A scope that narrows nothing has the figures of the dossier itself. */
const isWholeOf = (filter: RecommendationFilter): boolean =>
  Object.keys(filter).every((name) => name === "state" || name === "type");

/** What the same scope holds in the other unit, which stands in none of its figures. */
async function besides(
  filter: RecommendationFilter,
  unit: CountingUnit,
  edition: EditionMark,
): Promise<Summary["totals"]["uncounted"]> {
  const countingUnit = unit === "paragraph" ? "row" : "paragraph";
  const count = await countRecommendations({ ...filter, unit: countingUnit }, edition.number);
  return count === 0 ? null : { countingUnit, count };
}
