import { beforeAll, describe, expect, test } from "vitest";
import {
  answered,
  assessed,
  declared,
  publish,
  published,
  review,
  state,
  takeDownPublished,
} from "@/lib/db/testing/published";
import { publisher } from "@/lib/db/publisher";
import { report, type ReportFacts } from "@/lib/domain/entry/report";
import { LEVELS } from "@/lib/domain/level";
import { reportSum } from "@/lib/domain/report-sum";
import { reportContent } from "@/lib/export/report/content";
import type { ReportInput } from "@/lib/export/report/input";
import { reportOf } from "@/lib/export/report/report";
import { findReportInput } from "./report-contents";

// A report is made of one edition and stays with it, whatever is published after.

const DOCUMENT = {
  kind: "document" as const,
  key: "A-HRC-90-1",
  content: {
    key: "A-HRC-90-1",
    symbol: "A/HRC/90/1",
    title: "Report of the Working Group: Examplia",
    body: "upr" as const,
    kind: "report",
    state: "XEX",
    adoptedOn: null,
    distributedOn: null,
    publishedOn: "2024-03-01",
    url: "https://example.org/a-hrc-90-1",
    archivedUrl: null,
    aliases: [],
    supersedes: null,
  },
};

const facts = (given: Partial<ReportFacts>): ReportFacts =>
  report.parse({
    title: "Two years on",
    form: "upr-mid-term",
    on: "2025-03-01",
    edition: 2,
    state: "XEX",
    ...given,
  });

async function inputOf(given: Partial<ReportFacts>): Promise<ReportInput> {
  const found = await findReportInput("two-years-on", facts(given));
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}

async function refusal(given: Partial<ReportFacts>): Promise<string> {
  const found = await findReportInput("two-years-on", facts(given));
  return found.ok ? "made" : found.problem.message;
}

const sumOf = async (given: Partial<ReportFacts>) => reportSum(reportContent(await inputOf(given)));

beforeAll(async () => {
  const first = facts({ title: "One year on", edition: 1, on: "2025-02-01" });
  await publish(1, {
    asOf: "2025-01-31",
    entries: [
      state("XEX", "Examplia", true),
      state("XNB", "Neighbouria"),
      DOCUMENT,
      review(4, "2024-01-23", { declared: [declared({ total: 9, supported: 6, noted: 3 })] }),
      review(3, "2018-11-06"),
    ],
    recommendations: [
      published("1", answered("supported")),
      published("2", assessed("initiated")),
      published("3"),
      published("4", { countingUnit: "row" }),
      published("5", { cycle: 3 }),
      published("6", { addressee: { kind: "un-office", name: "High Commissioner" } }),
    ],
  });
  await publish(2, {
    asOf: "2025-02-28",
    entries: [
      { kind: "report", key: "one-year-on", content: { key: "one-year-on", facts: first } },
    ],
    recommendations: [published("1", { ...answered("rejected"), ...assessed("regressed") })],
  });
});

describe("what a report is made of", () => {
  test("a mid-term report is of the newest review: rows of one unit, and what sources declare of it in each", async () => {
    const { rows, summary } = await inputOf({});
    expect(rows.map(({ content }) => content.paragraph)).toEqual(["1", "2", "3", "6"]);
    expect(summary?.reviews.map((one) => [one.cycle, one.countingUnit, one.total])).toEqual([
      [4, "paragraph", 9],
      [4, "row", 1],
    ]);
    expect(summary?.totals).toEqual({
      recommendations: 3,
      others: 1,
      uncounted: { countingUnit: "row", count: 1 },
    });
    expect(
      (await inputOf({ scope: "cycle=3" })).rows.map(({ content }) => content.paragraph),
    ).toEqual(["5"]);
  });

  test("figures are of those that were chosen, and the chosen keep the order of their document", async () => {
    const chosen = ["A-HRC-90-1.3", "A-HRC-90-1.1"];
    const { rows, summary } = await inputOf({ chosen });
    expect(rows.map(({ ref }) => ref)).toEqual([...chosen].reverse());
    expect(summary?.levels).toMatchObject({ regressed: 1, "not-assessed": 1, initiated: 0 });
  });

  test("a report on a document brings the State that the document is about", async () => {
    const given = { form: "treaty-follow-up", state: null, document: "A-HRC-90-1" } as const;
    const { state: found, document, rows } = await inputOf(given);
    expect(found).toEqual({ iso3: "XEX", name: "Examplia" });
    expect(document?.symbol).toBe("A/HRC/90/1");
    expect(rows).toHaveLength(5);
  });

  test("what changed is told against the edition of the report before", async () => {
    const { before } = await inputOf({ follows: "one-year-on" });
    expect(before).toMatchObject({ title: "One year on", edition: 1, asOf: "2025-01-31" });
    expect(before?.rows[0]).toEqual({
      ref: "A-HRC-90-1.1",
      position: "supported",
      claim: null,
      level: "not-assessed",
    });
  });

  test.each<[string, Partial<ReportFacts>]>([
    ["There is no edition 9", { edition: 9 }],
    ["Choose the State", { state: null }],
    ["Choose the document", { form: "treaty-follow-up" }],
    ["Edition 2 knows no State XZZ", { state: "XZZ" }],
    ["Edition 2 holds no document CAT-9", { form: "document-progress", document: "CAT-9" }],
    ["Not within its scope in edition 2: A-HRC-90-1.5", { chosen: ["A-HRC-90-1.5"] }],
    ["No review of cycle 2 is held of Examplia", { scope: "cycle=2" }],
    ["The scope is not one of the explorer: cycle", { scope: "cycle=soon" }],
    ["Edition 1 holds no report one-year-on", { edition: 1, follows: "one-year-on" }],
  ])("%s", async (words, given) => {
    expect(await refusal(given)).toContain(words);
  });
});

