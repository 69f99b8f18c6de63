import { describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import type { Finding } from "@/lib/domain/entry/finding";
import type { Statement } from "@/lib/domain/entry/statement";
import { daysBetween } from "@/lib/domain/day";
import { declaredCounts, percentOf, responseRates, sumsUp } from "@/lib/domain/rate";
import { toPublishedRecommendation } from "@/lib/domain/to-published";
import { THEME_OF_ISSUE } from "@/lib/import/upr-info-issue";
import { BUILT_IN } from "./built-in";
import { loadStarter } from "./starter";
import { readStarter } from "./starter-file";

const TODAY = "2026-11-22";
const starter = await readStarter(TODAY);

describe("the files of the starter dossier", () => {
  test("give every published entry a source", () => {
    const entries = [...starter.documents, ...starter.recommendations, ...starter.evidence];
    const shown = entries.filter(({ checkNote }) => checkNote === null);
    expect(shown.length).toBeGreaterThan(80);
    expect(shown.filter(({ sources }) => sources.length === 0)).toEqual([]);
    expect(shown.filter(({ tag }) => tag === "G")).toEqual([]);
  });

  test("say of everything unchecked what to check", () => {
    const entries = [...starter.documents, ...starter.recommendations, ...starter.evidence];
    const unchecked = entries.filter(({ tag }) => tag === "G");
    expect(unchecked.length).toBeGreaterThan(10);
    expect(unchecked.filter(({ checkNote }) => !checkNote)).toEqual([]);
  });

  test("use every source that they name", () => {
    const used = new Set(
      [
        ...starter.documents.flatMap(({ sources }) => sources),
        ...starter.reviews.flatMap(({ sources, declared }) => [
          ...sources,
          ...declared.map(({ source }) => source),
        ]),
        ...starter.recommendations.flatMap(({ sources, response }) => [
          ...sources,
          ...(response ? [response.source] : []),
        ]),
        ...starter.evidence.flatMap(({ sources, source }) => [...sources, source]),
        ...starter.entries.flatMap(({ sources }) => sources),
      ].flat(),
    );
    expect(starter.sources.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  test("speak to readers of no source by its key in these files", () => {
    const keys = new Set(starter.sources.map(({ id }) => id));
    const words = JSON.stringify(starter, (_, value) => (keys.has(value) ? undefined : value));
    expect(words.match(/.{0,30}\bS[0-4]\b.{0,30}/g)).toBeNull();
  });

  test("know a theme of its own for each of UPR Info's 54 issues, and one for all that they lack", () => {
    const themes = starter.themes.map(({ label }) => label);
    const ofIssues = [...THEME_OF_ISSUE.values()];
    expect(new Set(ofIssues).size).toBe(54);
    expect(ofIssues.filter((label) => !themes.includes(label))).toEqual([]);
    expect(themes).toEqual(
      expect.arrayContaining([
        "Reprisals",
        "Transnational repression",
        "Forced labour",
        "Family separation",
        "Cultural and linguistic rights",
        "Reproductive rights",
        "Privacy and surveillance",
        "Residential schooling",
        "Access for UN experts",
        "Remedy and reparation",
      ]),
    );
  });

  test("name topics of statements by the words of the themes", () => {
    const themes = new Set(starter.themes.map(({ label }) => label));
    const topics = starter.entries
      .filter(({ kind }) => kind === "statement")
      .flatMap(({ facts }) => (facts as Statement).topics);
    expect(topics.filter((topic) => !themes.has(topic))).toEqual([]);
  });

  test("hold at least thirty checked recommendations", () => {
    const checked = starter.recommendations.filter(({ checkNote }) => checkNote === null);
    expect(checked.length).toBeGreaterThanOrEqual(30);
  });
});

describe("China's reviews", () => {
  const declared = (cycle: number, unit: "paragraph" | "row") => {
    const total = starter.reviews
      .find((review) => review.cycle === cycle)
      ?.declared.find(({ countingUnit }) => countingUnit === unit);
    if (!total) throw new Error(`no total of cycle ${cycle} in ${unit}s`);
    return { ...total, pending: null };
  };
  const rates = (cycle: number, unit: "paragraph" | "row") =>
    Object.fromEntries(
      responseRates(declaredCounts(declared(cycle, unit))).map((rate) => [
        rate.key,
        `${rate.numerator}/${rate.denominator} ${rate.percent}`,
      ]),
    );

  test("2024: 290, 8, 32 and 98 make 428; the four rates by their names", () => {
    expect(declared(4, "paragraph")).toMatchObject({
      total: 428,
      supported: 290,
      partly: 8,
      noted: 32,
      rejected: 98,
    });
    expect(rates(4, "paragraph")).toEqual({
      accepted: "290/428 67.8",
      acceptedFullyOrPartly: "298/428 69.6",
      rejected: "98/428 22.9",
      notSupported: "130/428 30.4",
    });
    expect(sumsUp({ ...declared(4, "paragraph"), total: 418 })).toBe(false);
  });

  test("2018: 62 of 346 not supported, 12.5 points below 2024", () => {
    expect(rates(3, "paragraph")["notSupported"]).toBe("62/346 17.9");
    const points = (percentOf(130, 428) ?? 0) - (percentOf(62, 346) ?? 0);
    expect(points.toFixed(1)).toBe("12.5");
  });

  test("2013: 252 paragraphs or 284 rows, each with its own parts", () => {
    expect(declared(2, "paragraph")).toMatchObject({
      total: 252,
      supported: 204,
      alreadyImplemented: 31,
      beingImplemented: 8,
      rejected: 48,
    });
    expect(declared(2, "row")).toMatchObject({ total: 284, supported: 207, noted: 77 });
  });

  test("2009: 138 rows, 55 accepted and 83 noted", () => {
    expect(declared(1, "row")).toMatchObject({ total: 138, supported: 55, noted: 83 });
  });

  test("were held, adopted and answered on the days that sources give", () => {
    const days = starter.reviews.map(
      ({ reviewOn, workingGroupOn, respondedOn, adoptedOn }) =>
        [reviewOn, workingGroupOn, respondedOn, adoptedOn] as const,
    );
    expect(days).toEqual([
      ["2009-02-09", "2009-02-11", null, null],
      ["2013-10-22", "2013-10-25", "2014-02-27", "2014-03-20"],
      ["2018-11-06", "2018-11-09", null, "2019-03-15"],
      ["2024-01-23", "2024-01-26", "2024-06-11", "2024-07-04"],
    ]);
  });
});

describe("other golden facts", () => {
  const evidence = (code: string) =>
    starter.evidence.find((one) => one.code === code)?.summary ?? `no evidence ${code}`;

  test("the Council's vote adds up to its 47 members", () => {
    const summary = evidence("council-vote-2022");
    expect(summary).toContain("17 for, 19 against, 11 abstentions");
    expect(17 + 19 + 11).toBe(47);
  });

  test("the team of the UN human rights office was in Beijing for seven days", () => {
    expect(evidence("afp-2024")).toContain("from 26 May to 1 June 2024");
    expect(daysBetween("2024-05-26", "2024-06-01") + 1).toBe(7);
  });

  test("CHRD graded 236 of 252: 3, 43 and 190", () => {
    const found = starter.entries.find(({ key }) => key === "chrd-on-review-2")?.facts as Finding;
    expect([...(found.grade ?? "").matchAll(/\d+/g)].map(Number)).toEqual([
      3, 43, 190, 236, 16, 252,
    ]);
    expect(3 + 43 + 190).toBe(236);
    expect(236 + 16).toBe(252);
  });
});

describe("loading", () => {
  test("fills an empty record once, when two starts load it at once too", async () => {
    await Promise.all([loadStarter(), loadStarter()]);
    const first = await census();
    expect(first.batches).toBe(1);
    expect(first.recommendations).toBe(starter.recommendations.length);
    expect(first.events).toBe(1);
  });

  test("does nothing the second time", async () => {
    const first = await census();
    await loadStarter();
    expect(await census()).toEqual(first);
  });

  test("keeps what is unchecked from the public, and shows the rest", async () => {
    const rows = await record.recommendation.findMany({
      include: {
        document: { include: { batch: true, supersedes: true } },
        review: true,
        batch: true,
        issuers: { include: { state: true } },
        themes: { include: { theme: true } },
        groups: { include: { group: true } },
        sdgs: { include: { sdg: true } },
        texts: true,
        responses: true,
        evidence: { include: { evidence: true } },
        assessments: {
          include: {
            organisation: true,
            approvedBy: { include: { organisation: true } },
            evidence: true,
          },
        },
        reiterates: { include: { batch: true } },
      },
    });
    const shown = rows.filter(
      (row) => toPublishedRecommendation({ ...row, outside: [] }, new Date()) !== null,
    );
    const unchecked = starter.recommendations.filter(({ checkNote }) => checkNote);
    expect(rows.length - shown.length).toBe(unchecked.length);
    expect(shown.map(({ ref }) => ref)).toContain("CERD-C-CHN-CO-14-17.36-37");
    expect(shown.map(({ ref }) => ref)).not.toContain("UPR-BLR");
  });

  test("lets nobody approve their own work, and makes members that cannot sign in", async () => {
    const assessments = await record.assessment.findMany();
    expect(assessments).toHaveLength(starter.assessments.length);
    for (const { authorId, approvedById } of assessments) {
      expect(authorId).toBe(BUILT_IN.author.id);
      expect(approvedById).toBe(BUILT_IN.checker.id);
    }
    const members = await record.member.findMany({
      where: { id: { in: [BUILT_IN.author.id, BUILT_IN.checker.id] } },
    });
    expect(members.map(({ email, passwordHash }) => [email, passwordHash])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test("leaves a record alone that holds something already", async () => {
    const before = await census();
    await record.recommendation.updateMany({ data: { withdrawnAt: new Date() } });
    await loadStarter();
    expect(await census()).toEqual(before);
  });
});

async function census() {
  const [recommendations, documents, evidence, links, assessments, outside, responses] =
    await Promise.all([
      record.recommendation.count(),
      record.document.count(),
      record.evidence.count(),
      record.evidenceLink.count(),
      record.assessment.count(),
      record.entry.count(),
      record.stateResponse.count(),
    ]);
  const [batches, events] = await Promise.all([
    record.importBatch.count(),
    record.auditEvent.count(),
  ]);
  return {
    recommendations,
    documents,
    evidence,
    links,
    assessments,
    outside,
    responses,
    batches,
    events,
  };
}
