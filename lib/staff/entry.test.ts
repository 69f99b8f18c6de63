import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { leastFacts, wholeFacts, type SampleLinks } from "@/lib/db/testing/entry";
import { NOBODY } from "@/lib/db/testing/harm";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { ENTRY, ENTRY_KINDS, type EntryFacts, type EntryKind } from "@/lib/domain/entry/kind";
import { fieldsOf } from "@/lib/domain/entry/shape";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import {
  approveEntry,
  draftEntry,
  returnEntry,
  saveEntry,
  submitEntry,
  withdrawEntry,
} from "./entry";
import type { EntryDraft } from "./entry-draft";
import { findNamed } from "./entry-name";
import { previewEntry } from "./entry-preview";
import { countEntries, findEntry, listEntries, listEntriesInReview } from "./entry-reading";
import { suggestLinks } from "./entry-suggest";
import { publishEdition } from "./publishing";

const CANARY = "Kanarienvogel";
const nextKey = () => `e-${randomUUID().slice(0, 8)}`;

/** A report is locked when it is handed to review, which asks for its edition: report.test.ts. */
const KINDS = ENTRY_KINDS.filter((kind) => kind !== "report");

describe.each(KINDS)("an entry of the kind %s", (kind) => {
  test("is drafted, reviewed by somebody else, published, changed, and withdrawn", async () => {
    const { researcher, editor } = await world();
    const links = await linked();
    const key = nextKey();
    const facts = wholeFacts(kind, "the first version", links);
    const first = value(await draftEntry(researcher, { kind, key, draft: draft({ facts }) }));
    expect((await findEntry(researcher, kind, key))?.state).toBe("draft");
    value(await submitEntry(researcher, kind, key, first.version));
    expect((await listEntriesInReview(editor)).map((one) => one.key)).toContain(key);
    expect(await shown(kind, key)).toBeNull();
    const preview = await previewEntry(editor, kind, key);
    expect(preview?.closedBy).toEqual([]);
    value(await approveEntry(editor, kind, key, first.version + 1, NOBODY));

    await publish(editor);
    expect((await shown(kind, key))?.facts).toEqual(preview?.facts);
    expect((await shown(kind, key))?.facts).toEqual(ENTRY[kind].parse(facts));

    const [changedFacts, number] = [wholeFacts(kind, "the second version", links), 1];
    const version = first.version + 2;
    const changed = value(
      await saveEntry(researcher, {
        kind,
        key,
        number,
        version,
        draft: draft({ facts: changedFacts }),
      }),
    );
    expect(changed.number).toBe(2);
    await publishWhatIsThere(editor);
    expect((await shown(kind, key))?.facts).toEqual(preview?.facts);

    value(await submitEntry(researcher, kind, key, changed.version));
    value(await approveEntry(editor, kind, key, changed.version + 1, NOBODY));
    await publish(editor);
    expect((await shown(kind, key))?.facts).toEqual(ENTRY[kind].parse(changedFacts));

    value(await withdrawEntry(editor, kind, key, "A test"));
    expect(await shown(kind, key)).not.toBeNull();
    await publish(editor);
    expect(await shown(kind, key)).toBeNull();
  });

  test("is refused with every field named that has to be said, and written by nobody who may not", async () => {
    const { reader, researcher } = await world();
    const needed = fieldsOf(kind).filter((field) => field.required);
    const key = nextKey();
    const empty = await draftEntry(researcher, { kind, key, draft: draft({ facts: {} }) });
    const fields = problem(empty).fields?.map(({ field }) => field) ?? [];
    expect(fields).toEqual(expect.arrayContaining(needed.map(({ name }) => `facts.${name}`)));
    for (const { message } of problem(empty).fields ?? [])
      expect(message).not.toMatch(/expected|invalid/i);
    const facts = leastFacts(kind, "this", await linked());
    expect(problem(await draftEntry(reader, { kind, key, draft: draft({ facts }) })).code).toBe(
      "not allowed",
    );
    expect(await record.entry.count({ where: { kind, key } })).toBe(0);
  });

  test("never lets a note for members out", async () => {
    const { researcher, editor } = await world();
    const key = nextKey();
    const facts = leastFacts(kind, "this", await linked());
    const confidential = { detail: CANARY, contact: CANARY, risk: CANARY };
    await approved(researcher, editor, kind, key, draft({ facts, confidential }));
    await publish(editor);
    const content = JSON.stringify(
      await publication.publishedEntry.findMany({ where: { kind, key } }),
    );
    expect(content).toContain("this");
    expect(content).not.toContain(CANARY);
    const log = await record.auditEvent.findMany({ where: { subject: `${kind} ${key}` } });
    expect(log.length).toBeGreaterThan(2);
    expect(JSON.stringify(log.map(({ detail, did }) => [detail, did]))).not.toContain(CANARY);
  });
});

