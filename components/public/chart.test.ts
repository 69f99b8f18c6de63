import { expect, test } from "vitest";
import { placed, type Segment } from "./chart";

const segment = (key: string, count: number): Segment => ({
  key,
  count,
  label: key,
  pattern: "url(#x)",
  stroke: "",
  href: null,
  mark: null,
});

test("parts stand side by side, from zero, and what is not there takes no room", () => {
  const parts = [segment("a", 30), segment("b", 0), segment("c", 10)];
  expect(placed(parts, 40).map(({ key, start, width }) => [key, start, width])).toEqual([
    ["a", 0, 75],
    ["c", 75, 25],
  ]);
});

test("two reviews on one axis keep their proportion", () => {
  const [smaller] = placed([segment("a", 346)], 428);
  expect(smaller?.width).toBeCloseTo(80.84, 2);
});

test("a number stands above its part only where a phone has room for it", () => {
  const parts = [segment("a", 420), segment("b", 8)];
  expect(placed(parts, 428).map(({ fits }) => fits)).toEqual([true, false]);
});
