import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { leastFacts } from "@/lib/db/testing/entry";
import { NOBODY } from "@/lib/db/testing/harm";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { ReportFacts } from "@/lib/domain/entry/report";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { reportSum } from "@/lib/domain/report-sum";
import { reportContent } from "@/lib/export/report/content";
import { findReportInput } from "@/lib/public/report-contents";
import { approveEntry, draftEntry, returnEntry, saveEntry, submitEntry } from "./entry";
import { listNotices } from "./notice";
import { publishEdition } from "./publishing";
import { correctReport } from "./report";
import { findReport, listReports, previewReport } from "./report-reading";
import {
  answerSignOn,
  closeConsultation,
  inviteToSign,
  openConsultation,
  remindToSign,
  withdrawSignature,
} from "./sign-on";

const LINKS = { state: "XEX", recommendation: "R-1", document: "D", review: "XEX-1" };
const LATER = "2099-01-01";

beforeAll(async () => {
  const { editor } = await world();
  await recommendation({ ref: "R-1" });
  await publish(editor);
});

describe("a report", () => {
  test("is locked with the hash of what it is made of, published, and made again later the same", async () => {
    const { researcher, editor } = await world();
    const key = await begun(researcher);
    expect((await findReport(researcher, key))?.state).toBe("draft");
    const locked = await submitted(researcher, key);
    expect((await findReport(researcher, key))?.state).toBe("locked");
    value(await approveEntry(editor, "report", key, locked, NOBODY));
    expect((await findReport(researcher, key))?.state).toBe("approved");
    await publish(editor);
    expect((await findReport(researcher, key))?.state).toBe("published");

    const facts = await shown(key);
    expect(facts?.sha256).toMatch(/^[0-9a-f]{64}$/);
    await record.recommendation.update({
      where: { ref: "R-1" },
      data: { summary: "Said otherwise since" },
    });
    await publish(editor);
    const again = value(await findReportInput(key, facts!));
    expect(reportSum(reportContent(again))).toBe(facts!.sha256);
    expect(JSON.stringify(again.rows)).not.toContain("Said otherwise since");
  });

  test("of an edition that is not there is not locked", async () => {
    const { researcher } = await world();
    const key = await begun(researcher, { edition: 4000 });
    const { newest } = (await findReport(researcher, key))!.found;
    expect(problem(await submitEntry(researcher, "report", key, newest.version))).toMatchObject({
      field: "edition",
      message: expect.stringContaining("4000") as string,
    });
  });

  test("that is out changes by a correction with a note, and in no other way", async () => {
    const { researcher, editor } = await world();
    const key = await begun(researcher);
    await out(researcher, editor, key);
    const { number, version } = (await findReport(researcher, key))!.found.newest;
    const draft = drafted({ title: "Another title" });
    const saved = await saveEntry(researcher, { kind: "report", key, number, version, draft });
    expect(
      problem(await submitEntry(researcher, "report", key, value(saved).version)),
    ).toMatchObject({
      message: expect.stringContaining("Begin a correction") as string,
    });

    const other = await begun(researcher);
    expect(problem(await correctReport(researcher, { key: other, note: "A typo" })).code).toBe(
      "already done",
    );
    await out(researcher, editor, other);
    expect(problem(await correctReport(researcher, { key: other, note: " " })).field).toBe("note");
    value(await correctReport(researcher, { key: other, note: "A typo in the title" }));
    const facts = await previewReport(researcher, other);
    expect(facts).toMatchObject({
      issue: 2,
      sha256: null,
      corrections: [{ note: "A typo in the title" }],
    });
    expect((await shown(other))?.issue).toBe(1);
    await out(researcher, editor, other);
    expect((await shown(other))?.issue).toBe(2);
    expect((await findReport(researcher, other))?.state).toBe("corrected");
  });

  test("keeps what no form writes when a form is saved, but for its hash", async () => {
    const { researcher, editor } = await world();
    const key = await begun(researcher);
    await signedBy(researcher, editor, key);
    const locked = await submitted(researcher, key);
    value(await returnEntry(editor, "report", key, locked, "Say it in fewer words"));
    expect((await previewReport(researcher, key))?.signatories).toEqual([
      "Examplia Rights Watchers",
    ]);
    const { number, version } = (await findReport(researcher, key))!.found.newest;
    const draft = drafted({ title: "In fewer words" });
    value(await saveEntry(researcher, { kind: "report", key, number, version, draft }));
    expect(await previewReport(researcher, key)).toMatchObject({
      signatories: ["Examplia Rights Watchers"],
      sha256: null,
      issue: 1,
    });
  });
});

