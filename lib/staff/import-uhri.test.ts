import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { bulkFileOf } from "@/lib/db/testing/uhri-file";
import { world } from "@/lib/db/testing/world";
import type { Outcome } from "@/lib/domain/outcome";
import { applyImport, previewImport } from "./importing";
import { loadVocabulary, readStateEntries } from "./vocabulary";

const REAL = process.env["ONUS_REAL_FILES"];

beforeAll(async () => {
  await world();
  await loadVocabulary();
});

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
};
const given = (text: string) => ({ name: "export.json", bytes: Buffer.from(text) });

describe("a bulk export with the faults of the real one", { timeout: 120_000 }, () => {
  test("has each of them set right, opened as a conflict or rejected, and counted", async () => {
    const { researcher } = await world();
    const states = await readStateEntries();
    const file = bulkFileOf(1500, states);
    const { faults, concerns } = file;
    const text = [...file.pieces()].join("");
    const report = value(await applyImport(researcher, given(text)));

    const rejected =
      faults["no country and no symbol"] +
      faults["no type"] +
      faults["type by an unknown id"] +
      faults["no content"];
    const again = faults["same record again"] + faults["same id, other text"];
    const created = 1500 - concerns - rejected - again + faults["two countries"];
    expect(report).toMatchObject({
      format: "uhri-json",
      rows: 1500,
      recommendations: { created, updated: 0, unchanged: 0 },
      faults: {
        normalised: {
          "the State, read from the symbol": faults["no country"],
          "a code in place of a State’s name": faults["code for a country"],
          "another name of a State": faults.Turkey,
          "the body, read from the symbol": faults["body is a dash"],
        },
        leftOut: {
          "concerns and observations, which recommend nothing": concerns,
          "the same record again": again,
        },
        rejected,
        conflicts: faults["same id, other text"],
      },
    });
    expect(report.rejected).toHaveLength(rejected);
    expect(new Set(report.rejected.map(({ column }) => column))).toEqual(
      new Set(["Countries", "AnnotationType", "Text"]),
    );
    expect(Object.values(report.positions).reduce((sum, count) => sum + count, 0)).toBe(created);
    const count = (where: object) => record.recommendation.count({ where });
    expect(await count({ stateIso3: "PSE", bodyCode: "cedaw" })).toBeGreaterThanOrEqual(
      faults.asterisk,
    );
    expect(await count({ addressee: "European Union", addresseeKind: "states" })).toBe(
      faults["European Union"],
    );
    expect(await count({ document: { symbol: "A/HRC/99/9" } })).toBe(2 * faults["two countries"]);
    expect(
      await count({ document: { symbol: "A/HRC/99/8" }, bodyCode: "special-procedures" }),
    ).toBe(faults["independent expert"]);
    const themes = await record.theme.findMany({ where: { scheme: "uhri" } });
    expect(themes.every(({ label }) => label === label.trim())).toBe(true);
    expect(await record.$queryRaw`select count(*)::int as left from import_row`).toEqual([
      { left: 0 },
    ]);

    const second = value(await applyImport(researcher, given(text)));
    expect(second).toMatchObject({
      recommendations: { created: 0, updated: 0, unchanged: created },
      batch: report.batch,
    });
    expect(await record.importBatch.count({ where: { format: "uhri-json" } })).toBe(1);
  });

  test("that is cut short is refused in words, and nothing of it stays", async () => {
    const { researcher } = await world();
    const before = await record.recommendation.count();
    const text = [...bulkFileOf(40, await readStateEntries()).pieces()].join("");
    expect(await applyImport(researcher, given(text.slice(0, -900)))).toMatchObject({
      problem: { code: "not valid", message: expect.stringContaining("cut short") as string },
    });
    expect(await previewImport(researcher, given(text.replaceAll(":", ";")))).toMatchObject({
      ok: false,
    });
    expect(await record.recommendation.count()).toBe(before);
  });
});

describe.runIf(REAL)("the search records of the shared file", { timeout: 120_000 }, () => {
  test("import once, in six languages, with their numbers taken off", async () => {
    const { researcher } = await world();
    const bytes = readFileSync(`${REAL}/uhri/sampled_sdgs_one_label.jsonl`);
    const twice = Buffer.concat([bytes, Buffer.from("\n"), bytes]);
    const report = value(await applyImport(researcher, { name: "search.jsonl", bytes: twice }));
    expect(report).toMatchObject({
      format: "uhri-api",
      rows: 692,
      recommendations: { created: 302, updated: 0, unchanged: 0 },
      positions: { supported: 233, noted: 13, none: 56 },
      conflicts: [],
      rejected: [],
      faults: { leftOut: { "the same record again": 302 } },
    });
    const rows = await record.recommendation.findMany({
      where: { batchId: report.batch ?? "" },
      include: { texts: true },
    });
    for (const row of rows) {
      expect(row.texts.map(({ language }) => language).sort(), row.ref).toEqual([
        "ar",
        "es",
        "fr",
        "ru",
        "zh",
      ]);
      for (const text of [row.textVerbatim ?? "", ...row.texts.map(({ text }) => text)])
        expect(text, row.ref).not.toMatch(/&#?\w+;|\s{2}|^\s|\s$/);
      if (row.bodyCode === "upr") {
        expect(row.paragraph, row.ref).toMatch(/^\d+(\.\d+)?/);
        expect(row.textVerbatim, row.ref).toMatch(/^\D/);
      }
    }
    const again = value(await applyImport(researcher, { name: "search.jsonl", bytes }));
    expect(again.recommendations).toEqual({ created: 0, updated: 0, unchanged: 302 });
  });
});
