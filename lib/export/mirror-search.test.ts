import fs from "node:fs";
import vm from "node:vm";
import { expect, test } from "vitest";
import { searchPage, toIndexed, toIndexScript } from "./mirror-search";
import { answered, published } from "@/lib/db/testing/published";
import { facetsOfPublished } from "@/lib/domain/to-published";

const row = (paragraph: string, given: Parameters<typeof published>[1] = {}) => {
  const content = published(paragraph, given);
  return { ref: content.ref, content, ...facetsOfPublished(content) };
};
const index = [
  row("1", { text: "Free Ünal", ...answered("rejected") }),
  row("2", { text: "</script><b>Free</b> all", ...answered("noted") }),
].map((one) => toIndexed(one, 3));

test("what is indexed is found by words without accents, and by the values of filters", () => {
  expect(index[0]!.text).toContain("free unal");
  expect(index[0]!.values).toMatchObject({
    state: ["XEX"],
    position: ["rejected"],
    level: ["not-assessed"],
    theme: ["arbitrary-detention"],
    issuer: ["XNB"],
    year: ["2024"],
  });
  expect(index[0]!.file).toBe("editions/3/recommendations/A-HRC-90-1.1.html");
});

test("the index is a script that gives back just what was indexed", () => {
  const context: { onusIndex?: unknown } = {};
  vm.runInNewContext(toIndexScript(index), context);
  expect(JSON.parse(JSON.stringify(context.onusIndex))).toEqual(index);
});

test("the page says without a script where everything stands", () => {
  const page = searchPage({ stylesheet: "assets/a.css", edition: 3, asOf: "1 June 2025" });
  expect(page).toMatch(/<noscript>.*data\/recommendations\.csv/);
  expect(page).toContain('data-found="Recommendations found: {count}."');
});

test("the script that searches is a plain one, which a page in a folder may load", () => {
  const script = fs.readFileSync("lib/export/mirror-script.mjs", "utf8");
  expect(() => new vm.Script(script)).not.toThrow();
  expect(script).not.toMatch(/innerHTML|outerHTML|document\.write|eval|fetch\(/);
});
