import { beforeAll, describe, expect, test } from "vitest";
import { GET as getSummary } from "@/app/(public)/api/v1/summary/route";
import { bringEditions } from "@/lib/cli/first-edition";
import { member } from "@/lib/db/testing/world";
import { record } from "@/lib/db/record";
import { isPartialDate, precisionOf } from "@/lib/domain/day";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { membersOn } from "@/lib/domain/entry/group";
import { holdersOn } from "@/lib/domain/entry/mechanism";
import { completenessOf } from "@/lib/domain/entry/statement";
import { percentOf } from "@/lib/domain/rate";
import { approveEntry, saveEntry, submitEntry } from "@/lib/staff/entry";
import { publishEdition } from "@/lib/staff/publishing";
import { summaryAnswer } from "./answer";
import { listDocuments, listReviews } from "./dossier";
import { findEntry, listEntries, listPointers } from "./entry";
import { compareStatements } from "./signatory";
import { rollCallFor } from "./vote";

// A fresh start, published, and read as the public reads it: numbers that must come out, and conflicts between sources
// that must stay visible. What was asked of whom, cases and reports owed are in golden-asks.test.ts.

const FIRST = 1;
const VOTE = "A-HRC-51-L.6";

beforeAll(async () => {
  const brought = await bringEditions();
  if (!brought.ok) throw new Error(brought.problem.message);
}, 120_000);

async function found<K extends EntryKind>(kind: K, key: string, edition = FIRST) {
  const one = await findEntry(kind, key, edition);
  if (!one || "takenDownOn" in one) throw new Error(`the edition has no ${kind} ${key}`);
  return one.entry;
}
const factsOf = async <K extends EntryKind>(kind: K, key: string): Promise<EntryFacts<K>> =>
  (await found(kind, key)).facts;

/** What different sources answer to one question, in their own words. */
async function answersTo(question: string) {
  const figures = await listEntries("figure", FIRST);
  return figures
    .filter(({ facts }) => facts.question === question)
    .map(({ facts: { saidBy, words, value, isLowerBound } }) => ({
      saidBy,
      words,
      value,
      isLowerBound,
    }));
}

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
    const second = (await listReviews(FIRST, "CHN")).find(({ cycle }) => cycle === 2);
    expect(second).toMatchObject({ reviewOn: "2013-10-22", adoptedOn: "2014-03-20" });
  });
});

