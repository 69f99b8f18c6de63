import { afterAll, describe, expect, test, vi } from "vitest";
import {
  docxOf,
  MATRIX_HEADER,
  matrixOf,
  matrixRow,
  paragraph,
  table,
} from "@/lib/db/testing/files";
import { openGate } from "./gate";
import { readFile } from "./read-file";
import { stateIndexOf } from "./states";

const states = stateIndexOf([
  { iso3: "SVN", name: "Slovenia", aliases: [] },
  { iso3: "CHL", name: "Chile", aliases: [] },
  { iso3: "EST", name: "Estonia", aliases: [] },
  { iso3: "IRN", name: "Iran (Islamic Republic of)", aliases: ["Iran"] },
  { iso3: "BIH", name: "Bosnia and Herzegovina", aliases: [] },
]);
// The gate starts a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
const gate = openGate();
afterAll(gate.close);
const read = async (file: Buffer, state?: string) => {
  const outcome = await readFile(file, states, { gate, state });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
};
const refusal = async (file: Buffer, state?: string) => {
  const outcome = await readFile(file, states, { gate, state });
  return outcome.ok ? "was read" : outcome.problem.message;
};
const one = async (...row: Parameters<typeof matrixRow>) => {
  const { recommendations } = await read(await matrixOf([matrixRow(...row)]));
  return recommendations[0];
};

describe("a recommendation of a matrix", () => {
  test("has its symbol without Add.1, its paragraph, its text, its States, themes, groups and position", async () =>
    expect(
      await one(
        "5.12 Plant trees (Chile);",
        "Noted",
        "A12 Fair weather¶- Trees & parks¶SDGs:¶- 15 - LIFE ON LAND¶Affected persons:¶- children",
      ),
    ).toEqual({
      row: 2,
      externalKey: "ohchr-matrix:A/HRC/28/15#5.12",
      refs: ["A-HRC-28-15.5.12"],
      state: "SVN",
      cycle: 2,
      session: 20,
      symbol: "A/HRC/28/15",
      paragraph: "5.12",
      countingUnit: "paragraph",
      text: "Plant trees (Chile)",
      issuers: ["CHL"],
      themes: [
        { label: "Fair weather", schemeCode: "A12" },
        { label: "Trees & parks", schemeCode: null },
      ],
      groups: ["Children"],
      sdgs: ["15 - LIFE ON LAND"],
      actionCategory: null,
      response: {
        verbatim: "Noted",
        position: "noted",
        claim: null,
        sourceTitle: "A/HRC/28/15/Add.1, para. 3",
      },
    }));

  test.each([
    ["5.1 Plant trees (Chile)", "5.1", "Plant trees (Chile)"],
    ["5.1Plant trees (Chile);", "5.1", "Plant trees (Chile)"],
    ["166.6. Plant trees (Chile).", "166.6", "Plant trees (Chile)."],
    ["5.1 Give 0.7 per cent (Chile)", "5.1", "Give 0.7 per cent (Chile)"],
  ])("%s has the paragraph %s", async (text, number, words) =>
    expect(await one(text)).toMatchObject({ paragraph: number, text: words }),
  );

  test("under several themes is one, with all of them, in whatever order it stands", async () => {
    const file = await read(
      await matrixOf([
        "Theme: A12 Fair weather",
        matrixRow("5.18 Plant trees (Chile);", "Supported", "A12 Fair weather"),
        matrixRow("5.2 Plant shrubs (Chile);", "Supported", "A12 Fair weather"),
        "Right or area: 2.1. Shade",
        matrixRow("5.18 Plant trees (Chile);", "Supported", "2.1. Shade"),
      ]),
    );
    expect(file).toMatchObject({ rows: 3, leftOut: [{ count: 2 }] });
    expect(file.recommendations.map((found) => [found.paragraph, found.themes])).toEqual([
      [
        "5.18",
        [
          { label: "Fair weather", schemeCode: "A12" },
          { label: "Shade", schemeCode: "2.1" },
        ],
      ],
      ["5.2", [{ label: "Fair weather", schemeCode: "A12" }]],
    ]);
  });

  test("takes its theme from the heading above it where its own list is empty", async () => {
    const { recommendations } = await read(
      await matrixOf(["Theme: Fair weather", matrixRow("5.1 Plant trees (Chile)", "Noted", "")]),
    );
    expect(recommendations[0]?.themes).toEqual([{ label: "Fair weather", schemeCode: null }]);
  });

  test("is counted as partly supported where the file says Supported/Noted", async () =>
    expect(await one("5.1 Plant trees (Chile)", "Supported/Noted")).toMatchObject({
      response: { verbatim: "Supported/Noted", position: "partly" },
    }));
});

