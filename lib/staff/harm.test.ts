import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { leastFacts } from "@/lib/db/testing/entry";
import { NOBODY, SAFE } from "@/lib/db/testing/harm";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { CONSENT_SAID, isRisky, PERSONS, readHarm, SAID } from "@/lib/domain/harm";
import type { Outcome } from "@/lib/domain/outcome";
import { saveDraft } from "./assessment-draft";
import {
  approveAssessment,
  findAssessment,
  returnAssessment,
  submitAssessment,
} from "./assessment";
import { approveEntry, draftEntry, submitEntry } from "./entry";
import { checkEvidence, logEvidence } from "./evidence";
import { listHarmOfChanges } from "./harm";

const RISKY = { ...SAFE, publishedByUn: "no", reason: "The family wants it known" } as const;
const short = () => randomUUID().slice(0, 8);

describe("what could hurt somebody", () => {
  test("is approved only once a second reviewer, who is somebody else, agrees", async () => {
    const { editor, administrator } = await world();
    const { id, version } = await submitted();
    const approve = (who = editor, harm: object = RISKY) =>
      approveAssessment(who, id, version, { checkedEvidence: [], harm });

    expect(value(await approve()).waits).toBe(true);
    expect(await approvedAt(id)).toBeNull();
    expect(await approve()).toMatchObject({ ok: false, problem: { code: "same person" } });
    // Saying something milder the second time is not another answer.
    expect(await approve(editor, NOBODY)).toMatchObject({ problem: { code: "same person" } });
    expect(value(await approve(administrator, {})).waits).toBe(false);
    expect(await approvedAt(id)).not.toBeNull();

    const [held] = (await findAssessment(administrator, id))!.harm;
    expect(held).toMatchObject({
      reason: RISKY.reason,
      risky: true,
      member: { id: editor.id },
      confirmation: { member: { id: administrator.id } },
    });
  });

  test("is asked about anew once it was changed", async () => {
    const { editor, researcher, administrator } = await world();
    const { id, version } = await submitted();
    value(await approveAssessment(editor, id, version, { checkedEvidence: [], harm: RISKY }));
    const back = value(await returnAssessment(administrator, id, version, "Leave the name out"));
    const again = value(await submitAssessment(researcher, id, back.version));
    expect(
      await approveAssessment(administrator, id, again.version, { checkedEvidence: [] }),
    ).toMatchObject({ ok: false, problem: { code: "not ready", field: "persons" } });
  });

  test("does not let its author agree", async () => {
    const { editor, administrator, organisation } = await world();
    const author = await member("editor", organisation.id);
    const { id, version } = await submitted(author);
    value(await approveAssessment(editor, id, version, { checkedEvidence: [], harm: RISKY }));
    expect(await approveAssessment(author, id, version, { checkedEvidence: [] })).toMatchObject({
      problem: { code: "same person" },
    });
    value(await approveAssessment(administrator, id, version, { checkedEvidence: [] }));
  });
});

test("a case is approved by one where its answers are harmless, and says what is missing", async () => {
  const { researcher, editor } = await world();
  const key = `k-${short()}`;
  const links = { state: "XEX", recommendation: "", document: "", review: "" };
  const draft = {
    facts: leastFacts("case", short(), links),
    confidential: {},
    confidentiality: "public",
    embargoedUntil: null,
    consent: null,
    checkNote: null,
  };
  const { version } = value(
    await draftEntry(researcher, { kind: "case", key, draft: draft as never }),
  );
  value(await submitEntry(researcher, "case", key, version));
  const unsaid = await approveEntry(editor, "case", key, version + 1, { persons: "named" });
  expect(unsaid.ok ? [] : unsaid.problem.fields?.map(({ field }) => field)).toContain("inCustody");
  expect(value(await approveEntry(editor, "case", key, version + 1, SAFE)).waits).toBe(false);

  const [beside] = await listHarmOfChanges(editor, [{ kind: "case", key, after: {} }]);
  expect(beside?.harm).toMatchObject({ persons: "named", member: { id: editor.id } });
  expect(await listHarmOfChanges(researcher, [{ kind: "case", key, after: {} }])).toEqual([]);
});