describe("the Council's vote of 6 October 2022", () => {
  test("is 17, 19 and 11 by its 47 rows, as it was declared", async () => {
    const { reconciliation, rows, margin } = await rollCallFor(await found("vote", VOTE), FIRST);
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
    const { regions } = await rollCallFor(await found("vote", VOTE), FIRST);
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
    const { electorate } = await rollCallFor(await found("vote", VOTE), FIRST);
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
    const { rows } = await rollCallFor(await found("vote", VOTE), FIRST);
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

describe("conflicts between sources stay, each in its own name", () => {
  test("C1: 30 per cent and 22.9 per cent answer the same question by different rules", async () => {
    const answers = await answersTo("Which share of the recommendations of 2024 did China reject?");
    expect(answers.map(({ words }) => words).sort()).toEqual(["22.9%", "30%", "30%"]);
    expect(answers.find(({ words }) => words === "22.9%")?.saidBy).toBe("Onus, computed");
  });

  test("C2: fifty experts by five counts, and three calls with a count each", async () => {
    const answers = await answersTo("How many UN experts joined the call of 26 June 2020?");
    expect(answers.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        "over 40 UN experts since 2020",
        "more than fifty",
        "more than 50",
        "nearly 50",
        "50",
      ]),
    );
    const stated = await Promise.all(
      ["experts-2020-06-26", "experts-2022-06-10", "experts-2022-09-07"].map(
        async (key) => (await factsOf("statement", key)).countStated,
      ),
    );
    expect(stated).toEqual([50, 42, 45]);
  });

  test("C3, C11: the text that writes 2014 and “Periodical” is quoted so, and not taken over", async () => {
    const { remark, summary } = await factsOf("statement", "ngo-joint-2024-06-25");
    expect(remark).toContain("Periodical");
    expect(remark).toContain("22 October 2013");
    expect(summary).not.toContain("Periodical");
    expect((await factsOf("mechanism", "upr")).aliases).toContain("Universal Periodical Review");
  });

  test("C4: “five years overdue” stands as the words of those who said it", async () => {
    const [answer] = await answersTo(
      "How long was China's report to the Committee against Torture overdue in June 2024?",
    );
    expect(answer).toMatchObject({ saidBy: "Sixteen NGOs", words: "five years overdue" });
  });

  test("C5: four experts stated, three named", async () => {
    const answers = await answersTo(
      "How many experts signed the letter of June 2024 on Gulshan Abbas?",
    );
    expect(answers.map(({ words }) => words).sort()).toEqual(["four", "three named"]);
  });

  test("C6: 80 States, one of them China, seven of them named", async () => {
    const statement = await factsOf("statement", "counter-statement-ga79-2024-10-22");
    expect(statement.countIncludesTheState).toBe(true);
    expect(completenessOf(statement)).toMatchObject({ named: 7, stated: 80, complete: false });
    const answers = await answersTo("For how many States did Pakistan speak on 22 October 2024?");
    expect(answers.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        "80 States from the same world region",
        "80 countries including China",
      ]),
    );
  });

  test("C7: 418 is kept beside 428, with its source, and the dossier counts 428", async () => {
    const answers = await answersTo("How many recommendations did China answer in June 2024?");
    expect(answers.map(({ value }) => value).sort()).toEqual([418, 428]);
    const declared = (await listReviews(FIRST, "CHN")).find(({ cycle }) => cycle === 4)?.declared;
    expect(declared?.map(({ total }) => total)).toEqual([428]);
  });

  test("C8: the assessment has one title, and is found by what others call it", async () => {
    const document = (await listDocuments(FIRST, "CHN")).find(
      ({ key }) => key === "OHCHR-2022-Xinjiang",
    );
    expect(document?.title).toMatch(/Assessment/);
    expect(document?.aliases.some((alias) => /report/i.test(alias))).toBe(true);
  });

  test("C9: a source's name for a place is not rewritten", async () => {
    const { text, territories } = await factsOf("quotation", "belarus-on-tibet");
    expect(text).toContain("in Xizang");
    expect(territories).toEqual(["Tibet"]);
  });

  test("C10: the words quoted are the same, whether the office “demanded” or “called again”", async () => {
    const { text, remark } = await factsOf("quotation", "ohchr-2024-08-27-full-review");
    expect(text).toBe("undertake a full review");
    expect(remark).toMatch(/demanded.*again/);
  });

  test("C12: a name stands as each source spells it, and each points at the other", async () => {
    const [one, other] = await Promise.all([
      factsOf("quotation", "viana-david-2024-10"),
      factsOf("quotation", "viana-david-2024-08-27"),
    ]);
    expect([one.speaker, other.speaker]).toEqual(["Raphaël Viana David", "Raphael Viana David"]);
    expect(one.remark).toContain("Raphael");
    expect(other.remark).toContain("Raphaël");
  });

  test("C12: Pakistan spoke in New York; where Cuba spoke is not claimed", async () => {
    const [pakistan, cuba] = await Promise.all([
      factsOf("statement", "counter-statement-ga79-2024-10-22"),
      factsOf("statement", "counter-statement-hrc57-2024"),
    ]);
    expect([pakistan.deliveredBy, pakistan.session]).toEqual(["Pakistan", "ga-79"]);
    expect([cuba.deliveredBy, cuba.session, cuba.forum]).toEqual(["Cuba", null, null]);
  });

  test("C13: 48 and 44 not accepted of the same review", async () => {
    const answers = await answersTo("How many recommendations of 2013 did China not accept?");
    expect(answers.map(({ value }) => value).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([
      44, 48, 77,
    ]);
  });

  test("C14: 252 and 284 each name what they count", async () => {
    const figures = (await listEntries("figure", FIRST)).filter(
      ({ facts }) => facts.question === "How many recommendations did China receive in 2013?",
    );
    expect(figures.map(({ facts }) => [facts.value, facts.unit]).sort()).toEqual([
      [252, "numbered paragraphs"],
      [284, "rows, one for each recommending State"],
    ]);
  });

  test("C16: “has yet to act” holds for the day on which it was said", async () => {
    const { on, remark } = await factsOf("statement", "ngo-joint-2024-08-28");
    expect(on).toBe("2024-08-28");
    expect(remark).toContain("28 August 2024");
  });

  test("C17: “the first in recent years” is ISHR's claim and no fact", async () => {
    const { title, summary, remark } = await factsOf(
      "statement",
      "joint-statement-ga79-2024-10-22",
    );
    expect(`${title} ${summary ?? ""}`).not.toMatch(/first/i);
    expect(remark).toContain("ISHR's claim");
  });

  test("C19: the session opens on a day in Geneva", async () => {
    expect(await factsOf("session", "hrc-57")).toMatchObject({
      opensOn: "2024-09-09",
      city: "Geneva",
    });
  });

  test("C20: a date is as exact as its source, and no more", async () => {
    const precision = async (key: string) => precisionOf((await factsOf("statement", key)).on);
    expect(await precision("core-group-2024-09-24")).toBe("day");
    expect(await precision("national-fin-hrc57-2024")).toBe("month");
    expect(await precision("lebanon-statement-2024")).toBe("year");
    const statements = await listEntries("statement", FIRST);
    expect(statements.filter(({ facts }) => !isPartialDate(facts.on))).toEqual([]);
  });

  test("C21: Belarus's recommendation stands in no review, and says why", async () => {
    const { on, remark } = await factsOf("quotation", "belarus-on-tibet");
    expect(on).toBeNull();
    expect(remark).toContain("no review is given");
  });

  test("C22: nobody's count of the assessment's pages is kept as a fact", async () => {
    const pointers = await listPointers("document", "OHCHR-2022-Xinjiang", FIRST);
    const figures = pointers.filter(({ kind }) => kind === "figure");
    expect(figures.length).toBeGreaterThan(0);
    expect(JSON.stringify(figures.map(({ facts }) => facts))).not.toMatch(/\bpages?\b/);
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
  const { facts } = await found("vote", VOTE);
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
  const approved = await approveEntry(editor, name.kind, name.key, sent.value.version);
  if (!approved.ok) throw new Error(approved.problem.message);
  const published = await publishEdition(editor, { note: "A vote was changed." });
  if (!published.ok) throw new Error(published.problem.message);

  const { number } = published.value;
  const { reconciliation } = await rollCallFor(await found("vote", VOTE, number), number);
  expect(reconciliation).toMatchObject({ agrees: false, differs: ["yes", "abstain"] });
  const before = await rollCallFor(await found("vote", VOTE), FIRST);
  expect(before.reconciliation.agrees).toBe(true);
});
