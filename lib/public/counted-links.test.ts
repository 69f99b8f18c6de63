import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import { DossierPage } from "@/components/public/dossier-page";
import { OverviewPage } from "@/components/public/overview-page";
import {
  answered,
  assessed,
  declared,
  publish,
  published,
  review,
  state,
} from "@/lib/db/testing/published";
import { recommendationFilter } from "@/lib/domain/filter";
import type { PublishedRecommendation } from "@/lib/domain/published";
import { dossierReport } from "@/lib/export/report/dossier";
import { actionFiguresFor } from "./action";
import { listAssessors } from "./assessor";
import { findEdition } from "./edition";
import { facetsOf, listRecommendations, streamRecommendations } from "./recommendation";
import { findDossierContents } from "./dossier-contents";
import { countShelves } from "./shelf";
import { summaryOf } from "./summary";

// A State whose paragraphs and UPR Info rows are both published: the list behind each number has just that many rows.

const torture = { code: "torture", label: "Torture" };
const row = (code: string, given: Partial<PublishedRecommendation> = {}) =>
  published(code, { ref: `upr-info-${code}`, countingUnit: "row", ...given });

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-03-01",
    entries: [
      state("XEX", "Examplia", true),
      state("XNB", "Neighbouria", true),
      review(4, "2024-01-23", {
        declared: [declared({ total: 9, supported: 6, noted: 1, rejected: 2 })],
      }),
      review(3, "2018-11-06"),
    ],
    recommendations: [
      published("1", {
        ...answered("supported", "already-implemented"),
        ...assessed("not-implemented"),
      }),
      published("2", { ...answered("supported", "being-implemented"), themes: [torture] }),
      published("3", { ...answered("supported"), ...assessed("implemented"), themes: [torture] }),
      published("4", { ...answered("rejected"), actionCategory: 5 }),
      published("5", { addressee: { kind: "territory", name: "Isle of Examplia" } }),
      published("6", { body: "cat", cycle: null, ...assessed("insufficient-information") }),
      published("7", { cycle: 3, ...answered("noted") }),
      published("8", { type: "call", ...answered("supported"), themes: [torture] }),
      row("1", { ...answered("supported", "already-implemented"), themes: [torture] }),
      row("2", {
        ...answered("supported"),
        ...assessed("regressed"),
        themes: [torture],
        actionCategory: 1,
      }),
      row("3", { ...answered("rejected"), actionSuggested: 5 }),
      row("4", { cycle: 3, ...answered("noted") }),
      row("5", { cycle: 3, ...answered("supported") }),
      row("6", {
        state: "XNB",
        addressee: { kind: "state", name: "Neighbouria" },
        ...answered("noted"),
      }),
    ],
  });
});

async function told(iso3 = "XEX") {
  const edition = (await findEdition(1))!;
  const summary = (await summaryOf(iso3, edition))!;
  const assessors = await listAssessors(iso3, 1, summary.countingUnit);
  const [held, actions] = await Promise.all([countShelves(1, iso3), actionFiguresFor(iso3, 1)]);
  const place = {
    edition,
    newest: 1,
    pinned: false,
    path: `/${iso3.toLowerCase()}`,
    origin: "https://onus.example",
  };
  const html = renderToStaticMarkup(
    createElement("main", null, [
      createElement(DossierPage, {
        key: 1,
        summary,
        assessors,
        changes: [],
        actions,
        held,
        sinceSession: null,
        place,
      }),
      createElement(OverviewPage, {
        key: 2,
        edition,
        dossiers: [{ summary, assessors }],
        changes: [],
        place,
      }),
    ]),
  );
  return { summary, html, assessors };
}

type Counted = { href: string; number: number; words: string };

/** Every link to a list whose words hold a number, with that number. */
function countedLinks(html: string): Counted[] {
  const links = [
    ...html.matchAll(/<a [^>]*href="([^"]*\/recommendations\?[^"]*)"[^>]*>(.*?)<\/a>/gs),
  ];
  return links.flatMap(([, href = "", inside = ""]) => {
    const words = inside.replaceAll(/<[^>]*>/g, "");
    const number = /\d[\d,]*/.exec(words)?.[0];
    if (number === undefined) return [];
    return [
      { href: href.replaceAll("&amp;", "&"), words, number: Number(number.replace(",", "")) },
    ];
  });
}

