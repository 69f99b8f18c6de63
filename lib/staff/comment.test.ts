import { describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { leastFacts } from "@/lib/db/testing/entry";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { Thing } from "@/lib/domain/comment";
import type { Outcome } from "@/lib/domain/outcome";
import { addComment, findTalk, settleComment, setWatch } from "./comment";
import { approveEntry, draftEntry, returnEntry, submitEntry } from "./entry";
import { listNotices, readNotices } from "./notice";
import { assignRecommendation } from "./recommendation";

let count = 0;
const nextRef = () => `A-HRC-9-9.${++count}`;
const about = (thing: Thing, text: string, field: string | null = null) => ({ thing, field, text });

describe("a comment", () => {
  test("stands with its thing, says which part it is about, and is settled without being taken away", async () => {
    const { researcher, editor, reader } = await world();
    const thing = await ask();
    const { id } = value(await addComment(editor, about(thing, " Which law? ", "level")));
    expect(await findTalk(reader, thing)).toMatchObject({
      comments: [{ text: "Which law?", field: "level", author: editor.name, settled: null }],
    });
    value(await settleComment(researcher, id));
    expect((await findTalk(reader, thing))?.comments[0]?.settled?.by).toBe(researcher.name);
    expect(await settleComment(editor, id)).toMatchObject({ problem: { code: "already done" } });
    expect(await addComment(reader, about(thing, "Hm"))).toMatchObject({
      problem: { code: "not allowed" },
    });
    expect(await addComment(editor, about(thing, "  "))).toMatchObject({
      problem: { field: "text" },
    });
  });

  test("is as closed as its thing: others find none, add none, settle none and watch none", async () => {
    const { researcher, editor } = await world();
    const thing = await closedEvidence();
    const { id } = value(await addComment(researcher, about(thing, "Handle with care")));
    const nothing = { ok: false, problem: { code: "not found" } };
    expect(await findTalk(editor, thing)).toBeNull();
    expect(await addComment(editor, about(thing, "What is this?"))).toMatchObject(nothing);
    expect(await settleComment(editor, id)).toMatchObject(nothing);
    expect(await setWatch(editor, { thing, isWatched: true })).toMatchObject(nothing);
    const neverWas: Thing = { kind: "evidence", key: "never-was" };
    expect(await addComment(editor, about(neverWas, "And this?"))).toEqual(
      await addComment(editor, about(thing, "And this?")),
    );
  });
});

describe("who is called", () => {
  test("is told, and is told nothing that they may not read: such a comment is refused", async () => {
    const { researcher, editor, partner } = await world();
    const colleague = await member("researcher", partner.id);
    const thing = await ask();
    value(await addComment(editor, about(thing, `@${colleague.name}, please look`)));
    expect(await listNotices(colleague)).toMatchObject([
      { why: "mentioned", by: editor.name, thing, readAt: null },
    ]);
    const closed = await closedEvidence();
    expect(
      await addComment(researcher, about(closed, `@${colleague.name}, see this`)),
    ).toMatchObject({ problem: { field: "text" } });
    expect(await addComment(editor, about(thing, "@Nobodyatall, look"))).toMatchObject({
      problem: { field: "text" },
    });
    expect(await listNotices(colleague)).toHaveLength(1);
    await readNotices(editor, "all");
    expect(await listNotices(colleague, { unread: true })).toHaveLength(1);
    await readNotices(colleague, "all");
    expect(await listNotices(colleague, { unread: true })).toEqual([]);
  });

  test("learns nothing any more of what is closed to them since", async () => {
    const { researcher, editor } = await world();
    const evidence = await logged("coalition");
    value(await addComment(researcher, about(evidence, `@${editor.name}, look`)));
    const before = (await listNotices(editor)).length;
    await record.evidence.update({
      where: { code: evidence.key },
      data: { confidentiality: "restricted" },
    });
    expect(await listNotices(editor)).toHaveLength(before - 1);
  });
});

describe("who is concerned", () => {
  test("is whoever it is assigned to, spoke before or watches; nobody twice, and nobody of their own words", async () => {
    const { partner, editor } = await world();
    const [worker, speaker, watcher, passer] = await Promise.all(
      [1, 2, 3, 4].map(() => member("researcher", partner.id)),
    );
    const thing = await ask();
    value(await assignRecommendation(editor, thing.key, worker!.id, 1));
    value(await addComment(speaker!, about(thing, "First")));
    value(await setWatch(watcher!, { thing, isWatched: true }));
    value(await setWatch(passer!, { thing, isWatched: true }));
    value(await setWatch(passer!, { thing, isWatched: false }));
    value(await addComment(watcher!, about(thing, `@${speaker!.name}: second`)));
    const whyTo = async (one: typeof worker) => (await listNotices(one!)).map(({ why }) => why);
    expect((await whyTo(worker)).sort()).toEqual(["assigned", "commented", "commented"]);
    expect(await whyTo(speaker)).toEqual(["mentioned"]);
    expect(await whyTo(watcher)).toEqual([]);
    expect(await whyTo(passer)).toEqual([]);
    expect((await findTalk(watcher!, thing))?.isWatched).toBe(true);
  });

  test("is an author whose entry came back, or was approved", async () => {
    const { organisation, editor } = await world();
    const author = await member("researcher", organisation.id);
    const links = { state: "XEX", recommendation: "", document: "", review: "" };
    const draft = {
      facts: leastFacts("statement", "said", links),
      confidentiality: "public",
      embargoedUntil: null,
      consent: null,
      checkNote: null,
    } as const;
    const one = { kind: "statement", key: "said" } as const;
    const begun = value(await draftEntry(author, { ...one, draft }));
    const sent = value(await submitEntry(author, one.kind, one.key, begun.version));
    const back = value(await returnEntry(editor, one.kind, one.key, sent.version, "Which day?"));
    const again = value(await submitEntry(author, one.kind, one.key, back.version));
    value(await approveEntry(editor, one.kind, one.key, again.version));
    expect((await listNotices(author)).map(({ why }) => why).sort()).toEqual([
      "approved",
      "returned",
    ]);
  });
});

async function ask(): Promise<Thing> {
  const { ref } = await recommendation({ ref: nextRef() });
  return { kind: "recommendation", key: ref };
}

const closedEvidence = () => logged("restricted");

async function logged(confidentiality: string): Promise<Thing> {
  const { researcher, organisation } = await world();
  const code = `evidence-${++count}`;
  await record.evidence.create({
    data: {
      code,
      title: "A source",
      kind: "ngo",
      url: `https://example.org/${code}`,
      confidentiality,
      loggedById: researcher.id,
      organisationId: organisation.id,
    },
  });
  return { kind: "evidence", key: code };
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
