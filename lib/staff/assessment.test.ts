import { beforeAll, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { NOBODY } from "@/lib/db/testing/harm";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { AssessmentDraft } from "@/lib/domain/assessment";
import {
  approveAssessment,
  findAssessment,
  listReviewQueue,
  returnAssessment,
  submitAssessment,
  withdrawAssessment,
} from "./assessment";
import { saveDraft } from "./assessment-draft";

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
      harm: NOBODY,
    });
    expect(unconfirmed).toMatchObject({
      ok: false,
      problem: { code: "not ready", field: "evidence" },
    });
    const approved = await approveAssessment(editor, draft.id, submitted.version, {
      checkedEvidence: [evidenceId],
      harm: NOBODY,
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
      harm: NOBODY,
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
      harm: NOBODY,
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
        harm: NOBODY,
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

describe("two members at one draft", () => {
  test("of one organisation: the second is shown what the first saved, and saves over it with open eyes", async () => {
    const { researcher, organisation } = await world();
    const colleague = await member("researcher", organisation.id);
    const { id, version, ref } = await drafted({ rationalePublic: "As it was opened by both" });
    const theirs = value(
      await saveDraft(researcher, {
        ref,
        id,
        version,
        draft: { ...whole, rationalePublic: "Theirs" },
      }),
    );
    const mine = { ...whole, rationalePublic: "Mine" };
    const late = await saveDraft(colleague, { ref, id, version, draft: mine });
    expect(late).toMatchObject({
      ok: false,
      problem: { code: "stale", held: { rationalePublic: "Theirs", version: theirs.version } },
    });
    value(await saveDraft(colleague, { ref, id, version: theirs.version, draft: mine }));
    expect((await findAssessment(researcher, id))?.assessment.rationalePublic).toBe("Mine");
  });

  test("of two organisations: only the first may", async () => {
    const { partner } = await world();
    const stranger = await member("administrator", partner.id);
    const { id, version, ref } = await drafted({});
    expect(await saveDraft(stranger, { ref, id, version, draft: whole })).toMatchObject({
      problem: { code: "not allowed" },
    });
    expect(await submitAssessment(stranger, id, version)).toMatchObject({
      problem: { code: "not allowed" },
    });
  });

  test("neither of them reviews it", async () => {
    const { researcher, organisation } = await world();
    const colleague = await member("editor", organisation.id);
    const draft = await drafted({ searchNote: "Looked in the Official Gazette of 2024" });
    const changed = value(
      await saveDraft(colleague, {
        ...{ id: draft.id, ref: draft.ref, version: draft.version },
        draft: { ...whole, searchNote: "Looked" },
      }),
    );
    const { version } = value(await submitAssessment(researcher, changed.id, changed.version));
    expect(
      await approveAssessment(colleague, changed.id, version, {
        checkedEvidence: [],
        harm: NOBODY,
      }),
    ).toMatchObject({ problem: { code: "same person" } });
    expect(await returnAssessment(colleague, changed.id, version, "Mend it")).toMatchObject({
      problem: { code: "same person" },
    });
  });

  test("what one cites that the other may not read stays cited, and is not told", async () => {
    const { researcher, organisation } = await world();
    const colleague = await member("researcher", organisation.id);
    const owner = { loggedById: researcher.id, organisationId: organisation.id };
    const hidden = await evidence({ ...owner, confidentiality: "restricted" });
    const { id, version, ref } = await drafted({ evidence: [evidenceId, hidden] });
    const late = await saveDraft(colleague, { ref, id, version: version - 1, draft: whole });
    expect(JSON.stringify(late)).not.toContain(hidden);
    value(await saveDraft(colleague, { ref, id, version, draft: { ...whole, evidence: [] } }));
    const cited = (await findAssessment(researcher, id))?.assessment.evidence ?? [];
    expect(cited.map((one) => one.evidenceId)).toEqual([hidden]);
  });

  test(
    "of a thousand saves at once none is lost: each is the next version, or a conflict that shows what stands",
    { timeout: 60_000 },
    async () => {
      const { researcher, organisation } = await world();
      const writers = [researcher, await member("researcher", organisation.id)];
      const { id, ref, ...first } = await drafted({});
      let { version } = first;
      let [saved, conflicts] = [0, 0];
      while (saved + conflicts < 1000) {
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, (_, at) =>
            saveDraft(writers[at % 2]!, {
              ...{ ref, id, version },
              draft: { ...whole, rationalePublic: `Save ${saved + conflicts + at}` },
            }),
          ),
        );
        const won = outcomes.filter((one) => one.ok);
        const lost = outcomes.flatMap((one) => (one.ok ? [] : [one.problem]));
        expect(won).toHaveLength(1);
        expect(new Set(lost.map(({ code }) => code))).toEqual(new Set(["stale"]));
        for (const { held } of lost) expect(held).toMatchObject({ version: version + 1 });
        version += 1;
        saved += won.length;
        conflicts += lost.length;
      }
      expect({ saved, conflicts }).toEqual({ saved: 50, conflicts: 950 });
      expect((await findAssessment(researcher, id))?.assessment.version).toBe(first.version + 50);
      const did = { in: ["began assessment", "saved draft assessment"] };
      expect(await record.auditEvent.count({ where: { subject: id, did } })).toBe(51);
    },
  );
});

async function drafted(
  more: Partial<AssessmentDraft>,
  as?: Awaited<ReturnType<typeof world>>["researcher"],
) {
  const { researcher } = await world();
  const { ref } = await recommendation({ ref: `A-HRC-1-1.${++count}` });
  const saved = await saveDraft(as ?? researcher, { ref, draft: { ...whole, ...more } });
  return { ...value(saved), ref };
}

async function approved(more: Partial<AssessmentDraft>) {
  const { researcher, editor } = await world();
  const draft = await drafted(more);
  const submitted = value(await submitAssessment(researcher, draft.id, draft.version));
  value(
    await approveAssessment(editor, draft.id, submitted.version, {
      checkedEvidence: [],
      harm: NOBODY,
    }),
  );
  const found = await findAssessment(editor, draft.id);
  return { id: draft.id, ref: found!.recommendation.ref };
}

function value<T>(outcome: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
