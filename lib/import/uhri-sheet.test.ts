import { describe, expect, test } from "vitest";
import { stateIndexOf } from "./states";
import { readUhriSheets } from "./uhri-sheet";

const states = stateIndexOf([
  { iso3: "SSD", name: "South Sudan", aliases: [] },
  { iso3: "SDN", name: "Sudan", aliases: [] },
  { iso3: "TLS", iso2: "TL", name: "Timor-Leste", aliases: [] },
]);
const HEADER =
  "Text|Countries Concerned|Reccomending Body|Document Symbol|Themes|Affected Persons|Sdgs|Document Publication Date|UPR Reccomending States|UPR Position|Type|OHCHR Annotation Id|UPR Session|Regions Concerned|Recommending Regions|Date of publication on UHRI".split(
    "|",
  );
const ID = "0a000000-0000-4000-8000-000000000001";
const row = (given: Partial<Record<number, string>> = {}) => {
  const cells = [
    "137.19 Plant trees&nbsp;(Sudan);",
    "- Timor-Leste",
    "- UPR",
    "A/HRC/90/1",
    "- Fair weather - outdoors\r\n- Shade",
    "",
    "- 15 - LIFE ON LAND",
    "45369.75",
    "- Sudan",
    "- Supported/Noted",
    "- Recommendations",
    ID,
    "- 28th Session - Cycle 2",
    "",
    "",
    "45400.5",
  ];
  for (const [at, cell] of Object.entries(given)) cells[Number(at)] = cell ?? "";
  return cells;
};
const read = (rows: string[][], header = HEADER) =>
  readUhriSheets(
    [{ name: "One", rows: [header, ...rows].map((cells, at) => ({ row: at + 1, cells })) }],
    { states, known: new Map() },
  );

describe("the spreadsheet of the index", () => {
  test("is read by its columns, however they are spelt, and its dashes and serial days", () => {
    const right = HEADER.map((name) => name.replace("Reccomending", "RECOMMENDING"));
    for (const header of [HEADER, right])
      expect(read([row()], header)).toMatchObject({
        format: "uhri-xlsx",
        rows: 1,
        rejected: [],
        recommendations: [
          {
            row: 2,
            externalKey: `uhri:${ID}`,
            refs: [
              "A-HRC-90-1.137.19",
              "A-HRC-90-1.137.19-0a0000",
              expect.any(String),
              expect.any(String),
            ],
            state: "TLS",
            body: "upr",
            cycle: 3,
            session: 28,
            publishedOn: "2024-03-18",
            paragraph: "137.19",
            text: "Plant trees (Sudan)",
            issuers: ["SDN"],
            themes: [{ label: "Fair weather - outdoors" }, { label: "Shade" }],
            sdgs: ["15 - LIFE ON LAND"],
            response: { verbatim: "Supported/Noted", position: "partly" },
          },
        ],
        tolerant: { normalised: { "the cycle, by the session’s number": 1 } },
      });
  });

  test("asks each of several countries", () => {
    const file = read([
      row({ 1: "- South Sudan\r\n- Sudan", 2: "- SR Shade", 8: "", 9: "", 12: "" }),
    ]);
    expect(file?.recommendations).toMatchObject([
      { state: "SSD", externalKey: `uhri:${ID}:SSD`, body: "special-procedures", cycle: null },
      { state: "SDN", externalKey: `uhri:${ID}:SDN`, response: null },
    ]);
  });

  test("leaves out what is no recommendation, and lists what it cannot read", () => {
    const file = read([
      row({ 10: "- Concerns/Observations" }),
      row({ 0: "Response of Timor-Leste: we plant" }),
      row({ 1: "- Atlantia" }),
      row({ 2: "- Board of Gardeners", 3: "" }),
    ]);
    expect(file).toMatchObject({
      rows: 4,
      recommendations: [],
      leftOut: [{ count: 1 }, { reason: "responses of States", count: 1 }],
      rejected: [
        { row: 4, column: "Countries", reason: expect.stringContaining("Atlantia") as string },
        { row: 5, column: "Body", reason: expect.stringContaining("Board of Gardeners") as string },
      ],
    });
  });

  test("is told from other tables by its columns", () =>
    expect(read([["a"]], ["Text"])).toBeNull());
});
