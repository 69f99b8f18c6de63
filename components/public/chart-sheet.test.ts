import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ENTRY } from "@/lib/domain/entry/kind";
import { reconcileVote } from "@/lib/domain/entry/vote";
import { noLevels, noPositions } from "@/lib/domain/rate";
import type { HistoryEntry, Summary } from "@/lib/domain/summary";
import { disagreementSheet, historySheet } from "./chart-history";
import { issuersSheet } from "./chart-issuer";
import { ChartSheetBody } from "./chart-sheet";
import { actionsSheet, answersSheet, levelsSheet, saidAndFoundSheet } from "./chart-summary";
import { themesAnsweredSheet, themesFoundSheet } from "./chart-theme";
import { detentionSheet, overdueSheet } from "./chart-time";
import { attentionSheet, timelineSheet } from "./chart-timeline";
import { voteSheet } from "./chart-vote";
import type { ChartSheet } from "./drawing";
import { DrawingFile } from "./drawing-file";
import { DRAWING_STYLE } from "./drawing-ink";
import { addressesOf, type Place } from "./place";

const edition = {
  number: 3,
  asOf: "2026-06-30",
  publishedAt: "2026-07-01T10:00:00.000Z",
  note: "A note",
  sha256: "0".repeat(64),
};
const place: Place = {
  edition,
  newest: 3,
  pinned: false,
  path: "/charts",
  origin: "https://onus.example",
};
const to = addressesOf(place);
const about = { iso3: "XEX", name: "Examplia" };
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

/** A dossier with so many recommendations, one to a theme. */
function summaryWith(count: number): Summary {
  const levels = { ...noLevels(), "not-implemented": count };
  const positions = { ...noPositions(), rejected: count };
  return {
    edition,
    state: about,
    countingUnit: "paragraph",
    totals: { recommendations: count, others: 0, uncounted: null },
    levels,
    positions,
    implementation: [],
    reviews: [],
    matrix: times(Math.min(count, 1), () => ({
      position: "rejected" as const,
      claim: null,
      level: "not-implemented" as const,
      count,
    })),
    themes: times(count, (at) => ({
      code: `theme-${at}`,
      label: `Theme number ${at}`,
      count: 1,
      levels: { ...noLevels(), "not-implemented": 1 },
      positions: { ...noPositions(), rejected: 1 },
    })),
    bodies: [],
  };
}

const person = (at: number) => ({
  key: `person-${at}`,
  facts: ENTRY.case.parse({
    name: `Person ${at}`,
    nameBasis: "consent",
    summary: "A case.",
    statuses: [{ status: "detained", on: "2020-01-01" }],
    lastCheckedOn: "2025-01-01",
  }),
});
const owed = (at: number) => ({
  kind: "obligation" as const,
  key: `report-${at}`,
  title: `Report ${at}`,
  on: "2020-01-01",
  facts: ENTRY.obligation.parse({
    title: `Report ${at}`,
    state: "XEX",
    type: "periodic",
    dueOn: "2020-01-01",
    lastCheckedOn: "2025-01-01",
  }),
});
const entry = (at: number): HistoryEntry => ({
  edition: at + 1,
  asOf: `20${20 + at}-01-01`,
  level: at % 2 === 0 ? "not-assessed" : "regressed",
  position: "none",
  rationale: null,
});
const sitting = (at: number) => ({
  sitting: { key: `${at}`, title: `Session ${at}`, from: "2020", to: null },
  statements: at,
  asks: 1,
});
const issuer = (at: number) => ({
  state: { iso3: `X${at}`, name: `State ${at}`, region: null },
  count: at + 1,
});
const voices = (count: number) => ({
  both: { "claim-and-finding": count, "claim-and-others": 0, "finding-and-others": 0 },
  contradicted: count,
});
const NOTHING = { visit: null, update: null, talks: null };
const met = (at: number) => ({
  encounter: {
    kind: "statement" as const,
    key: `${at}`,
    title: "S",
    on: `20${10 + (at % 10)}-05-01`,
    isUpdate: true,
    by: null,
  },
  next: null,
});

const ballot = {
  kind: "vote" as const,
  key: "L.1",
  title: "A debate",
  on: "2024-10-06",
  facts: ENTRY.vote.parse({
    title: "A debate",
    on: "2024-10-06",
    forum: "Council",
    question: "To hold a debate",
    result: "rejected",
    declaredYes: 0,
    declaredNo: 2,
    declaredAbstain: 0,
    records: [],
  }),
};

