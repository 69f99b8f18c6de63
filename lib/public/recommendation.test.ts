import { beforeAll, describe, expect, test } from "vitest";
import type { RecommendationFilter, Sort } from "@/lib/domain/filter";
import {
  answered,
  assessed,
  publish,
  published,
  state,
  takeDownPublished,
} from "@/lib/db/testing/published";
import { changesOf } from "./change";
import {
  facetsOf,
  findRecommendation,
  listRecommendations,
  streamRecommendations,
} from "./recommendation";

const torture = { code: "torture", label: "Torture" };
const prisons = { code: "prisons", label: "Prisons" };

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-03-01",
    entries: [state("XEX", "Examplia", true), state("XNB", "Neighbouria")],
    recommendations: [
      published("2", {
        ...answered("rejected"),
        text: "Ratify the Convention against Torture",
        themes: [torture],
      }),
      published("18", {
        ...answered("supported"),
        text: "Investigate every report of torture in prisons",
        themes: [prisons, torture],
        groups: [{ code: "detainees", label: "Detainees" }],
      }),
      published("3", { ...answered("rejected"), issuedOn: "2023-01-01" }),
      published("4", {
        ref: "cat-examplia-1",
        body: "cat",
        cycle: null,
        document: null,
        issuedOn: null,
        issuers: [],
        text: "Abolish solitary confinement; ensure inspections of the prisons",
        summary: "End solitary confinement",
        themes: [prisons],
      }),
      published("5", {
        state: "XNB",
        addressee: { kind: "territory", name: "Isle" },
        issuers: [{ iso3: "XEX", name: "Examplia" }],
      }),
      published("6", { ...answered("supported") }),
      published("7", { text: "A text that will be taken down, about a canary" }),
    ],
  });
  await publish(2, {
    asOf: "2025-06-01",
    recommendations: [
      published("3", {
        ...answered("rejected"),
        issuedOn: "2023-01-01",
        ...assessed("regressed", "It became worse: torture is reported"),
      }),
      published("8", { text: `${"A very long request ".repeat(12)}indeed` }),
    ],
    removed: ["A-HRC-90-1.6"],
  });
  await publish(3, { asOf: "2025-09-01" });
  await takeDownPublished("A-HRC-90-1.7", new Date("2025-10-01T22:30:00Z"));
});

const refsOf = async (filter: RecommendationFilter, sort: Sort = "reference", edition = 3) => {
  const { items } = await listRecommendations(filter, { edition, sort, limit: 50 });
  return items.map(({ ref }) => ref.replace("A-HRC-90-1.", ""));
};

describe("a search", () => {
  test.each([
    ["torture", ["2", "3", "18"]],
    ["prison", ["18", "cat-examplia-1"]],
    ["the prisons of inspection", ["cat-examplia-1"]],
    ["torture Neighbouria", ["2", "3", "18"]],
    ["torture -prison", ["2", "3"]],
    ['"solitary confinement"', ["cat-examplia-1"]],
    ['"confinement solitary"', []],
    ["A/HRC/90/1 18", ["18"]],
    ["A-HRC-90-1.2", ["2"]],
    ["worse", ["3"]],
    ["Detainees", ["18"]],
    ["nothing-like-it", []],
    [`' " & | ! ( ) : * <-> \\ %`, []],
  ])("for %s finds %j", async (q, refs) => {
    expect((await refsOf({ q })).sort()).toEqual([...refs].sort());
  });

  test("puts the recommendation's own words before the words of its assessment", async () => {
    expect(await refsOf({ q: "torture" }, "reference")).toEqual(["2", "3", "18"]);
    expect(await refsOf({ q: "torture" }, "relevance")).toEqual(["2", "18", "3"]);
  });
});