describe("the hash of a report", () => {
  const given = { follows: "one-year-on" };
  let before: string;
  beforeAll(async () => (before = await sumOf(given)));

  test("is the same each time, whatever the site is called", async () => {
    await publisher.site.upsert({
      where: { id: 1 },
      create: { id: 1, revision: 1, name: "Another name" },
      update: { revision: 1, name: "Another name" },
    });
    const input = await inputOf(given);
    expect(input.site).toBe("Another name");
    expect(reportSum(reportContent(input))).toBe(before);
    expect(JSON.stringify(reportOf(input))).toBe(JSON.stringify(reportOf(await inputOf(given))));
  });

  test("is another where anything was chosen or written otherwise", async () => {
    const others: Partial<ReportFacts>[] = [
      { introduction: "By us" },
      { chosen: ["A-HRC-90-1.1"] },
      { edition: 1, follows: null },
      { signatories: ["Examplia Rights Watchers"] },
    ];
    const sums = await Promise.all(others.map((one) => sumOf({ ...given, ...one })));
    expect(new Set([before, ...sums]).size).toBe(5);
  });

  test("names States as its edition does, and by no name that came later", async () => {
    const fr = { ...given, language: "fr" } as const;
    const [sum, english] = [await sumOf(fr), await sumOf(given)];
    expect((await inputOf(fr)).called).toEqual([]);
    const named = (name: string) => [
      { language: "ar", name: "إكزامبليا" },
      { language: "fr", name },
    ];
    const entry = (name: string) => state("XEX", "Examplia", true, named(name));
    await publish(3, { asOf: "2025-03-30", entries: [entry("Exemplie")], recommendations: [] });
    expect([await sumOf(fr), await sumOf(given)]).toEqual([sum, english]);

    const third = { ...fr, edition: 3 };
    const input = await inputOf(third);
    expect(input.called).toEqual([{ iso3: "XEX", name: "Examplia", called: "Exemplie" }]);
    expect(reportOf(input).headline).toContain("Exemplie");
    const then = await sumOf(third);
    await publish(4, { asOf: "2025-03-30", entries: [entry("Autre")], recommendations: [] });
    expect(await sumOf(third)).toBe(then);
    expect((await inputOf({ ...fr, language: "en", edition: 4 })).called).toEqual([]);
  });

  test("is not moved by a later edition or a later scale, but by a take-down", async () => {
    await publish(5, {
      asOf: "2025-03-31",
      entries: [state("XEX", "Examplia, renamed", true)],
      recommendations: [published("2", assessed("implemented")), published("7")],
      removed: ["A-HRC-90-1.3"],
    });
    const definitions = Object.fromEntries(LEVELS.map((level) => [level, "Meant otherwise now"]));
    await publisher.site.update({
      where: { id: 1 },
      data: {
        revision: 2,
        scales: [{ version: 2, at: "2025-03-15T00:00:00Z", note: "All anew", definitions }],
      },
    });
    expect(await sumOf(given)).toBe(before);

    const chosen = ["A-HRC-90-1.1", "A-HRC-90-1.2"];
    await takeDownPublished("A-HRC-90-1.2", new Date("2025-04-01T00:00:00Z"));
    expect(await sumOf(given)).not.toBe(before);
    const { rows, takenDown } = await inputOf({ chosen });
    expect([rows.map(({ ref }) => ref), takenDown]).toEqual([["A-HRC-90-1.1"], 1]);
  });
});
