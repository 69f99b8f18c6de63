import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { leastFacts, type SampleLinks } from "@/lib/db/testing/entry";
import { NOBODY } from "@/lib/db/testing/harm";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { EntryKind } from "@/lib/domain/entry/kind";
import type { Outcome } from "@/lib/domain/outcome";
import { nameDigest } from "@/lib/domain/seal";
import {
  listConsents,
  listExpiredConsents,
  recordConsent,
  renewConsent,
  withdrawConsent,
} from "./consent";
import { approveEntry, draftEntry, saveEntry, submitEntry } from "./entry";
import { previewPublication, publishEdition } from "./publishing";
import { takeDown } from "./take-down";
import { verifyAll } from "./verification";

const short = () => randomUUID().slice(0, 8);
const LATER = "2999-01-01";

describe("a consent", () => {
  test("is kept under a code, by its organisation's editors and by administrators alone", async () => {
    const { editor, researcher, administrator, organisation } = await world();
    const code = await consent();
    expect((await codesSeenBy(editor)).includes(code)).toBe(true);
    expect((await codesSeenBy(administrator)).includes(code)).toBe(true);
    expect(await codesSeenBy(researcher)).toEqual([]);
    const another = await member("editor", organisation.id);
    expect((await codesSeenBy(another)).includes(code)).toBe(false);
    expect(await withdrawConsent(another, code, "Not theirs")).toMatchObject({
      ok: false,
      problem: { code: "not found" },
    });
  });

  test("is withdrawn by nobody who has given no code within the last minutes, nor told whether it is there", async () => {
    const { editor, researcher } = await world();
    const code = await consent();
    const later = { ...editor, recentlyProved: false };
    for (const one of [code, "NO-SUCH-CODE"])
      expect(await withdrawConsent(later, one, "The family asked")).toMatchObject({
        ok: false,
        problem: { code: "prove first" },
      });
    expect(await record.consent.findUnique({ where: { subjectCode: code } })).toMatchObject({
      withdrawnAt: null,
    });
    // Who may not withdraw it is not asked for a code.
    expect(
      await withdrawConsent({ ...researcher, recentlyProved: false }, code, "x"),
    ).toMatchObject({ problem: { code: "not allowed" } });
    expect(await withdrawConsent(editor, code, "The family asked")).toMatchObject({ ok: true });
  });

  test("says what is missing in it, all at once", async () => {
    const { editor } = await world();
    const empty = await recordConsent(editor, {
      subjectCode: "x",
      scopes: [],
      givenOn: "soon",
      method: " ",
      language: "",
      expiresOn: "2024-13-01",
    } as never);
    expect(empty).toMatchObject({ ok: false });
    const fields = empty.ok ? [] : (empty.problem.fields ?? []).map(({ field }) => field);
    expect(fields).toEqual(["subjectCode", "scopes", "givenOn", "method", "expiresOn"]);
  });

  test("lets a name be public only if it allows the name, and only through its last day", async () => {
    const { editor } = await world();
    const narrow = await caseOn(await consent({ scopes: ["publish-anonymised"] }));
    const over = await caseOn(await consent({ expiresOn: "2024-01-01" }));
    const good = await caseOn(await consent({ expiresOn: LATER }));
    await publish();
    expect(await shown("case", narrow)).toBe(false);
    expect(await shown("case", over)).toBe(false);
    expect(await shown("case", good)).toBe(true);
    expect(await listExpiredConsents(editor)).toEqual([]);
  });

  test("that runs out is listed while something public rests on it, and the next edition leaves that out", async () => {
    const { editor } = await world();
    const code = await consent({ expiresOn: LATER });
    const key = await caseOn(code);
    await publish();
    value(await renewConsent(editor, code, "2024-01-01"));
    expect((await listExpiredConsents(editor)).map((one) => one.subjectCode)).toEqual([code]);
    expect(await shown("case", key)).toBe(true);
    const { changes } = value(await previewPublication(editor));
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: "case", key, change: "removed" }),
    );
    await publish();
    expect(await shown("case", key)).toBe(false);
    expect(await listExpiredConsents(editor)).toEqual([]);
  });

  test("once withdrawn stays so, is rewritten by nobody, and allows nothing new", async () => {
    const { editor, researcher } = await world();
    const code = await consent();
    await expect(
      record.consent.update({ where: { subjectCode: code }, data: { scopes: ["internal"] } }),
    ).rejects.toThrow(/not rewritten/);
    value(await withdrawConsent(editor, code, "The family asked"));
    await expect(
      record.consent.update({
        where: { subjectCode: code },
        data: { withdrawnAt: null, withdrawnReason: null },
      }),
    ).rejects.toThrow(/stays withdrawn/);
    expect(await withdrawConsent(editor, code, "Again")).toMatchObject({
      ok: false,
      problem: { code: "already done" },
    });
    const facts = { ...leastFacts("case", "x", await linked()), nameBasis: "consent" };
    expect(
      await draftEntry(researcher, { kind: "case", key: short(), draft: draft(facts, code) }),
    ).toMatchObject({ ok: false, problem: { fields: [{ field: "consent" }] } });
  });

  test("stays with what was approved on it, so that its withdrawal finds everything", async () => {
    const { researcher } = await world();
    const code = await consent();
    const key = await caseOn(code);
    const held = await record.entryVersion.findFirstOrThrow({ where: { entry: { key } } });
    const facts = { ...leastFacts("case", "x", await linked()), nameBasis: "consent" };
    const other = await consent();
    for (const another of [other, null])
      expect(
        await saveEntry(researcher, {
          kind: "case",
          key,
          number: 1,
          version: held.version,
          draft: draft(facts, another),
        }),
      ).toMatchObject({ ok: false, problem: { field: "consent" } });
    await expect(
      record.entry.updateMany({ where: { key }, data: { consentId: null } }),
    ).rejects.toThrow(/keeps the consent/);
  });
});