describe("a review", () => {
  test("is never by whoever wrote it, nor by whoever began what somebody else saved", async () => {
    const { editor, administrator } = await world();
    const key = nextKey();
    const facts = leastFacts("law", "this", await linked());
    const begun = value(await draftEntry(editor, { kind: "law", key, draft: draft({ facts }) }));
    const version = await submitted(editor, "law", key, begun.version);
    expect(problem(await approveEntry(editor, "law", key, version)).code).toBe("same person");

    value(await returnEntry(administrator, "law", key, version, "Say which law"));
    const mended = value(
      await saveEntry(administrator, {
        kind: "law",
        key,
        number: 1,
        version: version + 1,
        draft: draft({ facts }),
      }),
    );
    const again = await submitted(administrator, "law", key, mended.version);
    expect(problem(await approveEntry(editor, "law", key, again)).code).toBe("same person");
    expect(problem(await approveEntry(administrator, "law", key, again)).code).toBe("same person");
  });

  test("needs a source, and that what was said has been checked", async () => {
    const { researcher } = await world();
    const facts = leastFacts("law", "this", await linked());
    for (const [given, field] of [
      [draft({ facts: { ...facts, sources: [] } }), "sources"],
      [draft({ facts, checkNote: "The day is from memory" }), "checkNote"],
    ] as const) {
      const key = nextKey();
      const { version } = value(await draftEntry(researcher, { kind: "law", key, draft: given }));
      expect(problem(await submitEntry(researcher, "law", key, version))).toMatchObject({
        code: "not ready",
        field,
      });
    }
  });

  test("gives it back with a reason, and only with one", async () => {
    const { researcher, editor } = await world();
    const key = nextKey();
    const facts = leastFacts("event", "this", await linked());
    const { version } = value(
      await draftEntry(researcher, { kind: "event", key, draft: draft({ facts }) }),
    );
    const handed = await submitted(researcher, "event", key, version);
    expect(problem(await returnEntry(editor, "event", key, handed, " ")).field).toBe("reason");
    value(await returnEntry(editor, "event", key, handed, "The day is wrong"));
    expect(await findEntry(researcher, "event", key)).toMatchObject({
      state: "returned",
      newest: { returnReason: "The day is wrong" },
    });
  });
});

describe("a save", () => {
  test("over somebody else's is refused with what stands there now, and changes nothing", async () => {
    const { researcher, editor } = await world();
    const key = nextKey();
    const links = await linked();
    const said = (word: string) => draft({ facts: leastFacts("law", word, links) });
    const { number, version } = value(
      await draftEntry(researcher, { kind: "law", key, draft: said("mine") }),
    );
    value(await saveEntry(editor, { kind: "law", key, number, version, draft: said("theirs") }));
    const late = problem(
      await saveEntry(researcher, { kind: "law", key, number, version, draft: said("late") }),
    );
    expect(late).toMatchObject({ code: "stale", held: { number, version: version + 1 } });
    expect((late.held as { facts: { title: string } }).facts.title).toBe("title of theirs");
    expect((await findEntry(researcher, "law", key))?.newest.title).toBe("title of theirs");
  });

  test("names every wrong field at once, in facts, notes and closure alike", async () => {
    const { researcher } = await world();
    const facts = {
      ...leastFacts("vote", "this", await linked()),
      declaredYes: "about 20",
      records: [{ state: "XXX", vote: "yes" }, { state: "XEX" }],
      session: "no-such-session",
    };
    const wrong = await draftEntry(researcher, {
      kind: "vote",
      key: nextKey(),
      draft: draft({
        facts,
        confidentiality: "embargoed",
        consent: "nobody",
        confidential: { detail: 3 },
      }),
    });
    expect(problem(wrong).fields?.map(({ field }) => field)).toEqual(
      expect.arrayContaining([
        "facts.declaredYes",
        "facts.records.1.vote",
        "confidential.detail",
        "embargoedUntil",
        "consent",
      ]),
    );
    const named = await draftEntry(researcher, {
      kind: "vote",
      key: nextKey(),
      draft: draft({
        facts: { ...facts, declaredYes: 20, records: [{ state: "XXX", vote: "yes" }] },
      }),
    });
    expect(problem(named).fields).toEqual([
      { field: "facts.session", message: "Session: There is no session “no-such-session”" },
      {
        field: "facts.records.0.state",
        message: "How each State voted, row 1, State: There is no State “XXX”",
      },
    ]);
  });

  test("of what an editor has approved opens it to more readers only by an editor", async () => {
    const { researcher, editor } = await world();
    const key = nextKey();
    const facts = leastFacts("law", "this", await linked());
    const closed = draft({ facts, confidentiality: "coalition" });
    const version = await approved(researcher, editor, "law", key, closed);
    const opening = { kind: "law" as const, key, number: 1, version, draft: draft({ facts }) };
    expect(problem(await saveEntry(researcher, opening))).toMatchObject({
      code: "not allowed",
      field: "confidentiality",
    });
    value(await saveEntry(editor, opening));
  });
});

