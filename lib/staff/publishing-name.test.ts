import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { leastFacts } from "@/lib/db/testing/entry";
import { NOBODY } from "@/lib/db/testing/harm";
import { recommendation, world } from "@/lib/db/testing/world";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import { approveEntry, draftEntry, submitEntry } from "./entry";
import { previewPublication, publishEdition } from "./publishing";
import { answerName, takeBackAnswer } from "./publishing-name";

// The people here are made up. Each test has a person of its own.

const short = () => randomUUID().slice(0, 8);
const person = () => `Fiktivana ${short().replaceAll(/\d/g, "x")}`;

describe("a name that the public may not know", () => {
  test("stops an edition in whose texts it stands, by reference and not by name", async () => {
    const { editor, researcher } = await world();
    const name = person();
    await caseOf({ name }, "restricted");
    const { ref } = await recommendation({
      ref: `N.${short()}`,
      summary: `Release ${turned(name)}`,
    });

    expect(await hitsIn(ref)).toMatchObject([
      { kind: "recommendation", field: "summary", guard: "undisclosed", reason: null },
    ]);
    const refusal = await publishEdition(editor, { note: "With a name in it" });
    expect(refusal).toMatchObject({ ok: false, problem: { code: "not ready" } });
    expect(JSON.stringify(refusal)).toContain(ref);
    expect(JSON.stringify(refusal)).not.toContain(name.split(" ")[1]);
    expect(await publication.publishedRecommendation.count({ where: { ref } })).toBe(0);

    // Whoever may read the case is told that it is one.
    const own = await previewPublication(researcher);
    const guards = own.ok && own.value.names.filter(({ key }) => key === ref);
    expect(guards).toMatchObject([{ guard: "case" }]);
    await settle(ref);
  });

  test("may stand once an editor has said why, in just these words, and until that is taken back", async () => {
    const { editor, researcher } = await world();
    const name = person();
    await caseOf({ name: short(), otherNames: [{ name, language: null }] }, "coalition");
    const { id, ref } = await recommendation({ ref: `N.${short()}`, summary: `Hear ${name}` });
    const [hit] = await hitsIn(ref);
    const { digest } = hit!;

    const answer = { digest, reason: "The UN document names this person" };
    expect(await answerName(researcher, answer)).toMatchObject({ ok: false });
    expect(await answerName(editor, { digest, reason: " " })).toMatchObject({
      ok: false,
      problem: { field: "reason" },
    });
    expect(await answerName(editor, answer)).toMatchObject({ ok: true });
    expect(await hitsIn(ref)).toMatchObject([{ reason: answer.reason }]);
    expect(await answerName(editor, { digest, reason: "Another" })).toMatchObject({
      problem: { code: "already done" },
    });

    expect(await takeBackAnswer(editor, { digest })).toMatchObject({ ok: true });
    expect(await hitsIn(ref)).toMatchObject([{ reason: null }]);
    await answerName(editor, answer);
    expect(await publishEdition(editor, { note: "Answered" })).toMatchObject({ ok: true });
    expect(await publication.publishedRecommendation.count({ where: { ref } })).toBe(1);

    await record.recommendation.update({ where: { id }, data: { summary: `Hear ${name} soon` } });
    expect(await hitsIn(ref)).toMatchObject([{ reason: null }]);
    await settle(ref);
  });

  test("is nobody's secret while their case is public, and is guarded again once it is withdrawn", async () => {
    const name = person();
    const key = await caseOf({ name }, "public");
    const { ref } = await recommendation({ ref: `N.${short()}`, summary: `Release ${name}` });
    expect(await hitsIn(ref)).toEqual([]);
    await record.entry.update({
      where: { kind_key: { kind: "case", key } },
      data: { withdrawnAt: new Date(), withdrawnReason: "Asked for" },
    });
    expect(await hitsIn(ref)).toHaveLength(1);
    await settle(ref);
  });

  test("may not stand in the note of an edition either", async () => {
    const { editor } = await world();
    const name = person();
    await caseOf({ name }, "coalition");
    const { ref } = await recommendation({ ref: `N.${short()}`, summary: "Publish the budget" });
    expect(await publishEdition(editor, { note: `On ${turned(name)}` })).toMatchObject({
      ok: false,
      problem: { field: "note" },
    });
    expect(await publication.publishedRecommendation.count({ where: { ref } })).toBe(0);
  });

  test("is a member's too, where it is more than one word", async () => {
    const { organisation } = await world();
    const name = person();
    await record.member.create({
      data: {
        name,
        role: "reader",
        email: `${short()}@example.org`,
        organisationId: organisation.id,
      },
    });
    const { ref } = await recommendation({ ref: `N.${short()}`, summary: `As ${name} says` });
    expect(await hitsIn(ref)).toMatchObject([{ guard: "member" }]);
    await settle(ref);
  });

  test("is found in whatever else would become public", async () => {
    const { editor } = await world();
    const name = person();
    await caseOf({ name }, "organisation");
    const key = `D-${short()}`;
    await record.document.create({
      data: { key, title: `Opinion on ${name}`, bodyCode: "upr", kind: "report" },
    });
    expect(await hitsIn(key)).toMatchObject([{ kind: "document", field: "title" }]);
    const event = await published("event", { summary: `A vigil for ${name}` }, "public");
    expect(await hitsIn(event)).toMatchObject([{ kind: "event", field: "summary" }]);
    const named = await published("event", {}, "public", name.toLowerCase().replace(" ", "-"));
    expect(await hitsIn(named)).toMatchObject([{ kind: "event", field: "key" }]);
    expect(await publishEdition(editor, { note: "All" })).toMatchObject({ ok: false });
    await settle(named);
    await settle(key);
    await settle(event);
  });
});

const turned = (name: string) => name.split(" ").toReversed().join(", ").toUpperCase();

async function hitsIn(key: string) {
  const { editor } = await world();
  const preview = await previewPublication(editor);
  if (!preview.ok) throw new Error(preview.problem.message);
  return preview.value.names.filter((one) => one.key === key);
}

/** Answers for what is left, so that the next test starts with nothing open. */
async function settle(key: string) {
  const { editor } = await world();
  for (const { digest } of await hitsIn(key))
    await answerName(editor, { digest, reason: "For the test" });
}

const caseOf = (said: object, confidentiality: Confidentiality) =>
  published("case", { nameBasis: "un-document", ...said }, confidentiality);

async function published(
  kind: "case" | "event",
  said: object,
  confidentiality: Confidentiality,
  key = `k-${short()}`,
): Promise<string> {
  const { researcher, administrator } = await world();
  const links = { state: "XEX", recommendation: "", document: "", review: "" };
  const facts = { ...leastFacts(kind, "x", links), ...said };
  const draft = { facts, confidentiality, embargoedUntil: null, consent: null, checkNote: null };
  const begun = await draftEntry(researcher, {
    kind,
    key,
    draft: { ...draft, confidential: {} } as never,
  });
  if (!begun.ok) throw new Error(JSON.stringify(begun.problem));
  await submitEntry(researcher, kind, key, begun.value.version);
  const approved = await approveEntry(administrator, kind, key, begun.value.version + 1, NOBODY);
  if (!approved.ok) throw new Error(JSON.stringify(approved.problem));
  return key;
}
