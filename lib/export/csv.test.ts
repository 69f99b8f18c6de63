import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { COLUMNS } from "@/lib/domain/column";
import { BYTE_ORDER_MARK, CSV_COLUMNS, toCell, toCsv, toLine } from "./csv";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"])(
  "%j would run as a formula, and is written as text",
  (words) => {
    const [[cell]] = parse(toLine([words])) as [[string]];
    expect(cell).toBe(`'${words}`);
  },
);

test("numbers of our own stay numbers, and what is not known stays empty", () => {
  expect(toLine([-1, null, 0])).toBe("-1,,0\r\n");
});

test("what was stored before a column was thought of leaves its cell empty", () => {
  const { measurability } = JSON.parse("{}") as { measurability: string | null };
  expect(toLine(["R-1", measurability])).toBe("R-1,\r\n");
});

test("every text comes back as it was, but for the apostrophe before a formula", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 5 }),
      (cells) => {
        const [read] = parse(toLine(cells)) as [string[]];
        expect(read.map((cell, i) => (cell === cells[i] ? cell : cell.slice(1)))).toEqual(cells);
        expect(read.every((cell) => !/^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toBe(true);
      },
    ),
  );
});

test("quotes stand only where a cell needs them", () => {
  expect(["plain", 'a "word"', "a,b", "two\nlines"].map(toCell)).toEqual([
    "plain",
    '"a ""word"""',
    '"a,b"',
    '"two\nlines"',
  ]);
});

test("the first columns are a promise: edition and day first, so that no row leaves without them", () => {
  expect(CSV_COLUMNS.slice(0, 5)).toEqual(["edition", "as_of", "ref", "url", "state"]);
  expect(new Set(CSV_COLUMNS).size).toBe(CSV_COLUMNS.length);
});

test("a file of chosen columns still says which edition and which recommendation each line is of", async () => {
  const mark = { number: 3, asOf: "2025-01-01", note: "", publishedAt: "", sha256: "" };
  const none = (async function* () {})();
  let file = "";
  for await (const piece of toCsv(none, mark, String, ["level", "text"])) file += piece;
  expect(file).toBe(`${BYTE_ORDER_MARK}edition,as_of,ref,url,text,level\r\n`);
});

test("every column that a reader may choose is one of the file", () => {
  expect(COLUMNS.filter((column) => !CSV_COLUMNS.includes(column))).toEqual([]);
});
