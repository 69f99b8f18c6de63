import { PDFDocument } from "mupdf";
import { beforeAll, describe, expect, test } from "vitest";
import { toPdf } from "./pdf";
import { sampleReport } from "./testing/sample-report";

const MARKING = "Confidential: made for Ana Example";

type Read = { pages: string[]; outline: string[]; whole: string };

function read(bytes: Uint8Array): Read {
  const document = new PDFDocument(bytes);
  const count = document.countPages();
  const pages = Array.from({ length: count }, (_, at) =>
    document.loadPage(at).toStructuredText("preserve-whitespace").asText(),
  );
  const outline = (document.loadOutline() ?? []).flatMap(titlesOf);
  document.destroy();
  return { pages, outline, whole: pages.join("\n") };
}

/** How many of its objects have a text in their place. */
function altsIn(bytes: Uint8Array): number {
  const document = new PDFDocument(bytes);
  let count = 0;
  for (let at = 1; at < document.countObjects(); at += 1) {
    const object = document.newIndirect(at).resolve();
    if (
      object.isDictionary() &&
      object.get("S").toString() === "/Figure" &&
      !object.get("Alt").isNull()
    )
      count += 1;
  }
  document.destroy();
  return count;
}

type Item = { title?: string | undefined; down?: Item[] | undefined };
const titlesOf = ({ title = "", down = [] }: Item): string[] => [title, ...down.flatMap(titlesOf)];

/** A process is begun for each, and a busy machine takes its time. */
const PDF = { timeout: 60_000 };

describe("a report as PDF", PDF, () => {
  let book: Read;
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await toPdf(sampleReport());
    book = read(bytes);
  }, PDF.timeout);

  test("it is what PDF/UA asks for", () => {
    expect(Buffer.from(bytes).toString("latin1")).toContain("pdfuaid");
  });

  test("its words come in the order of reading", () => {
    const order = [
      "The Examplia Record",
      "Contents",
      "Examplia was asked to repeal",
      "It says that it has done so",
      "What was found",
      "A/HRC/99/5, paragraph 186.1",
      "What the State says",
      "What we find",
      "On what evidence",
      "Why this matters",
      "One text in six scripts",
    ].map((words) => book.whole.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });

  test("logos stand where their names do, and are told in words to whoever cannot see them", async () => {
    const order = ["Aid for Examplia", "Bread", "Dawn"].map((name) => book.whole.lastIndexOf(name));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
    const without = sampleReport({
      blocks: sampleReport().blocks.filter(({ kind }) => kind !== "logos"),
    });
    expect(altsIn(bytes)).toBe(altsIn(await toPdf(without)) + 3);
  });

  test("every heading is a bookmark", () => {
    const headings = sampleReport().blocks.flatMap((one) =>
      one.kind === "heading" ? [one.text] : one.kind === "entry" ? [one.heading] : [],
    );
    for (const heading of headings) expect(book.outline).toContain(heading);
  });

  test("a source is told in full at the foot of the page that cites it first, and later by its number", () => {
    const [first = "", second = ""] = book.pages.slice(2);
    expect(first).toMatch(/Report on Examplia, A\/HRC\/99\/5, Human Rights Council, March 2024\./);
    expect(first).toContain("archive.example.org/1");
    expect(second).toContain("See note 1 above.");
    expect(second).not.toContain("Human Rights Council, March 2024");
  });

  test("all six scripts are there, in letters and not in boxes", () => {
    for (const letters of [/Закон/, /[\u0600-\u06FF\uFB50-\uFEFC]{4}/, /该法/, /[\u0F40-\u0F6C]/])
      expect(book.whole).toMatch(letters);
    expect(book.whole).not.toContain("\uFFFD");
  });

  test("numbered paragraphs are counted through the report", () => {
    for (const number of ["1.", "2.", "3."])
      expect(book.whole).toMatch(new RegExp(`^\\s*${number}`, "m"));
  });

  test("a sheet begins with its head and goes on below; a marking is on each page", async () => {
    const given = sampleReport({ layout: "sheet", notes: "end", marking: MARKING });
    const sheet = read(await toPdf(given));
    expect(sheet.pages.length).toBeLessThan(book.pages.length / 2);
    expect(sheet.pages[0]).toContain("What was asked");
    for (const page of sheet.pages) expect(page).toContain(MARKING);
    expect(sheet.whole).toContain("It says that it has done so. [1] [2]");
  });
});
