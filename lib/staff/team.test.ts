import fs from "node:fs";
import { expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { toWords, type Focus } from "@/lib/domain/focus";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { closeDossier, openDossier } from "./dossier";
import { deskFilter, deskOrder } from "./desk-filter";
import { listEvidence } from "./evidence-reading";
import { listForDesk } from "./recommendation-table";
import { listQueue } from "./review-queue";
import { chooseFocus, findFocus, listTeams, setTeam } from "./team";
import { listWaiting } from "./waiting";

const teamOf = async (who: StaffMember, iso3 = "XEX") =>
  (await listTeams(who)).find((team) => team.iso3 === iso3);
const versionOf = async (iso3 = "XEX") =>
  (await record.dossierTeam.findUnique({ where: { stateIso3: iso3 } }))?.version ?? 0;
const name = async (who: StaffMember, members: StaffMember[], iso3 = "XEX") =>
  setTeam(who, { iso3, version: await versionOf(iso3), members: members.map(({ id }) => id) });
const namesIn = async (who: StaffMember) => (await teamOf(who))?.members.map((one) => one.name);

test("a team is named by editors, for a dossier, of members who may write; each change has its line", async () => {
  const { editor, researcher, reader } = await world();
  expect(await name(researcher, [researcher])).toMatchObject({ problem: { code: "not allowed" } });
  expect(await name(editor, [reader])).toMatchObject({ problem: { field: "members" } });
  expect(await name(editor, [researcher], "XNB")).toMatchObject({ problem: { code: "not found" } });
  value(await name(editor, [researcher, editor]));
  expect(await namesIn(reader)).toEqual([researcher.name, editor.name].sort());
  expect(await name(editor, [editor, researcher])).toMatchObject({
    problem: { code: "already done" },
  });
  value(await name(editor, [editor]));
  const lines = await record.auditEvent.findMany({
    where: { did: "changed team", subject: "state XEX" },
    orderBy: { seq: "asc" },
  });
  expect(lines.map(({ detail }) => detail)).toMatchObject([
    { joined: [researcher.id, editor.id], left: [] },
    { joined: [], left: [researcher.id] },
  ]);
});

test("of two who name it at once, the second is told whom the first named, and nothing of the first is lost", async () => {
  const { editor, administrator, researcher } = await world();
  const version = await versionOf();
  value(await setTeam(editor, { iso3: "XEX", version, members: [researcher.id] }));
  expect(
    await setTeam(administrator, { iso3: "XEX", version, members: [administrator.id] }),
  ).toMatchObject({
    problem: { code: "stale", held: { version: version + 1, team: [researcher.name] } },
  });
  expect(await namesIn(editor)).toEqual([researcher.name]);
});

test("whoever is frozen is among no choices, can be named by nobody, and stays in the history", async () => {
  const { editor, organisation } = await world();
  const leaving = await member("researcher", organisation.id);
  value(await name(editor, [editor, leaving]));
  await record.member.update({ where: { id: leaving.id }, data: { frozenAt: new Date() } });
  expect(await namesIn(editor)).toEqual([editor.name]);
  expect(await name(editor, [editor, leaving])).toMatchObject({ problem: { field: "members" } });
  const times = await record.dossierMember.findMany({ where: { memberId: leaving.id } });
  expect(times).toHaveLength(1);
});

test("who left and joins again begins another time, and the first one stays as it was", async () => {
  const { editor, organisation } = await world();
  const returning = await member("researcher", organisation.id);
  value(await name(editor, [editor, returning]));
  value(await name(editor, [editor]));
  value(await name(editor, [editor, returning]));
  const times = await record.dossierMember.findMany({
    where: { memberId: returning.id },
    orderBy: { joinedAt: "asc" },
  });
  expect(times.map(({ leftAt }) => leftAt === null)).toEqual([false, true]);
});

test("a member in a team looks at their own dossiers until they say otherwise, and it is remembered", async () => {
  const { editor, organisation } = await world();
  const who = await member("researcher", organisation.id);
  expect(await findFocus(who)).toEqual({ own: [], isOwn: false, focus: null });
  value(await name(editor, [who]));
  expect(await findFocus(who)).toMatchObject({ isOwn: true, focus: ["XEX"] });
  value(await chooseFocus(who, { isOwn: false }));
  expect(await findFocus(who)).toMatchObject({ isOwn: false, focus: null, own: [{ iso3: "XEX" }] });
  value(await chooseFocus(who, { isOwn: true }));
  expect((await findFocus(who)).focus).toEqual(["XEX"]);
  value(await closeDossier(editor, { iso3: "XEX" }));
  expect(await findFocus(who)).toEqual({ own: [], isOwn: false, focus: null });
  value(await openDossier(editor, { state: "XEX" }));
});

test("what lies beyond one's own dossiers is counted, and with what is shown it makes up all", async () => {
  const { editor, researcher, organisation } = await world();
  const ask = { checkNote: null, addressee: "Neighbouria" };
  const own = await recommendation({ ref: "A-HRC-90-7.1" });
  const other = await recommendation({ ref: "A-HRC-90-7.2", stateIso3: "XNB", ...ask });
  const draft = { level: "initiated", authorId: researcher.id, organisationId: organisation.id };
  for (const { id } of [own, other])
    await record.assessment.create({
      data: { ...draft, recommendationId: id, submittedAt: new Date() },
    });
  await logged("of-own", [own.id]);
  await logged("of-other", [other.id]);
  await logged("of-both", [own.id, other.id]);
  await logged("of-none", []);

  const all = await waitingFor(editor, null);
  expect(all).toMatchObject({ reviews: 2, evidence: 4, beyond: { reviews: 0, evidence: 0 } });
  const mine = await waitingFor(editor, ["XEX"]);
  expect(mine).toMatchObject({ reviews: 1, evidence: 3, beyond: { reviews: 1, evidence: 1 } });
  expect(mine.codes.sort()).toEqual(["of-both", "of-none", "of-own"]);
  expect((await listQueue(editor)).map(({ states }) => states).sort()).toEqual([["XEX"], ["XNB"]]);
});

test("the first screen leads to lists of the very dossiers that it counts in", async () => {
  const { editor } = await world();
  await recommendation({ ref: "A-HRC-90-7.4", stateIso3: "XNB", checkNote: "Unseen" });
  await recommendation({ ref: "A-HRC-90-7.5", checkNote: "Unseen" });
  const focus = ["XEX", "XAA"];
  const { texts, evidence } = (await listWaiting(editor, focus))!;
  const dossiers = toWords(focus);
  const filter = deskFilter.parse({ check: "needed", dossiers });
  const listed = await listForDesk(editor, filter, deskOrder.parse({}));
  expect(listed.rows.map(({ ref }) => ref)).toContain("A-HRC-90-7.5");
  expect(listed.rows.map(({ ref }) => ref)).not.toContain("A-HRC-90-7.4");
  expect(listed.total).toBe(texts.total);
  const found = await listEvidence(editor, { state: "to-check", dossiers });
  expect(found.rows.map(({ code }) => code)).not.toContain("of-other");
  expect(found.total).toBe(evidence.total);
  for (const wrong of ["", "own", "xex", "XEX,", "XEX;XNB"])
    expect(deskFilter.safeParse({ dossiers: wrong }).success).toBe(false);
});

test("what a member may not read is not counted beyond their dossiers either", async () => {
  const { partner } = await world();
  const { id } = await recommendation({ ref: "A-HRC-90-7.3", stateIso3: "XNB" });
  const other = await member("editor", partner.id);
  const before = await waitingFor(other, ["XEX"]);
  await logged("of-other-closed", [id], "organisation");
  expect(await waitingFor(other, ["XEX"])).toEqual(before);
});

test("nothing that decides what somebody may read or do knows of teams", () => {
  const deciding = ["lib/domain/permission.ts", "lib/domain/confidentiality.ts"].concat(
    ["readable", "entry-readable", "take-down", "publishing-apply"].map(
      (name) => `lib/staff/${name}.ts`,
    ),
    fs.readdirSync("lib/auth").map((name) => `lib/auth/${name}`),
  );
  for (const file of deciding)
    expect([
      file,
      fs.readFileSync(file, "utf8").match(/dossier_?(team|member)|\/(team|focus)"/i),
    ]).toEqual([file, null]);
  const asking = fs
    .readdirSync("lib/staff")
    .filter((file) => /from "(\.\/team|@\/lib\/staff\/team)"/.test(read(`lib/staff/${file}`)));
  expect(asking).toEqual(["team.test.ts"]);
});

const read = (file: string) => fs.readFileSync(file, "utf8");

async function waitingFor(who: StaffMember, focus: Focus) {
  const { reviews, evidence, beyond } = (await listWaiting(who, focus))!;
  return {
    reviews: reviews.length,
    evidence: evidence.total,
    codes: evidence.few.map(({ code }) => code),
    beyond,
  };
}

async function logged(code: string, asks: string[], confidentiality = "coalition") {
  const { researcher, organisation } = await world();
  const links = asks.map((recommendationId) => ({ recommendationId, relation: "context" }));
  await record.evidence.create({
    data: {
      code,
      title: `A word ${code}`,
      kind: "ngo",
      confidentiality,
      loggedById: researcher.id,
      organisationId: organisation.id,
      links: { create: links },
    },
  });
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`);
  return outcome.value;
}