describe("a filter", () => {
  test.each<[RecommendationFilter, string[]]>([
    [{ position: "rejected", state: "XEX" }, ["2", "3"]],
    [{ body: "cat" }, ["cat-examplia-1"]],
    [{ level: "regressed" }, ["3"]],
    [{ theme: "torture" }, ["2", "18"]],
    [{ group: "detainees" }, ["18"]],
    [{ issuer: "XEX" }, ["5"]],
    [{ addressee: "territory" }, ["5"]],
    [{ year: 2023 }, ["3"]],
    [{ cycle: 4, theme: "prisons" }, ["18"]],
    [{ state: "XXX" }, []],
  ])("%j leaves %j", async (filter, refs) => {
    expect((await refsOf(filter)).sort()).toEqual([...refs].sort());
  });
});

describe("an order", () => {
  test("by reference counts as a reader does: 2 before 18", async () => {
    expect(await refsOf({})).toEqual(["2", "3", "5", "8", "18", "cat-examplia-1"]);
  });
  test("by level begins with the worst", async () => {
    expect((await refsOf({}, "level"))[0]).toBe("3");
  });
  test("by date begins with the newest, and ends with what has no date", async () => {
    const refs = await refsOf({}, "newest");
    expect(refs.slice(-2)).toEqual(["3", "cat-examplia-1"]);
  });

  test.each<Sort>(["reference", "newest", "level", "relevance"])(
    "by %s pages through every row once, by cursor as by number",
    async (sort) => {
      for (const q of [undefined, "detention"]) {
        const filter = q === undefined ? {} : { q };
        const whole = await refsOf(filter, sort);
        const paged: string[] = [];
        let cursor: string | null = null;
        do {
          const options = { edition: 3, sort, limit: 2, ...(cursor && { cursor }) };
          const page = await listRecommendations(filter, options);
          const numbered = await listRecommendations(filter, {
            edition: 3,
            sort,
            limit: 2,
            offset: paged.length,
          });
          expect(page.items).toEqual(numbered.items);
          expect(page.total).toBe(whole.length);
          paged.push(...page.items.map(({ ref }) => ref.replace("A-HRC-90-1.", "")));
          cursor = page.next;
        } while (cursor);
        expect(paged).toEqual(whole);
      }
    },
  );

  test("refuses a cursor of another edition or order", async () => {
    const { next } = await listRecommendations({}, { edition: 3, sort: "reference", limit: 1 });
    const again = (edition: number, sort: Sort) =>
      listRecommendations({}, { edition, sort, limit: 1, cursor: next! });
    await expect(again(3, "level")).rejects.toThrow(RangeError);
    await expect(again(2, "reference")).rejects.toThrow(RangeError);
  });
});

describe("a facet", () => {
  test("counts under every other choice but not its own", async () => {
    const facets = await facetsOf({ position: "rejected", theme: "torture" }, 3);
    expect(facets.position).toEqual([
      { value: "supported", label: "Supported", count: 1 },
      { value: "rejected", label: "Rejected", count: 1 },
    ]);
    expect(facets.theme).toEqual([
      { value: "arbitrary-detention", label: "Arbitrary detention", count: 1 },
      { value: "torture", label: "Torture", count: 1 },
    ]);
    expect(facets.level).toEqual([{ value: "not-assessed", label: "Not yet assessed", count: 1 }]);
  });

  test.each<RecommendationFilter>([
    {},
    { q: "torture" },
    { state: "XEX" },
    { state: "XEX", body: "upr", cycle: 4 },
    { q: "prison", theme: "prisons", issuer: "XNB" },
    { addressee: "state", year: 2024, level: "not-assessed", group: "detainees" },
  ])("of %j says for each value just what choosing it gives", async (filter) => {
    const facets = await facetsOf(filter, 3);
    for (const [facet, values] of Object.entries(facets))
      for (const { value, count } of values) {
        const chosen = { ...filter, [facet]: /^\d+$/.test(value) ? Number(value) : value };
        const { total } = await listRecommendations(chosen, {
          edition: 3,
          sort: "reference",
          limit: 1,
        });
        expect({ facet, value, total }).toEqual({ facet, value, total: count });
      }
  });

  test("names States, themes and groups as the edition does", async () => {
    const { state, issuer, group } = await facetsOf({}, 3);
    expect(state.map(({ label }) => label)).toEqual(["Examplia", "Neighbouria"]);
    expect(issuer.map(({ label }) => label)).toEqual(["Examplia", "Neighbouria"]);
    expect(group).toEqual([{ value: "detainees", label: "Detainees", count: 1 }]);
  });
});

