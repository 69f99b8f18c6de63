import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { matrixOf, matrixRow, zipOf } from "@/lib/db/testing/files";
import { sheetXml, xlsxOf } from "@/lib/db/testing/sheets";
import { openGate, readBehindGate, type Unpacked } from "./gate";
import { stateIndexOf } from "./states";

const states = stateIndexOf([
  { iso3: "SVN", name: "Slovenia", aliases: [] },
  { iso3: "CHL", name: "Chile", aliases: [] },
]);
const gate = openGate();
afterAll(gate.close);
const refusal = async (bytes: Uint8Array) => {
  const outcome = await gate.read(bytes, { states });
  return outcome.ok ? `was read: ${JSON.stringify(outcome.value)}` : outcome.problem.message;
};
const rowsOf = async (bytes: Uint8Array) => {
  const outcome = await gate.read(bytes, { states });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return sheetsOf(outcome.value);
};
const sheetsOf = (unpacked: Unpacked) =>
  unpacked.kind === "workbook" ? unpacked.sheets : expect.fail("a document was read");

describe("behind the gate", { timeout: 60_000 }, () => {
  test("a Word document becomes recommendations", async () => {
    const outcome = await readBehindGate(await matrixOf([matrixRow("5.1 Plant trees (Chile)")]), {
      states,
    });
    expect(outcome).toMatchObject({
      ok: true,
      value: { kind: "document", file: { recommendations: [{ issuers: ["CHL"] }] } },
    });
  });

  test("a workbook becomes rows of text by sheet; blank rows keep their number", async () =>
    expect(
      await rowsOf(await xlsxOf({ First: [["Text", "Day"], [], ["=1+1", 7]], Second: [["Yes"]] })),
    ).toEqual([
      {
        name: "First",
        rows: [
          { row: 1, cells: ["Text", "Day"] },
          { row: 3, cells: ["=1+1", "7"] },
        ],
      },
      { name: "Second", rows: [{ row: 1, cells: ["Yes"] }] },
    ]));

  test("more than a thousand rows come whole and in order", async () => {
    const given = Array.from({ length: 1201 }, (_, at) => [`row ${at}`]);
    const [sheet] = await rowsOf(await xlsxOf({ Long: given }));
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual(given);
  });

  test.each([
    ["the last cell that Excel knows", "XFD1048576"],
    ["a row beyond the limit", "A100001"],
    ["a column beyond the limit", "ZZ1"],
    ["a cell that no program knows", "ZZZZZZ999999999"],
  ])("%s is refused by its name", async (_, cell) => {
    const far = sheetXml([["Text"]]).replace('r="A1"', `r="${cell}"`);
    expect(await refusal(await xlsxOf({ Far: far }))).toContain(`a cell at ${cell}`);
  });

  test("a sheet that unpacks to far more than it is packed in is refused", async () => {
    const bomb = sheetXml([["x".repeat(60 * 1024 * 1024)]]);
    expect(await refusal(await xlsxOf({ Bomb: bomb }))).toContain("it was not unpacked");
  });

  test("entities that would grow without end are refused", async () => {
    const laughs = `<!DOCTYPE a [<!ENTITY b "bbbb">]>${sheetXml([["Text"]])}`;
    expect(await refusal(await xlsxOf({ Laughs: laughs }))).toContain("workbook is damaged");
  });

  test("a sheet named __proto__ is a sheet", async () =>
    expect(await rowsOf(await xlsxOf({ ["__proto__"]: [["Text"]] }))).toHaveLength(1));

  test("a broken sheet and a zip of something else are refused in words", async () => {
    expect(await refusal(await xlsxOf({ Broken: "<worksheet><sheetData><row" }))).toContain(
      "damaged",
    );
    expect(await refusal(await zipOf({ "readme.txt": "" }))).toContain("Unpack it");
  });
});

describe(
  "a child that misbehaves is killed, and its caller gets an answer",
  { timeout: 60_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "gate-"));
    const behaves = async (script: string, timeLimitMs = 20_000) => {
      const entry = join(folder, `${Math.random()}.mjs`);
      writeFileSync(entry, script);
      const bad = openGate(entry);
      const began = Date.now();
      const outcome = await bad.read(Buffer.from("PK"), { states, timeLimitMs });
      bad.close();
      return { outcome, took: Date.now() - began };
    };
    const givenUp = {
      ok: false,
      problem: { message: expect.stringContaining("given up") as string },
    };

    test("an endless loop ends at the time limit", async () => {
      const { outcome, took } = await behaves('process.on("message", () => { for (;;); });', 1500);
      expect(outcome).toMatchObject(givenUp);
      expect(took).toBeLessThan(10_000);
    });

    test("a memory that only grows ends at the limit of the heap", async () => {
      const grows =
        'process.on("message", () => { const held = []; for (;;) held.push({ at: held.length }); });';
      expect((await behaves(grows)).outcome).toMatchObject(givenUp);
    });

    test("a message that is not one is no answer", async () => {
      const lies =
        'process.on("message", () => process.send({ kind: "end", outcome: { ok: true, value: { rows: "many" } } }));';
      expect((await behaves(lies)).outcome).toMatchObject(givenUp);
    });

    test("the next file finds another child", async () => {
      const script = 'process.on("message", () => process.exit(1));';
      const entry = join(folder, "once.mjs");
      writeFileSync(entry, script);
      const bad = openGate(entry);
      expect(await bad.read(Buffer.from("PK"), { states })).toMatchObject(givenUp);
      writeFileSync(
        entry,
        'process.on("message", () => process.send({ kind: "end", outcome: { ok: true, value: null } }));',
      );
      expect(await bad.read(Buffer.from("PK"), { states })).toMatchObject({ ok: true });
      bad.close();
    });
  },
);
