import { beforeAll, describe, expect, test } from "vitest";
import { GET as getRecommendation } from "@/app/(public)/api/v1/recommendations/[ref]/route";
import { GET as getRecommendations } from "@/app/(public)/api/v1/recommendations/route";
import { GET as getSummary } from "@/app/(public)/api/v1/summary/route";
import { publication } from "@/lib/db/publication";
import { freshStart } from "@/lib/db/testing/fresh-start";
import { factsOf, findEntry, FIRST, listEntries } from "@/lib/db/testing/interface";
import { callStatusOn, chainsOf } from "@/lib/domain/call";
import { between, obligationOn } from "@/lib/domain/entry/obligation";
import type { PublishedRecommendation } from "@/lib/domain/published";
import type { AddresseeKind } from "@/lib/domain/recommendation";
import { listCalls } from "./call";

// What was asked of whom, in which documents, what China answered, and which reports are owed: read back from the edition
// that a fresh start publishes, as the public reads it. Totals, statements, the vote and figures are in golden.test.ts.

beforeAll(freshStart, 120_000);

const at = (path: string) => new Request(new URL(path, "http://localhost"));

async function recommendation(ref: string): Promise<PublishedRecommendation | null> {
  const path = at(`/api/v1/recommendations/${ref}`);
  const response = await getRecommendation(path, { params: Promise.resolve({ ref }) });
  return response.status === 404 ? null : (await response.json()).recommendation;
}

async function howMany(filter: string): Promise<number> {
  return (await (await getRecommendations(at(`/api/v1/recommendations?${filter}`))).json()).total;
}

describe("China's answers to its reviews", () => {
  test("the fourth review has four days", async () => {
    const found = await findEntry("review", "CHN-4", FIRST);
    if (!found || "takenDownOn" in found) throw new Error("no fourth review");
    const { reviewOn, workingGroupOn, respondedOn, adoptedOn } = found.entry.facts;
    expect([reviewOn, workingGroupOn, respondedOn, adoptedOn]).toEqual([
      "2024-01-23",
      "2024-01-26",
      "2024-06-11",
      "2024-07-04",
    ]);
  });

  test("six wordings, of which “rejected” is the State's own", async () => {
    const { summary } = await factsOf("claim", "china-six-wordings");
    for (const wording of ["being implemented", "already implemented", "partially", "noted"])
      expect(summary).toContain(wording);
  });
});

/** Numbers of calls, by who asks and what kind of addressee is asked. */
const ASKED: [numbers: string, by: RegExp, kind: AddresseeKind][] = [
  ["64 66 68 69", /core group of ten/i, "state"],
  ["69.2", /more than a dozen/i, "state"],
  ["65 70", /fifteen states/i, "state"],
  ["64.2 66.2 67 71 72 73", /high commissioner/i, "state"],
  ["76 77 78", /ISHR/, "state"],
  ["64.3 75", /side event/i, "state"],
  ["79 98", /ISHR/, "un-body"],
  ["87 88", /ISHR/, "un-office"],
  ["80 81 82 83 84.2 86", /sixteen NGOs/i, "states"],
  ["84 85", /sixteen NGOs/i, "un-office"],
  ["89 90 91", /fifteen NGOs/i, "un-office"],
  ["92 94 95 96 97", /fifteen NGOs/i, "un-body"],
  ["93", /fifteen NGOs/i, "states"],
  ["99", /side event/i, "states"],
  ["100", /amnesty/i, "un-office"],
  ["101", /amnesty/i, "international-community"],
  ["102", /human rights watch/i, "states"],
];

describe("calls", () => {
  test.each(ASKED)("%s: %s asks %s", async (numbers, by, kind) => {
    for (const number of numbers.split(" ")) {
      const asked = await recommendation(`CALL-${number}`);
      expect(asked?.type).toBe("call");
      expect(asked?.issuedBy).toMatch(by);
      expect(asked?.addressee.kind).toBe(kind);
    }
  });

  test("all that ask for a session or a mechanism go back to 26 June 2020", async () => {
    for (const ref of [
      ...["CALL-79", "CALL-80", "CALL-81", "CALL-82", "CALL-94"],
      ...["SP22-02", "SP22-03"],
    ]) {
      const asked = await recommendation(ref);
      const first = asked?.reiterates ? await recommendation(asked.reiterates) : null;
      expect([ref, first?.issuedOn, first?.reiterates]).toEqual([ref, "2020-06-26", null]);
    }
  });

  test("the calls on the session lapse when it closes, the one on the year when the year ends", async () => {
    const calls = new Map((await listCalls(FIRST, "CHN")).map((call) => [call.ref, call]));
    const status = (ref: string, day: string) => {
      const call = calls.get(ref);
      return call && callStatusOn(call, day);
    };
    for (const ref of ["CALL-92", "CALL-95"]) {
      expect(status(ref, "2024-10-11")).toBe("open");
      expect(status(ref, "2024-10-12")).toBe("lapsed");
    }
    expect(status("CALL-96", "2024-12-31")).toBe("open");
    expect(status("CALL-96", "2025-01-01")).toBe("lapsed");
    expect(status("CALL-93", "2030-01-01")).toBe("open");
  });

  test("are answered to by whom they are addressed to, and stand in no figure of the dossier", async () => {
    const calls = await listCalls(FIRST, "CHN");
    expect(calls.length).toBeGreaterThan(40);
    expect(new Set(calls.map(({ addressee }) => addressee.kind)).size).toBeGreaterThan(3);
    const { totals } = await (await getSummary(at("/api/v1/summary?state=CHN"))).json();
    const counted = await howMany("state=CHN&type=recommendation&unit=paragraph&addressee=state");
    expect(totals.recommendations).toBe(counted);
    expect(await howMany("state=CHN&type=call")).toBe(calls.length);
  });

  test("say who asks and on which day: what had not been done then may have been done since", async () => {
    const debate = await recommendation("CALL-94");
    expect(debate?.issuedBy).toBe("Fifteen NGOs, joint statement");
    expect(debate?.issuedOn).toBe("2024-08-28");
    expect((await recommendation("CALL-67"))?.summary).toContain("or both");
  });

  test("release has been asked for again and again since the assessment", async () => {
    const chain = chainsOf(await listCalls(FIRST, "CHN"), "2024-12-31").find(({ calls }) =>
      calls.some(({ ref }) => ref === "CALL-64"),
    );
    expect(chain?.calls.map(({ ref }) => ref)).toEqual([
      "CALL-64.2",
      "CALL-64",
      "CALL-64.3",
      "CALL-65",
    ]);
    expect((await recommendation("CALL-64"))?.reiterates).toBe("XA-01");
  });

  test("commitments of the High Commissioner are addressed to himself", async () => {
    for (const ref of ["COMMIT-172", "COMMIT-173", "COMMIT-174"]) {
      const commitment = await recommendation(ref);
      expect([commitment?.type, commitment?.addressee.kind]).toEqual(["commitment", "un-office"]);
    }
    const { commitments } = await factsOf("engagement", "ohchr-update-2024-08-27");
    expect(commitments).toEqual(["COMMIT-173", "COMMIT-174"]);
  });

  test("each remedy of an opinion stands by itself", async () => {
    const { asks } = await factsOf("communication", "wgad-2024-34");
    expect(asks).toHaveLength(4);
    for (const ref of asks) expect((await recommendation(ref))?.type).toBe("remedy");
  });
});

