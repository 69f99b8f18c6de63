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

/** What a scope holds, and how the figures of a part of it are made; null where the form prints none. */
export type Scope = {
  rows: RecommendationRow[];
  summaryOver: ((rows: readonly RecommendationRow[]) => Summary) | null;
};

/** A report is read by people; whole tables stand at `/data`. */
const MOST = 10_000;

/** The recommendations that a report goes through, of one counting unit where it prints figures of them. */
export async function scopeIn(
  form: ReportForm,
  given: RecommendationFilter,
  { state }: Subject,
  edition: EditionMark,
): Promise<Outcome<Scope>> {
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
  if (!whole || !COUNTS.includes(form)) return done({ rows: all, summaryOver: null });

  const unit = filter.unit ?? unitWithin(all);
  const rows = all.filter(({ content }) => content.countingUnit === unit);
  const uncounted = await besides(filter, unit, edition);
  const cycle = filter.body === "upr" ? (filter.cycle ?? null) : null;
  if (FINDINGS.includes(form)) {
    const summary = isWholeOf(filter)
      ? whole
      : summaryOver(whole, { rows, unit, cycle, uncounted });
    return done({ rows: rows.filter(isOfUse), summaryOver: () => summary });
  }
  return done({
    rows,
    summaryOver: (part) => summaryOver(whole, { rows: part, unit, cycle, uncounted }),
  });
}

/** The unit of what is addressed to the State, where anything is. */
function unitWithin(rows: readonly RecommendationRow[]): CountingUnit {
  const own = rows.filter(({ content }) => content.addressee.kind === "state");
  return unitOf((own.length > 0 ? own : rows).map(({ content }) => content));
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
