import { createHash } from "node:crypto";
import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { toXlsx, type Workbook } from "./xlsx";
import { isLink, LIMIT, serialOf, toXmlText, type SheetCell } from "./xlsx-cell";

const book = (rows: Workbook["rows"], more: Partial<Workbook> = {}): Workbook => ({
  title: "Recommendations",
  columns: [
    { name: "text", type: "text", definition: "What is asked." },
    { name: "cycle", type: "number", definition: "Which review." },
    { name: "issued_on", type: "date", definition: "When it was issued." },
    { name: "url", type: "link", definition: "Its page." },
  ],
  rows,
  about: [["Edition", "3"]],
  terms: [["Implemented", "Done, on the evidence we have."]],
  words: { definitions: "Definitions", column: "Column", term: "Word" },
  day: "2025-01-31",
  ...more,
});

const LINE: SheetCell[] = [
  "Plant more trees.",
  4,
  "2024-06-11",
  "https://onus.example/recommendations/A",
];

async function bytesOf(made: Workbook): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of toXlsx(made)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const opened = async (made: Workbook) =>
  (await readXlsx(new Uint8Array(await bytesOf(made)), { readStyles: true })).sheets;

test("a number is a number, a whole day a date, a month stays a text", async () => {
  const month = [...LINE.slice(0, 2), "2024-06", null];
  const [table] = await opened(book([LINE, month]));
  expect(table?.rows[0]).toEqual(["text", "cycle", "issued_on", "url"]);
  expect(table?.rows[1]).toEqual([LINE[0], 4, new Date("2024-06-11T00:00:00Z"), LINE[3]]);
  expect(table?.rows[2]?.slice(0, 3)).toEqual([LINE[0], 4, "2024-06"]);
});

test("the heading stays in sight, every column can be filtered, and an address can be followed", async () => {
  const [table] = await opened(book([LINE]));
  expect(table?.freezePane).toMatchObject({ rows: 1 });
  expect(table?.autoFilter?.range).toBe("A1:D2");
  expect(table?.cells?.get("1,3")?.hyperlink?.target).toBe(LINE[3]);
});

test("the second sheet says of what edition the table is, and what each column and word means", async () => {
  const [, definitions] = await opened(book([LINE]));
  expect(definitions?.name).toBe("Definitions");
  expect(definitions?.rows).toEqual(
    expect.arrayContaining([
      ["Edition", "3"],
      ["cycle", "Which review."],
      ["Implemented", "Done, on the evidence we have."],
    ]),
  );
});

test("the same table gives the same bytes, whatever the clock and however the rows come", async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => [`Text ${at}`, at, "2024-06-11", null]);
  async function* slowly() {
    for (const [at, row] of rows.entries()) {
      if (at % 500 === 0) await new Promise(setImmediate);
      yield row;
    }
  }
  const hashOf = async (made: Workbook) =>
    createHash("sha256")
      .update(await bytesOf(made))
      .digest("hex");
  expect(await hashOf(book(slowly()))).toBe(await hashOf(book(rows)));
  expect(await hashOf(book(rows, { day: "2025-02-01" }))).not.toBe(await hashOf(book(rows)));
});

test("every text comes back as it was, whatever it begins with, and no cell is a formula", async () => {
  const signs = fc.constantFrom(
    "=1+1",
    "+A1",
    "-1",
    "@SUM(A1)",
    "=cmd|'/c x'!A1",
    "_x0041_",
    "<b>",
    "]]>",
  );
  const text = fc.oneof(signs, fc.string({ unit: "grapheme", minLength: 1 }));
  const readable = text.filter((words) => toXmlText(words).length > 0 && !/[\r\n\t]/.test(words));
  await fc.assert(
    fc.asyncProperty(fc.array(readable, { minLength: 1, maxLength: 20 }), async (texts) => {
      const [table] = await opened(book(texts.map((words) => [words, null, null, null])));
      const kept = texts.map((words) => words.replaceAll(/[\u0000-\u001F\uFFFE\uFFFF]/g, ""));
      expect(table?.rows.slice(1).map(([words]) => words)).toEqual(kept);
      expect([...(table?.cells?.values() ?? [])].filter(({ formula }) => formula)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test("what XML cannot hold is left out, and what looks like its escapes stays what it is", () => {
  expect(toXmlText("a\u0000b\u001Fc\uD800d\uFFFFe")).toBe("abcde");
  expect(toXmlText("😀 & <i> _x0041_ a\r\nb")).toBe("😀 &amp; &lt;i&gt; _x005F_x0041_ a\nb");
});

test("a text too long for a cell ends with a note that says so, and never within a sign", () => {
  const cut = toXmlText("😀".repeat(20_000));
  expect(cut.length).toBeLessThanOrEqual(LIMIT.characters);
  expect(cut).toMatch(/^(?:😀)+ … \[cut: /u);
  expect(toXmlText("x".repeat(LIMIT.characters))).toBe("x".repeat(LIMIT.characters));
});

test("more rows than a sheet takes go on in a further sheet, heading and filter included", async () => {
  const rows = Array.from({ length: 5 }, (_, at) => [`Text ${at}`, at, null, null]);
  const sheets = await opened(book(rows, { most: 3 }));
  expect(sheets.map(({ name }) => name)).toEqual([
    "Recommendations",
    "Recommendations 2",
    "Recommendations 3",
    "Definitions",
  ]);
  expect(sheets.slice(0, 3).map((sheet) => sheet.rows.slice(1).map(([text]) => text))).toEqual([
    ["Text 0", "Text 1"],
    ["Text 2", "Text 3"],
    ["Text 4"],
  ]);
  expect((await opened(book(rows.slice(0, 4), { most: 3 }))).length).toBe(3);
});

test.each([
  ["2024-02-29", 45351],
  ["1900-03-01", 61],
  ["2023-02-29", null],
  ["1899-12-31", null],
  ["2024-06", null],
])("the number of %s is %s", (text, serial) => expect(serialOf(text)).toBe(serial));

test.each([
  ["https://onus.example/a?b=c#d", true],
  ["https://onus.example/%zz", false],
  ["https://onus.example/a b", false],
  ["javascript:alert(1)", false],
  ["https://onus.example/#a#b", false],
])("%s is an address to follow: %s", (text, is) => expect(isLink(text)).toBe(is));

test("a source that fails breaks the file off, and a reader who leaves ends the source", async () => {
  let isEnded = false;
  async function* rows(failing: boolean) {
    try {
      for (let at = 0; ; at += 1) {
        if (failing && at === 5000) throw new Error("gone");
        yield [`Text ${at}`, at, null, null];
      }
    } finally {
      isEnded = true;
    }
  }
  await expect(bytesOf(book(rows(true)))).rejects.toThrow("gone");
  isEnded = false;
  for await (const piece of toXlsx(book(rows(false)))) if (piece.length > 0) break;
  expect(isEnded).toBe(true);
});