describe("a withdrawal", () => {
  test("takes what rests on the consent from every edition, and from whatever points at it", async () => {
    const { editor } = await world();
    const code = await consent();
    const word = `name-${short()}`;
    const key = await caseOn(code, { name: word });
    const pointing = await published("statement", { cases: [key] });
    await publish();
    await caseChanged(key, code, { name: word, summary: "Changed" });
    await publish();
    expect(await everythingPublic()).toContain(word);
    expect(await everythingPublic()).toContain(key);

    const withdrawn = value(await withdrawConsent(editor, code, "The family asked"));
    expect(withdrawn.entries).toBe(1);
    expect(withdrawn.editions.length).toBe(2);
    expect(await everythingPublic()).not.toContain(word);
    expect(await everythingPublic()).not.toContain(key);
    expect(JSON.stringify(await record.editionItem.findMany())).not.toContain(word);
    expect(await shown("statement", pointing)).toBe(true);
    expect(await publication.takeDown.count({ where: { digest: nameDigest("case", key) } })).toBe(
      1,
    );

    const { changes } = value(await previewPublication(editor));
    expect(changes.map((one) => one.key)).not.toContain(key);
    expect(changes.map((one) => one.key)).not.toContain(pointing);
    expect(value(await verifyAll(editor)).faults).toEqual([]);
  });

  test("of a consent on which nothing public rests leaves no mark before the public", async () => {
    const { editor } = await world();
    const code = await consent();
    const key = await caseOn(code, {}, { confidentiality: "coalition" });
    await publishWhatIsThere();
    const before = await publication.takeDown.count();
    expect(value(await withdrawConsent(editor, code, "The family asked"))).toMatchObject({
      entries: 0,
      editions: [],
    });
    expect(await publication.takeDown.count()).toBe(before);
    expect((await record.entry.findFirstOrThrow({ where: { key } })).withdrawnAt).not.toBeNull();
  });

  test("says in the log what went, and nothing of what it said", async () => {
    const { editor } = await world();
    const code = await consent();
    const word = `name-${short()}`;
    await caseOn(code, { name: word });
    await publish();
    value(await withdrawConsent(editor, code, `Because of ${word}`));
    const log = await record.auditEvent.findMany({
      where: { subject: code },
      orderBy: { seq: "asc" },
    });
    expect(log.map(({ did }) => did)).toEqual(["recorded consent", "withdrew consent"]);
    expect(JSON.stringify(log.map(({ detail }) => detail))).not.toContain(word);
  });
});

describe("a finding that is taken down", () => {
  test("is gone from the recommendations and reviews that it is about, in every edition, and theirs alone stay", async () => {
    const { editor } = await world();
    const { recommendation: ref, review } = await linked();
    const [gone, stays] = [`gone-${short()}`, `stays-${short()}`];
    const about = { recommendations: [ref], reviews: [review] };
    const key = await published("finding", { ...about, assessor: gone, summary: gone });
    await published("finding", { ...about, assessor: stays, summary: stays });
    await publish();
    expect(await outsideOf(ref)).toEqual(expect.arrayContaining([gone, stays]));
    expect(
      JSON.stringify(await publication.publishedEntry.findMany({ where: { kind: "review" } })),
    ).toContain(gone);

    value(await takeDown(editor, { kind: "finding", key, reason: "A person asked" }));
    expect(await everythingPublic()).not.toContain(gone);
    expect(JSON.stringify(await record.editionItem.findMany())).not.toContain(gone);
    expect(await outsideOf(ref)).toContain(stays);
    expect(value(await previewPublication(editor)).changes.map((one) => one.key)).not.toContain(
      ref,
    );
    expect(value(await verifyAll(editor)).faults).toEqual([]);
  });

  test("is not there for those who may not read it", async () => {
    const { researcher, organisation } = await world();
    const key = short();
    const facts = leastFacts("finding", "closed", await linked());
    value(
      await draftEntry(researcher, {
        kind: "finding",
        key,
        draft: { ...draft(facts), confidentiality: "restricted" },
      }),
    );
    const other = await member("editor", organisation.id);
    const asked = { kind: "finding", reason: "Out" } as const;
    const absent = await takeDown(other, { ...asked, key: "no-such" });
    const closed = await takeDown(other, { ...asked, key });
    expect(JSON.stringify(closed).replace(key, "…")).toBe(
      JSON.stringify(absent).replace("no-such", "…"),
    );
  });
});