test("a testimony is checked by two where it could hurt, and the word of the UN as ever", async () => {
  const { researcher, editor, administrator } = await world();
  await recommendation({ ref: "H-1" });
  const log = async (kind: string) => {
    const given = { title: `T ${short()}`, kind, confidentiality: "public", attachments: [] };
    const links = [{ ref: "H-1", relation: "context" }];
    return value(await logEvidence(researcher, { ...given, links } as never));
  };
  const told = await log("testimony");
  expect(value(await checkEvidence(editor, told.code, told.version, RISKY)).waits).toBe(true);
  expect(await record.evidence.findUnique({ where: { code: told.code } })).toMatchObject({
    checkedAt: null,
  });
  expect(value(await checkEvidence(administrator, told.code, told.version)).waits).toBe(false);
  const said = await log("un");
  expect(value(await checkEvidence(editor, said.code, said.version)).waits).toBe(false);
});

describe("the database itself", () => {
  test("holds the same answers for risky as the rule does, each of them", async () => {
    const { editor } = await world();
    const all = PERSONS.flatMap((persons) =>
      SAID.flatMap((inCustody) =>
        SAID.flatMap((relatives) =>
          SAID.flatMap((newlyPublic) =>
            SAID.flatMap((publishedByUn) =>
              CONSENT_SAID.map((consent) => ({
                ...{ persons, inCustody, relatives, newlyPublic, publishedByUn, consent },
                reason: "x",
              })),
            ),
          ),
        ),
      ),
    );
    const thing = { thingKind: "evidence", thingId: randomUUID(), memberId: editor.id };
    await record.harmReview.createMany({
      data: all.map((one, version) => ({ ...one, ...thing, version })),
    });
    const held = await record.harmReview.findMany({
      where: { thingId: thing.thingId },
      orderBy: { version: "asc" },
    });
    expect(held).toHaveLength(972);
    expect(held.map(({ risky }) => risky)).toEqual(all.map((one) => isRisky(value(readHarm(one)))));
  });

  test("approves nothing unanswered for, nothing risky that one alone answered for, and takes no answer back", async () => {
    const { editor, administrator } = await world();
    const { id, version } = await submitted();
    const approve = () =>
      record.assessment.update({
        where: { id },
        data: { approvedAt: new Date(), approvedById: administrator.id },
      });
    await expect(approve()).rejects.toThrow(/whom it could hurt/);
    value(await approveAssessment(editor, id, version, { checkedEvidence: [], harm: RISKY }));
    await expect(approve()).rejects.toThrow(/whom it could hurt/);
    const held = await record.harmReview.findFirstOrThrow({ where: { thingId: id } });
    await expect(
      record.harmConfirmation.create({ data: { reviewId: held.id, memberId: editor.id } }),
    ).rejects.toThrow(/does not confirm their own/);
    await expect(
      record.harmReview.update({ where: { id: held.id }, data: { persons: "none" } }),
    ).rejects.toThrow(/permission denied|written once/);
    await expect(record.harmReview.delete({ where: { id: held.id } })).rejects.toThrow(
      /permission denied|written once/,
    );
  });
});

/** An assessment that looked and found nothing, handed to review. */
async function submitted(author?: Awaited<ReturnType<typeof member>>) {
  const who = author ?? (await world()).researcher;
  const { ref } = await recommendation({ ref: `H.${short()}` });
  const draft = {
    level: "insufficient-information",
    confidence: "low",
    standardOfProof: "reasonable-grounds",
    rationalePublic: "Nothing was seen",
    evidenceCutOff: "2024-05-31",
    searchNote: "Official journals, 2024",
    evidence: [],
  };
  const saved = value(await saveDraft(who, { ref, draft: draft as never }));
  return value(await submitAssessment(who, saved.id, saved.version));
}

const approvedAt = async (id: string) =>
  (await record.assessment.findUniqueOrThrow({ where: { id } })).approvedAt;

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
