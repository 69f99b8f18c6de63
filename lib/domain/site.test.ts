import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fieldProblems } from "./outcome";
import { monthsBefore, reviewMonths } from "./review-interval";
import { contrastOn, GROUNDS, siteDraft } from "./site";

const EMPTY = { name: "", contact: "", accentLight: "", accentDark: "" };
const problemsOf = (given: Partial<typeof EMPTY>) => {
  const read = siteDraft.safeParse({ ...EMPTY, ...given });
  return read.success ? [] : fieldProblems(read.error);
};

test("the grounds are those of the style sheet", () => {
  const [light = "", dark = ""] = readFileSync("app/styles/tokens.css", "utf8").split("@media");
  const coloursIn = (css: string) =>
    ["paper", "sunken"].map((name) => new RegExp(`--color-${name}: (#[0-9a-f]{6})`).exec(css)?.[1]);
  expect({ light: coloursIn(light), dark: coloursIn(dark) }).toEqual(GROUNDS);
});

describe("what an administrator types", () => {
  test("is what Onus brings, where a field is empty", () =>
    expect(siteDraft.parse(EMPTY)).toEqual({
      name: null,
      contact: null,
      accentLight: null,
      accentDark: null,
    }));
  test("is a name without anything that is no sign, and one address", () => {
    expect(problemsOf({ name: "Examplia Watch", contact: " errors@example.org " })).toEqual([]);
    expect(problemsOf({ name: "Examplia\u202eWatch" })).toMatchObject([{ field: "name" }]);
    expect(problemsOf({ name: "x".repeat(41) })).toMatchObject([{ field: "name" }]);
    expect(problemsOf({ contact: "a@example.org?bcc=b@example.org" })).toMatchObject([
      { field: "contact" },
    ]);
  });
  test("is refused as a colour that reads badly on one of the grounds, with by how much", () => {
    const colours = { accentLight: "#6B2D8F", accentDark: "#c9a0e8" };
    expect(problemsOf(colours)).toEqual([]);
    expect(siteDraft.parse({ ...EMPTY, ...colours }).accentLight).toBe("#6b2d8f");
    expect(problemsOf({ ...colours, accentLight: "#c9a0e8" })).toEqual([
      { field: "accentLight", message: expect.stringMatching(/by 1\.9 to 1.*darker/) as string },
    ]);
    expect(problemsOf({ ...colours, accentDark: "#6b2d8f" })).toEqual([
      { field: "accentDark", message: expect.stringMatching(/lighter/) as string },
    ]);
    expect(problemsOf({ accentLight: "#6b2d8f" })).toMatchObject([{ field: "accentDark" }]);
    for (const accentLight of ["red", "#6b2d8", "#6b2d8f;}"])
      expect(problemsOf({ ...colours, accentLight })).toMatchObject([{ field: "accentLight" }]);
  });
});

test("no grey reads on both grounds, which is why there are two colours", () => {
  const greys = Array.from(
    { length: 256 },
    (_, n) => `#${n.toString(16).padStart(2, "0").repeat(3)}`,
  );
  const onBoth = greys.filter(
    (one) => contrastOn("light", one) >= 4.5 && contrastOn("dark", one) >= 4.5,
  );
  expect(onBoth).toEqual([]);
});

test("a finding is asked about after whole months, the last day of a shorter month among them", () => {
  expect(monthsBefore(new Date("2026-03-31T10:00:00Z"), 1).toISOString()).toBe(
    "2026-02-28T10:00:00.000Z",
  );
  expect(monthsBefore(new Date("2026-11-22T10:00:00Z"), 12).toISOString()).toBe(
    "2025-11-22T10:00:00.000Z",
  );
  const typed = { "not-done": "6", "under-way": "12", done: "24", ungraded: "61" };
  expect(reviewMonths.safeParse(typed).error?.issues).toMatchObject([{ path: ["ungraded"] }]);
});
