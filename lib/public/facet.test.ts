import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import {
  answered,
  assessed,
  publish,
  published,
  state,
  takeDownPublished,
} from "@/lib/db/testing/published";
import { FACETS, SORTS, type RecommendationFilter } from "@/lib/domain/filter";
import type { PublishedRecommendation } from "@/lib/domain/published";
import { countBySql } from "./facet-count";
import { exploreRecommendations, listRecommendations } from "./recommendation";
import { rowIndex } from "./row-index";
import { questionOf } from "./search";

// Counts come from an index in memory, and the database counts the same, slowly: each is held against the other.

const THEMES = ["torture", "prisons", "women"];
const GROUPS = ["detainees", "children"];
const WORDS = ["torture", "prison", "women", "asylum", "lawyers", "the"];

const often = (word: number, times: number) => `${WORDS[word]} `.repeat(times);

/** The `n`th of a hundred made-up recommendations, each a little different from the others. */
function made(n: number, edition = 1): PublishedRecommendation {
  const named = (codes: string[]) => codes.map((code) => ({ code, label: code.toUpperCase() }));
  return published(String(n), {
    ...(n % 3 === 0 ? answered("rejected") : answered("supported", "already-implemented")),
    ...(n % 4 === 0 ? assessed(n % 8 === 0 ? "regressed" : "implemented") : {}),
    text: `Request ${n}: ${often(n % 6, 1 + (n % 3))}and ${often((n + edition) % 6, 1 + (n % 4))}`,
    state: n % 5 === 0 ? null : n % 2 === 0 ? "XEX" : "XNB",
    body: n % 7 === 0 ? "cat" : "upr",
    cycle: n % 7 === 0 ? null : 1 + (n % 4),
    issuedOn: n % 11 === 0 ? null : `${2015 + (n % 4)}-01-23`,
    themes: named(THEMES.filter((_, at) => (n >> at) % 2 === 0)),
    groups: named(GROUPS.filter((_, at) => (n + at) % 3 === 0)),
    issuers: n % 2 === 0 ? [] : [{ iso3: "XNB", name: "Neighbouria" }],
    territory: n % 9 === 0 ? "Isle" : null,
    actionCategory: n % 6 === 0 ? null : n % 6,
  });
}

beforeAll(async () => {
  const first = Array.from({ length: 100 }, (_, n) => made(n + 1));
  await publish(1, {
    asOf: "2025-03-01",
    entries: [state("XEX", "Examplia", true), state("XNB", "Neighbouria")],
    recommendations: first,
  });
  await exploreRecommendations({}, { edition: 1, sort: "reference", limit: 1 });
  await publish(2, {
    asOf: "2025-06-01",
    recommendations: [...[3, 30, 60].map((n) => made(n, 2)), made(101, 2)],
    removed: ["A-HRC-90-1.10", "A-HRC-90-1.11"],
  });
});

const optional = <T>(...values: T[]) => fc.constantFrom(...values, undefined, undefined, undefined);
const filters = fc
  .record({
    q: optional(
      "torture",
      "women -asylum",
      "nowhere",
      "torture prison",
      "asylum OR torture -women",
      "-torture",
      "the",
      "the -women",
    ),
    state: optional("XEX", "XNB", "XXX"),
    body: optional("upr" as const, "cat" as const),
    cycle: optional(2),
    position: optional("rejected" as const),
    claim: optional("none" as const),
    level: optional("regressed" as const, "not-assessed" as const),
    assessed: optional("yes" as const, "no" as const),
    theme: optional(...THEMES),
    group: optional(...GROUPS),
    issuer: optional("XNB"),
    territory: optional("Isle"),
    action: optional(1, 5),
    year: optional(2016),
    document: optional("A-HRC-90-1"),
    disagreement: optional("yes" as const),
  })
  .map((chosen) =>
    Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)),
  ) as fc.Arbitrary<RecommendationFilter>;

const inOneOrder = (counts: { facet: string; value: string; count: number }[]) =>
  counts.map(({ facet, value, count }) => `${facet} ${value} ${count}`).sort();

async function expectTheSame(filter: RecommendationFilter, edition: number) {
  const { facets } = await exploreRecommendations(filter, { edition, sort: "level", limit: 1 });
  const named = FACETS.flatMap((facet) => facets[facet].map((one) => ({ ...one, facet })));
  const fast = named.filter(({ count }) => count > 0);
  const slow = await countBySql(filter, await questionOf(filter.q, edition), edition);
  expect(inOneOrder(fast)).toEqual(inOneOrder(slow));
}

test("counts from memory are those of the database, for any choice in any edition", async () => {
  expect(await rowIndex()).toMatchObject({ edition: 2, takeDowns: 0 });
  await fc.assert(fc.asyncProperty(filters, fc.constantFrom(1, 2), expectTheSame), {
    numRuns: 100,
  });
});

test("rows and totals are those of the database, for any choice in any order", async () => {
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.constantFrom(...SORTS),
      fc.constantFrom(0, 7),
      async (filter, sort, offset) => {
        const options = { edition: 2, sort, limit: 10, offset };
        const { total, items, next } = await exploreRecommendations(filter, options);
        expect({ total, items, next }).toEqual(await listRecommendations(filter, options));
      },
    ),
    { numRuns: 60 },
  );
});

test.each(["torture prison", "torture OR lawyers -women", "prison"])(
  "what answers %s best comes first, by memory as by the database",
  async (q) => {
    const options = { edition: 1, sort: "relevance" } as const;
    const { items } = await listRecommendations({ q }, { ...options, limit: 50 });
    const one = (offset: number) => exploreRecommendations({ q }, { ...options, limit: 1, offset });
    const byMemory = await Promise.all(items.map((_, offset) => one(offset)));
    expect(byMemory.flatMap((page) => page.items.map(({ ref }) => ref))).toEqual(
      items.map(({ ref }) => ref),
    );
  },
);

test("what was taken down is in no count from the moment on, in no edition", async () => {
  const before = await exploreRecommendations({}, { edition: 1, sort: "reference", limit: 1 });
  await takeDownPublished("A-HRC-90-1.42", new Date("2025-10-01T10:00:00Z"));
  const { total } = await exploreRecommendations({}, { edition: 1, sort: "reference", limit: 1 });
  expect(total).toBe(before.total - 1);
  expect(await rowIndex()).toMatchObject({ takeDowns: 1 });
  await expectTheSame({ theme: "torture" }, 1);
  await expectTheSame({ theme: "torture" }, 2);
});

test("the public login may read the numbers of rows and write none", async () => {
  await expect(publication.$executeRaw`delete from recommendation_search`).rejects.toThrow();
});

test("a choice that finds nothing still goes by its name", async () => {
  const options = { edition: 2, sort: "reference", limit: 1 } as const;
  const { total, facets } = await exploreRecommendations({ state: "XNB", q: "nowhere" }, options);
  expect(total).toBe(0);
  expect(facets.state).toEqual([{ value: "XNB", label: "Neighbouria", count: 0 }]);
});
