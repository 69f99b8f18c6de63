import { describe, expect, test } from "vitest";
import { toDocx } from "./docx";
import { filled, FORMULAS, harmless, MARKUP } from "./testing/hostile";
import { partOf, partsOf, readXml } from "./testing/opened";
import { sampleReport } from "./testing/sample-report";

const MARKING = "Confidential: made for Ana Example";
const documentOf = async (over: Parameters<typeof sampleReport>[0] = {}) =>
  partOf(await toDocx(sampleReport(over)), "word/document.xml");

describe("a Word document", () => {
  test("the same report gives the same bytes", async () => {
    const [once, again] = [await toDocx(sampleReport()), await toDocx(sampleReport())];
    expect(Buffer.compare(once, again)).toBe(0);
  });

  test("every part is well-formed, and has a type", async () => {
    const parts = await partsOf(await toDocx(sampleReport({ marking: MARKING })));
    const types = readXml(parts.get("[Content_Types].xml")?.toString() ?? "").elements;
    expect(types.get("Override")).toBeGreaterThan(8);
    for (const [name, bytes] of parts)
      if (/\.(xml|rels)$/.test(name)) expect(() => readXml(bytes.toString("utf8"))).not.toThrow();
  });

  test("every style that the text names is among the styles", async () => {
    const file = await toDocx(sampleReport());
    const [text, notes, styles] = [
      await partOf(file, "word/document.xml"),
      await partOf(file, "word/footnotes.xml"),
      await partOf(file, "word/styles.xml"),
    ];
    const named = (text + notes).matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g);
    const missing = [...new Set([...named].map(([, id]) => id))].filter(
      (id) => !styles.includes(`w:styleId="${id}"`),
    );
    expect(missing).toEqual([]);
  });

  test("the first citation of a source tells it in full, a later one where it stands", async () => {
    const file = await toDocx(sampleReport());
    const { text, elements } = readXml(await partOf(file, "word/footnotes.xml"));
    expect(text.match(/Report on Examplia, A\/HRC\/99\/5, Human Rights Council/g)).toHaveLength(1);
    expect(text).toContain("Archived copy: https://archive.example.org/1");
    expect(text).toContain("See note 1 above.");
    const references = readXml(await documentOf()).elements.get("w:footnoteReference");
    expect(references).toBe((elements.get("w:footnote") ?? 0) - 2);
  });

  test("with notes at the end, a number leads to its source", async () => {
    const document = await documentOf({ notes: "end" });
    const anchors = [...document.matchAll(/<w:hyperlink w:anchor="([^"]+)"/g)].map(([, to]) => to);
    const marks = [...document.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(
      ([, at]) => at,
    );
    expect(anchors.filter((to) => !marks.includes(to))).toEqual([]);
    expect(readXml(document).elements.has("w:footnoteReference")).toBe(false);
  });

  test("paragraphs are counted by Word, and each counted list begins at one", async () => {
    const file = await toDocx(sampleReport());
    expect((await documentOf()).match(/<w:pStyle w:val="NumberedParagraph"\/>/g)).toHaveLength(3);
    expect(await partOf(file, "word/styles.xml")).toMatch(
      /w:styleId="NumberedParagraph">.*?<w:numPr><w:numId w:val="1"\/>/,
    );
    expect(await partOf(file, "word/numbering.xml")).toContain('<w:startOverride w:val="1"/>');
  });

  test("the contents are a field that holds every heading", async () => {
    const document = await documentOf();
    const listed = /TOC \\o "1-2".*?<\/w:sdtContent>/s.exec(document)?.[0] ?? "";
    for (const heading of ["What was asked", "Figures", "Recommendations", "Scripts", "Sources"])
      expect(listed).toContain(heading);
  });

  test("each script is marked with its language, and from which side it runs", async () => {
    const document = await documentOf();
    for (const language of ["ru-RU", "ar-SA", "ug-CN", "zh-CN", "bo-CN"])
      expect(document).toContain(`="${language}"`);
    expect(document.match(/<w:bidi\/>/g)).toHaveLength(4);
  });

  test("logos stand in a grid as they are, each with its words, above the name", async () => {
    const file = await toDocx(sampleReport());
    const document = await partOf(file, "word/document.xml");
    const grid =
      /<w:tbl>(?:(?!<w:tbl>).)*Organisations with logos.*?<\/w:tbl>/s.exec(document)?.[0] ?? "";
    expect(grid.match(/<w:tr>/g)).toHaveLength(2);
    expect(grid.match(/<w:tc>/g)).toHaveLength(6);
    expect([...grid.matchAll(/descr="([^"]+)"/g)].map(([, alt]) => alt)).toEqual(
      ["Aid for Examplia", "رعاية", "Dawn"].flatMap(
        (name) => Array(2).fill(`Logo of ${name}`) as string[],
      ),
    );
    expect(
      [...grid.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(([, x, y]) => [x, y]),
    ).toEqual([
      [String(110 * 12700), String(27.5 * 12700)],
      [String(16 * 12700), String(32 * 12700)],
      [String(32 * 12700), String(32 * 12700)],
    ]);
    expect(grid.replaceAll(/<[^>]+>/g, "")).toBe("Aid for ExampliaBreadرعايةDawn");
    const parts = await partsOf(file);
    expect(parts.has("word/media/picture2.png")).toBe(true);
    expect(parts.has("word/media/picture2.svg")).toBe(false);
    expect(parts.get("word/_rels/document.xml.rels")?.toString()).not.toContain("picture2.svg");
  });

  test("a drawing has its words, and a picture for programs that draw none", async () => {
    const parts = await partsOf(await toDocx(sampleReport()));
    expect(await documentOf()).toContain('descr="A bar: three of four recommendations');
    expect(parts.get("word/media/picture1.png")?.subarray(1, 4).toString()).toBe("PNG");
    expect(parts.get("word/media/picture1.svg")?.toString()).toContain("<svg");
  });

  test("a marking stands at the head and the foot of every page, and across it", async () => {
    const parts = await partsOf(await toDocx(sampleReport({ marking: MARKING })));
    const document = parts.get("word/document.xml")?.toString() ?? "";
    expect(document.match(/<w:headerReference/g)).toHaveLength(2);
    expect(parts.get("word/header.xml")?.toString()).toContain(`string="${MARKING}"`);
    expect(readXml(parts.get("word/footer.xml")?.toString() ?? "").text).toContain(MARKING);
  });

  test("a sheet has no first page, no contents, and no chapter begins a page", async () => {
    const document = await documentOf({ layout: "sheet" });
    expect(document).not.toContain("TOC \\o");
    expect(document).not.toContain("<w:pageBreakBefore/>");
    expect(document).not.toContain("<w:titlePg/>");
  });

  test.each([...FORMULAS.slice(0, 500), ...MARKUP].filter((_, at) => at % 71 === 0))(
    "%s in every field stays words",
    async (words) => {
      const [told, plain] = await Promise.all(
        [words, harmless(words)].map(async (one) => toDocx(filled(sampleReport(), one))),
      );
      for (const name of ["word/document.xml", "word/footnotes.xml", "docProps/core.xml"]) {
        const [one, other] = [told, plain].map((file) => partOf(file ?? new Uint8Array(), name));
        expect(readXml((await one) ?? "").elements).toEqual(readXml((await other) ?? "").elements);
      }
    },
  );
});
