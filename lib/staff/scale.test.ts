import { beforeAll, expect, test } from "vitest";
import { GET as getMethodology } from "@/app/(public)/methodology/route";
import { GET as getPinned } from "@/app/(public)/editions/[n]/methodology/route";
import { GET as getRecommendation } from "@/app/(public)/recommendations/[ref]/route";
import { record } from "@/lib/db/record";
import { NOBODY } from "@/lib/db/testing/harm";
import { recommendation, world } from "@/lib/db/testing/world";
import { assessmentDraft } from "@/lib/domain/assessment";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import type { Report } from "@/lib/export/report/block";
import { dossierReport } from "@/lib/export/report/dossier";
import { definitionsBy } from "@/lib/messages/scale";
import { currentEdition } from "@/lib/public/edition";
import { findDossierContents } from "@/lib/public/dossier-contents";
import { approveAssessment, submitAssessment } from "./assessment";
import { saveDraft } from "./assessment-draft";
import { publishEdition } from "./publishing";
import { changeScale, listScales } from "./scale";
import { applySite } from "./site";

const BEFORE = definitionsBy(null);
const INITIATED = "A first step has been taken that can be named and dated.";
const CHANGED = {
  ...BEFORE,
  initiated: INITIATED,
  note: "A step has to be one that can be named.",
};

beforeAll(async () => {
  const { editor } = await world();
  await assessed("A-HRC-70-1.1");
  value(await publishEdition(editor, { note: "Under the first version" }));
});

test("a changed definition makes a new version; what was assessed before keeps its words, everywhere and for good", async () => {
  const { administrator, editor } = await world();
  value(await changeScale(administrator, { ...CHANGED, seen: 1 }));
  await applySite();
  await expect.poll(() => page("A-HRC-70-1.1"), { timeout: 10_000 }).toContain(BEFORE.initiated);
  // The newest edition was published under the first version, and goes on to print it.
  expect(await methodology()).toContain(BEFORE.initiated);
  expect(await methodology()).not.toContain(INITIATED);

  await assessed("A-HRC-70-1.2");
  value(await publishEdition(editor, { note: "Under the second version" }));
  await expect
    .poll(() => methodology(), { timeout: 10_000 })
    .toContain("Version 2 of the scale, of");
  expect(await methodology()).toContain(CHANGED.note);
  expect(await methodology("1")).not.toContain(INITIATED);
  expect(await methodology("1")).toContain("Version 1 of the scale.");

  const [old, recent] = [await page("A-HRC-70-1.1"), await page("A-HRC-70-1.2")];
  expect(old).toContain(BEFORE.initiated);
  expect(old).toContain("Version 1 of the scale");
  expect(recent).toContain(INITIATED);
  expect(recent).toContain("Version 2 of the scale, of");
  const said = JSON.stringify(await report());
  expect(said.split(BEFORE.initiated)).toHaveLength(2);
  expect(said).toContain(INITIATED);
});

test("a draft keeps the version that its writer had in front of them, and none that does not exist", async () => {
  expect(await methodOf(await drafted("A-HRC-70-1.3", 1))).toBe(1);
  expect(await methodOf(await drafted("A-HRC-70-1.4", 99))).toBe(2);
  expect(await methodOf(await drafted("A-HRC-70-1.5"))).toBe(2);
});

test("the method of an approved finding is not changed by anybody", async () => {
  const approved = await record.assessment.findFirstOrThrow({
    where: { approvedAt: { not: null } },
  });
  await expect(
    record.assessment.update({ where: { id: approved.id }, data: { method: 2 } }),
  ).rejects.toThrow(/an approved assessment is not changed/);
  await expect(
    record.scale.update({ where: { version: 2 }, data: { note: "Otherwise" } }),
  ).rejects.toThrow(/permission denied/);
});

test("only administrators change the scale, with a reason, something changed, and nobody else in between", async () => {
  const { administrator, editor, reader } = await world();
  const problem = async (who: StaffMember, given: object) => {
    const outcome = await changeScale(who, { ...CHANGED, seen: 2, ...given });
    return outcome.ok ? "done" : outcome.problem.code;
  };
  expect(await problem(editor, {})).toBe("not allowed");
  expect(await problem({ ...administrator, recentlyProved: false } as StaffMember, {})).toBe(
    "prove first",
  );
  expect(await problem(administrator, {})).toBe("already done");
  expect(await problem(administrator, { seen: 1, initiated: "Something else entirely." })).toBe(
    "stale",
  );
  expect((await listScales(reader)).map(({ version }) => version)).toEqual([2]);
});

async function drafted(ref: string, scale?: number): Promise<string> {
  const { researcher } = await world();
  await recommendation({ ref });
  const draft = assessmentDraft.parse({
    level: "initiated",
    confidence: "high",
    standardOfProof: "reasonable-grounds",
    rationalePublic: "A law was drafted.",
    evidenceCutOff: "2026-01-01",
    searchNote: "The gazette was read.",
  });
  return value(await saveDraft(researcher, { ref, draft, scale })).id;
}

async function assessed(ref: string): Promise<void> {
  const { researcher, editor } = await world();
  const id = await drafted(ref);
  const { version } = value(await submitAssessment(researcher, id, 1));
  value(await approveAssessment(editor, id, version, { checkedEvidence: [], harm: NOBODY }));
}

const methodOf = async (id: string) =>
  (await record.assessment.findUniqueOrThrow({ where: { id } })).method;

const page = async (ref: string) => {
  const request = new Request(`https://onus.example/recommendations/${ref}`);
  return (await getRecommendation(request, { params: Promise.resolve({ ref }) })).text();
};

const methodology = async (n?: string) => {
  const request = new Request(`https://onus.example${n ? `/editions/${n}` : ""}/methodology`);
  const answer = n
    ? await getPinned(request, { params: Promise.resolve({ n }) })
    : await getMethodology(request);
  return answer.text();
};

async function report(): Promise<Report> {
  const contents = await findDossierContents("XEX", (await currentEdition())!);
  return dossierReport(contents!);
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
