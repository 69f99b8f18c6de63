import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { INK } from "./drawing-ink";
import { keysInRows } from "./drawing-key";
import { longestSilence, placedLanes } from "./drawing-lane";
import { placedRows, type Row } from "./drawing-row";
import { placedSpans, timeAxis } from "./drawing-span";
import { placedSteps } from "./drawing-step";
import { wrapped } from "./drawing-text";
import { placedTiles } from "./drawing-tile";

const part = (key: string, count: number) => ({ key, count, pattern: "url(#x)", stroke: "" });
const row = (key: string, ...counts: number[]): Row => ({
  key,
  label: key,
  value: String(counts.length),
  parts: counts.map((count, at) => part(`${at}`, count)),
});

describe("words", () => {
  test("break where a line is full, and a long word stands alone", () => {
    expect(wrapped("to be or not", 5)).toEqual(["to be", "or", "not"]);
    expect(wrapped("antidisestablishment no", 5)).toEqual(["antidisestablishment", "no"]);
    expect(wrapped("  ")).toEqual([]);
  });
});

describe("rows of bars", () => {
  test("parts follow each other from zero, and the whole fills the width", () => {
    const { rows } = placedRows([row("a", 30, 0, 10)], 40);
    expect(rows[0]?.bar.parts.map(({ key, start, width }) => [key, start, width])).toEqual([
      ["0", 0, 0.75],
      ["2", 0.75, 0.25],
    ]);
  });

  test("two rows do not touch, one needs no more room than it takes, and none takes none", () => {
    const { rows, height } = placedRows([row("a", 1), row("b", 2)], 2);
    const [first, second] = rows;
    const end = (first?.bar.y ?? 0) + (first?.bar.height ?? 0);
    expect(second?.label.lines[0]?.y).toBeGreaterThan(end + 10);
    expect(height).toBeGreaterThan((second?.bar.y ?? 0) + (second?.bar.height ?? 0));
    expect(placedRows([row("a", 1)], 1).height).toBeLessThan(height / 2 + 10);
    expect(placedRows([], 0)).toEqual({ rows: [], height: 0 });
  });

  test("a row of nothing keeps its line, and divides by nothing", () => {
    expect(placedRows([row("a", 0)], 0).rows[0]?.bar.parts).toEqual([]);
  });

  test("a value stands at the right of a short label, and beneath a long one", () => {
    const valueOf = (label: string) =>
      placedRows([{ ...row("a", 1), label, value: "12 of 40 graded" }], 1).rows[0]?.label.value
        .isOwnLine;
    expect(valueOf("Torture")).toBe(false);
    expect(valueOf("Torture and other ill-treatment")).toBe(true);
  });
});

describe("stretches of time", () => {
  test("the axis begins with a year and ends with the day of the edition", () => {
    const { at, years } = timeAxis("2020-06", "2022-12-31");
    expect(at("2020-01-01")).toBe(0);
    expect(at("2022-12-31")).toBe(1);
    expect(at("2019-01-01")).toBe(0);
    expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022]);
  });

  test("over many years only some are named, so that a phone can print them", () => {
    const { years } = timeAxis("2000", "2026-11-22");
    expect(years.filter(({ isNamed }) => isNamed).length).toBeLessThanOrEqual(6);
  });

  test("a month is drawn as long as it is, and what was not checked as nothing but a perhaps", () => {
    const span = { key: "a", label: "A", value: "", from: "2020-01", to: "2021-01-01" };
    const { spans } = placedSpans([{ ...span, open: "2022-01-01" }], "2022-01-01");
    expect(spans[0]?.stretches.map(({ kind }) => kind)).toEqual(["perhaps", "known", "if-still"]);
    const [perhaps] = spans[0]?.stretches ?? [];
    expect(perhaps?.width).toBeCloseTo(30 / 731, 4);
    const widths = spans[0]?.stretches.reduce((sum, { width }) => sum + width, 0);
    expect(widths).toBeCloseTo(1, 6);
  });

  test("nothing to draw takes no room, and one takes less than two", () => {
    const one = { key: "a", label: "A", value: "", from: "2020", to: "2021", open: null };
    const heights = [[], [one], [one, { ...one, key: "b" }]].map(
      (spans) => placedSpans(spans, "2022-01-01").height,
    );
    expect(heights[0]).toBe(0);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });
});

describe("lanes", () => {
  test("the longest silence is between two days, or since the last one", () => {
    const dates = ["2020-01-01", "2020-03-01", "2020-02"];
    expect(longestSilence(dates, "2020-03-11")).toEqual({
      from: "2020-01-01",
      to: "2020-03-01",
      isOpen: false,
    });
    expect(longestSilence(dates, "2021-01-01")?.isOpen).toBe(true);
    expect(longestSilence(["2020-05"], "2021-01-01")).toBeNull();
    expect(longestSilence([], "2021-01-01")).toBeNull();
  });

  test("a month has a width, a day has none", () => {
    const lane = { key: "a", label: "A", dates: ["2020-05", "2020-07-01"], silence: true };
    const [placed] = placedLanes([lane], "2020-12-31").lanes;
    expect(placed?.marks.map(({ width }) => width > 0)).toEqual([true, false]);
    expect(placed?.silence?.days).toBe(183);
  });
});

test("tiles stand in rows beneath the name of their group, and shades follow the count", () => {
  const tiles = Array.from({ length: 9 }, (_, at) => ({ key: `${at}`, name: "X", count: at }));
  const { groups, height } = placedTiles([{ key: "g", name: "Group", tiles }]);
  const [first] = groups[0]?.tiles ?? [];
  const last = groups[0]?.tiles.at(-1);
  expect(last?.x).toBe(0);
  expect(last?.y).toBeGreaterThan(first?.y ?? 0);
  expect([first?.step, last?.step]).toEqual([0, 3]);
  expect(height).toBeGreaterThan(last?.y ?? 0);
  expect(placedTiles([]).height).toBe(0);
});

test("a line of levels rises with the level, best on top, and what is outside the order lies beneath", () => {
  const { lines, stretches, risers } = placedSteps(
    [
      { key: "2", on: "2025-01-01", level: "regressed" },
      { key: "1", on: "2024-01-01", level: "not-assessed" },
      { key: "3", on: "2026-01-01", level: "implemented" },
    ],
    "2026-12-31",
  );
  expect(lines.map(({ level }) => level)).toEqual(["implemented", "regressed", "not-assessed"]);
  expect(stretches.map(({ key }) => key)).toEqual(["1", "2", "3"]);
  expect(stretches.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1, 6);
  expect(risers.map(({ from, to }) => from > to)).toEqual([true, true]);
});

test("keys break into rows before they run out of the drawing", () => {
  const keys = Array.from({ length: 10 }, (_, at) => ({
    key: `${at}`,
    label: "Largely implemented",
    pattern: "",
    stroke: "",
  }));
  const rows = keysInRows(keys, 672);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.flat()).toHaveLength(10);
  for (const { x, label } of rows.flat()) expect(x + 21 + label.length * 7).toBeLessThan(672);
});

test("a drawing that leaves the house has the colours of the house", () => {
  const [light = ""] = readFileSync("app/styles/tokens.css", "utf8").split("@media");
  for (const [name, hex] of Object.entries(INK))
    expect(light).toContain(`--color-${name}: ${hex};`);
});
