import { describe, expect, test } from "vitest";
import { uprInfoOf, uprInfoRow } from "@/lib/db/testing/files";
import { cycleOfSession } from "./parsed";
import { readFile } from "./read-file";
import { stateIndexOf } from "./states";

const states = stateIndexOf([
  { iso3: "SVN", name: "Slovenia", aliases: [] },
  { iso3: "CHL", name: "Chile", aliases: [] },
  { iso3: "CIV", name: "Côte d’Ivoire", aliases: [] },
]);
const read = async (bytes: Uint8Array, state?: string) => {
  const outcome = await readFile(bytes, states, { state });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
};

const one = async (...row: Parameters<typeof uprInfoRow>) =>
  (await read(uprInfoOf([uprInfoRow(...row)]))).recommendations[0];

describe("a row of UPR Info", () => {
  test("is one recommendation of one State, counted by rows", async () =>
    expect(
      await one(' Plant ""trees"", and\nwater them ', {
        issue: '"Right to water,Women\'s rights"',
      }),
    ).toMatchObject({
      row: 2,
      text: 'Plant "trees", and water them',
      state: "SVN",
      cycle: 1,
      session: 7,
      symbol: null,
      paragraph: null,
      countingUnit: "row",
      issuers: ["CHL"],
      themes: [
        { label: "Right to water", schemeCode: "Right to water" },
        { label: "Rights of women", schemeCode: "Women's rights" },
      ],
      actionCategory: 4,
      response: { verbatim: "Accepted", position: "supported", sourceTitle: "UPR Info database" },
    }));

  test("has a reference that is short, readable, and the same every time", async () => {
    const again = await one("Plant trees");
    expect(again?.refs[0]).toMatch(/^UPR-SVN-7-[0-9a-f]{6}$/);
    expect((await one(" Plant  trees "))?.refs).toEqual(again?.refs);
    expect((await one("Plant trees", { session: "8" }))?.externalKey).not.toBe(again?.externalKey);
    expect((await one("Plant trees", { from: "Cote d'Ivoire" }))?.refs).not.toEqual(again?.refs);
  });

  test("may say that the recommending State is unknown, escaped as web pages do", async () =>
    expect(await one("Plant trees", { from: "&#40;Unknown&#41;" })).toMatchObject({ issuers: [] }));

  test("is left out where it is a pledge, is there twice, or is addressed to a State not asked for", async () => {
    const file = uprInfoOf([
      uprInfoRow("Plant trees"),
      uprInfoRow("Plant trees "),
      uprInfoRow("We shall plant trees", { response: "Voluntary Pledge", from: "Slovenia" }),
      uprInfoRow("Plant trees", { to: "Cote d'Ivoire" }),
    ]);
    const { rows, recommendations, leftOut } = await read(file, "SVN");
    expect([rows, recommendations.length]).toEqual([4, 1]);
    expect(leftOut).toEqual([
      { reason: "voluntary pledges, which are not recommendations", count: 1 },
      { reason: "addressed to other States", count: 1 },
      { reason: "the same row again", count: 1 },
    ]);
  });

  test.each([
    ["To", { to: "Atlantia" }, "No State of the name “Atlantia”"],
    ["From", { from: "Atlantia" }, "No State of the name “Atlantia”"],
    ["Response", { response: "Perhaps" }, "“Perhaps” is no known response"],
    ["Action", { action: "6" }, "“6” is no action category"],
    ["Session", { session: "60" }, "“60” is no session"],
    ["Session", { session: "7,8" }, "more or fewer columns than the header"],
  ])("is rejected with its row for a wrong %s", async (column, wrong, reason) => {
    const file = await read(uprInfoOf([uprInfoRow("Plant trees"), uprInfoRow("Cut", wrong)]));
    expect(file.rejected).toMatchObject([{ row: 3, column }]);
    expect(file.rejected[0]?.reason).toContain(reason);
  });

  test("is rejected where the same recommendation stands with another response", async () => {
    const file = await read(
      uprInfoOf([uprInfoRow("Plant trees"), uprInfoRow("Plant trees", { response: "Noted" })]),
    );
    expect(file.rejected).toMatchObject([{ row: 3, column: "Response" }]);
  });
});

describe("the text of a file", () => {
  const row = uprInfoRow("Évaluez les forêts", { from: "Côte d’Ivoire" });
  const expected = [{ text: "Évaluez les forêts", issuers: ["CIV"] }];
  // É ê ô ’ as the old Mac and as Windows wrote them.
  const inBytes = (bytes: Record<string, number>, end: string) => {
    const letters = [...uprInfoOf([row]).toString().replaceAll("\r", end)];
    return Buffer.from(letters.map((letter) => bytes[letter] ?? letter.charCodeAt(0)));
  };
  const mac = { É: 0x83, ê: 0x90, ô: 0x99, "’": 0xd5 };
  const windows = { É: 0xc9, ê: 0xea, ô: 0xf4, "’": 0x92 };

  test.each([
    ["UTF-8", uprInfoOf([row])],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${uprInfoOf([row]).toString()}`)],
    ["Mac Roman with bare carriage returns", inBytes(mac, "\r")],
    ["Mac Roman with line feeds", inBytes(mac, "\n")],
    ["Windows-1252", inBytes(windows, "\r\n")],
  ])("is read from %s", async (_, bytes) =>
    expect((await read(bytes)).recommendations).toMatchObject(expected),
  );

  test("is read with semicolons, and with the column names of the old spreadsheets", async () => {
    const old = "SuR;Rgrp;Org;Recommendation;RS;Rgrp;Org;Response;Action;Issue;Session";
    const bytes = Buffer.from(
      `${old}\r\nSlovenia;EEG;EU;Plant trees;Chile;GRULAC;OAS;Noted;4;Justice;7`,
    );
    expect((await read(bytes)).recommendations).toMatchObject([
      { state: "SVN", issuers: ["CHL"], response: { position: "noted" } },
    ]);
  });

  test("with a quotation mark that is never closed is refused", async () => {
    const outcome = await readFile(uprInfoOf(['Slovenia,EEG,EU,"Plant trees']), states);
    expect(outcome).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining("never closed") as string },
    });
  });
});

test("sessions 1–12 are cycle 1, 13–26 cycle 2, 27–40 cycle 3, 41–54 cycle 4, and none is beyond", () => {
  const sessions = [1, 12, 13, 26, 27, 40, 41, 54, 0, 55, 1.5];
  expect(sessions.map(cycleOfSession)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, null, null, null]);
});
