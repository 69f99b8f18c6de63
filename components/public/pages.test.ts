import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ENTRY } from "@/lib/domain/entry/kind";
import { noLevels, noPositions, responseRates } from "@/lib/domain/rate";
import type { EditionChange, ReviewFigures, Summary } from "@/lib/domain/summary";
import { CallsPage } from "./calls-page";
import { CaseList } from "./case-list";
import { EditionChangesPage } from "./changes-page";
import { ChartsPage } from "./chart-page";
import { CorrectionsPage } from "./corrections-page";
import { DossierPage } from "./dossier-page";
import { EditionsPage } from "./edition-page";
import { ObligationBoard } from "./obligation-board";
import { OverviewPage } from "./overview-page";
import { addressesOf, type Place } from "./place";
import { StatementList } from "./statement-list";
import { StatesPage } from "./states-page";

// Whole pages with nothing, with little and with much: no page may say that a number is not one.

const edition = {
  number: 3,
  asOf: "2026-06-30",
  publishedAt: "2026-07-01T10:00:00.000Z",
  note: "A note",
  sha256: "0".repeat(64),
  added: 0,
  changed: 1,
  removed: 0,
};
const place: Place = {
  edition,
  newest: 3,
  pinned: false,
  path: "/xex",
  origin: "https://onus.example",
};
const to = addressesOf(place);
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

function reviewOf(count: number): ReviewFigures {
  const counts = { ...noPositions(), supported: count, rejected: count };
  return {
    cycle: 4,
    year: 2024,
    countingUnit: "paragraph",
    asOf: "2024-06-11",
    basis: { kind: "rows", held: 2 * count },
    counts,
    total: 2 * count,
    claims: { alreadyImplemented: null, beingImplemented: null },
    rates: responseRates(counts),
    reconciliation: { state: "open", rows: counts },
    review: {
      state: "XEX",
      cycle: 4,
      session: null,
      reviewOn: "2024-01-23",
      workingGroupOn: null,
      respondedOn: null,
      adoptedOn: null,
      document: null,
      note: null,
      complete: false,
      declared: [],
      outside: [],
    },
    declared: null,
  };
}

const summaryOf = (count: number): Summary => ({
  edition,
  state: { iso3: "XEX", name: "Examplia" },
  countingUnit: "paragraph",
  totals: { recommendations: count, others: 0, uncounted: null },
  levels: { ...noLevels(), "not-assessed": count },
  positions: { ...noPositions(), supported: count },
  implementation: [],
  reviews: count === 0 ? [] : [reviewOf(count)],
  matrix: times(Math.min(1, count), () => ({
    position: "supported" as const,
    claim: null,
    level: "not-assessed" as const,
    count,
  })),
  themes: times(count, (at) => ({
    code: `t${at}`,
    label: `Theme ${at}`,
    count: at,
    levels: noLevels(),
    positions: noPositions(),
  })),
  bodies: times(Math.min(1, count), () => ({ code: "upr", count, levels: noLevels() })),
});

const change = (at: number): EditionChange => ({
  change: "changed",
  ref: `R.${at}`,
  title: `Recommendation ${at}`,
  from: { level: "not-assessed", position: "none" },
  to: { level: "regressed", position: "none" },
  fields: ["assessment"],
});
const person = (at: number) => ({
  kind: "case" as const,
  key: `p${at}`,
  title: `Person ${at}`,
  on: null,
  facts: ENTRY.case.parse({
    name: `Person ${at}`,
    nameBasis: "consent",
    summary: "A case.",
    statuses: [],
  }),
});
const owed = (at: number) => ({
  kind: "obligation" as const,
  key: `o${at}`,
  title: `Report ${at}`,
  on: "2020",
  facts: ENTRY.obligation.parse({
    title: `Report ${at}`,
    state: "XEX",
    type: "periodic",
    dueOn: "2020",
  }),
});
const line = (at: number) => ({
  key: `s${at}`,
  title: `Statement ${at}`,
  on: "2020",
  forum: null,
  stance: "critical" as const,
  type: "ngo" as const,
  deliveredBy: null,
  things: "organisations" as const,
  completeness: { named: 0, stated: null, isLowerBound: false, complete: true },
});
const moves = (count: number) => ({
  added: 0,
  changed: count,
  removed: 0,
  levels: { up: 0, down: 0, firstAssessed: count, otherwise: 0 },
  answers: 0,
});

const PAGES: Record<string, (count: number) => ReactNode> = {
  overview: (count) =>
    createElement(OverviewPage, {
      edition,
      dossiers: times(Math.min(count, 3), () => ({ summary: summaryOf(count), assessors: [] })),
      changes: times(count, change),
      place,
    }),
  dossier: (count) =>
    createElement(DossierPage, {
      summary: summaryOf(count),
      assessors: [],
      changes: [],
      actions: [],
      held: { entries: {}, documents: 0, reviews: 0, recommendations: count, calls: 0 },
      sinceSession: null,
      place,
    }),
  charts: () =>
    createElement(ChartsPage, { sheets: [], iso3: "XEX", state: "Examplia", place, foot: "Foot." }),
  cases: (count) =>
    createElement(CaseList, { entries: times(count, person), asOf: "2026-06-30", to }),
  obligations: (count) =>
    createElement(ObligationBoard, {
      entries: times(count, owed),
      names: () => null,
      asOf: "2026-06-30",
      to,
    }),
  statements: (count) =>
    createElement(StatementList, { lines: times(count, line), about: null, to }),
  calls: () =>
    createElement(CallsPage, {
      board: { kinds: [], chains: [] },
      about: null,
      asOf: "2026-06-30",
      place,
    }),
  states: (count) =>
    createElement(StatesPage, {
      states: times(count, (at) => ({
        iso3: `X${at}`,
        name: `State ${at}`,
        region: null,
        deeds: at,
        isDossier: false,
      })),
      place,
    }),
  editions: (count) =>
    createElement(EditionsPage, {
      editions: times(count, (at) => ({ ...edition, number: count - at })),
    }),
  "changes of editions": (count) =>
    createElement(EditionChangesPage, {
      compared: {
        since: { ...edition, number: 1 },
        until: edition,
        moves: moves(count),
        entries: times(count, () => ({ kind: "vote", added: 1, changed: 0, removed: 0 })).slice(
          0,
          1,
        ),
        changes: times(count, change),
      },
      editions: [edition],
      shown: 200,
      place,
    }),
  corrections: (count) =>
    createElement(CorrectionsPage, {
      corrections: times(count, (at) => ({ ...edition, number: count + 1 - at })),
      takenDown: times(count, (at) => ({ on: `20${10 + (at % 80)}-01-01`, count: 1 })),
      place,
    }),
};

describe.each(Object.entries(PAGES))("the page of %s", (_, page) => {
  test.each([0, 1, 2, 60])("reads well with %i", (count) => {
    const markup = renderToStaticMarkup(page(count));
    expect(markup).not.toMatch(/NaN|Infinity|undefined|\bnull\b|\[object/);
    expect(markup).not.toMatch(/\sstyle="|<script/);
    const ids = [...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    if (count < 2) expect(ids).toEqual([...new Set(ids)]);
  });
});
