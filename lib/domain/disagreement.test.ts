import { expect, test } from "vitest";
import { disagreementsOf } from "./disagreement";

const plain = {
  claim: null,
  level: "not-assessed",
  isGraded: false,
  gradedByOthers: false,
} as const;

test("“already implemented” beside “not implemented” is a disagreement, and beside “implemented” none", () => {
  const claimed = { ...plain, claim: "already-implemented", isGraded: true } as const;
  expect(disagreementsOf({ ...claimed, level: "not-implemented" })).toEqual(["claim-and-finding"]);
  expect(disagreementsOf({ ...claimed, level: "implemented" })).toEqual([]);
});

test("“being implemented” is not contradicted by a plan", () => {
  const claimed = { ...plain, claim: "being-implemented", isGraded: true } as const;
  expect(disagreementsOf({ ...claimed, level: "initiated" })).toEqual([]);
  for (const level of ["regressed", "not-implemented"] as const)
    expect(disagreementsOf({ ...claimed, level })).toEqual(["claim-and-finding"]);
});

test("a grade of others beside a claim is there to be compared, whatever it says", () => {
  expect(disagreementsOf({ ...plain, claim: "already-implemented", gradedByOthers: true })).toEqual(
    ["claim-and-others"],
  );
});

test("without a claim, a level or a grade nothing parts", () => {
  expect(disagreementsOf(plain)).toEqual([]);
  expect(disagreementsOf({ ...plain, gradedByOthers: true })).toEqual([]);
});
