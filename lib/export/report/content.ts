import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import { COUNTING_UNITS } from "@/lib/domain/recommendation";
import { LEVELS } from "@/lib/domain/level";
import { RATE_KEYS, type Rate } from "@/lib/domain/rate";
import { reportSum, type ReportContent } from "@/lib/domain/report-sum";
import { USUAL_LANGUAGE } from "@/lib/domain/language";
import { inOrder } from "@/lib/domain/sign-on";
import { scaleAt } from "@/lib/domain/scale";
import type { RecommendationRow, Summary } from "@/lib/domain/summary";
import { definitionsBy } from "@/lib/messages/scale";
import { claimWords, countingUnitWords, positionWords, rateWords } from "@/lib/messages/words";
import { addressOf } from "./frame";
import type { ReportInput } from "./input";

// What a report is made of, for programs: what its hash is of, and the file that goes with it.

/**
 * What the hash of a report is of: what was chosen and written, and what its edition says. Neither the words of the
 * interface nor the name or address of the site are in it, for those may change. Its language is, where it is not English,
 * and what the edition calls States in it: reports from before there was either keep their hashes. Of logos it
 * is the hashes that stand in the facts, and never the pictures.
 */
export function reportContent(input: ReportInput): ReportContent {
  const { facts, edition, summary } = input;
  const { sha256: _, language, signatoriesShown, ...report } = facts;
  const { scales, state, document, rows, profile, calls, before, names } = input;
  const { claims, cases, obligations, events, sessions, dealings, called } = input;
  return {
    report: {
      ...report,
      ...(language && language !== USUAL_LANGUAGE ? { language } : {}),
      ...(signatoriesShown === "logos" ? { signatoriesShown } : {}),
    },
    content: {
      edition: { number: edition.number, asOf: edition.asOf, sha256: edition.sha256 },
      summary: summary && { ...summary, edition: edition.number },
      ...{ scales, state, names, document, rows, profile, calls, before },
      ...{ claims, cases, obligations, events, sessions, dealings },
      ...(called.length > 0 ? { called } : {}),
    },
  };
}

/**
 * The annex of a report as one JSON object, some items at a time: each recommendation by symbol and paragraph, in the shape
 * in which the files of an edition give it, so that whoever reads those reads this.
 */
export function* toJsonAnnex(input: ReportInput): Generator<string> {
  const { rows, url } = input;
  let written = `${JSON.stringify(headOf(input)).slice(0, -1)},"items":[`;
  let divider = "\n";
  for (const row of rows) {
    written += divider + JSON.stringify(itemOf(row, url));
    divider = ",\n";
    if (written.length > CHUNK) {
      yield written;
      written = "";
    }
  }
  yield `${written}\n]}\n`;
}
const CHUNK = 64 * 1024;

const itemOf = ({ ref, content, position, claim, level }: RecommendationRow, url: string) => ({
  ...content,
  position,
  claim,
  level,
  url: new URL(`/recommendations/${encodeURIComponent(ref)}`, url).href,
});

function headOf(input: ReportInput) {
  const { key, facts, edition, summary } = input;
  const { title, form, on, issue, state, document, signatories, corrections } = facts;
  return {
    // First, as in every file of an edition: by these it is known for one when it is taken in again.
    edition: edition.number,
    asOf: edition.asOf,
    report: {
      ...{ key, title, form, on, issue, state, document },
      signatories: [...signatories].sort(inOrder),
      corrections,
      url: addressOf(input),
    },
    sha256: reportSum(reportContent(input)),
    editionSha256: edition.sha256,
    filter: Object.fromEntries(new URLSearchParams(facts.scope ?? "")),
    definitions: definitionsIn(input),
    figures: summary && figuresOf(summary),
  };
}

function definitionsIn({ scales, edition }: ReportInput) {
  const defined = <K extends string>(
    keys: readonly K[],
    of: (key: K) => { definition: string },
  ): Record<string, string> => Object.fromEntries(keys.map((key) => [key, of(key).definition]));
  const levels = definitionsBy(scaleAt(scales, edition.publishedAt));
  return {
    levels: Object.fromEntries(LEVELS.map((level) => [level, levels[level]])),
    positions: defined(POSITIONS, positionWords),
    claims: defined(CLAIMS, claimWords),
    rates: defined(RATE_KEYS, rateWords),
    countingUnits: defined(COUNTING_UNITS, countingUnitWords),
  };
}

/** Every figure with what it is of, by which definition, in which unit, as of which day. */
function figuresOf({
  countingUnit,
  totals,
  levels,
  positions,
  implementation,
  reviews,
  edition,
}: Summary) {
  return {
    countingUnit,
    totals,
    levels,
    positions,
    rates: implementation.map((rate) => toFigure(rate, countingUnit, edition.asOf)),
    reviews: reviews.map((review) => ({
      cycle: review.cycle,
      year: review.year,
      countingUnit: review.countingUnit,
      asOf: review.asOf,
      basis: review.basis,
      total: review.total,
      counts: review.counts,
      rates: review.rates.map((rate) => toFigure(rate, review.countingUnit, review.asOf)),
    })),
  };
}

const toFigure = (rate: Rate, countingUnit: string, asOf: string) => ({
  ...rate,
  definition: rateWords(rate.key).definition,
  countingUnit,
  asOf,
});