describe("documents", () => {
  test.each([
    ["CERD-2022-Decision-1-108", null, null, "2022-11-24"],
    ["CERD-C-CHN-CO-14-17", "2018-08-30", "2018-09-19", null],
    ["CAT-C-CHN-CO-5", "2015-12", "2016-02-03", null],
    ["CRC-C-CHN-CO-3-4", "2013-10-04", null, null],
    ["CRC-C-CHN-5-6", null, "2026-01-05", null],
    ["A-HRC-25-5", "2013-10-25", "2013-12-04", null],
    ["SP-2020-06-26", null, null, "2020-06-26"],
    ["A-HRC-WGAD-2023-30", "2023-05-01", null, null],
    ["NGO-2024-06-25", "2024-06-25", null, "2024-06-26"],
  ])("%s keeps the days of adoption, distribution and publication apart", async (key, ...days) => {
    const found = await findEntry("document", key, FIRST);
    if (!found || "takenDownOn" in found) throw new Error(`no document ${key}`);
    const { adoptedOn, distributedOn, publishedOn } = found.entry.facts;
    expect([adoptedOn, distributedOn, publishedOn]).toEqual(days);
  });

  test("the assessment is found by the names that sources give it, and has no symbol", async () => {
    const found = await findEntry("document", "OHCHR-2022-Xinjiang", FIRST);
    if (!found || "takenDownOn" in found) throw new Error("no assessment");
    expect(found.entry.facts.symbol).toBeNull();
    expect(found.entry.facts.aliases).toContain("the Xinjiang report");
    expect(JSON.stringify(found.entry.facts)).not.toMatch(/\b4[568] pages|131/);
  });

  test("a symbol that comes from memory is nowhere in the edition", async () => {
    const rows = await publication.$queryRaw<{ found: bigint }[]>`
      select (select count(*) from entry where content::text ~ 'A/HRC/(56/6|40/6|11/25|57/60)')
        + (select count(*) from recommendation where content::text ~ 'A/HRC/(56/6|40/6|11/25|57/60)') as found`;
    expect(Number(rows[0]?.found)).toBe(0);
  });
});

describe("reports owed", () => {
  test("the report to CAT is due in December 2019, not seen when last checked, and no day is made up", async () => {
    const owed = await factsOf("obligation", "cat-periodic-2019");
    expect([owed.dueOn, owed.submittedOn, owed.lastCheckedOn]).toEqual([
      "2019-12",
      null,
      "2024-06-25",
    ]);
    expect(obligationOn(owed, "2024-06-25")).toEqual({ status: "overdue", late: null });
    expect((await findEntry("obligation", "cat-periodic-2019-day", FIRST)) !== null).toBe(false);
  });

  test("from 9 December 2019 to 25 June 2024 are 4 years, 6 months and 16 days: 1,660 days, not five years", () => {
    expect(between("2019-12-09", "2024-06-25")).toEqual({
      years: 4,
      months: 6,
      days: 16,
      totalDays: 1660,
    });
  });

  test("the report to CRC had come in a year before the review was called forthcoming", async () => {
    const owed = await factsOf("obligation", "crc-periodic-2019");
    expect([owed.submittedOn, owed.publishedOn]).toEqual(["2023-06-23", "2026-01-05"]);
    expect(obligationOn(owed, "2024-06-25").status).toBe("submitted-late");
  });

  test("follow-ups of 2025 and the mid-term report stand apart from periodic ones", async () => {
    const owed = await listEntries("obligation", FIRST, { about: "CHN" });
    const typeOf = (key: string) => owed.find((one) => one.key === key)?.facts.type;
    expect(typeOf("cescr-follow-up-2025")).toBe("follow-up");
    expect(typeOf("cedaw-follow-up-2025")).toBe("follow-up");
    expect(typeOf("upr-mid-term-2026")).toBe("mid-term");
    expect(owed.filter(({ facts: { lastCheckedOn } }) => lastCheckedOn === null)).toEqual([]);
  });
});
