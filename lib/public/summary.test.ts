import { beforeAll, describe, expect, test } from "vitest";
import {
  answered,
  assessed,
  declared,
  publish,
  published,
  review,
  state,
} from "@/lib/db/testing/published";
import { findEdition } from "./edition";
import { summaryOf } from "./summary";

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-03-01",
    entries: [
      state("XEX", "Examplia", true),
      state("XNB", "Neighbouria"),
      review(4, "2024-01-23", {
        declared: [declared({ total: 428, supported: 290, partly: 8, noted: 32, rejected: 98 })],
      }),
      review(3, "2018-11-06", { declared: [declared({ total: 346, supported: 284, noted: 62 })] }),
      review(2, "2013-10-22", {
        complete: true,
        declared: [declared({ total: 3, supported: 2, rejected: 1 })],
      }),
      review(1, "2009-02-09", {
        complete: true,
        declared: [declared({ total: 2, supported: 1, noted: 0, rejected: 1 })],
      }),
      review(5, "2029-01-23"),
    ],
    recommendations: [
      published("1", {
        ...answered("supported", "already-implemented"),
        ...assessed("not-implemented"),
      }),
      published("2", { ...answered("rejected") }),
      published("3", { ...answered("supported"), ...assessed("implemented") }),
      published("4", { ...answered("supported"), countingUnit: "row" }),
      published("5", { addressee: { kind: "territory", name: "Isle of Examplia" } }),
      published("6", { body: "cat", cycle: null, ...assessed("insufficient-information") }),
      published("12", {
        body: "cat",
        cycle: null,
        notGradedReason: "It would endorse a violation",
      }),
      published("7", { cycle: 2, ...answered("supported") }),
      published("8", { cycle: 2, ...answered("supported") }),
      published("9", { cycle: 2, ...answered("noted") }),
      published("10", { cycle: 1, ...answered("supported") }),
      published("11", { state: "XNB", addressee: { kind: "state", name: "Neighbouria" } }),
    ],
  });
});

const summary = async (iso3 = "XEX") => {
  const edition = await findEdition(1);
  return (await summaryOf(iso3, edition!))!;
};
const reviewOf = async (year: number, countingUnit = "paragraph") =>
  (await summary()).reviews.find((one) => one.year === year && one.countingUnit === countingUnit)!;
const rateOf = async (year: number, key: string) =>
  (await reviewOf(year)).rates.find((rate) => rate.key === key);

describe("a review whose totals a source states", () => {
  test.each([
    [2024, "rejected", 98, 428, 22.9],
    [2024, "notSupported", 130, 428, 30.4],
    [2024, "accepted", 290, 428, 67.8],
    [2024, "acceptedFullyOrPartly", 298, 428, 69.6],
    [2018, "notSupported", 62, 346, 17.9],
  ])("%i %s is %i of %i: %d %%", async (year, key, numerator, denominator, percent) => {
    expect(await rateOf(year, key)).toEqual({ key, numerator, denominator, percent });
  });

  test("names the source, and how many of the texts are held, counted by the same unit", async () => {
    expect((await reviewOf(2024)).basis).toEqual({
      kind: "declared",
      source: {
        title: "A statement of several organisations",
        url: "https://example.org/statement",
      },
      held: 3,
      of: 428,
    });
  });

  test("has no rate of a class that its source does not tell apart", async () => {
    expect(await rateOf(2018, "rejected")).toBeUndefined();
    expect(await rateOf(2018, "acceptedFullyOrPartly")).toBeUndefined();
  });
});

describe("a review counted by two units", () => {
  test("is shown as two, the second from its rows, as of the edition", async () => {
    const rows = await reviewOf(2024, "row");
    expect(rows.basis).toEqual({ kind: "rows", held: 1 });
    expect(rows.asOf).toBe("2025-03-01");
  });
});

describe("the rows and the declared total of a review", () => {
  test("are not compared while texts are missing", async () => {
    expect((await reviewOf(2024)).reconciliation.state).toBe("open");
  });

  test("agree where noted and rejected sum up and the source does not tell them apart", async () => {
    expect((await reviewOf(2013)).reconciliation).toMatchObject({
      state: "agrees",
      rows: { supported: 2, noted: 1, rejected: 0 },
    });
  });

  test("differ where a class does, and both stand", async () => {
    const { reconciliation, counts } = await reviewOf(2009);
    expect(reconciliation.state).toBe("differs");
    expect(counts.rejected).toBe(1);
    expect(reconciliation.rows.rejected).toBe(0);
  });
});

test("reviews come newest first, and one without a figure is not among them", async () => {
  const years = (await summary()).reviews.map(({ year }) => year);
  expect(years).toEqual([2024, 2024, 2018, 2013, 2009]);
});

test("what is addressed to somebody else is counted apart, in no level and no position", async () => {
  const { totals, levels, positions } = await summary();
  expect(totals).toEqual({
    recommendations: 9,
    others: 1,
    uncounted: { countingUnit: "row", count: 1 },
  });
  expect(Object.values(levels).reduce((a, b) => a + b)).toBe(9);
  expect(Object.values(positions).reduce((a, b) => a + b)).toBe(9);
});

test("implementation counts the graded alone, and coverage says how many that leaves", async () => {
  const { implementation, levels } = await summary();
  expect(levels).toMatchObject({ "not-graded": 1, "insufficient-information": 1 });
  expect(implementation).toEqual([
    { key: "implemented", numerator: 1, denominator: 2, percent: 50 },
    { key: "assessed", numerator: 4, denominator: 9, percent: 44.4 },
  ]);
});

test("said against found keeps the State's claim apart from our level", async () => {
  expect((await summary()).matrix).toContainEqual({
    position: "supported",
    claim: "already-implemented",
    level: "not-implemented",
    count: 1,
  });
});

test("a State is found in either case, and an unknown one is null", async () => {
  const edition = await findEdition(1);
  expect((await summary("xex")).state.name).toBe("Examplia");
  expect(await summaryOf("XXX", edition!)).toBeNull();
});
