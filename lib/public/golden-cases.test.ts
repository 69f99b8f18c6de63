import { beforeAll, describe, expect, test } from "vitest";
import { GET as getRecommendation } from "@/app/(public)/api/v1/recommendations/[ref]/route";
import { freshStart } from "@/lib/db/testing/fresh-start";
import { factsOf, findEntry, FIRST, listEntries } from "@/lib/db/testing/interface";
import { daysBetween } from "@/lib/domain/day";
import { detentionOf } from "@/lib/domain/entry/case";
import { lengthOf } from "@/lib/domain/entry/engagement";
import type { PublishedRecommendation } from "@/lib/domain/published";

// Who met whom, whose case was raised, and who found what: read back from the edition that a fresh start publishes, as the
// public reads it. What was asked of whom is in golden-asks.test.ts.

beforeAll(freshStart, 120_000);

async function recommendation(ref: string): Promise<PublishedRecommendation | null> {
  const request = new Request(`http://localhost/api/v1/recommendations/${ref}`);
  const response = await getRecommendation(request, { params: Promise.resolve({ ref }) });
  return response.status === 404 ? null : (await response.json()).recommendation;
}

async function theRelease(): Promise<PublishedRecommendation> {
  const found = await recommendation("XA-01");
  if (!found) throw new Error("no recommendation XA-01");
  return found;
}

describe("engagement", () => {
  test("the team was in Beijing for seven days and did not reach the region", async () => {
    const visit = await factsOf("engagement", "ohchr-beijing-2024");
    expect(lengthOf(visit)).toBe(7);
    expect([visit.placesVisited, visit.reachedTheRegion]).toEqual([["Beijing"], "no"]);
  });

  test("32 governments at the side event, none of them named", async () => {
    const event = await factsOf("engagement", "side-event-2024-09-30");
    expect([event.attendanceStated, event.attendedBy]).toEqual([32, []]);
  });

  test("between two public updates lay 362 days", async () => {
    const updates = (await listEntries("engagement", FIRST))
      .filter(({ facts: { type } }) => type === "public-update")
      .map(({ on }) => on ?? "");
    expect(updates).toEqual(["2024-08-27", "2023-08-31"]);
    expect(daysBetween(updates[1] ?? "", updates[0] ?? "")).toBe(362);
  });
});

describe("persons", () => {
  test("stand in public only with the UN document that names them", async () => {
    const cases = await listEntries("case", FIRST);
    expect(cases.map(({ key }) => key).sort()).toEqual([
      "cao-shunli",
      "chow-hang-tung",
      "gulshan-abbas",
      "jimmy-lai",
      "li-qiaochu",
      "sebastien-lai",
      "xu-yan",
      "yu-wensheng",
    ]);
    for (const { facts: one } of cases) {
      expect(one.nameBasis).toBe("un-document");
      expect(one.nameBasisDocument).toMatch(/special procedures|Working Group|Secretary-General/);
      expect(one.lastCheckedOn).not.toBeNull();
    }
  });

  test("a month is never counted in days; whole days are", async () => {
    expect(detentionOf(await factsOf("case", "gulshan-abbas"), "2024-10-22")).toMatchObject({
      from: "2018-09",
      days: null,
    });
    expect(detentionOf(await factsOf("case", "cao-shunli"), "2024-10-22")).toMatchObject({
      to: "2014-03-14",
      days: 181,
    });
  });

  test("a person is found by other spellings", async () => {
    const { otherNames } = await factsOf("case", "chow-hang-tung");
    expect(otherNames.map(({ name }) => name)).toContain("Chow Hang Tung");
  });

  test("a reprisal is public only where a UN report has it", async () => {
    const reprisals = await listEntries("reprisal", FIRST);
    expect(reprisals.length).toBeGreaterThan(3);
    expect(reprisals.filter(({ facts: one }) => one.reportedIn === null)).toEqual([]);
    for (const key of ["photographs-in-un-premises", "intimidation-review-2024"])
      expect((await findEntry("reprisal", key, FIRST)) !== null).toBe(false);
  });
});

describe("who says what", () => {
  test("a State's claim stands beside findings and moves no level", async () => {
    expect((await factsOf("claim", "china-on-assessment-2022")).answer).toBe("rejected-outright");
    const release = await theRelease();
    expect(release.evidence.some(({ relation }) => relation === "state-claim")).toBe(true);
    expect(release.assessment?.level).toBe("not-implemented");
  });

  test("every finding names who found it and where that is read", async () => {
    const found = await listEntries("finding", FIRST);
    expect(found.length).toBeGreaterThan(20);
    for (const { facts: one } of found) {
      expect(one.assessor).not.toBe("");
      expect(one.sources.length).toBeGreaterThan(0);
    }
  });

  test("dismissed or a third accepted: both stand, each in its own name", async () => {
    expect((await factsOf("finding", "ishr-on-review-4")).assessor).toContain("ISHR");
    expect((await factsOf("finding", "fidh-on-review-4")).assessor).toContain("FIDH");
  });

  test("the recommendation that endorses abuse, whose review is not known, is not published", async () => {
    expect(await recommendation("UPR-BLR")).toBeNull();
  });

  test("what nobody can verify is marked as vague, what anybody can as verifiable", async () => {
    expect((await recommendation("UPR24-BFA-1"))?.measurability).toBe("vague");
    expect((await recommendation("UPR24-GR-3"))?.measurability).toBe("verifiable");
  });

  test("a cluster leads to the recommendations that are public, and to no draft", async () => {
    const { recommendations } = await factsOf("cluster", "reprisals");
    expect(recommendations).toContain("CERD22-04");
    expect(recommendations).not.toContain("XA-09");
  });
});

describe("pictures", () => {
  test("one has a chain by name and day, the other waits for whoever verified it", async () => {
    const { evidence } = await theRelease();
    const photograph = evidence.find(({ code }) => code === "lop-county-photo-2017");
    expect(photograph?.summary).toMatch(/WeChat.*17 April 2017.*2 October 2018/s);
    expect(photograph?.occurredOn).toBe("2017-04");
    expect(evidence.map(({ code }) => code)).not.toContain("train-footage-2019");
  });
});