describe("States", () => {
  test("are known by any of their names, and each that is unknown is named", async () => {
    const { researcher } = await world();
    const named = await findNamed(researcher, "statement", {
      signatoryStates: ["Republic of Examplia, Atlantis and Neighbouria", "Utopia"],
    });
    expect(named.facts["signatoryStates"]).toEqual(["XEX", "XNB", "Atlantis", "Utopia"]);
    expect(named.problems.map(({ field }) => field)).toEqual([
      "facts.signatoryStates.2",
      "facts.signatoryStates.3",
    ]);
    expect(named.problems.map(({ message }) => message).join()).toMatch(/Atlantis.*Utopia/);
  });

  test("vote once in a vote: twice is refused in words, and by the database", async () => {
    const { researcher } = await world();
    const facts = leastFacts("vote", "this", await linked());
    const records = [
      { state: "XEX", vote: "yes" },
      { state: "XEX", vote: "no" },
    ];
    const twice = await draftEntry(researcher, {
      kind: "vote",
      key: nextKey(),
      draft: draft({ facts: { ...facts, records } }),
    });
    expect(problem(twice).message).toContain("XEX stands twice");
    const key = nextKey();
    value(
      await draftEntry(researcher, {
        kind: "vote",
        key,
        draft: draft({ facts: { ...facts, records: [records[0]] } }),
      }),
    );
    const [link] = await record.entryLink.findMany({
      where: { of: { entry: { key } }, part: "vote" },
    });
    const { id: _, ...same } = link!;
    await expect(record.entryLink.create({ data: same })).rejects.toThrow();
  });
});

describe("an approved version", () => {
  test("is changed by nobody, nor are its links", async () => {
    const { researcher, editor } = await world();
    const key = nextKey();
    const facts = leastFacts("law", "this", await linked());
    await approved(researcher, editor, "law", key, draft({ facts }));
    const where = { entry: { kind: "law", key } };
    await expect(
      record.entryVersion.updateMany({
        where,
        data: { facts: { ...(facts as object), title: "Another" } as object },
      }),
    ).rejects.toThrow(/not changed/);
    await expect(
      record.entryVersion.updateMany({ where, data: { approvedById: null } }),
    ).rejects.toThrow();
    await expect(record.entryLink.deleteMany({ where: { of: where } })).rejects.toThrow(
      /not changed/,
    );
    await expect(record.entryVersion.deleteMany({ where })).rejects.toThrow();
  });
});

