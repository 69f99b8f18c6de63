import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Palette = Record<string, string>;

const css = readFileSync("app/styles/tokens.css", "utf8");
const [light = "", dark = ""] = css.split("@media screen and (prefers-color-scheme: dark)");
const paletteOf = (block: string): Palette =>
  Object.fromEntries(
    [...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

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
