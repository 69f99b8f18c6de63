import { afterAll, describe, expect, test, vi } from "vitest";
import { docxOf, MATRIX_HEADER, paragraph, table, zipOf } from "@/lib/db/testing/files";
import { openGate } from "./gate";
import { readFile } from "./read-file";
import { stateIndexOf } from "./states";

const states = stateIndexOf([
  { iso3: "SVN", name: "Slovenia", aliases: [] },
  { iso3: "CHL", name: "Chile", aliases: [] },
  { iso3: "EST", name: "Estonia", aliases: [] },
]);
// The gate starts a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
const gate = openGate();
afterAll(gate.close);

const FIRST_PAGE = [
  "Human Rights Council",
  "Fifty-sixth session",
  "Report of the Working Group on the Universal Periodic Review*",
  "* Slovenia",
  "1. The Working Group held its forty-fifth session from 22 January to 2 February 2024. The review of Slovenia was held at the 2nd meeting.",
];
const SUPPORTED =
  "6. The recommendations listed below have been examined by Slovenia and enjoy the support of Slovenia:";
const EXAMINED =
  "7. The following recommendations will be examined by Slovenia, which will provide responses in due time:";
const NOTED =
  "8. The recommendations below did not enjoy the support of Slovenia and would thus be noted:";
const END =
  "9. All conclusions and/or recommendations contained in the present report reflect the position of the submitting States.";

const report = (lines: string[], header = "A/HRC/90/7", first = FIRST_PAGE) =>
  docxOf([...first, ...lines].map(paragraph).join(""), header);
const outcomeOf = (bytes: Uint8Array, state?: string) => readFile(bytes, states, { gate, state });
const read = async (bytes: Uint8Array, state?: string) => {
  const outcome = await outcomeOf(bytes, state);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
};
const found = async (lines: string[]) =>
  (await read(await report(lines))).recommendations.map(
    ({ paragraph: number, text, response }) => `${number} ${text}: ${response?.position}`,
  );

describe("a report of the Working Group", () => {
  test("gives each recommendation its paragraph, its States and the position of the sentence above it", async () => {
    const file = await read(
      await report([SUPPORTED, "6.1 Plant trees (Chile) (Estonia);", "6.2Plant shrubs (Estonia)."]),
    );
    expect(file.format).toBe("working-group-report");
    expect(file.recommendations[0]).toMatchObject({
      state: "SVN",
      cycle: 4,
      session: 45,
      symbol: "A/HRC/90/7",
      paragraph: "6.1",
      refs: ["A-HRC-90-7.6.1"],
      text: "Plant trees (Chile) (Estonia)",
      issuers: ["CHL", "EST"],
      response: {
        verbatim: "enjoy the support",
        position: "supported",
        sourceTitle: "A/HRC/90/7, para. 6",
      },
    });
    expect(file.recommendations[1]).toMatchObject({ paragraph: "6.2", issuers: ["EST"] });
  });

  test("has three lists at most, and nothing of what stands before and after them", async () =>
    expect(
      await found([
        "5. Chile noted the recommendations of earlier years (Estonia).",
        SUPPORTED,
        "6.1 Plant trees (Chile);",
        EXAMINED,
        "7.1 Plant hedges (Chile);",
        NOTED,
        "8.1 Cut the grass (Estonia);",
        END,
        "Annex: Composition of the delegation (Slovenia)",
        "9.1 This is no recommendation any more (Chile)",
      ]),
    ).toEqual([
      "6.1 Plant trees (Chile): supported",
      "7.1 Plant hedges (Chile): pending",
      "8.1 Cut the grass (Estonia): noted",
    ]));

  test("may split a recommendation over paragraphs, and write its number with a hyphen", async () =>
    expect(await found([SUPPORTED, "6-1 Plant trees", "in every village (Chile);"])).toEqual([
      "6.1 Plant trees in every village (Chile): supported",
    ]));

  test("of the first cycle counts below a paragraph: 1 below 6 is 6.1", async () =>
    expect(await found([SUPPORTED, "1. Plant trees (Chile);", "2. Plant hedges (Chile)"])).toEqual([
      "6.1 Plant trees (Chile): supported",
      "6.2 Plant hedges (Chile): supported",
    ]));

  test("takes symbol and session from a draft", async () => {
    const file = await read(
      await report(
        [SUPPORTED, "6.1 Plant trees (Chile)"],
        "A/HRC/WG.6/45/L.3",
        FIRST_PAGE.slice(0, 4),
      ),
    );
    expect(file.recommendations[0]).toMatchObject({ symbol: "A/HRC/WG.6/45/L.3", cycle: 4 });
  });

  test.each([
    ["no symbol", { header: "Advance version" }, "gives the symbol of the report"],
    [
      "no State",
      { first: ["Report of the Working Group on the Universal Periodic Review"] },
      "which State was reviewed",
    ],
    ["no session", { first: FIRST_PAGE.slice(0, 4) }, "at which session"],
  ])(
    "with %s is refused in words",
    async (_, { header, first }: { header?: string; first?: string[] }, words) => {
      const outcome = await outcomeOf(
        await report([SUPPORTED, "6.1 Plant trees (Chile)"], header, first),
      );
      expect(outcome).toMatchObject({
        ok: false,
        problem: { message: expect.stringContaining(words) as string },
      });
    },
  );

  test("of another State than the one that is named is refused", async () =>
    expect(await outcomeOf(await report([SUPPORTED, "6.1 Plant (Chile)"]), "EST")).toMatchObject({
      problem: { message: "By its first page this is the report on Slovenia, not on Estonia." },
    }));

  test.each([
    ["6.1 Plant trees (Chili);", "Is Chile meant?"],
    ["6.1 Plant trees;", "names no recommending State"],
  ])("names the paragraph that cannot be read: %s", async (line, words) => {
    const { rejected, recommendations } = await read(
      await report([SUPPORTED, "6.2 Plant (Chile);", line]),
    );
    expect(rejected).toEqual([
      { row: 8, column: "Paragraph 6.1", reason: expect.stringContaining(words) as string },
    ]);
    expect(recommendations).toEqual([]);
  });

  test("names a list whose sentence says nothing of support, and a number that stands twice", async () => {
    const { rejected } = await read(
      await report([
        "6. The following recommendations were made:",
        "6.1 Plant (Chile)",
        "6.1 Plant (Chile)",
      ]),
    );
    expect(rejected.map(({ reason }) => reason)).toEqual([
      expect.stringContaining("(paragraph 6) does not say whether"),
      expect.stringContaining("stands at paragraph 7 of the document too"),
      expect.stringContaining("(paragraph 6) does not say whether"),
    ]);
  });
});

