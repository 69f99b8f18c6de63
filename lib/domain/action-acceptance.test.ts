import { expect, test } from "vitest";
import { actionFiguresOf, type ActionCount } from "./action-acceptance";

const count = (
  confirmed: number | null,
  position: ActionCount["position"],
  number: number,
  given: Partial<ActionCount> = {},
): ActionCount => ({
  cycle: 1,
  countingUnit: "row",
  confirmed,
  suggested: null,
  position,
  count: number,
  ...given,
});

test("acceptance by category: 8 of 8, 24 of 27, 2 of 13, 17 of 41, 4 of 49", () => {
  const [figures] = actionFiguresOf([
    count(1, "supported", 8),
    count(2, "supported", 24),
    count(2, "noted", 3),
    count(3, "supported", 2),
    count(3, "noted", 11),
    count(4, "supported", 17),
    count(4, "noted", 24),
    count(5, "supported", 4),
    count(5, "noted", 45),
  ]);
  expect(figures?.rows.map(({ numerator, denominator }) => `${numerator}/${denominator}`)).toEqual([
    "8/8",
    "24/27",
    "2/13",
    "17/41",
    "4/49",
  ]);
  expect(figures).toMatchObject({ basis: "confirmed", total: 138, uncategorised: 0 });
});

test("support in part is not support, as UPR Info counts it", () => {
  const [figures] = actionFiguresOf([count(5, "supported", 1), count(5, "partly", 1)]);
  expect(figures?.rows[4]).toMatchObject({ numerator: 1, denominator: 2, percent: 50 });
});

test("what is only suggested stands apart, and what has no category is counted as such", () => {
  const figures = actionFiguresOf([
    count(1, "supported", 2, { suggested: 4 }),
    count(null, "noted", 3, { suggested: 4 }),
    count(null, "noted", 5),
  ]);
  expect(figures.map(({ basis, total, uncategorised }) => [basis, total, uncategorised])).toEqual([
    ["confirmed", 2, 8],
    ["suggested", 3, 7],
  ]);
});

test("paragraphs and rows of one review are never in one figure", () => {
  const figures = actionFiguresOf([
    count(5, "supported", 2),
    count(5, "supported", 3, { countingUnit: "paragraph" }),
  ]);
  expect(figures.map(({ countingUnit, total }) => [countingUnit, total])).toEqual([
    ["paragraph", 3],
    ["row", 2],
  ]);
});

test("what has no answer on record is in no denominator", () => {
  const [figures] = actionFiguresOf([
    count(5, "supported", 1),
    count(5, "none", 7),
    count(4, "pending", 2),
    count(null, "none", 3),
  ]);
  expect(figures).toMatchObject({ total: 1, uncategorised: 0 });
  expect(figures?.rows.map(({ unanswered }) => unanswered)).toEqual([0, 0, 0, 2, 7]);
  expect(actionFiguresOf([count(5, "none", 7)])).toEqual([]);
});
