import { beforeAll, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { conditionOf } from "./desk-condition";
import { DESK_SORTS, deskFilter, deskOrder, type DeskSort } from "./desk-filter";
import { BOUNDS, findHits, searchHits } from "./desk-hits";

// A table of 268,000 lines is read in other ways than one of sixty: whichever way, the pages are the same.

const WALKED = { gathered: 0, searched: 0, reach: 1_000 };

beforeAll(async () => {
  const { organisation } = await world();
  const some = [1, 2, 3].map(() => member("editor", organisation.id));
  const ids = (await Promise.all(some)).map(({ id }) => id).sort();
  const names = ["Berit", "Ada", "Ada"];
  for (const [at, id] of ids.entries())
    await record.member.update({ where: { id }, data: { name: names[at] ?? "" } });
  const review = await record.reviewCycle.create({ data: { stateIso3: "XEX", cycle: 4 } });
  const theme = await record.theme.create({
    data: { code: "land", label: "Land", scheme: "onus" },
  });
  const group = await record.affectedGroup.create({ data: { code: "women", label: "Women" } });
  for (let place = 0; place < 60; place++) {
    const { id } = await recommendation({
      ref: `HIT.${place}`,
      summary: place % 4 === 0 ? "Return the land" : "Return the house",
      issuedOn: String(2000 + (place % 7)),
      bodyCode: place % 2 === 0 ? "upr" : "cat",
      ...(place % 3 === 0 && { assignedToId: ids[(place / 3) % 3] ?? null }),
      ...(place % 5 === 0 && { checkNote: "Unseen" }),
      ...(place % 6 === 0 && { inappropriateReason: "Endorses a violation" }),
      ...(place % 2 === 0 && { reviewCycleId: review.id }),
    });
    if (place % 7 === 0)
      await record.recommendationTheme.create({
        data: { recommendationId: id, themeCode: theme.code },
      });
    if (place % 8 === 0)
      await record.recommendationGroup.create({
        data: { recommendationId: id, groupCode: group.code },
      });
    if (place % 9 === 0)
      await record.stateResponse.create({
        data: { recommendationId: id, verbatim: "No", position: "rejected" },
      });
  }
});

const pages = async (sort: DeskSort, bounds: typeof BOUNDS, given: object = {}) => {
  const filter = deskFilter.parse(given);
  const condition = await conditionOf((await world()).editor, filter);
  const find = filter.q ? searchHits : findHits;
  return Promise.all(
    [1, 2].map(async (page) => find(condition, deskOrder.parse({ sort, page }), bounds)),
  );
};

test.each(DESK_SORTS)("sorted by %s, what is walked to is what would be gathered", async (sort) => {
  const [walked, gathered] = [await pages(sort, WALKED), await pages(sort, BOUNDS)];
  expect(walked).toEqual(gathered);
  expect(gathered.map(({ total, ids }) => [total, ids.length])).toEqual([
    [60, 50],
    [60, 10],
  ]);
  const idsOf = (found: typeof walked) => found.map(({ ids }) => ids);
  expect(idsOf(await pages(sort, WALKED, { q: "return" }))).toEqual(idsOf(gathered));
  expect((await pages(sort, WALKED, { q: "return" }))[0]).toMatchObject({ isMore: true });
});

test.each([
  { state: "XEX", body: "cat" },
  { cycle: "4" },
  { theme: "land" },
  { group: "women" },
  { assigned: "nobody" },
  { check: "needed" },
  { position: "rejected" },
  { level: "not-graded" },
  { position: "none", cycle: "4", level: "not-assessed" },
])("%o with a word that all of them say finds what it finds without", async (given) => {
  const without = await pages("newest", BOUNDS, given);
  expect(await pages("newest", BOUNDS, { ...given, q: "return" })).toEqual(without);
  expect(without[0]?.total).toBeGreaterThan(0);
  expect(without[0]?.total).toBeLessThan(60);
});

test("a word and a filter find what both are true of, and nothing that was withdrawn", async () => {
  const found = () => pages("reference", BOUNDS, { q: "land", body: "upr", assigned: "nobody" });
  const [before] = await found();
  expect(before?.total).toBe(10);
  await record.recommendation.update({
    where: { ref: "HIT.4" },
    data: { withdrawnAt: new Date() },
  });
  const [after] = await found();
  expect(after?.total).toBe(9);
});

test.each([1, 101])(
  "a word that %i titles say finds what stands in their documents",
  async (count) => {
    const word = `session${count}`;
    const keys = Array.from({ length: count }, (_, at) => `${word}-${at}`);
    await record.document.createMany({
      data: keys.map((key) => ({
        key,
        title: `Report of the ${word.toUpperCase()}`,
        bodyCode: "upr",
        kind: "report",
      })),
    });
    const document = await record.document.findUniqueOrThrow({ where: { key: `${word}-0` } });
    await recommendation({ ref: `SAID.${count}`, documentId: document.id });
    expect((await pages("reference", BOUNDS, { q: word.toUpperCase() }))[0]).toMatchObject({
      total: 1,
    });
    expect((await pages("reference", WALKED, { q: word }))[0]?.ids).toHaveLength(1);
  },
);
