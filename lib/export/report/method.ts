import { GRADED_LEVELS, LEVELS, UNGRADED_LEVELS } from "@/lib/domain/level";
import { CONFIDENCES, STANDARDS_OF_PROOF } from "@/lib/domain/level";
import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import type { ReportFacts } from "@/lib/domain/entry/report";
import { gradedOf, RATE_KEYS } from "@/lib/domain/rate";
import { COUNTING_UNITS } from "@/lib/domain/recommendation";
import { scaleAt, type Scale } from "@/lib/domain/scale";
import type { RecommendationRow, Summary } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { definitionBy, scaleWords } from "@/lib/messages/scale";
import {
  claimWords,
  confidenceWords,
  countingUnitWords,
  levelWords,
  positionWords,
  rateWords,
  standardWords,
  translator,
} from "@/lib/messages/words";
import { heading, paragraph, type Block, type Definition } from "./block";

const t = translator("report");

/** What a reader must know to quote a figure or a finding rightly; of the words outside the scale, those that occur. */
export function methodOf(
  summary: Summary,
  rows: readonly RecommendationRow[],
  scales: readonly Scale[],
): Block[] {
  const { edition } = summary;
  return [
    heading(1, t("method.heading")),
    paragraph(
      t("method.edition", { number: String(edition.number), day: dateWords(edition.asOf) }),
    ),
    paragraph(t("method.axes")),
    paragraph(t("method.whose")),
    ...coverage(summary),
    ...scale(rows, scaleAt(scales, edition.publishedAt)),
    ...positions(summary, rows),
    ...rates(summary),
    ...units(summary),
    ...certainty(rows),
  ];
}

/** The whole of it, or where it is left out what no report leaves out: how many were not assessed. */
export function methodOrCoverage(
  summary: Summary,
  rows: readonly RecommendationRow[],
  scales: readonly Scale[],
  leftOut: ReportFacts["leftOut"],
): Block[] {
  if (!leftOut.includes("method")) return methodOf(summary, rows, scales);
  const [, ...texts] = coverage(summary);
  return [heading(1, t("method.coverage")), ...texts];
}

/** What "implemented" means under a sentence that says how many are, with unit and day; null where none is graded. */
export function implementedNote({ levels, countingUnit, edition }: Summary): string | null {
  if (gradedOf(levels) === 0) return null;
  const { name, definition } = countingUnitWords(countingUnit);
  return t("title.note", {
    definition: rateWords("implemented").definition,
    unit: name,
    unitDefinition: definition,
    day: dateWords(edition.asOf),
  });
}

/** How many have not been assessed, and what stands beside the figures: said in every report, with its method or without. */
export function coverage({ state, levels, totals }: Summary): Block[] {
  const count = levels["not-assessed"];
  const values = { state: state.name, total: countWords(totals.recommendations) };
  const held =
    totals.recommendations === 0
      ? t("method.noneHeld", values)
      : count === 0
        ? t("method.allAssessed", values)
        : t("method.unassessed", { ...values, count });
  const others = totals.others > 0 ? [t("method.others", { count: totals.others })] : [];
  const { uncounted } = totals;
  const beside = uncounted
    ? [t(`method.uncounted.${uncounted.countingUnit}`, { count: uncounted.count })]
    : [];
  const texts = [held, ...others, ...beside];
  return [heading(2, t("method.coverage")), ...texts.map((text) => paragraph(text))];
}

export function scale(rows: readonly RecommendationRow[], held: Scale | null): Block[] {
  const seen = new Set(rows.map(({ level }) => level));
  const printed = LEVELS.filter(
    (level) =>
      (GRADED_LEVELS as readonly string[]).includes(level) ||
      (UNGRADED_LEVELS.some((one) => one === level) && seen.has(level)),
  );
  const items = printed.map((level): Definition => {
    const { name } = levelWords(level);
    return { term: name, level, aside: null, text: definitionBy(held, level) };
  });
  return [
    heading(2, t("method.scale")),
    paragraph(`${scaleWords(held)}.`),
    paragraph(t("method.scaleNote"), "note"),
    { kind: "definitions", items },
  ];
}

export function positions(
  { reviews }: Pick<Summary, "reviews">,
  rows: readonly RecommendationRow[],
): Block[] {
  const used = POSITIONS.filter(
    (position) =>
      rows.some((row) => row.position === position) ||
      reviews.some(({ counts }) => counts[position] > 0),
  );
  const claims = CLAIMS.filter((claim) => rows.some((row) => row.claim === claim));
  const items = [
    ...used.map((position): Definition => {
      const { name, whose, definition } = positionWords(position);
      return { term: name, level: null, aside: whose, text: definition };
    }),
    ...claims.map((claim): Definition => {
      const { name, definition } = claimWords(claim);
      return { term: name, level: null, aside: null, text: definition };
    }),
  ];
  return section("positions", items, t("method.positionsNote"));
}

function rates({ reviews, implementation }: Summary): Block[] {
  const used = new Set(
    [...implementation, ...reviews.flatMap((one) => one.rates)].map((r) => r.key),
  );
  const items = RATE_KEYS.filter((key) => used.has(key)).map((key) =>
    plain(rateWords(key).label, rateWords(key).definition),
  );
  return section("rates", items, t("method.ratesNote"));
}

function units({ reviews, countingUnit: unit, totals }: Summary): Block[] {
  const isUsed = (kind: "declared" | "rows") => reviews.some(({ basis }) => basis.kind === kind);
  const counted = COUNTING_UNITS.filter(
    (one) =>
      reviews.some(({ countingUnit }) => countingUnit === one) ||
      (one === unit && totals.recommendations > 0),
  );
  const items = [
    ...counted.map((one) => plain(countingUnitWords(one).name, countingUnitWords(one).definition)),
    ...(isUsed("declared") ? [plain(t("method.declaredTerm"), t("method.declared"))] : []),
    ...(isUsed("rows") ? [plain(t("method.rowsTerm"), t("method.rows"))] : []),
  ];
  return section("units", items, counted.length > 1 ? t("method.unitsNote") : null);
}

export function certainty(rows: readonly RecommendationRow[]): Block[] {
  const made = rows.flatMap(({ content }) => content.assessment ?? []);
  const items = [
    ...CONFIDENCES.filter((one) => made.some(({ confidence }) => confidence === one)).map((one) =>
      plain(confidenceWords(one).name, confidenceWords(one).definition),
    ),
    ...STANDARDS_OF_PROOF.filter((one) =>
      made.some(({ standardOfProof }) => standardOfProof === one),
    ).map((one) => plain(standardWords(one).name, standardWords(one).definition)),
  ];
  return section("certainty", items, null);
}

/** Nothing at all where there is nothing to define. */
function section(
  name: "positions" | "rates" | "units" | "certainty",
  items: Definition[],
  note: string | null,
): Block[] {
  if (items.length === 0) return [];
  return [
    heading(2, t(`method.${name}`)),
    ...(note ? [paragraph(note, "note")] : []),
    { kind: "definitions", items },
  ];
}

const plain = (term: string, text: string): Definition => ({
  term,
  level: null,
  aside: null,
  text,
});
