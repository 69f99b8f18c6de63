import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast } from "@/lib/domain/contrast";

type Palette = Record<string, string>;

const css = readFileSync("app/styles/tokens.css", "utf8");
const [light = "", dark = ""] = css.split("@media screen and (prefers-color-scheme: dark)");
const paletteOf = (block: string): Palette =>
  Object.fromEntries(
    [...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );

const PALETTES = { light: paletteOf(light), dark: { ...paletteOf(light), ...paletteOf(dark) } };

test("black on white is 21 to 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});

for (const [name, palette] of Object.entries(PALETTES)) {
  const { paper = "", sunken = "" } = palette;
  const marks = Object.keys(palette).filter((key) => /^(level|position)-/.test(key));

  test(`${name}: every level and every answer has its colour`, () => {
    expect(marks).toHaveLength(12);
  });

  test.each(["ink", "soft"])(
    `${name}: running text in %s reads at 7 to 1 on both grounds`,
    (key) => {
      expect(contrast(palette[key] ?? "", paper)).toBeGreaterThanOrEqual(7);
      expect(contrast(palette[key] ?? "", sunken)).toBeGreaterThanOrEqual(7);
    },
  );

  test.each(["accent", "alarm"])(`${name}: text in %s reads at 4.5 to 1 on both grounds`, (key) => {
    expect(contrast(palette[key] ?? "", paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[key] ?? "", sunken)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([...marks, "edge"])(`${name}: the mark %s stands out from paper at 3 to 1`, (key) => {
    expect(contrast(palette[key] ?? "", paper)).toBeGreaterThanOrEqual(3);
  });
}
