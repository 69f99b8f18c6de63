import { expect, test } from "vitest";
import { noLevels, type PositionCounts } from "@/lib/domain/rate";
import { plainReview } from "@/lib/db/testing/plain";
import type { CountingUnit } from "@/lib/domain/recommendation";
import type { ReviewFigures } from "@/lib/domain/summary";
import {
  comparedReviews,
  headline,
  levelsFinding,
  matrixFinding,
  responsesFinding,
  whyTwoFigures,
} from "./sentence";

const state = { iso3: "CHN", name: "China" };

function review(
  cycle: number,
  year: number,
  parts: Partial<PositionCounts>,
  countingUnit: CountingUnit = "paragraph",
): ReviewFigures {
  return plainReview("CHN", parts, { cycle, year, countingUnit });
}

const in2024 = review(4, 2024, { supported: 290, partly: 8, noted: 32, rejected: 98 });
const in2018 = review(3, 2018, { supported: 284, noted: 62 });
const rows2013 = review(2, 2013, { supported: 207, noted: 77 }, "row");
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ");

test("the headline says how many were not supported, of how many, and what it was before", () => {
  expect(plain(headline({ state, reviews: [in2024, in2018] }))).toBe(
    "Of 428 recommendations made in 2024, China did not support 130 (30.4 %), up from 62 of 346 (17.9 %) in 2018.",
  );
});

test("a review is compared only with one counted by the same unit", () => {
  expect(comparedReviews({ reviews: [in2024, rows2013] })?.before).toBeNull();
  expect(plain(headline({ state, reviews: [in2024, rows2013] }))).toBe(
    "Of 428 recommendations made in 2024, China did not support 130 (30.4 %).",
  );
});

test("numbered paragraphs come before rows of the same review", () => {
  const rows = review(4, 2024, { supported: 300, noted: 200 }, "row");
  expect(comparedReviews({ reviews: [rows, in2024] })?.now.countingUnit).toBe("paragraph");
});

test("a review without answers is not called unsupported", () => {
  const open = review(4, 2024, { none: 400, supported: 28 });
  expect(headline({ state, reviews: [open, in2018] })).toBe(
    "Of 428 recommendations made in 2024, China has so far answered 28.",
  );
});

test("without a review the headline says so", () => {
  expect(headline({ state, reviews: [] })).toBe("No review of China has been published here yet.");
});

test("it explains why 30 and not 23", () => {
  const why = whyTwoFigures({ state, reviews: [in2024, in2018] });
  expect(why?.title).toBe("Why 30 and not 23?");
  expect(plain(why?.text ?? "")).toBe(
    "Both are counts of the same review, of two different things. China rejected 98 of 428 (22.9 %) in its own words. " +
      "It noted another 32, which in the Council’s procedure also means that they do not enjoy its support. " +
      "Together that is 130 of 428 (30.4 %). Another 8 were supported in part and are in neither figure.",
  );
});

test("where only one figure can be meant there is nothing to explain", () => {
  expect(whyTwoFigures({ state, reviews: [in2018] })).toBeNull();
});

test("levels: coverage first, then the share of the graded", () => {
  expect(levelsFinding("China", noLevels())).toBe(
    "No recommendation addressed to China has been published here yet.",
  );
  expect(levelsFinding("China", { ...noLevels(), "not-assessed": 45 })).toBe(
    "None of the 45 recommendations held here has been assessed yet.",
  );
  expect(levelsFinding("China", { ...noLevels(), "insufficient-information": 1 })).toBe(
    "The one recommendation held here has been assessed.",
  );
  expect(levelsFinding("China", { ...noLevels(), overtaken: 1, "not-assessed": 1411 })).toBe(
    "One of the 1,412 recommendations held here has been assessed.",
  );
  const some = { ...noLevels(), "not-implemented": 9, initiated: 4, regressed: 3, overtaken: 1 };
  expect(levelsFinding("China", { ...some, "not-assessed": 411 })).toBe(
    "17 of 428 recommendations held here have been assessed. Of the 16 graded, none is largely or fully implemented.",
  );
  expect(plain(levelsFinding("China", { ...some, implemented: 4 }))).toBe(
    "21 of 21 recommendations held here have been assessed. Of the 20 graded, 4 (20.0 %) are largely or fully implemented.",
  );
});

test("a claim of implementation beside a contrary finding stands out", () => {
  const cell = { position: "supported", claim: "already-implemented" } as const;
  expect(
    matrixFinding({
      state,
      matrix: [
        { ...cell, level: "not-implemented", count: 2 },
        { ...cell, level: "regressed", count: 1 },
        { position: "rejected", claim: null, level: "not-implemented", count: 5 },
      ],
    }),
  ).toBe(
    "3 recommendations that China calls “already implemented” have, on the evidence, not been implemented.",
  );
  expect(matrixFinding({ state, matrix: [{ ...cell, level: "not-assessed", count: 1 }] })).toBe(
    "The one recommendation that China calls “already implemented” has not yet been assessed.",
  );
});

test("supported is told with its whole", () => {
  expect(plain(responsesFinding({ state, reviews: [in2024, in2018] }))).toBe(
    "Of the recommendations it received, China supported 290 of 428 (67.8 %) in 2024, and 284 of 346 (82.1 %) in 2018.",
  );
});