async function consent(given: { scopes?: string[]; expiresOn?: string } = {}): Promise<string> {
  const { editor } = await world();
  const { scopes = ["publish-named"], expiresOn = null } = given;
  const { subjectCode } = value(
    await recordConsent(editor, {
      subjectCode: `P-${short()}`,
      scopes: scopes as never,
      givenOn: "2024-01",
      method: "In writing",
      language: null,
      expiresOn,
    }),
  );
  return subjectCode;
}

const codesSeenBy = async (who: Parameters<typeof listConsents>[0]) =>
  (await listConsents(who)).map((one) => one.subjectCode);

/** An approved case whose name is public by this consent; gives back its key. */
async function caseOn(code: string, said: object = {}, closure: object = {}): Promise<string> {
  const facts = { nameBasis: "consent", nameBasisDocument: null, ...said };
  return published("case", facts, { consent: code, ...closure });
}

async function caseChanged(key: string, code: string, said: object) {
  const { researcher, editor } = await world();
  const { version } = await record.entryVersion.findFirstOrThrow({ where: { entry: { key } } });
  const facts = { ...leastFacts("case", "x", await linked()), nameBasis: "consent", ...said };
  const saved = value(
    await saveEntry(researcher, {
      kind: "case",
      key,
      number: 1,
      version,
      draft: draft(facts, code),
    }),
  );
  value(await submitEntry(researcher, "case", key, saved.version));
  value(await approveEntry(editor, "case", key, saved.version + 1, NOBODY));
}

/** Drafted by one, approved by another: the next edition has it. */
async function published(kind: EntryKind, said: object, closure: object = {}): Promise<string> {
  const { researcher, editor } = await world();
  const key = `k-${short()}`;
  const facts = { ...leastFacts(kind, "x", await linked()), ...said };
  const begun = value(
    await draftEntry(researcher, { kind, key, draft: { ...draft(facts), ...closure } }),
  );
  value(await submitEntry(researcher, kind, key, begun.version));
  value(await approveEntry(editor, kind, key, begun.version + 1, NOBODY));
  return key;
}

const draft = (facts: object, consentCode: string | null = null) => ({
  facts,
  confidentiality: "public" as const,
  embargoedUntil: null,
  consent: consentCode,
  checkNote: null,
});

const publish = async () => value(await publishWhatIsThere());
const publishWhatIsThere = async () => publishEdition((await world()).editor, { note: "A test" });

const shown = async (kind: EntryKind, key: string) =>
  (await publication.publishedEntry.count({ where: { kind, key, editionTo: null } })) > 0;

/** Every content of every edition, and every link between them. */
async function everythingPublic(): Promise<string> {
  const [entries, texts, links, gone] = await Promise.all([
    publication.publishedEntry.findMany(),
    publication.publishedRecommendation.findMany(),
    publication.$queryRaw`select * from entry_link`,
    publication.takeDown.findMany(),
  ]);
  return JSON.stringify([entries, texts, links, gone]);
}

async function outsideOf(ref: string): Promise<string[]> {
  const row = await publication.publishedRecommendation.findFirstOrThrow({
    where: { ref, editionTo: null },
  });
  return (row.content as { outside: { assessor: string }[] }).outside.map(
    ({ assessor }) => assessor,
  );
}

let made: Promise<SampleLinks> | undefined;
const linked = () => (made ??= makeLinked());

async function makeLinked(): Promise<SampleLinks> {
  await world();
  const { id } = await record.document.create({
    data: { key: "EX-1", title: "A report on Examplia", bodyCode: "upr", kind: "report" },
  });
  const { id: reviewCycleId } = await record.reviewCycle.create({
    data: { stateIso3: "XEX", cycle: 1 },
  });
  await recommendation({ ref: "EX-1.1", documentId: id, reviewCycleId });
  return { state: "XEX", recommendation: "EX-1.1", document: "EX-1", review: "XEX-1" };
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`);
  return outcome.value;
}
