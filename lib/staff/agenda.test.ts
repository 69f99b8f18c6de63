import { describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { leastFacts } from "@/lib/db/testing/entry";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { StaffMember } from "@/lib/domain/permission";
import { listComing, listStale } from "./agenda";
import { listCoverage, listSince } from "./standing";

const NOW = new Date("2026-11-22T12:00:00Z");
let count = 0;
const nextRef = () => `A-HRC-9-9.${++count}`;

describe("what comes", () => {
  test("is told in the order of days, and of closed things to those alone who may read them", async () => {
    const { researcher, editor, administrator, organisation, partner } = await world();
    await entry("obligation", "A report", { dueOn: "2026-12-20", submittedOn: null });
    await entry("session", "A session", { opensOn: "2026-12-01" });
    await entry("event", "An anniversary", { on: "2022-12-10", isAnniversary: true });
    await entry("session", "A closed session", { opensOn: "2026-12-02" }, "restricted");
    await evidence("Embargoed", "embargoed", new Date("2026-12-05T09:00:00Z"));
    await evidence("Embargoed before", "embargoed", new Date("2026-11-01T09:00:00Z"));
    const titles = async (who: StaffMember) => (await listComing(who, NOW)).map((one) => one.title);
    const open = ["A session", "Embargoed", "An anniversary", "A report"];
    expect(await titles(editor)).toEqual(open);
    const all = ["A session", "A closed session", ...open.slice(1)];
    expect(await titles(researcher)).toEqual(all);
    expect(await titles(administrator)).toEqual(all);
    expect(partner.id).not.toBe(organisation.id);
  });
});

describe("what has waited too long", () => {
  test("findings of a year ago, claims that nobody assessed, and reports that nobody looked for", async () => {
    const { editor } = await world();
    const old = await assessed("2025-01-01T00:00:00Z");
    const renewed = await assessed("2025-01-01T00:00:00Z");
    await approve(renewed.id, "2026-10-01T00:00:00Z");
    await assessed("2026-10-01T00:00:00Z");
    const claimed = await recommendation({ ref: nextRef() });
    const judged = await assessed("2026-10-01T00:00:00Z");
    for (const { id } of [claimed, judged])
      await record.stateResponse.create({
        data: {
          recommendationId: id,
          verbatim: "Accepted and already implemented",
          position: "supported",
          claim: "already-implemented",
        },
      });
    await entry("obligation", "Overdue", { dueOn: "2024-01-01", lastCheckedOn: "2026-01-01" });
    await entry("obligation", "Looked for", { dueOn: "2024-01-01", lastCheckedOn: "2026-11-20" });
    const stale = await listStale(editor, NOW);
    expect(stale.findings).toMatchObject({ total: 1, few: [{ ref: old.ref }] });
    expect(stale.claims).toMatchObject({ total: 1, few: [{ ref: claimed.ref }] });
    expect(stale.reports.map(({ title }) => title)).toEqual(["Overdue"]);
    expect(stale.beyond).toEqual({ findings: 0, claims: 0, reports: 0 });

    expect(await listStale(editor, NOW, ["XEX"])).toEqual(stale);
    const version = await record.entryVersion.findFirstOrThrow({ where: { title: "Overdue" } });
    await record.entryLink.create({
      data: { versionId: version.id, part: "test", stateIso3: "XEX" },
    });
    const elsewhere = await listStale(editor, NOW, ["XNB"]);
    expect(elsewhere).toMatchObject({ findings: { total: 0, few: [] }, claims: { total: 0 } });
    expect(elsewhere.reports).toEqual([]);
    expect(elsewhere.beyond).toEqual({ findings: 1, claims: 1, reports: 1 });
  });

  test("a dossier says how much of it is assessed, of texts that were checked", async () => {
    const { editor } = await world();
    const before = (await listCoverage(editor))[0]!;
    await recommendation({ ref: nextRef(), checkNote: "From memory" });
    await recommendation({ ref: nextRef(), type: "call" });
    await recommendation({ ref: nextRef() });
    await assessed("2026-10-01T00:00:00Z");
    expect(await listCoverage(editor)).toEqual([
      { ...before, total: before.total + 2, assessed: before.assessed + 1 },
    ]);
  });
});

describe("since a member was here", () => {
  test("counts from their last day before today, and only what everybody may know", async () => {
    const { organisation } = await world();
    const who = await member("researcher", organisation.id);
    await record.auditEvent.create({
      data: {
        memberId: who.id,
        did: "signed in",
        subject: "x",
        at: new Date("2026-11-18T10:00:00Z"),
      },
    });
    await record.auditEvent.create({
      data: {
        memberId: who.id,
        did: "signed in",
        subject: "x",
        at: new Date("2026-11-22T07:00:00Z"),
      },
    });
    const before = await listSince(who, NOW);
    expect(before?.since).toEqual(new Date("2026-11-18T10:00:00Z"));
    await assessed("2026-11-19T00:00:00Z");
    await assessed("2026-11-17T00:00:00Z");
    await evidence("Nobody’s business", "restricted", null);
    expect(await listSince(who, NOW)).toEqual({ ...before, approved: before!.approved + 1 });
  });
});

async function assessed(at: string) {
  const made = await recommendation({ ref: nextRef() });
  await approve(made.id, at);
  return made;
}

async function approve(recommendationId: string, at: string) {
  const { researcher, editor, organisation } = await world();
  await record.assessment.create({
    data: {
      recommendationId,
      level: "initiated",
      rationalePublic: "A law was drafted",
      searchNote: "Looked in the Gazette",
      confidence: "low",
      standardOfProof: "reasonable-grounds",
      evidenceCutOff: "2024-01-01",
      organisationId: organisation.id,
      authorId: researcher.id,
      submittedAt: new Date("2024-01-01T00:00:00Z"),
      approvedAt: new Date(at),
      approvedById: editor.id,
    },
  });
}

async function entry(
  kind: "obligation" | "session" | "event",
  title: string,
  facts: Record<string, unknown>,
  confidentiality = "public",
) {
  const { researcher, organisation } = await world();
  const links = { state: "XEX", recommendation: "", document: "", review: "" };
  await record.entry.create({
    data: {
      kind,
      key: title.toLowerCase().replaceAll(" ", "-"),
      confidentiality,
      organisationId: organisation.id,
      createdById: researcher.id,
      versions: {
        create: {
          number: 1,
          title,
          facts: {
            submittedOn: null,
            lastCheckedOn: null,
            ...leastFacts(kind, title, links),
            ...facts,
          } as object,
          authorId: researcher.id,
        },
      },
    },
  });
}

async function evidence(title: string, confidentiality: string, embargoedUntil: Date | null) {
  const { researcher, organisation } = await world();
  await record.evidence.create({
    data: {
      code: title.toLowerCase().replaceAll(/[^a-z]+/g, "-"),
      title,
      kind: "ngo",
      url: "https://example.org/source",
      confidentiality,
      embargoedUntil,
      loggedById: researcher.id,
      organisationId: organisation.id,
    },
  });
}
