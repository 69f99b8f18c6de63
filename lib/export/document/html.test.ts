import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { toHtml } from "./html";
import { HTML_STYLE_SHA256 } from "./html-style";
import { filled, harmless, MARKUP } from "./testing/hostile";
import { sampleReport } from "./testing/sample-report";

/** How often each element begins. */
function elementsOf(html: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, name = ""] of html.matchAll(/<([a-z][a-z0-9]*)/gi))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

describe("a report as a page", () => {
  test("its one style is the one whose sum is told, and nothing on it runs or loads", () => {
    const html = toHtml(sampleReport({ marking: "Confidential" }));
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
    expect(createHash("sha256").update(style).digest("base64")).toBe(HTML_STYLE_SHA256);
    expect(html).not.toMatch(/<script|<link| style=| on[a-z]+=/i);
    const sources = [...html.matchAll(/src="([^"]{0,14})/g)].map(([, start]) => start);
    expect(sources).toEqual(["data:image/svg", ...Array<string>(3).fill("data:image/png")]);
  });

  test("a logo stands above the name of whose it is, and who has none stands by the name", () => {
    const list = /<ul class="logos">.*?<\/ul>/s.exec(toHtml(sampleReport()))?.[0] ?? "";
    expect(list.replaceAll(/ src="[^"]+"/g, "")).toBe(
      '<ul class="logos"><li><img alt="Logo of Aid for Examplia" width="147" height="37"><span>Aid for Examplia</span></li>' +
        "<li><span>Bread</span></li>" +
        '<li><img alt="Logo of رعاية" width="21" height="43"><span>رعاية</span></li>' +
        '<li><img alt="Logo of Dawn" width="43" height="43"><span>Dawn</span></li></ul>',
    );
  });

  test("headings go down by one level at a time", () => {
    const html = toHtml(sampleReport());
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    const skipped = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
    expect(skipped).toEqual([]);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
  });

  test.each(["foot", "end"] as const)(
    "with notes at the %s, every link on it leads somewhere",
    (notes) => {
      const html = toHtml(sampleReport({ notes }));
      const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      const lost = [...html.matchAll(/href="#([^"]+)"/g)].filter(([, to]) => !ids.has(to));
      expect(lost).toEqual([]);
    },
  );

  test("a note tells its source once, and leads back", () => {
    const html = toHtml(sampleReport({ blocks: sampleReport().blocks.slice(0, -2) }));
    expect(html.match(/Report on Examplia, A\/HRC\/99\/5, Human Rights Council/g)).toHaveLength(1);
    expect(html).toContain('<a href="#note-1">See note 1 above.</a>');
    expect(html).toContain('<a id="cite-1" href="#note-1" role="doc-noteref">1</a>');
    expect(html).toContain('href="#cite-1" role="doc-backlink"');
  });

  test("each script has its language and its side", () => {
    const html = toHtml(sampleReport());
    for (const language of ["ru", "ar", "ug", "zh", "bo"])
      expect(html).toContain(` lang="${language}"`);
    expect(html).toContain('<blockquote lang="ug" dir="rtl">');
    expect(html).toContain('<p lang="ug" dir="rtl">');
  });

  test("tables have captions, and heads of columns and rows", () => {
    const html = toHtml(sampleReport());
    expect(html).toContain("<caption>What was found</caption>");
    expect(html).toContain('<th scope="col" class="figure">Count</th>');
    expect(html).toMatch(/<th scope="row"><a href="#entry-A-HRC-99-5\.186\.1">/);
  });

  test("a link that would run something is words", () => {
    const facts = [{ term: "Address", text: "here", url: "javascript:alert(1)" }];
    expect(toHtml(sampleReport({ facts }))).not.toContain("javascript:");
  });

  test.each(MARKUP.filter((_, at) => at % 7 === 0))("%s in every field stays words", (words) => {
    const [told, plain] = [words, harmless(words)].map((one) =>
      elementsOf(toHtml(filled(sampleReport(), one))),
    );
    expect(told).toEqual(plain);
  });
});