const SHEETS: Record<string, (count: number) => ChartSheet> = {
  levels: (count) => levelsSheet(summaryWith(count), to),
  "said and found": (count) => saidAndFoundSheet(summaryWith(count), to),
  answers: () => answersSheet(summaryWith(0), to),
  actions: () => actionsSheet(summaryWith(0), [], to),
  "themes answered": (count) => themesAnsweredSheet(summaryWith(count), to),
  "themes found": (count) => themesFoundSheet(summaryWith(count), to),
  issuers: (count) => issuersSheet(summaryWith(count), times(count, issuer), to),
  disagreement: (count) => disagreementSheet(summaryWith(count), voices(count), to),
  detention: (count) => detentionSheet(times(count, person), about, edition.asOf, to),
  overdue: (count) => overdueSheet(times(count, owed), about, edition.asOf, to),
  attention: (count) =>
    attentionSheet(
      { sessions: times(count, sitting), outside: { statements: 0, asks: 0 } },
      about,
      to,
    ),
  timeline: (count) =>
    timelineSheet(
      {
        rows: times(count, met),
        since: NOTHING,
        reach: { reached: 0, told: 0, visits: 0 },
      },
      [],
      about,
      edition.asOf,
    ),
  votes: (count) =>
    voteSheet(
      ballot,
      {
        rows: times(count, (at) => ({
          ...issuer(at),
          vote: "no",
          signed: { critical: 0, supportive: 0 },
        })),
        regions: [],
        reconciliation: reconcileVote(ballot.facts),
        margin: 0,
        cast: count,
        electorate: null,
      },
      to,
    ),
  history: (count) => historySheet("A-B.1", times(Math.min(count, 6), entry), edition.asOf),
};

const onPage = (sheet: ChartSheet) =>
  renderToStaticMarkup(createElement(ChartSheetBody, { sheet, place, foot: "Edition 3." }));
const asFile = (sheet: ChartSheet) =>
  renderToStaticMarkup(
    createElement(DrawingFile, { sheet, foot: "Edition 3.", address: "https://onus.example" }),
  );

test("every class that a file uses has its rule in the file, or it would be black", () => {
  for (const sheetWith of Object.values(SHEETS)) {
    const file = asFile(sheetWith(2));
    const classes = [...file.matchAll(/class="([^"]+)"/g)].flatMap(([, names = ""]) =>
      names.split(" "),
    );
    const colours = new Set(classes.filter((name) => /^(fill|stroke)-/.test(name)));
    for (const name of colours) expect(DRAWING_STYLE, name).toContain(`.${name}{`);
  }
});

describe.each(Object.entries(SHEETS))("the chart of %s", (_, sheetWith) => {
  test.each([0, 1, 2, 200])("says and draws %i as a whole sentence and whole numbers", (count) => {
    const sheet = sheetWith(count);
    expect(sheet.title.length).toBeGreaterThan(10);
    for (const markup of [onPage(sheet), asFile(sheet)]) {
      expect(markup).not.toMatch(/NaN|Infinity|undefined|null/);
      expect(markup).not.toMatch(/\sstyle="|<script/);
      expect([...markup.matchAll(/width="-/g)]).toEqual([]);
    }
  });

  test("has the same words and numbers on a page, in a file and in its table", () => {
    const sheet = sheetWith(2);
    if (!sheet.drawing)
      return [onPage(sheet), asFile(sheet)].forEach((markup) =>
        expect(markup).toContain("nothing to draw"),
      );
    const page = onPage(sheet);
    for (const { cells } of sheet.rows) expect(page).toContain(String(cells[0]));
    expect(page).toContain(`<title id="${sheet.chart}-title">`);
    expect(asFile(sheet)).toContain("Edition 3.");
  });
});

test("a headline of a share rests on five answers or more", () => {
  const summary = summaryWith(1);
  const [theme] = summary.themes;
  expect(themesAnsweredSheet(summary, to).title).toBe("What Examplia answered, theme by theme");
  const five = { ...noPositions(), rejected: 3, supported: 2 };
  expect(
    themesAnsweredSheet({ ...summary, themes: [{ ...theme!, positions: five }] }, to).title,
  ).toContain("3 of 5 (60.0");
});

test("States that made as many as each other share the headline", () => {
  const title = (...counts: number[]) =>
    issuersSheet(
      summaryWith(1),
      counts.map((count, at) => ({ ...issuer(at), count })),
      to,
    ).title;
  expect(title(3, 2)).toMatch(/State 0 made the most, with 3$/);
  expect(title(3, 3, 1)).toMatch(/State 0 and State 1 made the most, with 3 each$/);
  expect(title(3, 3, 3)).toMatch(/3 of them made the most, with 3 each$/);
});

test("of persons only those named here stand in a chart, each alone, and nobody is counted", () => {
  const sheet = detentionSheet(times(3, person), about, edition.asOf, to);
  expect(sheet.rows.map(({ cells }) => cells[0])).toEqual(["Person 0", "Person 1", "Person 2"]);
  expect(sheet.columns).not.toContain("Count");
  expect(sheet.title).toMatch(/Person 0 .* the longest: 1,827 days$/);
});

test("who is known to have been held the longest is told by what is certain, to the month as well as to the day", () => {
  const held = (at: number, on: string) => {
    const { key, facts } = person(at);
    return { key, facts: { ...facts, statuses: [{ ...facts.statuses[0]!, on }] } };
  };
  const longest = (...cases: ReturnType<typeof held>[]) =>
    detentionSheet(cases, about, edition.asOf, to).title;
  expect(longest(held(1, "2018-09"), held(2, "2020-12-31"))).toMatch(
    /Person 1 .* since September 2018$/,
  );
  expect(longest(held(1, "2020"), held(2, "2020-12-01"))).toMatch(/Person 2 .* 1,492 days$/);
});

test("what nobody checked after a day is drawn as holding only if nothing has changed", () => {
  const { keys } = overdueSheet([owed(1)], about, edition.asOf, to);
  expect(keys.map(({ key }) => key)).toEqual(["known", "if-still"]);
});
