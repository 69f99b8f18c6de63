import type { ReportFacts } from "@/lib/domain/entry/report";
import { LEVELS, type Level } from "@/lib/domain/level";
import { CLAIMS, POSITIONS, type Claim, type Position } from "@/lib/domain/position";
import { gradedOf, totalOf, type LevelCounts, type PositionCounts } from "@/lib/domain/rate";
import type { RecommendationRow, ReviewFigures, Summary } from "@/lib/domain/summary";
import { levelsFinding, matrixFinding, responsesFinding } from "@/lib/messages/sentence";
import { USUAL_LANGUAGE } from "@/lib/domain/language";
import type { Words } from "@/lib/messages/spoken";
import { inSentence } from "@/lib/messages/words";
import {
  cell,
  figures,
  heading,
  narrow,
  paragraph,
  wide,
  type Block,
  type Cell,
  type Table,
} from "./block";
import { answerWords, headingOf } from "./entry";
import type { Sources } from "./source";
import { textIn } from "./text";

/** The tables of a report: every share with what it is of, by which definition, unit and basis. */
export function figuresOf(
  say: Words,
  summary: Summary,
  rows: readonly RecommendationRow[],
  sources: Sources,
  leftOut: readonly ReportFacts["leftOut"][number][] = [],
): Block[] {
  const of = (part: "figures" | "glance", blocks: () => Block[]) =>
    leftOut.includes(part) ? [] : blocks();
  const blocks = [
    ...of("figures", () => [...responses(say, summary, sources), ...levels(say, summary)]),
    ...of("glance", () => glance(say, summary, rows)),
    ...of("figures", () => [...matrix(say, summary), ...bodies(say, summary)]),
  ];
  return blocks.length === 0 ? [] : [heading(1, say.report("figures.heading")), ...blocks];
}

function responses(say: Words, summary: Summary, sources: Sources): Block[] {
  const counted = summary.reviews.filter(({ total }) => total > 0);
  if (counted.length === 0) return [];
  const finding = responsesFinding(summary, say);
  return [
    heading(2, say.report("figures.responses", { state: summary.state.name })),
    ...(finding ? [paragraph(finding, "finding")] : []),
    ...counted.map((review) => reviewTable(say, review, sources)),
  ];
}

function reviewTable(say: Words, review: ReviewFigures, sources: Sources): Table {
  const unit = say.countingUnit(review.countingUnit);
  return {
    kind: "table",
    caption: say.report("figures.review", {
      year: String(review.year),
      cycle: String(review.cycle),
      unit: inSentence(unit.name),
    }),
    columns: RATE_COLUMNS(say),
    rows: review.rates.map((rate) => rateRow(say, rate)),
    notes: [
      say.report("figures.parts", {
        parts: partsWords(say, review.counts),
        total: say.count(review.total),
      }),
      ...claimsNote(say, review.claims),
      say.report("figures.unit", { name: unit.name, definition: unit.definition }),
      basisNote(say, review, sources),
      ...reconciliationNote(say, review),
    ],
  };
}

const RATE_COLUMNS = (say: Words) => [
  wide(say.report("figures.rate")),
  figures(say.report("figures.count")),
  figures(say.report("figures.share")),
];

function rateRow(
  say: Words,
  { key, numerator, denominator }: ReviewFigures["rates"][number],
): Cell[] {
  const { label, definition } = say.rate(key);
  const counts = { numerator: say.count(numerator), denominator: say.count(denominator) };
  return [
    cell(label, { note: definition }),
    cell(say.report("figures.of", counts)),
    cell(say.percent(numerator, denominator) ?? say.report("figures.noShare")),
  ];
}

const partsWords = (say: Words, counts: PositionCounts): string =>
  POSITIONS.filter((position) => counts[position] > 0)
    .map((position) =>
      say.report("figures.part", {
        name: say.position(position).name,
        count: say.count(counts[position]),
      }),
    )
    .join(" · ");

function claimsNote(say: Words, claims: ReviewFigures["claims"]): string[] {
  const stated: [Claim, number | null][] = [
    ["already-implemented", claims.alreadyImplemented],
    ["being-implemented", claims.beingImplemented],
  ];
  const words = stated.flatMap(([claim, count]) =>
    count === null
      ? []
      : [say.report("figures.claim", { name: say.claim(claim).short, count: say.count(count) })],
  );
  return words.length === 0 ? [] : [say.report("figures.claims", { claims: words.join(" · ") })];
}

function basisNote(say: Words, { basis, asOf }: ReviewFigures, sources: Sources): string {
  const day = say.date(asOf);
  if (basis.kind === "rows")
    return say.report("figures.rows", { held: say.count(basis.held), day });
  return say.report("figures.declared", {
    title: basis.source.title,
    source: String(sources.numberOf({ ...basis.source, date: null })),
    day,
    held: say.count(basis.held),
    of: say.count(basis.of),
  });
}

function reconciliationNote(say: Words, { reconciliation }: ReviewFigures): string[] {
  switch (reconciliation.state) {
    case "open":
      return [];
    case "agrees":
      return [say.report("figures.agrees")];
    case "differs":
      return [say.report("figures.differs", { parts: partsWords(say, reconciliation.rows) })];
  }
}

