import { PDFDocument, type PDFObject } from "mupdf";
import { beforeAll, describe, expect, test } from "vitest";
import { cell, heading, paragraph, wide, type Block, type Report } from "../report/block";
import { toPdf } from "./pdf";
import { sampleReport } from "./testing/sample-report";

// A report that is set in gatherings and bound: to whoever reads it, one document like any other.

const [ENTRY] = sampleReport().blocks.filter((block) => block.kind === "entry");
const REFS = Array.from({ length: 260 }, (_, at) => `A-HRC-99-5.${at + 1}`);

/** Signs that mean something where a PDF is written, and letters that it writes in another way. */
const TROUBLE = "Unbalanced (( and \\ and > 5 0 R << in حق العودة";

function longReport(over: Partial<Report> = {}): Report {
  if (!ENTRY) throw new Error("the sample has no entry");
  const entries = REFS.map((ref, at): Block => ({
    ...ENTRY,
    ref,
    heading: `Paragraph ${at + 1} of the report`,
  }));
  const overview: Block = {
    kind: "table",
    caption: "At a glance",
    columns: [wide("Reference"), wide("Words")],
    rows: REFS.map((ref) => [cell(ref, { to: ref }), cell("as it stands")]),
    notes: ["Counted by paragraph."],
  };
  const blocks = [
    heading(1, "Overview"),
    heading(2, "Findings at a glance"),
    overview,
    heading(1, "One by one"),
    heading(2, "First document"),
    ...entries.slice(0, 130),
    heading(2, "Second document"),
    ...entries.slice(130),
    heading(1, TROUBLE),
    heading(1, "At the end"),
    paragraph("That is all."),
  ];
  return sampleReport({ blocks, ...over });
}

type Item = { title?: string | undefined; page?: number | undefined; down?: Item[] | undefined };

