import type { ReportFacts } from "@/lib/domain/entry/report";
import { LEVELS, type Level } from "@/lib/domain/level";
import { CLAIMS, POSITIONS, type Claim, type Position } from "@/lib/domain/position";
import { gradedOf, totalOf, type LevelCounts, type PositionCounts } from "@/lib/domain/rate";
import type { RecommendationRow, ReviewFigures, Summary } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords, percentWords } from "@/lib/messages/figure";
import { levelsFinding, matrixFinding, responsesFinding } from "@/lib/messages/sentence";
import {
  bodyWords,
  claimWords,
  countingUnitWords,
  levelWords,
  positionWords,
  rateWords,
  translator,
} from "@/lib/messages/words";
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

const t = translator("report");

/** The tables of a report: every share with what it is of, by which definition, unit and basis. */
export function figuresOf(
  summary: Summary,
  rows: readonly RecommendationRow[],
  sources: Sources,
  leftOut: readonly ReportFacts["leftOut"][number][] = [],
): Block[] {
  const of = (part: "figures" | "glance", blocks: () => Block[]) =>
    leftOut.includes(part) ? [] : blocks();
  const blocks = [
    ...of("figures", () => [...responses(summary, sources), ...levels(summary)]),
    ...of("glance", () => glance(summary, rows)),
    ...of("figures", () => [...matrix(summary), ...bodies(summary)]),
  ];
  return blocks.length === 0 ? [] : [heading(1, t("figures.heading")), ...blocks];
}

function responses(summary: Summary, sources: Sources): Block[] {
  const counted = summary.reviews.filter(({ total }) => total > 0);
  if (counted.length === 0) return [];
  const finding = responsesFinding(summary);
  return [
    heading(2, t("figures.responses", { state: summary.state.name })),
    ...(finding ? [paragraph(finding, "finding")] : []),
    ...counted.map((review) => reviewTable(review, sources)),
  ];
}

function reviewTable(review: ReviewFigures, sources: Sources): Table {
  const unit = countingUnitWords(review.countingUnit);
  return {
    kind: "table",
    caption: t("figures.review", {
      year: String(review.year),
      cycle: String(review.cycle),
      unit: unit.name.toLowerCase(),
    }),
    columns: RATE_COLUMNS(),
    rows: review.rates.map(rateRow),
    notes: [
      t("figures.parts", { parts: partsWords(review.counts), total: countWords(review.total) }),
      ...claimsNote(review.claims),
      t("figures.unit", { name: unit.name, definition: unit.definition }),
      basisNote(review, sources),
      ...reconciliationNote(review),
    ],
  };
}

const RATE_COLUMNS = () => [
  wide(t("figures.rate")),
  figures(t("figures.count")),
  figures(t("figures.share")),
];

function rateRow({ key, numerator, denominator }: ReviewFigures["rates"][number]): Cell[] {
  const { label, definition } = rateWords(key);
  const counts = { numerator: countWords(numerator), denominator: countWords(denominator) };
  return [
    cell(label, { note: definition }),
    cell(t("figures.of", counts)),
    cell(percentWords(numerator, denominator) ?? t("figures.noShare")),
  ];
}

const partsWords = (counts: PositionCounts): string =>
  POSITIONS.filter((position) => counts[position] > 0)
    .map((position) =>
      t("figures.part", {
        name: positionWords(position).name,
        count: countWords(counts[position]),
      }),
    )
    .join(" · ");

function claimsNote(claims: ReviewFigures["claims"]): string[] {
  const stated: [Claim, number | null][] = [
    ["already-implemented", claims.alreadyImplemented],
    ["being-implemented", claims.beingImplemented],
  ];
  const words = stated.flatMap(([claim, count]) =>
    count === null
      ? []
      : [t("figures.claim", { name: claimWords(claim).short, count: countWords(count) })],
  );
  return words.length === 0 ? [] : [t("figures.claims", { claims: words.join(" · ") })];
}

function basisNote({ basis, asOf }: ReviewFigures, sources: Sources): string {
  const day = dateWords(asOf);
  if (basis.kind === "rows") return t("figures.rows", { held: countWords(basis.held), day });
  return t("figures.declared", {
    title: basis.source.title,
    source: String(sources.numberOf({ ...basis.source, date: null })),
    day,
    held: countWords(basis.held),
    of: countWords(basis.of),
  });
}

function reconciliationNote({ reconciliation }: ReviewFigures): string[] {
  switch (reconciliation.state) {
    case "open":
      return [];
    case "agrees":
      return [t("figures.agrees")];
    case "differs":
      return [t("figures.differs", { parts: partsWords(reconciliation.rows) })];
  }
}

