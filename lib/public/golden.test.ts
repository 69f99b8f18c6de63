import { beforeAll, describe, expect, test } from "vitest";
import { GET as getSummary } from "@/app/(public)/api/v1/summary/route";
import { record } from "@/lib/db/record";
import { freshStart } from "@/lib/db/testing/fresh-start";
import { entryIn, factsOf, FIRST, listEntries } from "@/lib/db/testing/interface";
import { NOBODY } from "@/lib/db/testing/harm";
import { member } from "@/lib/db/testing/world";
import { membersOn } from "@/lib/domain/entry/group";
import { holdersOn } from "@/lib/domain/entry/mechanism";
import { completenessOf } from "@/lib/domain/entry/statement";
import { percentOf } from "@/lib/domain/rate";
import { approveEntry, saveEntry, submitEntry } from "@/lib/staff/entry";
import { publishEdition } from "@/lib/staff/publishing";
import { summaryAnswer } from "./answer";
import { compareStatements } from "./signatory";
import { rollCallFor } from "./vote";

// A fresh start, published, and read as the public reads it: numbers that must come out. Where sources differ from each
// other is in golden-conflicts.test.ts; what was asked of whom, cases and reports owed in golden-asks.test.ts.

const VOTE = "A-HRC-51-L.6";

beforeAll(freshStart, 120_000);

describe("China's reviews, as the interface gives them", () => {
  const reviews = async () => {
    const response = await getSummary(new Request("http://localhost/api/v1/summary?state=chn"));
    return summaryAnswer.parse(await response.json()).reviews;
  };
  const review = async (cycle: number, unit: "paragraph" | "row") => {
    const one = (await reviews()).find(
      ({ cycle: at, countingUnit }) => at === cycle && countingUnit === unit,
    );
    if (!one) throw new Error(`no figures of cycle ${cycle} in ${unit}s`);
    return one;
  };
  const rate = async (cycle: number, key: string) => {
    const { rates } = await review(cycle, "paragraph");
    return rates.find((one) => one.key === key);
  };

  test("2024: 290, 8, 32 and 98 make 428", async () => {
    const { total, counts } = await review(4, "paragraph");
    expect([counts.supported, counts.partly, counts.noted, counts.rejected]).toEqual([
      290, 8, 32, 98,
    ]);
    expect(total).toBe(428);
  });

  test("2024: four rates by four names, and none of them is “the” rejection rate", async () => {
    expect(await rate(4, "accepted")).toMatchObject({
      numerator: 290,
      denominator: 428,
      percent: 67.8,
    });
    expect(await rate(4, "acceptedFullyOrPartly")).toMatchObject({ numerator: 298, percent: 69.6 });
    expect(await rate(4, "rejected")).toMatchObject({ numerator: 98, percent: 22.9 });
    expect(await rate(4, "notSupported")).toMatchObject({ numerator: 130, percent: 30.4 });
  });

  test("2018 to 2024: 17.9 and 30.4 per cent not supported, 12.5 points apart", async () => {
    const [before, after] = [await rate(3, "notSupported"), await rate(4, "notSupported")];
    expect(before).toMatchObject({ numerator: 62, denominator: 346, percent: 17.9 });
    const points = (percentOf(130, 428) ?? 0) - (percentOf(62, 346) ?? 0);
    expect(points.toFixed(1)).toBe("12.5");
    expect(after?.percent).toBe(30.4);
  });

  test("2013: 252 paragraphs and 284 rows stand side by side, each with its unit", async () => {
    const of2013 = (await reviews()).filter(({ cycle }) => cycle === 2);
    expect(
      of2013
        .map(({ countingUnit, total }) => ({ countingUnit, total }))
        .sort((a, b) => a.total - b.total),
    ).toEqual([
      { countingUnit: "paragraph", total: 252 },
      { countingUnit: "row", total: 284 },
    ]);
  });

  test("the second review was held in 2013 and adopted in 2014: two days, not one", async () => {
    const second = await factsOf("review", "CHN-2");
    expect(second).toMatchObject({ reviewOn: "2013-10-22", adoptedOn: "2014-03-20" });
  });
});

