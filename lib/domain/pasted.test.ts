import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPasted } from "./pasted";

const ask = (symbol: string, paragraph: string | null) =>
  expect.objectContaining({ symbol, paragraph });

describe("what is pasted", () => {
  test("may be symbols with paragraphs, one of them for several", () => {
    const { asks, unread } = readPasted(
      "A/HRC/56/6 28.12; CERD/C/CHN/CO/14-17 42(a)\nE/C.12/CHN/CO/3, paras. 34, 35 (b) and 36",
    );
    expect(asks).toEqual([
      ask("A/HRC/56/6", "28.12"),
      ask("CERD/C/CHN/CO/14-17", "42(a)"),
      ask("E/C.12/CHN/CO/3", "34"),
      ask("E/C.12/CHN/CO/3", "35(b)"),
      ask("E/C.12/CHN/CO/3", "36"),
    ]);
    expect(unread).toEqual([]);
  });

  test("may be a table, whose paragraphs belong to the document above them", () => {
    expect(readPasted("A/HRC/56/6\t28.12\n28.13\n28.14; 28.15").asks).toEqual(
      ["28.12", "28.13", "28.14", "28.15"].map((one) => ask("A/HRC/56/6", one)),
    );
  });

  test("may be references", () => {
    expect(readPasted("CERD22-05, A-HRC-25-5.186.1 UPR24-US-2").asks).toEqual(
      ["CERD22-05", "A-HRC-25-5.186.1", "UPR24-US-2"].map((ref) => ({ text: ref, ref })),
    );
  });

  test("may be an address, with the address of its copy", () => {
    expect(
      readPasted(
        "https://example.org/a?b=c. https://web.archive.org/web/2024/https://example.org/a",
      ),
    ).toEqual({
      url: "https://example.org/a?b=c",
      archivedUrl: "https://web.archive.org/web/2024/https://example.org/a",
      asks: [],
      unread: [],
    });
  });

  test.each([
    [
      "Examplia Watch, “Three years after the review”, 31 August 2022, https://example.org/r",
      {
        publisher: "Examplia Watch",
        title: "Three years after the review",
        publishedOn: "2022-08-31",
      },
    ],
    [
      "A notice of the Gazette, June 2024",
      { title: "A notice of the Gazette", publishedOn: "2024-06" },
    ],
    ["The 2019 regulations explained", { title: "The 2019 regulations explained" }],
    ["2024-06-11", { publishedOn: "2024-06-11" }],
  ])("may be a citation: %s", (text, expected) => {
    expect(readPasted(text)).toMatchObject(expected);
    expect(readPasted(text).unread).toEqual([]);
  });

  test("may be a citation with its address, and what it speaks to after that", () => {
    expect(
      readPasted(
        "Examplia Watch, “A notice”, 11 June 2024, https://example.org/n A/HRC/56/6 28.12",
      ),
    ).toMatchObject({
      ...{ publisher: "Examplia Watch", title: "A notice", publishedOn: "2024-06-11" },
      ...{ url: "https://example.org/n", asks: [ask("A/HRC/56/6", "28.12")], unread: [] },
    });
  });

  test("names a document without a paragraph as it stands", () => {
    expect(readPasted("A/HRC/56/6").asks).toEqual([ask("A/HRC/56/6", null)]);
  });

  test("says each part that it does not understand", () => {
    const { asks, unread } = readPasted(
      "A title\nAnother line of words\nA/HRC/56/6 28.12, twelve; Atlantis",
    );
    expect(asks).toHaveLength(1);
    expect(unread).toEqual(["Another line of words", "twelve", "Atlantis"]);
  });

  test("loses no word, whatever stands beside it", () => {
    const pieces = [
      "A/HRC/56/6",
      "28.12",
      "42 (a)",
      "CERD22-05",
      "Atlantis",
      "notice",
      "https://example.org/x",
    ];
    const between = ["; ", "\n", "\t", ", ", " ", " para. ", " “", "” ", " | "];
    const piece = fc.constantFrom(...pieces, ...between);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (all) => {
        const { asks, unread, ...fields } = readPasted(all.join(""));
        const kept = [...Object.values(fields), ...unread, ...asks.map((one) => one.text)].join(
          " ",
        );
        for (const one of all.filter((given) => /^(Atlantis|notice|CERD22-05)$/.test(given)))
          expect(kept).toContain(one);
        if (all.includes("A/HRC/56/6")) expect(kept).toContain("A/HRC/56/6");
      }),
      { numRuns: 2000 },
    );
  });
});