describe("twenty-two organisations are asked to sign", () => {
  const NAMES = Array.from(
    { length: 22 },
    (_, at) => `Organisation ${String.fromCharCode(86 - at)}`,
  );

  test("and nobody but those who ask learns who did not", async () => {
    const { researcher, editor, administrator } = await world();
    const members = new Map<string, StaffMember>();
    for (const name of NAMES) {
      const { id } = await record.organisation.create({ data: { name } });
      members.set(name, await member("researcher", id));
    }
    const [declining, leaving, silent] = [NAMES[3]!, NAMES[7]!, NAMES[11]!];
    const key = await begun(researcher);
    expect(
      problem(await openConsultation(researcher, { key, until: LATER, names: "X" })).code,
    ).toBe("not allowed");
    value(await openConsultation(editor, { key, until: LATER, names: NAMES.join("\n") }));
    expect((await findReport(researcher, key))?.state).toBe("consultation");
    expect(
      value(await inviteToSign(editor, { key, names: `${NAMES[0]!.toUpperCase()}\n` })).invited,
    ).toBe(0);

    for (const [name, who] of members) {
      const { own, signOns } = (await findReport(who, key))!;
      expect(signOns).toBeNull();
      expect(own).toMatchObject({ name, state: "asked" });
      expect((await listNotices(who)).map(({ why }) => why)).toEqual(["asked to sign"]);
      if (name === silent) continue;
      const answer = name === declining ? "declined" : "signed";
      value(await answerSignOn(who, { key, id: own!.id, answer }));
    }
    const outsider = await member("editor", (await world()).organisation.id);
    const lines = (await findReport(editor, key))!.signOns!;
    expect(lines.map(({ name }) => name)).toEqual([...NAMES].sort());
    const other = lines.find(({ name }) => name === declining)!;
    expect(
      problem(await answerSignOn(outsider, { key, id: other.id, answer: "signed" })).code,
    ).toBe("not found");
    expect(value(await remindToSign(editor, key)).reminded).toBe(1);
    expect(await listNotices(members.get(silent)!)).toHaveLength(2);
    expect(await listNotices(members.get(declining)!)).toHaveLength(1);

    await out(researcher, administrator, key);
    const signed = NAMES.filter((name) => name !== declining && name !== silent).sort();
    expect((await shown(key))?.signatories).toEqual(signed);
    expect(JSON.stringify(await shown(key))).not.toContain(declining);

    // After it is out, one takes its name back.
    const member1 = members.get(leaving)!;
    const { own } = (await findReport(member1, key))!;
    value(await withdrawSignature(member1, { key, id: own!.id }));
    value(await correctReport(researcher, { key, note: "One organisation has withdrawn" }));
    await out(researcher, administrator, key);
    expect((await shown(key))?.signatories).toEqual(signed.filter((name) => name !== leaving));
    const states = (await findReport(editor, key))!.signOns!.map(({ state }) => state);
    expect(
      ["asked", "declined", "withdrawn"].map((one) => states.filter((s) => s === one).length),
    ).toEqual([1, 1, 1]);
  });

  test("and a name that is taken back after the lock goes nowhere", async () => {
    const { researcher, editor } = await world();
    const key = await begun(researcher);
    await signedBy(researcher, editor, key);
    const locked = await submitted(researcher, key);
    const { own } = (await findReport(researcher, key))!;
    expect(
      problem(await answerSignOn(researcher, { key, id: own!.id, answer: "declined" })).code,
    ).toBe("not ready");
    value(await withdrawSignature(researcher, { key, id: own!.id }));
    expect(problem(await approveEntry(editor, "report", key, locked, NOBODY)).message).toContain(
      "Examplia Rights Watchers",
    );

    // Nor where it was approved before.
    const later = await begun(researcher);
    await signedBy(researcher, editor, later);
    value(await approveEntry(editor, "report", later, await submitted(researcher, later), NOBODY));
    const { own: mine } = (await findReport(researcher, later))!;
    value(await withdrawSignature(researcher, { key: later, id: mine!.id }));
    await publish(editor);
    expect(await shown(later)).toBeNull();
  });

  test("of a report that only some can read, nobody is asked", async () => {
    const { researcher, editor } = await world();
    const own = await member("editor", researcher.organisationId);
    const key = await begun(researcher, {}, "organisation");
    expect(
      problem(await openConsultation(own, { key, until: LATER, names: "A" })).message,
    ).toContain("open it to the coalition");
    expect(problem(await openConsultation(editor, { key, until: LATER, names: "A" })).code).toBe(
      "not found",
    );
    expect((await listReports(editor)).map((one) => one.key)).not.toContain(key);
  });

  test("until the consultation is closed", async () => {
    const { researcher, editor } = await world();
    const key = await begun(researcher);
    value(await openConsultation(editor, { key, until: LATER, names: "Outside Forum" }));
    const [outside] = (await findReport(editor, key))!.signOns!;
    value(await answerSignOn(editor, { key, id: outside!.id, answer: "signed" }));
    value(await closeConsultation(editor, key));
    expect(
      problem(await answerSignOn(editor, { key, id: outside!.id, answer: "declined" })).code,
    ).toBe("not ready");
    expect((await findReport(editor, key))?.state).toBe("draft");
  });
});