describe("the Council's vote of 6 October 2022", () => {
  test("is 17, 19 and 11 by its 47 rows, as it was declared", async () => {
    const { reconciliation, rows, margin } = await rollCallFor(await entryIn("vote", VOTE), FIRST);
    expect(rows).toHaveLength(47);
    expect(reconciliation).toMatchObject({
      agrees: true,
      counted: { yes: 17, no: 19, abstain: 11, absent: 0 },
      declared: { yes: 17, no: 19, abstain: 11 },
    });
    expect(margin).toBe(2);
  });

  test("was lost, because 17 are fewer than 19", async () => {
    const { declaredYes, declaredNo, result } = await factsOf("vote", VOTE);
    expect(result).toBe("rejected");
    expect(declaredYes).toBeLessThan(declaredNo);
  });

  test("falls by regional group as the seats of the Council do", async () => {
    const { regions } = await rollCallFor(await entryIn("vote", VOTE), FIRST);
    const tallies = Object.fromEntries(
      regions
        .filter(({ rows }) => rows.length > 0)
        .map(({ region, tally: { yes, no, abstain } }) => [region, [yes, no, abstain]]),
    );
    expect(tallies).toEqual({
      weog: [7, 0, 0],
      "eastern-european": [4, 0, 2],
      "asia-pacific": [3, 8, 2],
      grulac: [2, 3, 3],
      african: [1, 8, 4],
    });
  });

  test("was cast by the members of that day, all of them and nobody else", async () => {
    const { electorate } = await rollCallFor(await entryIn("vote", VOTE), FIRST);
    expect(electorate).toMatchObject({ members: 47, complete: true, outsiders: [], missing: [] });
    const council = await factsOf("group", "hrc-2022-10");
    expect(membersOn(council, "2022-10-06")).toHaveLength(47);
    expect(membersOn(council, "2022-10-07")).toEqual([]);
  });

  test("keeps “reportedly” with those who wrote it", async () => {
    const { remark, question } = await factsOf("vote", VOTE);
    expect(remark).toMatch(/Fifteen NGOs write .* reportedly/);
    expect(question).not.toMatch(/mobili[sz]ed/);
  });
});

describe("signatories", () => {
  test("16 and 15 organisations, 9 in both, 22 in all", async () => {
    const compared = await compareStatements("ngo-joint-2024-06-25", "ngo-joint-2024-08-28", FIRST);
    const organisations = compared?.comparisons.find(({ kind }) => kind === "organisations");
    expect(compared?.first.completeness).toMatchObject({ named: 16, stated: 16, complete: true });
    expect(compared?.second.completeness).toMatchObject({ named: 15, stated: 15, complete: true });
    expect(organisations?.both).toHaveLength(9);
    expect(
      [organisations?.both, organisations?.onlyFirst, organisations?.onlySecond].flatMap(
        (part) => part ?? [],
      ),
    ).toHaveLength(22);
  });

  test("ten States of the core group, and the same ten are its members", async () => {
    const { signatoryStates } = await factsOf("statement", "core-group-2024-09-24");
    const group = await factsOf("group", "xinjiang-core-group");
    expect(signatoryStates).toHaveLength(10);
    expect([...signatoryStates].sort()).toEqual([...membersOn(group, "2024-09-24")].sort());
    expect(membersOn(group, "2022-08-31")).toEqual([]);
  });

  test("fifteen States in the Third Committee", async () => {
    const statement = await factsOf("statement", "joint-statement-ga79-2024-10-22");
    expect(completenessOf(statement)).toEqual({
      named: 15,
      stated: 15,
      isLowerBound: false,
      complete: true,
    });
  });

  test("four of at least thirteen are named, and nobody is added to them", async () => {
    const statement = await factsOf("statement", "national-statements-hrc57-2024");
    expect(completenessOf(statement)).toEqual({
      named: 4,
      stated: 13,
      isLowerBound: true,
      complete: false,
    });
  });

  test("voting against the debate and signing for China: who did both is counted from rows", async () => {
    const { rows } = await rollCallFor(await entryIn("vote", VOTE), FIRST);
    const both = rows
      .filter(({ vote, signed }) => vote === "no" && signed.supportive > 0)
      .map(({ state }) => state.iso3);
    expect(both.sort()).toEqual(["CHN", "CUB", "KAZ", "PAK"]);
  });
});

describe("what others counted", () => {
  test("CHRD: 3, 43 and 190 make 236, and 16 more make 252", async () => {
    const { counts } = await factsOf("finding", "chrd-on-review-2");
    const numbers = counts.map(({ count }) => count);
    expect(numbers).toEqual([3, 43, 190, 16]);
    expect(3 + 43 + 190).toBe(236);
    expect(numbers.reduce((sum, count) => sum + count, 0)).toBe(252);
  });

  test("UPR Info: 2,068, 3,428, 5,602 and 429 make 11,527", async () => {
    const value = async (key: string) => (await factsOf("figure", key)).value;
    const parts = await Promise.all(
      ["upr-info-fully", "upr-info-partially", "upr-info-not", "upr-info-not-assessable"].map(
        value,
      ),
    );
    expect(parts).toEqual([2068, 3428, 5602, 429]);
    expect(parts.reduce((sum: number, part) => sum + (part ?? 0), 0)).toBe(
      await value("upr-info-commented"),
    );
  });
});

