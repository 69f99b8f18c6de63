import { describe, expect, test } from "vitest";
import { toDocx } from "./docx";
import { toHtml } from "./html";
import { toOdt } from "./odt";
import { setPages } from "./setting";
import { partOf, partsOf, readXml } from "./testing/opened";
import { sampleReport } from "./testing/sample-report";
import { typstData } from "./typst-data";

// A report in Arabic: its pages begin at the right, and what stands on them in English keeps its own way.

const SYMBOL = "\u2068A/HRC/46/31\u2069، الفقرة 5";
const report = sampleReport({
  language: "ar",
  foot: "سجل الأمثلة · الإصدار 7",
  blocks: [
    { kind: "heading", level: 1, text: "ما طُلب", under: null },
    { kind: "paragraph", text: SYMBOL, tone: "plain", numbered: true, sources: [1] },
    { kind: "paragraph", text: "Repeal the Act.", tone: "plain", numbered: false, sources: [] },
    ...sampleReport().blocks,
  ],
});

describe("a report whose pages begin at the right", () => {
  test("as a page says its direction once, and of what runs the other way", () => {
    const html = toHtml(report);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain(`${SYMBOL}<sup>`);
    expect(html).not.toMatch(/<p[^>]*dir="rtl"[^>]*>[^<]*الفقرة 5/);
    expect(html).toContain('<p lang="en" dir="ltr">Repeal the Act.</p>');
    expect(toHtml(sampleReport())).toContain('<html lang="en">');
  });

  test("as a Word document turns paragraphs, tables, the page and the runs", async () => {
    const file = await toDocx(report);
    const document = (await partOf(file, "word/document.xml")) ?? "";
    expect(await partOf(file, "word/styles.xml")).toContain("<w:pPrDefault><w:pPr><w:bidi/>");
    expect(document.match(/<w:bidiVisual\/>/g)).toHaveLength(
      document.match(/<w:tbl>/g)?.length ?? 0,
    );
    expect(document).toMatch(/<w:bidi\/><\/w:sectPr>/);
    const runs = [...document.matchAll(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/gs)].map(([run]) => run);
    const runOf = (words: string) => runs.find((run) => run.includes(words)) ?? "";
    expect(runOf("A/HRC/46/31")).not.toContain("<w:rtl/>");
    expect(runOf("A/HRC/46/31")).toContain('<w:lang w:val="en-GB"/>');
    expect(runOf("الفقرة 5")).toContain("<w:rtl/>");
    expect(document).toMatch(/<w:bidi w:val="0"\/><\/w:pPr>(?:(?!<\/w:p>).)*Repeal the Act\./s);
    expect(await partOf(file, "word/footer.xml")).toContain("<w:rtl/>");
    for (const [name, bytes] of await partsOf(file))
      if (name.endsWith(".xml")) expect(() => readXml(bytes.toString("utf8"))).not.toThrow();
  });

  test("as an OpenDocument text turns its page, its tables and its paragraphs", async () => {
    const file = await toOdt(report);
    const [styles, content] = [await partOf(file, "styles.xml"), await partOf(file, "content.xml")];
    expect(styles).toMatch(/<style:default-style[^>]*>(?:(?!\/>).)*style:writing-mode="rl-tb"/s);
    expect(styles).toMatch(/<style:page-layout-properties[^>]*style:writing-mode="rl-tb"/);
    expect(content).toMatch(/<style:table-properties[^>]*style:writing-mode="rl-tb"/);
    expect(content).toContain('style:writing-mode="lr-tb"');
  });

  test("as PDF begins at the right, and holds to the rules of accessible ones", () => {
    const data = typstData(report);
    expect(data).toMatchObject({ direction: "rtl", quotes: ["«", "»"] });
    expect(data.blocks[1]).toMatchObject({ lang: "ar", dir: "rtl" });
    expect(data.blocks[2]).toMatchObject({ lang: "en", dir: "ltr" });
    const set = setPages({ ...data, part: null });
    expect(set.pages).toBeGreaterThan(2);
    expect(Buffer.from(set.pdf).toString("latin1")).toMatch(/\/Lang \(ar/);
  });
});