const filterOf = (href: string) =>
  recommendationFilter.parse(
    Object.fromEntries(new URL(href, "https://onus.example").searchParams),
  );
const totalOf = async (href: string) => {
  const options = { edition: 1, sort: "reference", limit: 1 } as const;
  return (await listRecommendations(filterOf(href), options)).total;
};

describe.each(["XEX", "XNB"])("every number of the dossier of %s", (iso3) => {
  test("leads to a list with just that many rows, on the page, in the file and in the facets", async () => {
    const links = countedLinks((await told(iso3)).html);
    for (const { href, words, number } of links) {
      const rows = [];
      for await (const one of streamRecommendations(filterOf(href), 1)) rows.push(one.ref);
      const { unit } = await facetsOf(filterOf(href), 1);
      const inFacet = unit.find(({ value }) => value === filterOf(href).unit)?.count ?? 0;
      expect({ words, href, found: [await totalOf(href), rows.length, inFacet] }).toEqual({
        words,
        href,
        found: [number, number, number],
      });
    }
  });

  test("has a link for each level, theme, body and cell that occurs", async () => {
    const { summary, html } = await told(iso3);
    const asked = countedLinks(html).map(({ href }) => filterOf(href));
    const occurring = (counts: Record<string, number>) =>
      Object.keys(counts).filter((key) => (counts[key] ?? 0) > 0);
    for (const level of occurring(summary.levels))
      expect(asked).toContainEqual(expect.objectContaining({ level }));
    for (const { code } of summary.themes)
      expect(asked).toContainEqual(expect.objectContaining({ theme: code }));
    for (const { code } of summary.bodies)
      expect(asked).toContainEqual(expect.objectContaining({ body: code }));
    for (const { position, claim, level } of summary.matrix)
      expect(asked).toContainEqual(
        expect.objectContaining({ position, claim: claim ?? "none", level }),
      );
  });
});

describe("a dossier with paragraphs and rows", () => {
  test("counts paragraphs alone, and says how many rows stand beside them", async () => {
    const { summary, html, assessors } = await told();
    expect(summary).toMatchObject({
      countingUnit: "paragraph",
      totals: {
        recommendations: 6,
        others: 1,
        uncounted: { countingUnit: "row", count: 5 },
      },
      levels: { regressed: 0, implemented: 1, "not-implemented": 1, "not-assessed": 3 },
      positions: { supported: 3, rejected: 1, noted: 1, none: 1 },
      implementation: [
        { key: "implemented", numerator: 1, denominator: 2 },
        { key: "assessed", numerator: 3, denominator: 6 },
      ],
    });
    expect(summary.themes.find(({ code }) => code === "torture")?.count).toBe(2);
    expect(summary.bodies.map(({ count }) => count)).toEqual([5, 1]);
    expect(assessors.map(({ count }) => count)).toEqual([3]);
    expect(html).toContain("A further 5 rows</a> are held");
  });

  test("keeps the figures of its reviews apart by unit", async () => {
    const { reviews } = (await told()).summary;
    expect(
      reviews.map(({ year, countingUnit, total }) => `${year} ${countingUnit} ${total}`),
    ).toEqual(["2024 paragraph 9", "2024 row 3", "2018 paragraph 1", "2018 row 2"]);
  });

  test("has a report of the same paragraphs, which names the rows it leaves out", async () => {
    const contents = (await findDossierContents("XEX", (await findEdition(1))!))!;
    expect(contents.rows.map(({ content }) => content.countingUnit)).toEqual(
      Array.from({ length: 7 }, () => "paragraph"),
    );
    expect(JSON.stringify(dossierReport(contents).blocks)).toContain("A further 5 rows are");
  });
});

test("a dossier with rows alone counts rows, and nothing is left out", async () => {
  const { summary, html } = await told("XNB");
  expect(summary).toMatchObject({
    countingUnit: "row",
    totals: { recommendations: 1, others: 0, uncounted: null },
  });
  expect(html).not.toContain("A further");
});