const drafted = (
  over: Partial<ReportFacts> = {},
  confidentiality: "public" | "organisation" = "public",
) => ({
  facts: {
    ...leastFacts("report", "a report", LINKS),
    form: "data-annex",
    on: "2026-03-01",
    edition: 1,
    scope: "state=XEX",
    state: "XEX",
    ...over,
  },
  confidentiality,
  embargoedUntil: null,
  consent: null,
  checkNote: null,
});

async function begun(
  who: StaffMember,
  over: Partial<ReportFacts> = {},
  confidentiality: "public" | "organisation" = "public",
): Promise<string> {
  const key = `report-${randomUUID().slice(0, 8)}`;
  value(await draftEntry(who, { kind: "report", key, draft: drafted(over, confidentiality) }));
  return key;
}

/** Hands it to review; its version then. */
async function submitted(who: StaffMember, key: string): Promise<number> {
  const { newest } = (await findReport(who, key))!.found;
  return value(await submitEntry(who, "report", key, newest.version)).version;
}

async function out(author: StaffMember, reviewer: StaffMember, key: string) {
  value(await approveEntry(reviewer, "report", key, await submitted(author, key), NOBODY));
  await publish(reviewer);
}

/** The researcher's own organisation signs. */
async function signedBy(researcher: StaffMember, editor: StaffMember, key: string) {
  value(await openConsultation(editor, { key, until: LATER, names: "Examplia Rights Watchers" }));
  const { own } = (await findReport(researcher, key))!;
  value(await answerSignOn(researcher, { key, id: own!.id, answer: "signed" }));
}

async function publish(who: StaffMember) {
  const published = await publishEdition(who, { note: "A test" });
  if (!published.ok && published.problem.code !== "not ready")
    throw new Error(published.problem.message);
}

async function shown(key: string): Promise<ReportFacts | null> {
  const row = await publication.publishedEntry.findFirst({
    where: { kind: "report", key, editionTo: null },
  });
  return row ? (row.content as { facts: ReportFacts }).facts : null;
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

function problem(outcome: Outcome<unknown>) {
  if (outcome.ok) throw new Error("it was done");
  return outcome.problem;
}
