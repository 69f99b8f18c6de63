import fc from "fast-check";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { CSV_COLUMNS, toCell } from "@/lib/export/csv";
import { formatOfOwn } from "./onus";
import { OWN_KEY, READ_COLUMNS, readOwnItem, readOwnLine, type ReadColumn } from "./onus-row";

const LINE: Record<ReadColumn, string> = {
  ref: "A-HRC-90-1.1",
  state: "XEX",
  body: "upr",
  cycle: "4",
  document_symbol: "A/HRC/90/1",
  paragraph: "1",
  counting_unit: "paragraph",
  issuer_codes: "XNB | XEX",
  theme_codes: "fair-trial",
  themes: "Fair trial",
  group_codes: "",
  groups: "",
  action_category: "2",
  language: "en",
  text: "Plant more trees.",
  state_position: "supported",
  state_claim: "",
  state_words: "Accepted",
};

test("every column that is read is one that the export writes", () => {
  expect(READ_COLUMNS.filter((name) => !CSV_COLUMNS.includes(name))).toEqual([]);
});

test("a line says which recommendation it is, what its source says of it, and no finding", () => {
  const read = readOwnLine(2, LINE);
  expect(read).toMatchObject({
    externalKey: `${OWN_KEY}A-HRC-90-1.1`,
    state: "XEX",
    text: "Plant more trees.",
    issuers: ["XNB", "XEX"],
    themes: [{ label: "Fair trial" }],
    response: { verbatim: "Accepted", position: "supported" },
  });
  expect(JSON.stringify(read)).not.toContain("level");
});

test("the apostrophe of the export comes off where it was put, and nowhere else", () => {
  const signs = fc.constantFrom("=", "+", "-", "@", "＝", "'", "''", "a", " ");
  const texts = fc.array(signs, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      const [[cell]] = parse(toCell(text)) as [[string]];
      expect(readOwnLine(2, { ...LINE, text: cell })).toMatchObject({ text });
    }),
  );
});

test.each([
  ["state", "Examplia", "state"],
  ["state_position", "maybe", "state_position"],
  ["counting_unit", "", "counting_unit"],
  ["issuer_codes", "Neighbouria", "issuer_codes"],
  ["cycle", "fourth", "cycle"],
  ["action_category", "7", "action_category"],
  ["ref", "", "ref"],
] as const)("a wrong %s (%j) is named by its column", (column, cell, named) => {
  const read = readOwnLine(2, { ...LINE, [column]: cell });
  expect(Array.isArray(read) && read.map((wrong) => wrong.column)).toEqual([named]);
});

test("an item whose theme was named otherwise since keeps to the theme's code", () => {
  const item = {
    ...{ ref: "R-1", state: null, body: "hrc", cycle: null, document: null, paragraph: null },
    ...{ countingUnit: "row", language: "en", text: null, issuers: [], groups: [] },
    themes: [{ code: "fair-trial", label: "Due process" }],
    ...{ actionCategory: null, position: "none", claim: null, responses: [] },
  };
  expect(readOwnItem(1, item)).toMatchObject({ themes: [{ label: "fair-trial" }], response: null });
});

test.each([
  [`\uFEFF${CSV_COLUMNS.join(",")}\r\n`, "onus-csv"],
  [`${CSV_COLUMNS.filter((name) => name !== "text").join(";")}\n`, "onus-csv"],
  ["edition,as_of,key,url,title\r\n", null],
  ["Title,Country,Answer\n", null],
  ['{"edition":3,"asOf":"2025-01-01","filter":{},"items":[', "onus-json"],
  ['{"annotationId":"x"}', null],
  ['[{"AnnotationId":"x"}]', null],
])("%j is told as %s", (head, format) => expect(formatOfOwn(head)).toBe(format));
