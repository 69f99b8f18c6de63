import { expect, test } from "vitest";
import { toCard } from "./card";
import { toPng } from "./picture";

const card = {
  site: "Onus",
  title: "Examplia",
  figure: { value: "130 of 428 (30.4 %)", definition: "Not supported: noted or rejected" },
  foot: "Edition 3, as of 1 June 2025",
};

test("a card has its title, the figure with its definition, and the edition", () => {
  const svg = toCard(card);
  for (const words of [card.title, card.figure.value, card.figure.definition, card.foot])
    expect(svg).toContain(words);
});

test("words that would be markup are words", () => {
  expect(toCard({ ...card, title: "<script>&\u0000" })).toContain("&lt;script&gt;&amp;<");
});

test("a long title is broken into lines that fit, and ends in an ellipsis", () => {
  const svg = toCard({ ...card, title: "recommendation ".repeat(60), figure: null });
  const lines = [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, line]) => line!);
  expect(lines.filter((line) => line.startsWith("recommendation"))).toHaveLength(4);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(40);
  expect(svg).toContain("…");
});

test("the picture is a PNG of 1,200 by 630 pixels, drawn with fonts of the house", () => {
  const png = Buffer.from(toPng(toCard(card), 1200));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  const empty = toPng(toCard({ ...card, title: "", figure: null, site: "", foot: "" }), 1200);
  expect(png.length).toBeGreaterThan(empty.length * 2); // Letters were drawn, not left out.
});