describe("a long report as PDF", () => {
  let book: PDFDocument;
  let bytes: Uint8Array;
  let pages: string[];
  const told: [number, number][] = [];
  beforeAll(async () => {
    bytes = await toPdf(longReport(), (done, of) => told.push([done, of]));
    book = new PDFDocument(bytes);
    pages = Array.from({ length: book.countPages() }, (_, at) =>
      book.loadPage(at).toStructuredText("preserve-whitespace").asText(),
    );
  }, 60_000);

  test("it says how far it is while it is set", () => {
    expect(told.length).toBeGreaterThan(2);
    expect(told.map(([done]) => done)).toEqual(told.map((_, at) => at + 1));
    expect(new Set(told.map(([, of]) => of))).toEqual(new Set([told.length]));
  });

  test("the same report gives the same bytes", { timeout: 60_000 }, async () => {
    expect(Buffer.compare(await toPdf(longReport()), bytes)).toBe(0);
  });

  test("its pages are numbered through, and the contents lead to the right ones", () => {
    pages.slice(1).forEach((page, at) => expect(page).toMatch(new RegExp(`page ${at + 2}\\s*$`)));
    const [contents = ""] = pages.slice(1, 2);
    for (const title of [
      "Overview",
      "Findings at a glance",
      "One by one",
      "Second document",
      "At the end",
    ]) {
      const number = Number(new RegExp(`${title}\\s+(\\d+)`).exec(contents)?.[1]);
      expect(pages[number - 1], title).toContain(title);
    }
  });

  test("every heading and every recommendation is a bookmark below its chapter, and leads to its page", () => {
    const outline: Item[] = book.loadOutline() ?? [];
    expect(outline.map(({ title }) => title)).toEqual([
      "Overview",
      "One by one",
      TROUBLE,
      "At the end",
    ]);
    const documents = outline[1]?.down ?? [];
    expect(documents.map(({ title, down }) => [title, down?.length])).toEqual([
      ["First document", 130],
      ["Second document", 130],
    ]);
    for (const { title = "", page = -1 } of documents.flatMap(({ down }) => down ?? []))
      expect(pages[page]).toContain(`${title}\n`);
  });

  test("a table leads to what stands in another gathering", () => {
    const links = pages.flatMap((_, at) => book.loadPage(at).getLinks());
    const led = links.filter((link) => !link.isExternal());
    const [, ...rows] = led.slice(-REFS.length - 1);
    expect(rows.length).toBe(REFS.length);
    rows.forEach((link, at) => {
      expect(pages[book.resolveLink(link)]).toContain(`Paragraph ${at + 1} of the report\n`);
    });
    expect(links.some((link) => link.getURI().startsWith("onus:"))).toBe(false);
    const said = pages
      .flatMap((_, at) => each(book.findPage(at).get("Annots")))
      .map((link) => link.get("Contents").asString());
    expect(said).toEqual(
      expect.arrayContaining(REFS.map((_, at) => `Paragraph ${at + 1} of the report`)),
    );
    expect(said.filter((words) => words === "" || words.includes("onus:"))).toEqual([]);
  });

  test("it is whole: nothing has to be repaired, and nothing is in it that nothing leads to", () => {
    expect(book.wasRepaired()).toBe(false);
    const led = new Set<number>();
    const open = [book.getTrailer()];
    for (let one = open.pop(); one; one = open.pop()) {
      if (one.isIndirect() && led.has(one.asIndirect())) continue;
      if (one.isIndirect()) led.add(one.asIndirect());
      if (one.isArray() || one.isDictionary()) one.forEach((value) => open.push(value));
    }
    const held = Array.from({ length: book.countObjects() - 1 }, (_, at) => at + 1);
    const sorts = held
      .filter((number) => !led.has(number))
      .map((number) => book.newIndirect(number).resolve().get("Type"));
    // The bundles and the table: they are what the others stand in.
    expect(new Set(sorts.map((sort) => (sort.isName() ? sort.asName() : "nothing")))).toEqual(
      new Set(["ObjStm", "XRef"]),
    );
  });

  test("notes are counted through, and a source is told in full once", () => {
    const whole = pages.join("\n");
    expect(whole.match(/Report on Examplia, A\/HRC\/99\/5, Human Rights Council/g)?.length).toBe(1);
    expect(whole).toContain("See note 1 above.");
  });

  test("it is what PDF/UA asks for, and says how many pages it has", () => {
    const said = book.getTrailer().get("Root", "Metadata").readStream().asString();
    expect(said).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(said).toContain(`<xmpTPg:NPages>${pages.length}<`);
    expect(book.getTrailer().get("Root", "MarkInfo", "Marked").asBoolean()).toBe(true);
  });

  test("its tags are one tree, in which each page, link, note and head of a table has a name of its own", () => {
    const tree = book.getTrailer().get("Root", "StructTreeRoot");
    expect(tree.get("K", "S").asName()).toBe("Document");
    const numbers = each(tree.get("ParentTree", "Nums")).filter((_, at) => at % 2 === 0);
    const known = numbers.map((number) => number.asNumber());
    expect(new Set(known).size).toBe(known.length);
    const leaves = pages.map((_, at) => book.findPage(at));
    const used = leaves.flatMap((page) => [
      page.get("StructParents"),
      ...each(page.get("Annots")).map((annotation) => annotation.get("StructParent")),
    ]);
    const asked = used.filter((one) => one.isNumber()).map((one) => one.asNumber());
    expect(asked.length).toBeGreaterThan(pages.length);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.filter((number) => !known.includes(number))).toEqual([]);

    const tagged = elementsIn(tree.get("K"));
    const names = tagged.flatMap((one) =>
      one.get("ID").isString() ? [one.get("ID").asString()] : [],
    );
    expect(new Set(names).size).toBe(names.length);
    const heads = tagged.flatMap((one) => headsOf(one));
    expect(heads.length).toBeGreaterThan(REFS.length);
    expect(heads.filter((name) => !names.includes(name))).toEqual([]);
    const listed = each(tree.get("IDTree", "Names")).filter((_, at) => at % 2 === 0);
    expect(listed.map((name) => name.asString())).toEqual([...names].sort());
  });

  test(
    "one that is a sheet begins with its head once, and ends with what stands at its end",
    { timeout: 60_000 },
    async () => {
      const sheet = new PDFDocument(await toPdf(longReport({ layout: "sheet", notes: "end" })));
      const words = Array.from({ length: sheet.countPages() }, (_, at) =>
        sheet.loadPage(at).toStructuredText("preserve-whitespace").asText(),
      );
      expect(
        words.filter((page) =>
          page.includes("Of two recommendations, Examplia has implemented none."),
        ),
      ).toEqual([words[0]]);
      expect(words.filter((page) => page.includes("Published"))).toEqual([words.at(-1)]);
    },
  );
});

test(
  "one that cannot be set fails with no word of it, and the next one is set",
  { timeout: 60_000 },
  async () => {
    const on = "no day" as Report["on"];
    for (const broken of [sampleReport({ on }), longReport({ on })])
      await expect(toPdf(broken)).rejects.toThrow(/^A report could not be set: \w*$/);
    expect((await toPdf(sampleReport())).length).toBeGreaterThan(1000);
  },
);

const each = (array: PDFObject): PDFObject[] =>
  Array.from({ length: array.isArray() ? array.length : 0 }, (_, at) => array.get(at));

/** It and all that stand below it. */
function elementsIn(element: PDFObject): PDFObject[] {
  const kids = element.get("K");
  const below = (kids.isArray() ? each(kids) : [kids])
    .filter((kid) => kid.isDictionary() && kid.get("S").isName())
    .flatMap(elementsIn);
  return [element, ...below];
}

function headsOf(element: PDFObject): string[] {
  const attributes = element.get("A");
  const all = attributes.isArray() ? each(attributes) : [attributes];
  const lists = all.filter((one) => one.isDictionary());
  return lists.flatMap((one) => each(one.get("Headers")).map((head) => head.asString()));
}
