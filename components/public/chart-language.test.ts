import { createHash } from "node:crypto";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { plainReview } from "@/lib/db/testing/plain";
import type { ActionFigures } from "@/lib/domain/action-acceptance";
import type { ReportFacts } from "@/lib/domain/entry/report";
import { noLevels, noPositions } from "@/lib/domain/rate";
import type { Summary } from "@/lib/domain/summary";
import charts from "@/lib/messages/en/charts.json";
import domain from "@/lib/messages/en/domain.json";
import { wordsIn } from "@/lib/messages/printed";
import type { Words } from "@/lib/messages/spoken";
import { disagreementSheet } from "./chart-history";
import { actionsSheet, answersSheet, levelsSheet, saidAndFoundSheet } from "./chart-summary";
import { themesAnsweredSheet, themesFoundSheet } from "./chart-theme";
import type { ChartSheet } from "./drawing";
import { DrawingFile } from "./drawing-file";
import { addressesOf } from "./place";

// The charts that a report can show, in each of its languages; in English they stay as they were, byte for byte.

const edition = {
  number: 3,
  asOf: "2026-06-30",
  publishedAt: "2026-07-01T10:00:00.000Z",
  note: "A note",
  sha256: "0".repeat(64),
};
const to = addressesOf({ edition, pinned: true });

const theme = (code: string, label: string, count: number) => ({
  code,
  label,
  count,
  levels: { ...noLevels(), "not-implemented": 1, implemented: 2, "not-assessed": count - 3 },
  positions: { ...noPositions(), supported: count - 4, noted: 3, rejected: 1 },
});

const summary: Summary = {
  edition,
  state: { iso3: "XEX", name: "Examplia" },
  countingUnit: "paragraph",
  totals: { recommendations: 1428, others: 0, uncounted: null },
  levels: { ...noLevels(), regressed: 3, "not-implemented": 9, initiated: 4, "not-assessed": 1412 },
  positions: { ...noPositions(), supported: 1298, noted: 30, rejected: 100 },
  implementation: [],
  reviews: [
    plainReview(
      "XEX",
      { supported: 298, partly: 3, noted: 30, rejected: 97 },
      { cycle: 4, year: 2024 },
    ),
    plainReview("XEX", { supported: 284, noted: 62 }, { cycle: 3, year: 2018 }),
    plainReview(
      "XEX",
      { supported: 900, noted: 30 },
      { cycle: 4, year: 2024, countingUnit: "row" },
    ),
  ],
  matrix: [
    { position: "supported", claim: "already-implemented", level: "regressed", count: 3 },
    { position: "supported", claim: "already-implemented", level: "not-assessed", count: 50 },
    { position: "supported", claim: null, level: "initiated", count: 4 },
    { position: "noted", claim: null, level: "not-implemented", count: 9 },
    { position: "none", claim: null, level: "not-assessed", count: 1362 },
  ],
  themes: [
    theme("a", "Torture and other cruel, inhuman or degrading treatment or punishment", 40),
    theme("b", "Arrest", 25),
    ...Array.from({ length: 12 }, (_, at) => theme(`t${at}`, `Theme number ${at}`, 20 - at)),
  ],
  bodies: [],
};

const share = (category: 1 | 2 | 3 | 4 | 5, numerator: number, denominator: number) => ({
  category,
  numerator,
  denominator,
  percent: (numerator / denominator) * 100,
  unanswered: 0,
});
const actions: ActionFigures[] = [
  {
    ...{ cycle: 4, countingUnit: "paragraph", basis: "confirmed", total: 428, uncategorised: 2 },
    rows: [
      share(1, 19, 20),
      share(2, 90, 100),
      share(3, 20, 50),
      share(4, 100, 158),
      share(5, 30, 100),
    ],
  },
];
const voices = {
  both: { "claim-and-finding": 12, "claim-and-others": 4, "finding-and-others": 7 },
  contradicted: 3,
};

type Chart = ReportFacts["charts"][number];
const SHEETS: Record<Chart, (say?: Words, of?: Summary) => ChartSheet> = {
  levels: (say, of = summary) => levelsSheet(of, to, say),
  "said-and-found": (say, of = summary) => saidAndFoundSheet(of, to, say),
  answers: (say, of = summary) => answersSheet(of, to, say),
  actions: (say, of = summary) => actionsSheet(of, actions, to, say),
  "themes-answered": (say, of = summary) => themesAnsweredSheet(of, to, say),
  "themes-found": (say, of = summary) => themesFoundSheet(of, to, say),
  disagreement: (say, of = summary) => disagreementSheet(of, voices, to, say),
};
const CHARTS = Object.keys(SHEETS) as Chart[];

/** From before there was a choice of language: of the table, the words, and the drawing in a report and on its own. */
const SUMS: Record<Chart, string> = {
  levels: "a82433355ea3120ef842ff66dc801265b30e67873acb07905b861b31fa8c69a0",
  "said-and-found": "e792370f43829f6f828a09f72522562a3f6bbf4c65da08451901e0ee21ff0ce7",
  answers: "e5c2f63897119c072dc06ee2dd1d6ab22e632dadf81d8c7009208ffe71e230b4",
  actions: "5cd2bbda9e36fe4f0a4a7aa061dae343888ed109f28ff872f60138bc9e7d0cc7",
  "themes-answered": "af5c5f91a6e50631aa913a4582166107e0ee7a9228d17c331b9c9a2347c58d9c",
  "themes-found": "096383f7d8d602ac619540318f055c90b13947c41972e6f82d47c0ea5086fffe",
  disagreement: "afcd96c058c26b5423e2f5c1ce7b3c9f1d7b8bef2b48bd35bd4889fe712e994a",
};