describe("vocabularies of a fresh start", () => {
  test("the High Commissioner is an office: Bachelet to 31 August 2022, Türk since October", async () => {
    const office = await factsOf("mechanism", "high-commissioner");
    const holder = (day: string) => holdersOn(office, day).map(({ name }) => name);
    expect(holder("2022-08-31")).toEqual(["Michelle Bachelet"]);
    expect(holder("2022-09-15")).toEqual([]);
    expect(holder("2024-06-25")).toEqual(["Volker Türk"]);
  });

  test("a mechanism that was asked for and does not exist says since when", async () => {
    for (const key of ["monitoring-mechanism-on-china", "special-session-on-china"])
      expect(await factsOf("mechanism", key)).toMatchObject({
        type: "proposed",
        askedSince: "2020-06-26",
      });
  });

  test("China is a party to the Convention against Torture, and of the Covenant only through Hong Kong", async () => {
    const china = async (key: string) =>
      (await factsOf("treaty", key)).parties.filter(({ state }) => state === "CHN");
    expect(await china("cat")).toEqual([
      { state: "CHN", territory: null, status: "party", since: "1988" },
    ]);
    expect(await china("iccpr")).toEqual([
      { state: "CHN", territory: null, status: "signatory", since: null },
      { state: "CHN", territory: "Hong Kong", status: "party", since: null },
    ]);
    expect(await china("ced")).toMatchObject([{ status: "none" }]);
  });

  test("eighteen treaties say of nearly each of 193 States where it stands", async () => {
    const treaties = await listEntries("treaty", FIRST);
    expect(treaties).toHaveLength(18);
    for (const { key, facts } of treaties) {
      const states = new Set(facts.parties.map(({ state }) => state));
      expect(states.size, key).toBeGreaterThanOrEqual(192);
      expect(states.size, key).toBeLessThanOrEqual(193);
    }
  });

  test("what rests on memory alone waits for somebody to check it", async () => {
    const schemes = (await listEntries("scheme", FIRST)).map(({ key }) => key);
    expect(schemes).toContain("ccpr-a-e");
    for (const key of ["ccpr-before-2017", "cat-follow-up", "cedaw-follow-up", "cerd-follow-up"])
      expect(schemes).not.toContain(key);
    const waiting = await record.entryVersion.findMany({ where: { checkNote: { not: null } } });
    expect(waiting.length).toBeGreaterThan(8);
    expect(waiting.filter(({ approvedAt }) => approvedAt !== null)).toEqual([]);
  });
});

test("one vote changed: the next edition says that rows and declared totals differ", async () => {
  const [organisation] = await record.organisation.findMany({ take: 1 });
  if (!organisation) throw new Error("no organisation");
  const [researcher, editor] = await Promise.all([
    member("researcher", organisation.id),
    member("editor", organisation.id),
  ]);
  const { facts } = await entryIn("vote", VOTE);
  const records = facts.records.map((row) =>
    row.state === "UKR" ? { ...row, vote: "yes" as const } : row,
  );
  const draft = {
    facts: { ...facts, records },
    confidentiality: "public" as const,
    embargoedUntil: null,
    consent: null,
    checkNote: null,
  };
  const name = { kind: "vote" as const, key: VOTE };
  const saved = await saveEntry(researcher, { ...name, number: 1, version: 1, draft });
  if (!saved.ok) throw new Error(saved.problem.message);
  const sent = await submitEntry(researcher, name.kind, name.key, saved.value.version);
  if (!sent.ok) throw new Error(sent.problem.message);
  const approved = await approveEntry(editor, name.kind, name.key, sent.value.version, NOBODY);
  if (!approved.ok) throw new Error(approved.problem.message);
  const published = await publishEdition(editor, { note: "A vote was changed." });
  if (!published.ok) throw new Error(published.problem.message);

  const { number } = published.value;
  const { reconciliation } = await rollCallFor(await entryIn("vote", VOTE, number), number);
  expect(reconciliation).toMatchObject({ agrees: false, differs: ["yes", "abstain"] });
  const before = await rollCallFor(await entryIn("vote", VOTE), FIRST);
  expect(before.reconciliation.agrees).toBe(true);
});