function levels(summary: Summary): Block[] {
  const { state, levels: counts, implementation, totals, edition, countingUnit } = summary;
  if (totals.recommendations === 0) return [];
  const most = Math.max(...Object.values(counts));
  const held = t("figures.held", {
    unit: countingUnitWords(countingUnit).name.toLowerCase(),
    state: state.name,
    day: dateWords(edition.asOf),
    number: String(edition.number),
  });
  return [
    heading(2, t("figures.levels")),
    paragraph(levelsFinding(state.name, counts), "finding"),
    {
      kind: "table",
      caption: t("figures.levelsCaption", { state: state.name }),
      columns: [narrow(t("figures.level")), figures(t("figures.recommendations")), wide("")],
      rows: LEVELS.filter((level) => counts[level] > 0).map((level) => [
        cell(levelWords(level).name, { level }),
        cell(countWords(counts[level])),
        cell("", { bar: counts[level] / most, level }),
      ]),
      notes: [coverageWords(counts), held],
    },
    {
      kind: "table",
      caption: t("method.rates"),
      columns: RATE_COLUMNS(),
      rows: implementation.map(rateRow),
      notes: [held],
    },
  ];
}

/** What a busy reader turns to first: each finding in a line, with the way to its section. */
function glance({ state }: Summary, rows: readonly RecommendationRow[]): Block[] {
  const found = rows.filter(
    ({ content, level }) => content.addressee.kind === "state" && level !== "not-assessed",
  );
  if (found.length === 0) return [];
  return [
    heading(2, t("figures.glance")),
    {
      kind: "table",
      caption: t("figures.glanceCaption", { state: state.name }),
      columns: [
        wide(t("figures.reference")),
        narrow(t("figures.says")),
        narrow(t("figures.finds")),
      ],
      rows: found.map((row) => [
        cell(headingOf(row.content), { note: inShort(row), to: row.ref }),
        cell(answerWords(row)),
        cell(levelWords(row.level).name, { level: row.level }),
      ]),
      notes: [],
    },
  ];
}

/** Our summary where there is one; a longer text is cut between words, and says so. */
export function inShort({
  content: { summary, text },
}: Pick<RecommendationRow, "content">): string | null {
  const words = summary ?? text;
  if (words === null || words.length <= SHORT) return words;
  return `${words.slice(0, SHORT).replace(/\s+\S*$/, "")} …`;
}
const SHORT = 140;

function matrix(summary: Summary): Block[] {
  const { matrix: cells, state } = summary;
  if (cells.length === 0) return [];
  const columns = LEVELS.filter((level) => cells.some((one) => one.level === level));
  const countOf = (said: Said, level?: Level) =>
    cells
      .filter((one) => one.position === said.position && one.claim === said.claim)
      .filter((one) => level === undefined || one.level === level)
      .reduce((sum, { count }) => sum + count, 0);
  const claimed = cells.some(({ claim }) => claim === "already-implemented");
  const counted = (count: number) => cell(count === 0 ? t("figures.noShare") : countWords(count));
  return [
    heading(2, t("figures.matrix", { state: state.name })),
    ...(claimed ? [paragraph(matrixFinding(summary), "finding")] : []),
    {
      kind: "table",
      caption: t("figures.matrixCaption"),
      columns: [
        wide(t("figures.says")),
        ...columns.map((level) => figures(levelWords(level).name)),
        figures(t("figures.total")),
      ],
      rows: SAID.filter((said) => countOf(said) > 0).map((said) => [
        cell(answerWords(said)),
        ...columns.map((level) => counted(countOf(said, level))),
        counted(countOf(said)),
      ]),
      notes: [t("figures.matrixNote")],
    },
  ];
}

type Said = { position: Position; claim: Claim | null };
const SAID: readonly Said[] = POSITIONS.flatMap((position) =>
  [null, ...CLAIMS].map((claim) => ({ position, claim })),
);

function bodies({ bodies: counted, state }: Summary): Block[] {
  if (counted.length < 2) return [];
  return [
    heading(2, t("figures.bodies")),
    {
      kind: "table",
      caption: t("figures.bodiesCaption", { state: state.name }),
      columns: [
        wide(t("figures.body")),
        figures(t("figures.recommendations")),
        figures(t("figures.graded")),
        figures(t("figures.notAssessed")),
      ],
      rows: counted.map(({ code, count, levels: of }) => [
        cell(nameOfBody(code)),
        cell(countWords(count)),
        cell(countWords(gradedOf(of))),
        cell(countWords(of["not-assessed"])),
      ]),
      notes: [coverageWords(levelsOf(counted))],
    },
  ];
}

const nameOfBody = (code: string): string =>
  bodyWords(code as Parameters<typeof bodyWords>[0]).name;

const levelsOf = (counted: Summary["bodies"]): LevelCounts =>
  Object.fromEntries(
    LEVELS.map((level) => [level, counted.reduce((sum, one) => sum + one.levels[level], 0)]),
  ) as LevelCounts;

/** Every count that a share of the graded leaves out. */
function coverageWords(counts: LevelCounts): string {
  const graded = gradedOf(counts);
  const unassessed = counts["not-assessed"];
  return t("figures.levelsNote", {
    graded: countWords(graded),
    unassessed: countWords(unassessed),
    outside: countWords(totalOf(counts) - graded - unassessed),
  });
}