describe("what is closed", () => {
  test("is not read, listed, counted, suggested or pointed at by those who may not read it", async () => {
    const { researcher, administrator, organisation } = await world();
    const other = await member("editor", organisation.id);
    const [key, word] = [nextKey(), `secret ${randomUUID()}`];
    const facts = leastFacts("session", word, await linked());
    const before = (await countEntries(other)).session ?? 0;
    const closed = draft({ facts, confidentiality: "restricted" });
    value(await draftEntry(researcher, { kind: "session", key, draft: closed }));

    expect(await findEntry(other, "session", key)).toBeNull();
    expect(await previewEntry(other, "session", key)).toBeNull();
    expect((await listEntries(other, { kind: "session", q: word })).total).toBe(0);
    expect((await countEntries(other)).session ?? 0).toBe(before);
    expect(await suggestLinks(other, "entry:session", word)).toEqual([]);
    const asIfAbsent = async (session: string) =>
      problem(
        await draftEntry(other, {
          kind: "statement",
          key: nextKey(),
          draft: draft({ facts: { ...leastFacts("statement", "x", await linked()), session } }),
        }),
      ).message.replace(session, "…");
    expect(await asIfAbsent(key)).toBe(await asIfAbsent("no-such-session"));

    for (const who of [researcher, administrator]) {
      expect(await findEntry(who, "session", key)).not.toBeNull();
      expect((await listEntries(who, { kind: "session", q: word })).total).toBe(1);
    }
  });

  test("is left out of the words of what points at it, for members and for the public, and stays linked", async () => {
    const { researcher, editor } = await world();
    const links = await linked();
    const [session, key] = [nextKey(), nextKey()];
    value(
      await draftEntry(researcher, {
        kind: "session",
        key: session,
        draft: draft({
          facts: leastFacts("session", "closed", links),
          confidentiality: "restricted",
        }),
      }),
    );
    const facts = { ...leastFacts("statement", "open", links), session };
    const version = await approved(researcher, editor, "statement", key, draft({ facts }));
    await publish(editor);
    expect((await shown("statement", key))?.facts).toMatchObject({ session: null });
    expect(JSON.stringify(await shown("statement", key))).not.toContain(session);

    const seen = await findEntry(editor, "statement", key);
    expect(seen?.newest.facts).toMatchObject({ session: null });
    const saved = value(
      await saveEntry(editor, {
        kind: "statement",
        key,
        number: 1,
        version,
        draft: draft({ facts: { ...(seen?.newest.facts as object), title: "Mended" } }),
      }),
    );
    expect(saved.number).toBe(2);
    expect((await findEntry(researcher, "statement", key))?.newest.facts).toMatchObject({
      title: "Mended",
      session,
    });
  });

  test("by an embargo is public from its end on, and not before", async () => {
    const { researcher, editor } = await world();
    const facts = leastFacts("event", "this", await linked());
    const key = nextKey();
    const until = (embargoedUntil: Date) =>
      draft({ facts, confidentiality: "embargoed", embargoedUntil });
    const version = await approved(researcher, editor, "event", key, until(new Date("2999-01-01")));
    await publishWhatIsThere(editor);
    expect(await shown("event", key)).toBeNull();
    value(
      await saveEntry(editor, {
        kind: "event",
        key,
        number: 1,
        version,
        draft: until(new Date("2020-01-01")),
      }),
    );
    await publish(editor);
    expect(await shown("event", key)).not.toBeNull();
  });
});

let made: Promise<SampleLinks> | undefined;
/** What samples point at: a State, a recommendation, a document and a review, all of them public. */
const linked = () => (made ??= makeLinked());

async function makeLinked(): Promise<SampleLinks> {
  await world();
  const document = "EX-1";
  const { id } = await record.document.create({
    data: { key: document, title: "A report on Examplia", bodyCode: "upr", kind: "report" },
  });
  await record.reviewCycle.create({ data: { stateIso3: "XEX", cycle: 1, documentId: id } });
  const { ref } = await recommendation({ ref: "EX-1.1", documentId: id });
  return { state: "XEX", recommendation: ref, document, review: "XEX-1" };
}

const draft = (given: Partial<EntryDraft> & { facts: unknown }): EntryDraft => ({
  confidentiality: "public",
  embargoedUntil: null,
  consent: null,
  checkNote: null,
  ...given,
});

/** Hands a draft in and gives back the version that a reviewer then sees. */
async function submitted(who: StaffMember, kind: EntryKind, key: string, version: number) {
  return value(await submitEntry(who, kind, key, version)).version;
}

/** Drafted by one, approved by another: gives back the version that then stands. */
async function approved(
  author: StaffMember,
  reviewer: StaffMember,
  kind: EntryKind,
  key: string,
  given: EntryDraft,
) {
  const begun = value(await draftEntry(author, { kind, key, draft: given }));
  const version = await submitted(author, kind, key, begun.version);
  return value(await approveEntry(reviewer, kind, key, version, NOBODY)).version;
}

const publish = async (who: StaffMember) => value(await publishEdition(who, { note: "A test" }));
/** Publishes where there is anything to publish. */
const publishWhatIsThere = (who: StaffMember) => publishEdition(who, { note: "A test" });

/** What the newest edition says of an entry. */
async function shown(kind: EntryKind, key: string): Promise<{ facts: EntryFacts } | null> {
  const row = await publication.publishedEntry.findFirst({ where: { kind, key, editionTo: null } });
  return row && (row.content as { facts: EntryFacts });
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`);
  return outcome.value;
}

function problem(outcome: Outcome<unknown>) {
  if (outcome.ok) throw new Error("this should have been refused");
  return outcome.problem;
}