const drawn = (sheet: ChartSheet, given: { bare: boolean; say?: Words }) =>
  renderToStaticMarkup(
    createElement(DrawingFile, {
      ...{ sheet, foot: "Edition 3", address: "https://onus.example", ...given },
    }),
  );
const sumOf = (text: string) => createHash("sha256").update(text).digest("hex");
const wholeOf = (sheet: ChartSheet) => {
  const { rows, columns, title, definition, source } = sheet;
  const [bare, alone] = [drawn(sheet, { bare: true }), drawn(sheet, { bare: false })];
  return JSON.stringify([rows, columns, bare, alone, title, definition, source]);
};

/** What a drawing prints, one string for each of its lines, as it is read: marks of direction are no words. */
const linesOf = (svg: string) =>
  [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = "", text = ""]) => ({
    x: Number(/ x="([\d.]+)"/.exec(attributes)?.[1]),
    y: Number(/ y="([\d.]+)"/.exec(attributes)?.[1]),
    isAtEnd: attributes.includes('text-anchor="end"'),
    text,
  }));
const WIDTH = 672;
/** Of a letter of this size, at most. */
const LETTER = 9;

/** Words of the English catalogue of charts that are long enough to be told from a name. */
const sentencesIn = (words: object): string[] =>
  Object.values(words).flatMap((one: unknown) =>
    typeof one !== "string" ? sentencesIn(one as object) : one.length > 4 ? [one] : [],
  );

test.each(CHARTS)("%s is in English what it was, byte for byte", (name) => {
  expect(sumOf(wholeOf(SHEETS[name]()))).toBe(SUMS[name]);
});

describe.each(["fr", "ar"] as const)("in %s", (language) => {
  const say = wordsIn(language);
  const of = {
    ...summary,
    state: { iso3: "XEX", name: language === "fr" ? "Exemplie" : "إكزامبليا" },
  };
  const svgOf = (name: Chart) => drawn(SHEETS[name](say, of), { bare: true, say });

  test.each(CHARTS)("%s has no word of ours in English", (name) => {
    const { title, definition, source, columns, rows, keys } = SHEETS[name](say, of);
    const cells = rows.map((row) => row.cells);
    const told = JSON.stringify([
      ...[title, definition, source, columns, cells],
      ...[keys.map(({ label }) => label), linesOf(svgOf(name))],
    ]).replaceAll("Theme number", "");
    const ours = sentencesIn({ charts, levels: domain.levels, positions: domain.positions });
    expect(ours.filter((one) => told.includes(one))).toEqual([]);
    expect(told).not.toContain("Examplia");
    expect(told).not.toMatch(/ of \d/);
  });

  test.each(CHARTS)("%s says of each percentage what it is of", (name) => {
    const { title } = SHEETS[name](say, of);
    const lines = [title, ...linesOf(svgOf(name)).map(({ text }) => text)];
    const whole = language === "fr" ? /\d sur \d/ : /\d من \d/;
    for (const line of lines.filter((one) => one.includes("%"))) expect(line).toMatch(whole);
  });

  test.each(CHARTS)("%s keeps its labels apart, and within the drawing", (name) => {
    const lines = linesOf(svgOf(name)).map(({ x, y, isAtEnd, text }) => {
      const long = text.replaceAll(/[\u2066-\u2069]|\p{M}/gu, "").length * LETTER;
      return { y, from: isAtEnd ? x - long : x, to: isAtEnd ? x : x + long, text };
    });
    for (const one of lines) {
      expect(one.from, one.text).toBeGreaterThanOrEqual(0);
      expect(one.to, one.text).toBeLessThanOrEqual(WIDTH + 48);
      for (const other of lines)
        if (one !== other && one.y === other.y)
          expect(one.from >= other.to || other.from >= one.to, `${one.text} ${other.text}`).toBe(
            true,
          );
    }
  });
});

test("in Arabic a chart begins at the right: its words, its bars and its keys", () => {
  const say = wordsIn("ar");
  const ar = drawn(SHEETS.answers(say), { bare: true, say });
  const en = drawn(SHEETS.answers(), { bare: true });
  const bars = (svg: string) =>
    [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="16"/g)].map(
      (found) => found.slice(1).map(Number),
    );
  expect(bars(en).length).toBeGreaterThan(4);
  const mirrored = bars(en).map(([x = 0, y, width = 0]) => [WIDTH - x - width, y, width]);
  bars(ar).forEach((bar, at) =>
    bar.forEach((one, part) => expect(one).toBeCloseTo(mirrored[at]?.[part] ?? NaN, 1)),
  );
  const [label] = linesOf(ar);
  expect(label).toMatchObject({ x: WIDTH, isAtEnd: true });
  expect(label?.text).toMatch(/^\u2067.*\u2069$/);
  expect(ar).toContain("'Noto Naskh Arabic'");
  expect(en).not.toContain("Naskh");
});