describe("numbers that Word puts by itself", () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const level = (at: number, text: string, start = 1, format = "decimal") =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="3">${level(0, "%1.", 6)}${level(1, "%1.%2")}</w:abstractNum><w:abstractNum w:abstractNumId="4">${level(0, "•", 1, "bullet")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/></w:lvlOverride></w:num></w:numbering>`;
  const STYLES = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Lead"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="LeadToo"><w:basedOn w:val="Lead"/></w:style><w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
  const numbered = (text: string, list: number, at = 0) =>
    paragraph(text).replace(
      "<w:p>",
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`,
    );
  const styled = (text: string, style: string) =>
    paragraph(text).replace("<w:p>", `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>`);
  const withoutNumber = (text: string) => text.replace(/^\d+\. /, "");
  const document = (body: string, header = "A/HRC/90/7") =>
    zipOf({
      "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`,
      "word/header1.xml": `<w:hdr ${W}>${paragraph(header)}</w:hdr>`,
      "word/numbering.xml": NUMBERING,
      "word/styles.xml": STYLES,
    });
  const numbers = async (body: string) =>
    (await read(await document(FIRST_PAGE.map(paragraph).join("") + body))).recommendations.map(
      (one) => `${one.paragraph} ${one.response?.position}`,
    );

  test("are counted by list and level, and start anew below the next paragraph", async () =>
    expect(
      await numbers(
        numbered(withoutNumber(SUPPORTED), 1) +
          numbered("Plant trees (Chile);", 1, 1) +
          numbered("Plant hedges (Chile);", 1, 1) +
          numbered(withoutNumber(NOTED), 1) +
          numbered("Cut the grass (Chile);", 1, 1),
      ),
    ).toEqual(["6.1 supported", "6.2 supported", "7.1 noted"]));

  test("come from a style too, or from the one it is based on", async () =>
    expect(
      await numbers(
        styled(withoutNumber(SUPPORTED), "LeadToo") + styled("Plant trees (Chile);", "Item"),
      ),
    ).toEqual(["6.1 supported"]));

  test("start where a list says so", async () =>
    expect(
      await numbers(numbered(withoutNumber(SUPPORTED), 5) + numbered("Plant trees (Chile);", 5, 1)),
    ).toEqual(["12.1 supported"]));

  test("number the rows of a matrix, where bullets number nothing", async () => {
    const row = ["¤", "Supported¶Source of position: A/HRC/28/15/Add.1 - Para. 3", "Shade", ""];
    const body =
      numbered("Recommendations", 1) +
      table([MATRIX_HEADER, row])
        .replace(paragraph("¤"), numbered("Plant trees (Chile)", 1, 1))
        .replace(paragraph("Shade"), numbered("Shade", 2));
    const { recommendations } = await read(
      await document(body, "UPR of Slovenia (2nd Cycle – 20th session)"),
    );
    expect(recommendations).toMatchObject([
      { paragraph: "6.1", text: "Plant trees (Chile)", themes: [{ label: "Shade" }] },
    ]);
  });

  test("that were there before a tracked change do not count", async () => {
    const changed = numbered("Plant trees (Chile);", 1, 1).replace(
      "</w:pPr>",
      '<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr></w:pPrChange></w:pPr>',
    );
    expect(await numbers(numbered(withoutNumber(SUPPORTED), 1) + changed)).toEqual([
      "6.1 supported",
    ]);
  });
});
