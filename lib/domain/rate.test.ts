import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEVELS } from "./level";
import {
  declaredCounts,
  implementationRates,
  noLevels,
  noPositions,
  percentOf,
  responseRates,
  sumsUp,
  totalOf,
  type Declared,
} from "./rate";

const review2024: Declared = {
  countingUnit: "paragraph",
  total: 428,
  supported: 290,
  partly: 8,
  noted: 32,
  rejected: 98,
  pending: null,
};
const review2018: Declared = {
  countingUnit: "paragraph",
  total: 346,
  supported: 284,
  partly: null,
  noted: 62,
  rejected: null,
  pending: null,
};
const rateOf = (declared: Declared, key: string) =>
  responseRates(declaredCounts(declared)).find((rate) => rate.key === key);

describe("China's review of 2024", () => {
  test("rejected 98 of 428, which is 22.9 %", () =>
    expect(rateOf(review2024, "rejected")).toEqual({
      key: "rejected",
      numerator: 98,
      denominator: 428,
      percent: 22.9,
    }));
  test("did not support 130 of 428, which is 30.4 %", () =>
    expect(rateOf(review2024, "notSupported")).toEqual({
      key: "notSupported",
      numerator: 130,
      denominator: 428,
      percent: 30.4,
    }));
  test("accepted 290, which is 67.8 %, and with those accepted in part 69.6 %", () => {
    expect(rateOf(review2024, "accepted")?.percent).toBe(67.8);
    expect(rateOf(review2024, "acceptedFullyOrPartly")?.percent).toBe(69.6);
  });
  test("sums to 428; a reprint's 418 does not", () => {
    expect(sumsUp(review2024)).toBe(true);
    expect(sumsUp({ ...review2024, total: 418 })).toBe(false);
  });
});

test("in 2018 China did not support 62 of 346, which is 17.9 %", () =>
  expect(rateOf(review2018, "notSupported")).toEqual({
    key: "notSupported",
    numerator: 62,
    denominator: 346,
    percent: 17.9,
  }));

describe("implementation", () => {
  const counts = {
    ...noLevels(),
    implemented: 3,
    "partly-implemented": 43,
    "not-implemented": 190,
    "not-graded": 16,
    "not-assessed": 4,
  };
  const rates = implementationRates(counts);

  test("counts the graded alone", () =>
    expect(rates.find((rate) => rate.key === "implemented")).toMatchObject({
      numerator: 3,
      denominator: 236,
    }));
  test("says of how many in all something has been found", () =>
    expect(rates.find((rate) => rate.key === "assessed")).toMatchObject({
      numerator: 252,
      denominator: 256,
    }));
  test("of nothing is no percentage, not zero", () =>
    expect(implementationRates(noLevels())[0]?.percent).toBeNull());
});

describe("any rate", () => {
  const count = fc.nat(100_000);
  test("has a numerator within its denominator, and a percentage between 0 and 100 with one decimal", () =>
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        count,
        (supported, partly, noted, rejected, pending) => {
          for (const rate of responseRates({
            ...noPositions(),
            supported,
            partly,
            noted,
            rejected,
            pending,
          })) {
            expect(rate.numerator).toBeLessThanOrEqual(rate.denominator);
            expect(rate.denominator).toBe(supported + partly + noted + rejected + pending);
            if (rate.percent === null) continue;
            expect(rate.percent).toBeGreaterThanOrEqual(0);
            expect(rate.percent).toBeLessThanOrEqual(100);
            expect(Number(rate.percent.toFixed(1))).toBe(rate.percent);
          }
        },
      ),
    ));
  test("is within half a tenth of the true share", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.nat(1_000_000),
        (denominator, given) => {
          const numerator = given % (denominator + 1);
          expect(
            Math.abs(percentOf(numerator, denominator)! - (100 * numerator) / denominator),
          ).toBeLessThanOrEqual(0.05 + 1e-9);
        },
      ),
    ));
  test("never moves when somebody assesses more: what was not graded stays outside", () =>
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(LEVELS.map((level) => [level, fc.nat(500)])) as Record<
            string,
            fc.Arbitrary<number>
          >,
        ),
        fc.nat(500),
        (given, more) => {
          const counts = { ...noLevels(), ...given };
          const before = implementationRates(counts)[0];
          const after = implementationRates({
            ...counts,
            "insufficient-information": counts["insufficient-information"] + more,
          })[0];
          expect(after).toEqual(before);
          expect(totalOf(counts)).toBeGreaterThanOrEqual(before!.denominator);
        },
      ),
    ));
});
