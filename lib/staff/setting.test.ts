import { describe, expect, test } from "vitest";
import { GET as getCorrections } from "@/app/(public)/corrections/route";
import { GET as getSheet } from "@/app/(public)/site/[file]/route";
import { publisher } from "@/lib/db/publisher";
import { record } from "@/lib/db/record";
import { publish, state } from "@/lib/db/testing/published";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { USUAL_MONTHS } from "@/lib/domain/review-interval";
import { siteDraft } from "@/lib/domain/site";
import { listStale } from "./agenda";
import { findSettings, listSettingsChanges, setReviewMonths, setSite } from "./setting";
import { applySite } from "./site";

const NAMED = siteDraft.parse({
  name: "Examplia Watch",
  contact: "errors@watch.example",
  accentLight: "#6b2d8f",
  accentDark: "#c9a0e8",
});
const numberNow = async (who: StaffMember) => (await findSettings(who))?.number ?? -1;

test("what the site is called reaches readers, in pages that were kept before, and the audit log says who did it", async () => {
  const { administrator } = await world();
  await publish(1, { asOf: "2025-01-31", entries: [state("XEX", "Examplia", true)] });
  const before = await corrections();
  expect(before).toContain("Onus</title>");
  expect(before).toContain("mailto:corrections@");
  expect(before).not.toContain("/site/");
  value(await setSite(administrator, { ...NAMED, number: await numberNow(administrator) }));
  expect(await corrections()).toBe(before);
  await applySite();
  await expect.poll(corrections, { timeout: 10_000 }).toContain("Examplia Watch</title>");
  const after = await corrections();
  expect(after).toContain("mailto:errors@watch.example");
  expect(after).not.toContain("corrections@");
  const sheet = /\/site\/(\d+\.css)/.exec(after)?.[1] ?? "";
  const answer = await sheetAt(sheet);
  expect(await answer.text()).toBe(
    ":root{--color-accent:#6b2d8f}@media screen and (prefers-color-scheme:dark){:root{--color-accent:#c9a0e8}}\n",
  );
  expect((await sheetAt("999.css")).headers.get("cache-control")).toBe("no-store");
  expect((await sheetAt("x.css")).status).toBe(404);
  const lines = await record.auditEvent.findMany({ where: { did: "set site" } });
  expect(lines).toMatchObject([{ memberId: administrator.id, detail: {} }]);
});

test("an older word never takes the place of a newer one before readers, and nothing is said twice", async () => {
  const { administrator } = await world();
  value(await setSite(administrator, { ...NAMED, number: await numberNow(administrator) }));
  await applySite();
  const held = await publisher.site.findUniqueOrThrow({ where: { id: 1 } });
  await publisher.site.update({
    where: { id: 1 },
    data: { revision: held.revision + 5, name: "Newer" },
  });
  await applySite();
  expect(await publisher.site.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({
    name: "Newer",
  });
  await publisher.site.update({ where: { id: 1 }, data: { revision: held.revision } });
});

test("of two who change the same settings at once, one is told, and nothing of either is lost in silence", async () => {
  const { administrator, organisation } = await world();
  const colleague = await member("administrator", organisation.id);
  const number = await numberNow(administrator);
  const tries = await Promise.all([
    setReviewMonths(administrator, { ...USUAL_MONTHS, done: 24, number }),
    setSite(colleague, { ...NAMED, name: "Another name", number }),
  ]);
  expect(tries.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(tries.find(({ ok }) => !ok)).toMatchObject({ problem: { code: "stale" } });
  const ofNobody = { ...NAMED, number: number + 7 };
  expect(await setSite(administrator, ofNobody)).toMatchObject({ problem: { code: "stale" } });
  expect(await numberNow(administrator)).toBe(number + 1);
});

test("a change of one thing leaves the others, and the history names who made it", async () => {
  const { administrator } = await world();
  value(await setSite(administrator, { ...NAMED, number: await numberNow(administrator) }));
  const months = { ...USUAL_MONTHS, "not-done": 3 };
  value(
    await setReviewMonths(administrator, { ...months, number: await numberNow(administrator) }),
  );
  expect(await findSettings(administrator)).toMatchObject({ site: NAMED, months });
  const [newest, before] = await listSettingsChanges(administrator);
  expect(newest).toMatchObject({ by: administrator.name, months: { "not-done": 3 } });
  expect(before).toMatchObject({ by: administrator.name, site: NAMED });
});

describe("who may not", () => {
  test("is an editor, and an administrator whose code is too old", async () => {
    const { editor, administrator } = await world();
    const number = await numberNow(administrator);
    expect(await setSite(editor, { ...NAMED, number })).toMatchObject({
      problem: { code: "not allowed" },
    });
    const unproved = { ...administrator, recentlyProved: false } as StaffMember;
    expect(await setSite(unproved, { ...NAMED, number })).toMatchObject({
      problem: { code: "prove first" },
    });
    expect(await numberNow(administrator)).toBe(number);
    expect(await findSettings(editor)).toBeNull();
  });
});

test("a finding waits to be asked about again after as many months as are set for what was found", async () => {
  const { administrator, reader } = await world();
  const now = new Date("2026-11-22T12:00:00Z");
  for (const [ref, level] of [
    ["SET-1", "not-implemented"],
    ["SET-2", "implemented"],
  ] as const)
    await found(ref, level, new Date("2026-05-01T00:00:00Z"));
  const waiting = async () =>
    (await listStale(reader, now)).findings.few
      .map(({ ref }) => ref)
      .filter((ref) => ref.startsWith("SET"));
  const set = async (months: Partial<typeof USUAL_MONTHS>) =>
    value(
      await setReviewMonths(administrator, {
        ...{ ...USUAL_MONTHS, ...months },
        number: await numberNow(administrator),
      }),
    );
  await set({});
  expect(await waiting()).toEqual([]);
  await set({ "not-done": 6 });
  expect(await waiting()).toEqual(["SET-1"]);
  await set({ "not-done": 7, done: 1 });
  expect(await waiting()).toEqual(["SET-2"]);
});

async function found(ref: string, level: string, approvedAt: Date) {
  const { researcher, editor, organisation } = await world();
  const { id: recommendationId } = await recommendation({ ref });
  await record.assessment.create({
    data: {
      ...{ recommendationId, level, organisationId: organisation.id, authorId: researcher.id },
      ...{ rationalePublic: "Seen.", evidenceCutOff: "2026-01-01", searchNote: "Looked." },
      ...{ standardOfProof: "reasonable-grounds", confidence: "high" },
      ...{ submittedAt: approvedAt, approvedAt, approvedById: editor.id },
    },
  });
}

const corrections = async () =>
  (await getCorrections(new Request("https://onus.example/corrections"))).text();
const sheetAt = (file: string) =>
  getSheet(new Request(`https://onus.example/site/${file}`), { params: Promise.resolve({ file }) });

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
