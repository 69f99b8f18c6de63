import { describe, expect, test } from "vitest";
import { toOdt } from "./odt";
import { filled, harmless, MARKUP } from "./testing/hostile";
import { partOf, partsOf, readXml } from "./testing/opened";
import { sampleReport } from "./testing/sample-report";

const contentOf = async (over: Parameters<typeof sampleReport>[0] = {}) =>
  partOf(await toOdt(sampleReport(over)), "content.xml");

describe("an OpenDocument text", () => {
  test("the same report gives the same bytes", async () => {
    const [once, again] = [await toOdt(sampleReport()), await toOdt(sampleReport())];
    expect(Buffer.compare(once, again)).toBe(0);
  });

  test("it says what it is in its first bytes, and every part is well-formed", async () => {
    const file = await toOdt(sampleReport());
    expect(Buffer.from(file.subarray(30, 77)).toString()).toBe(
      "mimetypeapplication/vnd.oasis.opendocument.text",
    );
    for (const [name, bytes] of await partsOf(file))
      if (name.endsWith(".xml")) expect(() => readXml(bytes.toString("utf8"))).not.toThrow();
  });

  test("logos stand in a grid as they are, each with its words, above the name", async () => {
    const file = await toOdt(sampleReport());
    const content = await partOf(file, "content.xml");
    const grid = /<table:table table:name="Logos .*?<\/table:table>/s.exec(content)?.[0] ?? "";
    expect(grid.match(/<table:table-row /g)).toHaveLength(2);
    expect([...grid.matchAll(/<svg:desc>([^<]+)</g)].map(([, alt]) => alt)).toEqual([
      "Logo of Aid for Examplia",
      "Logo of رعاية",
      "Logo of Dawn",
    ]);
    expect(grid.match(/svg:width="[^"]+" svg:height="[^"]+"/g)).toEqual([
      'svg:width="110pt" svg:height="27.5pt"',
      'svg:width="16pt" svg:height="32pt"',
      'svg:width="32pt" svg:height="32pt"',
    ]);
    expect(grid).toMatch(/Aid for Examplia<.*>Bread<.*>رعاية<.*>Dawn</s);
    const parts = await partsOf(file);
    expect([parts.has("Pictures/2.png"), parts.has("Pictures/2.svg")]).toEqual([true, false]);
    expect(parts.get("META-INF/manifest.xml")?.toString()).not.toContain("Pictures/2.svg");
  });

  test("every style that the text names is there", async () => {
    const file = await toOdt(sampleReport());
    const content = await partOf(file, "content.xml");
    const all = content + (await partOf(file, "styles.xml"));
    const named = content.matchAll(/(?:text|table):style-name="([^"]+)"/g);
    const missing = [...new Set([...named].map(([, name]) => name))].filter(
      (name) => !all.includes(`style:name="${name}"`),
    );
    expect(missing).toEqual([]);
  });

  test("notes are footnotes: in full the first time, by their number later", async () => {
    const { text, elements } = readXml(await contentOf());
    expect(text.match(/Human Rights Council, March 2024/g)).toHaveLength(2); // once more among the sources
    expect(elements.get("text:note")).toBeGreaterThan(5);
    expect(elements.get("text:note-ref")).toBeGreaterThan(0);
  });

  test("numbered paragraphs go on where they stopped, a table’s head comes again", async () => {
    const { elements } = readXml(await contentOf());
    expect(
      (await contentOf()).match(/text:style-name="Numbered" text:continue-numbering/g),
    ).toHaveLength(3);
    expect(elements.get("table:table-header-rows")).toBe(1);
  });

  test("each script is marked with its language, and from which side it runs", async () => {
    const content = await contentOf();
    for (const language of ["ru", "ar", "ug", "zh", "bo"])
      expect(content).toMatch(new RegExp(`:language[a-z-]*="${language}"|Scripts`));
    expect(content).toContain('style:writing-mode="rl-tb"');
  });

  test.each(MARKUP.filter((_, at) => at % 17 === 0))(
    "%s in every field stays words",
    async (words) => {
      const [one, other] = await Promise.all(
        [words, harmless(words)].map(async (each) =>
          partOf(await toOdt(filled(sampleReport(), each)), "content.xml"),
        ),
      );
      expect(readXml(one ?? "").elements).toEqual(readXml(other ?? "").elements);
    },
  );
});