describe("an earlier edition", () => {
  test("still says what it said", async () => {
    const first = await findRecommendation("A-HRC-90-1.3", 1);
    expect(first).toMatchObject({ row: { level: "not-assessed" }, history: [{ edition: 1 }] });
    expect(await refsOf({}, "reference", 1)).toContain("6");
    expect(await refsOf({}, "reference", 1)).not.toContain("8");
  });

  test("stands in the history of the later one, the newest last", async () => {
    expect(await findRecommendation("A-HRC-90-1.3", 3)).toMatchObject({
      row: { level: "regressed" },
      history: [
        { edition: 1, asOf: "2025-03-01", level: "not-assessed", rationale: null },
        {
          edition: 2,
          asOf: "2025-06-01",
          level: "regressed",
          rationale: "It became worse: torture is reported",
        },
      ],
    });
  });

  test("does not bring back what a later one removed", async () => {
    expect(await findRecommendation("A-HRC-90-1.6", 2)).toBeNull();
    expect(await findRecommendation("A-HRC-90-1.6", 1)).not.toBeNull();
    expect(await findRecommendation("A-HRC-90-1.8", 1)).toBeNull();
  });
});

describe("what was taken down", () => {
  test("is gone from every edition, and its place says only when, as a day in Geneva", async () => {
    for (const edition of [1, 2, 3]) {
      expect(await findRecommendation("A-HRC-90-1.7", edition)).toEqual({
        takenDownOn: "2025-10-02",
      });
      expect(await refsOf({ q: "canary" }, "reference", edition)).toEqual([]);
      const changes = await changesOf(edition);
      expect(changes.map(({ ref }) => ref)).not.toContain("A-HRC-90-1.7");
    }
  });
});

test("a reference that no database could hold is simply not known", async () => {
  expect(await findRecommendation("A\0B", 1)).toBeNull();
});

describe("what an edition changed", () => {
  test("names what changed and what it was, what came, and of what went only the reference", async () => {
    expect(await changesOf(2)).toEqual([
      {
        change: "changed",
        ref: "A-HRC-90-1.3",
        title: "Release everyone who is held without a charge",
        from: { level: "not-assessed", position: "rejected" },
        to: { level: "regressed", position: "rejected" },
        fields: ["assessment"],
      },
      {
        change: "added",
        ref: "A-HRC-90-1.8",
        title: `${"A very long request ".repeat(8).trim()}…`,
        level: "not-assessed",
      },
      { change: "removed", ref: "A-HRC-90-1.6", title: null },
    ]);
    expect(await changesOf(3)).toEqual([]);
  });

  test("can be read in pages", async () => {
    const whole = await changesOf(1);
    expect(whole[0]).toMatchObject({ change: "added", ref: "A-HRC-90-1.2" });
    expect(whole.at(-1)).toMatchObject({ title: "End solitary confinement" });
    const paged = [...(await changesOf(1, { limit: 2 })), ...(await changesOf(1, { offset: 2 }))];
    expect(paged).toEqual(whole);
  });
});

test("a stream gives every row of the answer once, in the order of references", async () => {
  const refs: string[] = [];
  for await (const { ref } of streamRecommendations({ state: "XEX" }, 3)) refs.push(ref);
  expect(refs.map((ref) => ref.replace("A-HRC-90-1.", ""))).toEqual(await refsOf({ state: "XEX" }));
});