describe("the three layouts", () => {
  test("with position and SDGs in columns of their own", async () => {
    const body = table([
      [
        "Recommendation and recommending State",
        "Position of the State under review",
        "Human rights themes and groups of persons",
        "Relevant SDGs",
      ],
      [
        "5.1 Plant trees (Chile) (Estonia);¶Source of Position: A/HRC/90/7/Add.1 - Para.3vv ",
        "Supported",
        "- Shade¶Groups of Persons:¶- older persons",
        "- 1 - NO POVERTY",
      ],
    ]);
    const { recommendations } = await read(
      await docxOf(body, "UPR of Slovenia (4th Cycle - 48th Session)"),
    );
    expect(recommendations).toMatchObject([
      {
        cycle: 4,
        session: 48,
        symbol: "A/HRC/90/7",
        issuers: ["CHL", "EST"],
        themes: [{ label: "Shade" }],
        groups: ["Older persons"],
        sdgs: ["1 - NO POVERTY"],
        response: { sourceTitle: "A/HRC/90/7/Add.1, para. 3" },
      },
    ]);
  });

  test("with the recommending States in a column, one to a line within one run", async () => {
    const body = table([
      [
        "Recommendation",
        "Recommending state/s",
        "Position",
        "Full list of rights/affected persons",
      ],
      [
        "5.1 Plant trees;¶Source of position: A/HRC/28/15 - Para. 5",
        "Chile\nEstonia\nIran (Islamic Republic of)",
        "Supported",
        "Shade¶Affected persons: women",
      ],
    ]);
    const { recommendations } = await read(await docxOf(body));
    expect(recommendations).toMatchObject([
      { text: "Plant trees", issuers: ["CHL", "EST", "IRN"], groups: ["Women"] },
    ]);
  });

  test("without a position of its own, under a sentence that says which part enjoys support", async () => {
    const body =
      paragraph("5. The recommendations below enjoy the support of Slovenia:") +
      table([MATRIX_HEADER, matrixRow("5.1 Plant trees (Chile)", "")]) +
      paragraph("6. The following did not enjoy the support of Slovenia and are noted:") +
      table([matrixRow("6.1 Cut trees (Estonia)", "")]);
    const { recommendations } = await read(await docxOf(body));
    expect(recommendations.map(({ response }) => response)).toMatchObject([
      { verbatim: "enjoy the support", position: "supported" },
      { verbatim: "did not enjoy the support", position: "noted" },
    ]);
  });
});

describe("what cannot be read is named by row, column and reason, and nothing is taken in", () => {
  test.each([
    [
      "an unknown State",
      "5.1 Plant trees (Atlantia);",
      "Noted",
      "Recommendation",
      "“Atlantia” stands where",
    ],
    [
      "one of several",
      "5.1 Plant trees (Chile, Atlantia)",
      "Noted",
      "Recommendation",
      "“Atlantia” stands where",
    ],
    [
      "no State at all",
      "5.1 Plant trees",
      "Noted",
      "Recommendation",
      "5.1 names no recommending State",
    ],
    [
      "no number",
      "Plant trees (Chile)",
      "Noted",
      "Recommendation",
      "does not begin with a paragraph number",
    ],
    ["no position", "5.1 Plant trees (Chile)", "", "Position", "The position is empty"],
    [
      "a strange position",
      "5.1 Plant trees (Chile)",
      "Perhaps",
      "Position",
      "“Perhaps” is no known position",
    ],
  ])("%s", async (_, text, position, column, reason) => {
    const file = await read(
      await matrixOf([matrixRow("5.9 Plant a hedge (Chile)"), matrixRow(text, position)]),
    );
    expect(file.rejected).toMatchObject([{ row: 3, column }]);
    expect(file.rejected[0]?.reason).toContain(reason);
    expect(file.recommendations).toEqual([]);
  });

  test("the same paragraph with two texts, and another report than the rest", async () => {
    const file = await read(
      await matrixOf([
        matrixRow("5.1 Plant trees (Chile)"),
        matrixRow("5.1 Cut trees (Chile)"),
        ["5.2 Plant (Chile)¶Source of position: A/HRC/82/51 - Para. 3", "Noted", "Shade", ""],
      ]),
    );
    expect(file.rejected.map(({ row, reason }) => `${row}: ${reason}`)).toEqual([
      "3: 5.1 stands in row 2 too, with another text or position. Make them the same, or correct the number.",
      "4: 5.2 names the report A/HRC/82/51 as its source, the other rows A/HRC/28/15. Correct the one that is wrong.",
    ]);
  });
});

describe("the review is read from the page header", () => {
  const rows = [matrixRow("5.1 Plant trees (Chile)")];

  test("a State with brackets in its name", async () => {
    const file = await matrixOf(
      rows,
      "UPR of Iran (Islamic Republic of) (3rd Cycle – 34th Session)",
    );
    const { recommendations } = await read(file);
    expect(recommendations[0]).toMatchObject({ state: "IRN", cycle: 3, session: 34 });
  });

  test("the cycle follows from the session where only that is named", async () => {
    const { recommendations } = await read(await matrixOf(rows, "UPR of Slovenia – 34th session"));
    expect(recommendations[0]).toMatchObject({ cycle: 3, session: 34 });
  });

  test("a State that is missing may be given, and one that is there not be contradicted", async () => {
    const nameless = await matrixOf(rows, "3rd Cycle – 34th session");
    expect(await refusal(nameless)).toContain("does not say which State was reviewed");
    expect((await read(nameless, "EST")).recommendations[0]?.state).toBe("EST");
    expect(await refusal(await matrixOf(rows), "EST")).toContain(
      "the review of Slovenia, not of Estonia",
    );
    expect(await refusal(await matrixOf(rows, "UPR of Atlantia (3rd Cycle)"))).toContain(
      "“Atlantia”",
    );
  });
});
