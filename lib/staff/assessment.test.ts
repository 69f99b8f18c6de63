import { beforeAll, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { AssessmentDraft } from "@/lib/domain/assessment";
import {
  approveAssessment,
  findAssessment,
  listReviewQueue,
  returnAssessment,
  saveDraft,
  submitAssessment,
  withdrawAssessment,
} from "./assessment";

const whole: AssessmentDraft = {
  level: "not-implemented",
  confidence: "medium",
  standardOfProof: "reasonable-grounds",
  rationalePublic: "Nobody was released in the time looked at.",
  evidenceCutOff: "2024-06-30",
  evidence: [],
};

let evidenceId: string;
let count = 0;

beforeAll(async () => {
  const { researcher, organisation } = await world();
  evidenceId = await evidence({ loggedById: researcher.id, organisationId: organisation.id });
});

describe("an assessment", () => {
  test("goes from draft to approved by a second member, who confirms the evidence", async () => {
    const { researcher, editor } = await world();
    const draft = await drafted({ evidence: [evidenceId] });
    const submitted = value(await submitAssessment(researcher, draft.id, draft.version));
    expect((await listReviewQueue(editor)).map((one) => one.id)).toContain(draft.id);

    const unconfirmed = await approveAssessment(editor, draft.id, submitted.version, {
      checkedEvidence: [],
    });
    expect(unconfirmed).toMatchObject({
      ok: false,
      problem: { code: "not ready", field: "evidence" },
    });
    const approved = await approveAssessment(editor, draft.id, submitted.version, {
      checkedEvidence: [evidenceId],
    });
    expect(approved).toMatchObject({ ok: true });
    expect((await findAssessment(editor, draft.id))?.state).toBe("approved");
    expect(await record.evidence.findUnique({ where: { id: evidenceId } })).toMatchObject({
      checkedById: editor.id,
    });
  });

  test("cannot be approved by its author, whatever their role", async () => {
    const { administrator } = await world();
    const draft = await drafted(
      { searchNote: "Looked in the Official Gazette of 2024" },
      administrator,
    );
    const submitted = value(await submitAssessment(administrator, draft.id, draft.version));
    const outcome = await approveAssessment(administrator, draft.id, submitted.version, {
      checkedEvidence: [],
    });
    expect(outcome).toMatchObject({ ok: false, problem: { code: "same person" } });
    expect((await findAssessment(administrator, draft.id))?.state).toBe("in review");
  });

  test("is refused a reader's pen and a researcher's approval", async () => {
    const { reader, researcher, organisation } = await world();
    const { ref } = await recommendation({ ref: `A-HRC-1-1.${++count}` });
    expect(await saveDraft(reader, { ref, draft: whole })).toMatchObject({
      ok: false,
      problem: { code: "not allowed" },
    });
    const draft = await drafted({ searchNote: "Looked" });
    const submitted = value(await submitAssessment(researcher, draft.id, draft.version));
    const colleague = await member("researcher", organisation.id);
    const outcome = await approveAssessment(colleague, draft.id, submitted.version, {
      checkedEvidence: [],
    });
    expect(outcome).toMatchObject({ ok: false, problem: { code: "not allowed" } });
  });

  test("is returned with a reason, mended, and handed in again", async () => {
    const { researcher, editor } = await world();
    const draft = await drafted({ searchNote: "Looked" });
    const submitted = value(await submitAssessment(researcher, draft.id, draft.version));
    expect(await returnAssessment(editor, draft.id, submitted.version, " ")).toMatchObject({
      ok: false,
      problem: { field: "reason" },
    });
    const returned = value(
      await returnAssessment(editor, draft.id, submitted.version, "Name the places searched"),
    );
    expect((await findAssessment(researcher, draft.id))?.state).toBe("returned");

    const { ref } = (await findAssessment(researcher, draft.id))!.recommendation;
    const mended = {
      ref,
      id: draft.id,
      version: returned.version,
      draft: { ...whole, searchNote: "Looked in the Gazette" },
    };
    const saved = value(await saveDraft(researcher, mended));
    value(await submitAssessment(researcher, draft.id, saved.version));
    expect((await findAssessment(researcher, draft.id))?.state).toBe("in review");
  });

  test("says everything that is missing at once", async () => {
    const { researcher } = await world();
    const { ref } = await recommendation({ ref: `A-HRC-1-1.${++count}` });
    const draft = value(
      await saveDraft(researcher, { ref, draft: { level: "initiated", evidence: [] } }),
    );
    const outcome = await submitAssessment(researcher, draft.id, draft.version);
    expect(outcome).toMatchObject({ ok: false, problem: { code: "not ready" } });
    expect(!outcome.ok && (outcome.problem.held as unknown[]).length).toBe(5);
  });

  test("keeps what the quicker of two wrote, and shows it to the slower", async () => {
    const { researcher } = await world();
    const draft = await drafted({});
    const { ref } = (await findAssessment(researcher, draft.id))!.recommendation;
    const save = (rationalePublic: string) =>
      saveDraft(researcher, {
        ref,
        id: draft.id,
        version: draft.version,
        draft: { ...whole, rationalePublic },
      });
    value(await save("The first"));
    const slower = await save("The second");
    expect(slower).toMatchObject({
      ok: false,
      problem: { code: "stale", held: { rationalePublic: "The first" } },
    });
  });

  test("needs two independent sources for a change of two steps, and republications count once", async () => {
    const { researcher, editor, organisation } = await world();
    const owner = { loggedById: researcher.id, organisationId: organisation.id };
    const first = await evidence(owner);
    const copy = await evidence({ ...owner, derivedFromId: first });
    const other = await evidence(owner);
    const { ref } = await approved({ searchNote: "Looked" });

    const draft = value(
      await saveDraft(researcher, {
        ref,
        draft: { ...whole, level: "partly-implemented", evidence: [first, copy] },
      }),
    );
    const outcome = await submitAssessment(researcher, draft.id, draft.version);
    expect(!outcome.ok && outcome.problem.message).toMatch(
      /two independent public sources; 1 cited/,
    );

    const more = { ...whole, level: "partly-implemented" as const, evidence: [first, copy, other] };
    const saved = value(
      await saveDraft(researcher, { ref, id: draft.id, version: draft.version, draft: more }),
    );
    const submitted = value(await submitAssessment(researcher, draft.id, saved.version));
    value(
      await approveAssessment(editor, draft.id, submitted.version, {
        checkedEvidence: [first, copy, other],
      }),
    );
  });

  test("cannot cite what its author may not read, nor learn that it exists", async () => {
    const { researcher, editor, partner } = await world();
    const hidden = await evidence({
      loggedById: editor.id,
      organisationId: partner.id,
      confidentiality: "restricted",
    });
    const { ref } = await recommendation({ ref: `A-HRC-1-1.${++count}` });
    const outcome = await saveDraft(researcher, { ref, draft: { ...whole, evidence: [hidden] } });
    const absent = await saveDraft(researcher, {
      ref,
      draft: { ...whole, evidence: ["00000000-0000-4000-8000-000000000000"] },
    });
    expect(outcome).toEqual(absent);
  });

  test("once approved, its words cannot be changed even by a slip of the code", async () => {
    const { id } = await approved({ searchNote: "Looked" });
    await expect(
      record.assessment.update({ where: { id }, data: { level: "implemented" } }),
    ).rejects.toThrow(/is not changed/);
  });

  test("is withdrawn with a reason, in the open", async () => {
    const { editor } = await world();
    const { id } = await approved({ searchNote: "Looked" });
    value(await withdrawAssessment(editor, id, "The source was mistaken"));
    expect((await findAssessment(editor, id))?.state).toBe("withdrawn");
  });
});

type Evidence = {
  loggedById: string;
  organisationId: string;
  derivedFromId?: string;
  confidentiality?: string;
};

async function evidence(given: Evidence): Promise<string> {
  const { id } = await record.evidence.create({
    data: {
      code: `e${++count}`,
      title: `Report ${count}`,
      url: "https://example.org/r",
      kind: "ngo",
      confidentiality: "public",
      ...given,
    },
  });
  return id;
}

async function drafted(
  more: Partial<AssessmentDraft>,
  as?: Awaited<ReturnType<typeof world>>["researcher"],
) {
  const { researcher } = await world();
  const { ref } = await recommendation({ ref: `A-HRC-1-1.${++count}` });
  return value(await saveDraft(as ?? researcher, { ref, draft: { ...whole, ...more } }));
}

async function approved(more: Partial<AssessmentDraft>) {
  const { researcher, editor } = await world();
  const draft = await drafted(more);
  const submitted = value(await submitAssessment(researcher, draft.id, draft.version));
  value(await approveAssessment(editor, draft.id, submitted.version, { checkedEvidence: [] }));
  const found = await findAssessment(editor, draft.id);
  return { id: draft.id, ref: found!.recommendation.ref };
}

function value<T>(outcome: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
