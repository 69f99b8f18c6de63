import { GRADED_LEVELS, LEVELS, UNGRADED_LEVELS } from "@/lib/domain/level";
import { CONFIDENCES, STANDARDS_OF_PROOF } from "@/lib/domain/level";
import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import type { ReportFacts } from "@/lib/domain/entry/report";
import { gradedOf, RATE_KEYS } from "@/lib/domain/rate";
import { COUNTING_UNITS } from "@/lib/domain/recommendation";
import { USUAL_LANGUAGE } from "@/lib/domain/language";
import { scaleAt, type Scale } from "@/lib/domain/scale";
import type { RecommendationRow, Summary } from "@/lib/domain/summary";
import { definitionBy, scaleWords } from "@/lib/messages/scale";
import type { Words } from "@/lib/messages/spoken";
import { heading, paragraph, type Block, type Definition } from "./block";
import { textIn, voiceOfScale } from "./text";

/** What a reader must know to quote a figure or a finding rightly; of the words outside the scale, those that occur. */
export function methodOf(
  say: Words,
  summary: Summary,
  rows: readonly RecommendationRow[],
  scales: readonly Scale[],
): Block[] {
  const { edition } = summary;
  return [
    heading(1, say.report("method.heading")),
    paragraph(
      say.report("method.edition", { number: String(edition.number), day: say.date(edition.asOf) }),
    ),
    paragraph(say.report("method.axes")),
    paragraph(say.report("method.whose")),
    ...textsWords(say, rows).map((text) => paragraph(text)),
    ...coverage(say, summary),
    ...scale(say, rows, scaleAt(scales, edition.publishedAt)),
    ...positions(say, summary, rows),
    ...rates(say, summary),
    ...units(say, summary),
    ...certainty(say, rows),
  ];
}

/** How many texts of recommendations are held in the language of the report, and how many are not; of English nothing. */
export function textsWords(say: Words, rows: readonly RecommendationRow[]): string[] {
  if (say.language === USUAL_LANGUAGE) return [];
  const texts = rows.flatMap(({ content }) => textIn(say.language, content) ?? []);
  const held = texts.filter(({ language }) => language === say.language).length;
  const counts = { total: texts.length, held, other: texts.length - held };
  return texts.length === 0 ? [] : [say.report("method.textsHeld", counts)];
}

/** The whole of it, or where it is left out what no report leaves out: how many were not assessed. */
export function methodOrCoverage(
  say: Words,
  summary: Summary,
  rows: readonly RecommendationRow[],
  scales: readonly Scale[],
  leftOut: ReportFacts["leftOut"],
): Block[] {
  if (!leftOut.includes("method")) return methodOf(say, summary, rows, scales);
  const [, ...texts] = coverage(say, summary);
  const languages = textsWords(say, rows).map((text) => paragraph(text));
  return [heading(1, say.report("method.coverage")), ...texts, ...languages];
}

/** What "implemented" means under a sentence that says how many are, with unit and day; null where none is graded. */
export function implementedNote(
  say: Words,
  { levels, countingUnit, edition }: Summary,
): string | null {
  if (gradedOf(levels) === 0) return null;
  const { name, definition } = say.countingUnit(countingUnit);
  return say.report("title.note", {
    definition: say.rate("implemented").definition,
    unit: name,
    unitDefinition: definition,
    day: say.date(edition.asOf),
  });
}

/** How many have not been assessed, and what stands beside the figures: said in every report, with its method or without. */
export function coverage(say: Words, { state, levels, totals }: Summary): Block[] {
  const count = levels["not-assessed"];
  const values = { state: state.name, total: say.count(totals.recommendations) };
  const held =
    totals.recommendations === 0
      ? say.report("method.noneHeld", values)
      : count === 0
        ? say.report("method.allAssessed", values)
        : say.report("method.unassessed", { ...values, count });
  const others = totals.others > 0 ? [say.report("method.others", { count: totals.others })] : [];
  const { uncounted } = totals;
  const beside = uncounted
    ? [say.report(`method.uncounted.${uncounted.countingUnit}`, { count: uncounted.count })]
    : [];
  const texts = [held, ...others, ...beside];
  return [heading(2, say.report("method.coverage")), ...texts.map((text) => paragraph(text))];
}

export function scale(say: Words, rows: readonly RecommendationRow[], held: Scale | null): Block[] {
  const seen = new Set(rows.map(({ level }) => level));
  const printed = LEVELS.filter(
    (level) =>
      (GRADED_LEVELS as readonly string[]).includes(level) ||
      (UNGRADED_LEVELS.some((one) => one === level) && seen.has(level)),
  );
  const items = printed.map((level): Definition => {
    const { name } = say.level(level);
    return {
      term: name,
      level,
      aside: null,
      text: definitionBy(held, level, say),
      ...voiceOfScale(held),
    };
  });
  return [
    heading(2, say.report("method.scale")),
    paragraph(`${scaleWords(held, say)}.`),
    paragraph(say.report("method.scaleNote"), "note"),
    { kind: "definitions", items },
  ];
}

export function positions(
  say: Words,
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
      const { name, whose, definition } = say.position(position);
      return { term: name, level: null, aside: whose, text: definition };
    }),
    ...claims.map((claim): Definition => {
      const { name, definition } = say.claim(claim);
      return { term: name, level: null, aside: null, text: definition };
    }),
  ];
  return section(say, "positions", items, say.report("method.positionsNote"));
}

function rates(say: Words, { reviews, implementation }: Summary): Block[] {
  const used = new Set(
    [...implementation, ...reviews.flatMap((one) => one.rates)].map((r) => r.key),
  );
  const items = RATE_KEYS.filter((key) => used.has(key)).map((key) =>
    plain(say.rate(key).label, say.rate(key).definition),
  );
  return section(say, "rates", items, say.report("method.ratesNote"));
}

function units(say: Words, { reviews, countingUnit: unit, totals }: Summary): Block[] {
  const isUsed = (kind: "declared" | "rows") => reviews.some(({ basis }) => basis.kind === kind);
  const counted = COUNTING_UNITS.filter(
    (one) =>
      reviews.some(({ countingUnit }) => countingUnit === one) ||
      (one === unit && totals.recommendations > 0),
  );
  const items = [
    ...counted.map((one) => plain(say.countingUnit(one).name, say.countingUnit(one).definition)),
    ...(isUsed("declared")
      ? [plain(say.report("method.declaredTerm"), say.report("method.declared"))]
      : []),
    ...(isUsed("rows") ? [plain(say.report("method.rowsTerm"), say.report("method.rows"))] : []),
  ];
  return section(say, "units", items, counted.length > 1 ? say.report("method.unitsNote") : null);
}

export function certainty(say: Words, rows: readonly RecommendationRow[]): Block[] {
  const made = rows.flatMap(({ content }) => content.assessment ?? []);
  const items = [
    ...CONFIDENCES.filter((one) => made.some(({ confidence }) => confidence === one)).map((one) =>
      plain(say.confidence(one).name, say.confidence(one).definition),
    ),
    ...STANDARDS_OF_PROOF.filter((one) =>
      made.some(({ standardOfProof }) => standardOfProof === one),
    ).map((one) => plain(say.standard(one).name, say.standard(one).definition)),
  ];
  return section(say, "certainty", items, null);
}

/** Nothing at all where there is nothing to define. */
function section(
  say: Words,
  name: "positions" | "rates" | "units" | "certainty",
  items: Definition[],
  note: string | null,
): Block[] {
  if (items.length === 0) return [];
  return [
    heading(2, say.report(`method.${name}`)),
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
