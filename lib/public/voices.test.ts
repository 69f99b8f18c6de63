import { beforeAll, expect, test } from "vitest";
import { answered, assessed, publish, published, state } from "@/lib/db/testing/published";
import { ENTRY } from "@/lib/domain/entry/kind";
import { attentionFor } from "./attention";
import { voicesIn } from "./disagreement";
import { issuersTo } from "./issuer";

// What charts count, on a publication of our own making.

const graded = (grade: string | null) => ({
  outside: [
    {
      assessor: "Observers",
      scheme: null,
      grade,
      summary: "They looked.",
      on: null,
      source: { title: "A report", url: null },
    },
  ],
});
const by = (...codes: string[]) => ({ issuers: codes.map((iso3) => ({ iso3, name: iso3 })) });
const statement = (key: string, on: string, type: string, stated: number) => ({
  kind: "statement" as const,
  key,
  content: {
    key,
    facts: ENTRY.statement.parse({
      title: key,
      type,
      stance: "critical",
      on,
      forum: "Council",
      session: "council-2",
      countStated: stated,
      about: ["XEX"],
    }),
  },
});
const session = (key: string, mechanism: string, opensOn: string, closesOn: string) => ({
  kind: "session" as const,
  key,
  content: { key, facts: ENTRY.session.parse({ title: key, mechanism, opensOn, closesOn }) },
});

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-01-31",
    entries: [
      state("XEX", "Examplia", true),
      state("XNB", "Neighbouria"),
      session("council-1", "council", "2024-02-26", "2024-04-05"),
      session("council-2", "council", "2024-09-09", "2024-10-11"),
      session("committee-1", "committee", "2024-05-01", "2024-05-20"),
      statement("own", "2024-09-24", "national", 1),
      statement("summed-up", "2024-09", "national", 13),
      statement("joint", "2024-09-25", "joint-state", 10),
    ],
    recommendations: [
      published("1", {
        ...answered("supported", "already-implemented"),
        ...assessed("regressed"),
        ...by("XNB"),
      }),
      published("2", {
        ...answered("supported", "already-implemented"),
        ...assessed("implemented"),
        ...by("XNB", "XFA"),
      }),
      published("3", { ...answered("supported", "being-implemented"), ...graded("C1") }),
      published("4", { ...assessed("initiated"), ...graded("B2") }),
      published("5", {
        ...assessed("initiated"),
        ...graded(null),
        countingUnit: "row",
        ...by("XFA"),
      }),
      published("6", {
        type: "call",
        issuedBy: "Organisations",
        issuedOn: "2024-03-01",
        ...by("XFA"),
      }),
      published("7", { addressee: { kind: "business", name: "Companies" }, ...by("XFA") }),
    ],
  });
});

test("States are counted for each recommendation that they made, in the unit of the dossier alone", async () => {
  expect(
    (await issuersTo("xex", 1, "paragraph")).map(({ state, count }) => [state.name, count]),
  ).toEqual([
    ["Neighbouria", 4],
    ["XFA", 1],
  ]);
});

test("two voices are counted where both have spoken, and part only where a claim is contradicted", async () => {
  expect(await voicesIn("xex", 1, "paragraph")).toEqual({
    both: { "claim-and-finding": 2, "claim-and-others": 1, "finding-and-others": 1 },
    contradicted: 1,
  });
});

test("sessions of bodies in which nothing was said are left out, and a sum is not counted beside its part", async () => {
  const { sessions, outside } = await attentionFor(1, "XEX");
  expect(sessions.map(({ sitting, statements, asks }) => [sitting.key, statements, asks])).toEqual([
    ["council-1", 0, 1],
    ["council-2", 2, 0],
  ]);
  expect(outside).toEqual({ statements: 0, asks: 0 });
});
