import { describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { world } from "@/lib/db/testing/world";
import { findMapping, listMappings, lookIntoTable, rememberMapping } from "./import-mapping";
import { applyImport } from "./importing";

const table = Buffer.from(
  [
    "Wording,Where,Cycle no.,Answer",
    "Plant trees in Examplia,Examplia,3,Accepted",
    "Plant hedges in Examplia,Examplia,3,Noted",
  ].join("\n"),
);
const given = { name: "list.csv", bytes: table };
const mapping = {
  columns: { Wording: "text", Where: "state", "Cycle no.": "cycle", Answer: "position" },
} as const;

describe("a table of a layout that nobody knows", () => {
  test("is looked into: its columns, some values, and a mapping to begin with", async () => {
    const { researcher } = await world();
    expect(await lookIntoTable(researcher, given)).toMatchObject({
      ok: true,
      value: {
        rows: 2,
        columns: [
          { header: "Wording", samples: ["Plant trees in Examplia", "Plant hedges in Examplia"] },
          { header: "Where", samples: ["Examplia"] },
          { header: "Cycle no." },
          { header: "Answer" },
        ],
        name: null,
      },
    });
  });

  test("is refused without a mapping, and nothing is written", async () => {
    const { researcher } = await world();
    const before = await record.recommendation.count();
    expect(await applyImport(researcher, given)).toMatchObject({
      ok: false,
      problem: { field: "mapping" },
    });
    expect(await record.recommendation.count()).toBe(before);
  });

  test("is taken in by a mapping, and changes nothing the second time", async () => {
    const { researcher } = await world();
    expect(await applyImport(researcher, given, { mapping })).toMatchObject({
      ok: true,
      value: {
        format: "table",
        recommendations: { created: 2 },
        positions: { supported: 1, noted: 1 },
      },
    });
    expect(await applyImport(researcher, given, { mapping })).toMatchObject({
      value: { recommendations: { created: 0, updated: 0, unchanged: 2 } },
    });
  });

  test("is mapped by itself once its mapping is remembered", async () => {
    const { researcher } = await world();
    expect(await rememberMapping(researcher, { name: " Our  list ", mapping })).toEqual({
      ok: true,
      value: { name: "Our list" },
    });
    expect(await listMappings(researcher)).toMatchObject({ value: ["Our list"] });
    expect(await findMapping(researcher, "Our list")).toEqual({ ok: true, value: mapping });
    expect(await lookIntoTable(researcher, given)).toMatchObject({
      value: { name: "Our list", mapping },
    });
  });

  test("a mapping of the same name is replaced, with a line in the log that repeats no word of it", async () => {
    const { researcher } = await world();
    await rememberMapping(researcher, {
      name: "Our list",
      mapping: { columns: { Wording: "text" } },
    });
    expect(await findMapping(researcher, "Our list")).toMatchObject({
      value: { columns: { Wording: "text" } },
    });
    const lines = await record.auditEvent.findMany({ where: { did: "remembered a mapping" } });
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines.map(({ subject, detail }) => [subject, detail]))).not.toMatch(
      /Our|Wording/,
    );
  });

  test("a mapping without a name, or that nobody remembered, is refused in words", async () => {
    const { researcher } = await world();
    expect(await rememberMapping(researcher, { name: " ", mapping })).toMatchObject({
      problem: { field: "name" },
    });
    expect(await findMapping(researcher, "Theirs")).toMatchObject({
      problem: {
        message: expect.stringContaining(
          "No mapping is called “Theirs”. There are “Our list”",
        ) as string,
      },
    });
  });

  test("a reader may neither look into a file nor remember a mapping", async () => {
    const { reader } = await world();
    expect(await lookIntoTable(reader, given)).toMatchObject({ problem: { code: "not allowed" } });
    expect(await rememberMapping(reader, { name: "Mine", mapping })).toMatchObject({
      problem: { code: "not allowed" },
    });
  });
});