function levels(say: Words, summary: Summary): Block[] {
  const { state, levels: counts, implementation, totals, edition, countingUnit } = summary;
  if (totals.recommendations === 0) return [];
  const most = Math.max(...Object.values(counts));
  const held = say.report("figures.held", {
    unit: inSentence(say.countingUnit(countingUnit).name),
    state: state.name,
    day: say.date(edition.asOf),
    number: String(edition.number),
  });
  return [
    heading(2, say.report("figures.levels")),
    paragraph(levelsFinding(state.name, counts, say), "finding"),
    {
      kind: "table",
      caption: say.report("figures.levelsCaption", { state: state.name }),
      columns: [
        narrow(say.report("figures.level")),
        figures(say.report("figures.recommendations")),
        wide(""),
      ],
      rows: LEVELS.filter((level) => counts[level] > 0).map((level) => [
        cell(say.level(level).name, { level }),
        cell(say.count(counts[level])),
        cell("", { bar: counts[level] / most, level }),
      ]),
      notes: [coverageWords(say, counts), held],
    },
    {
      kind: "table",
      caption: say.report("method.rates"),
      columns: RATE_COLUMNS(say),
      rows: implementation.map((rate) => rateRow(say, rate)),
      notes: [held],
    },
  ];
}

/** What a busy reader turns to first: each finding in a line, with the way to its section. */
function glance(say: Words, { state }: Summary, rows: readonly RecommendationRow[]): Block[] {
  const found = rows.filter(
    ({ content, level }) => content.addressee.kind === "state" && level !== "not-assessed",
  );
  if (found.length === 0) return [];
  return [
    heading(2, say.report("figures.glance")),
    {
      kind: "table",
      caption: say.report("figures.glanceCaption", { state: state.name }),
      columns: [
        wide(say.report("figures.reference")),
        narrow(say.report("figures.says")),
        narrow(say.report("figures.finds")),
      ],
      rows: found.map((row) => [
        cell(headingOf(say, row.content), { note: inShort(say, row), to: row.ref }),
        cell(answerWords(say, row)),
        cell(say.level(row.level).name, { level: row.level }),
      ]),
      notes: [],
    },
  ];
}

/** Our summary where there is one; a longer text is cut between words, and says so. */
export function inShort(say: Words, row: Pick<RecommendationRow, "content">): string | null {
  const words = shortWords(say, row);
  return words === null ? null : say.apart(words);
}

/** The same for a sentence of ours, which sets it apart itself. */
export function shortWords(
  { language }: Words,
  { content }: Pick<RecommendationRow, "content">,
): string | null {
  const held = textIn(language, content);
  // What is held in the language of the report goes before a summary that is not.
  const words =
    (held?.language === language && language !== USUAL_LANGUAGE ? held.text : null) ??
    content.summary ??
    held?.text ??
    null;
  if (words === null || words.length <= SHORT) return words;
  return `${words.slice(0, SHORT).replace(/\s+\S*$/, "")} …`;
}
const SHORT = 140;

function matrix(say: Words, summary: Summary): Block[] {
  const { matrix: cells, state } = summary;
  if (cells.length === 0) return [];
  const columns = LEVELS.filter((level) => cells.some((one) => one.level === level));
  const countOf = (said: Said, level?: Level) =>
    cells
      .filter((one) => one.position === said.position && one.claim === said.claim)
      .filter((one) => level === undefined || one.level === level)
      .reduce((sum, { count }) => sum + count, 0);
  const claimed = cells.some(({ claim }) => claim === "already-implemented");
  const counted = (count: number) =>
    cell(count === 0 ? say.report("figures.noShare") : say.count(count));
  return [
    heading(2, say.report("figures.matrix", { state: state.name })),
    ...(claimed ? [paragraph(matrixFinding(summary, say), "finding")] : []),
    {
      kind: "table",
      caption: say.report("figures.matrixCaption"),
      columns: [
        wide(say.report("figures.says")),
        ...columns.map((level) => figures(say.level(level).name)),
        figures(say.report("figures.total")),
      ],
      rows: SAID.filter((said) => countOf(said) > 0).map((said) => [
        cell(answerWords(say, said)),
        ...columns.map((level) => counted(countOf(said, level))),
        counted(countOf(said)),
      ]),
      notes: [say.report("figures.matrixNote")],
    },
  ];
}

type Said = { position: Position; claim: Claim | null };
const SAID: readonly Said[] = POSITIONS.flatMap((position) =>
  [null, ...CLAIMS].map((claim) => ({ position, claim })),
);

function bodies(say: Words, { bodies: counted, state }: Summary): Block[] {
  if (counted.length < 2) return [];
  return [
    heading(2, say.report("figures.bodies")),
    {
      kind: "table",
      caption: say.report("figures.bodiesCaption", { state: state.name }),
      columns: [
        wide(say.report("figures.body")),
        figures(say.report("figures.recommendations")),
        figures(say.report("figures.graded")),
        figures(say.report("figures.notAssessed")),
      ],
      rows: counted.map(({ code, count, levels: of }) => [
        cell(nameOfBody(say, code)),
        cell(say.count(count)),
        cell(say.count(gradedOf(of))),
        cell(say.count(of["not-assessed"])),
      ]),
      notes: [coverageWords(say, levelsOf(counted))],
    },
  ];
}

const nameOfBody = (say: Words, code: string): string =>
  say.body(code as Parameters<typeof say.body>[0]).name;

const levelsOf = (counted: Summary["bodies"]): LevelCounts =>
  Object.fromEntries(
    LEVELS.map((level) => [level, counted.reduce((sum, one) => sum + one.levels[level], 0)]),
  ) as LevelCounts;

/** Every count that a share of the graded leaves out. */
function coverageWords(say: Words, counts: LevelCounts): string {
  const graded = gradedOf(counts);
  const unassessed = counts["not-assessed"];
  return say.report("figures.levelsNote", {
    graded: say.count(graded),
    unassessed: say.count(unassessed),
    outside: say.count(totalOf(counts) - graded - unassessed),
  });
}
