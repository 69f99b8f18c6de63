import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { EvidenceDraft } from "@/lib/domain/evidence";
import type { Outcome } from "@/lib/domain/outcome";
import { findAssessment, returnAssessment } from "./assessment";
import { saveDraft } from "./assessment-draft";
import { logEvidence, updateEvidence } from "./evidence";
import { findEvidence } from "./evidence-reading";
import { findPast, listPast } from "./past-value";
import { protectName } from "./protected-name";
import { findForDesk } from "./recommendation";

const ref = `PV.${randomUUID().slice(0, 8)}`;
const draft = (given: Partial<EvidenceDraft>): EvidenceDraft => ({
  title: "A notice",
  kind: "state",
  confidentiality: "coalition",
  links: [{ ref, relation: "context" }],
  attachments: [],
  ...given,
});

test("what stood in a field is kept with who changed it, and comes back as a change of its own", async () => {
  const { researcher, editor } = await world();
  await recommendation({ ref });
  const { code, version } = value(await logEvidence(researcher, draft({ title: "First" })));
  const second = value(await updateEvidence(editor, code, draft({ title: "Second" }), version));
  const third = { title: "Third", summaryPublic: "In short" };
  value(await updateEvidence(researcher, code, draft(third), second.version));

  const lines = await listPast(editor, await presentOf(editor, code));
  expect(lines).toMatchObject(
    [
      { field: "summaryPublic", before: null, after: "In short", by: researcher.name },
      { field: "title", before: "Second", after: "Third", by: researcher.name },
      { field: "title", before: "First", after: "Second", by: editor.name },
    ].sort((a, b) => order(lines, a) - order(lines, b)),
  );
  const first = lines.find(({ before }) => before === "First")!;
  const back = await findPast(editor, await presentOf(editor, code), first.id);
  expect(back).toEqual({ field: "title", value: "First" });

  const now = await findEvidence(editor, code);
  value(await updateEvidence(editor, code, draft({ ...third, title: back!.value }), now!.version));
  const after = await listPast(editor, await presentOf(editor, code));
  expect(after[0]).toMatchObject({ field: "title", before: "Third", after: "First" });
  expect(after).toHaveLength(4);
});

test("what was said while it was more closed stays closed, and the restricted leaves no past", async () => {
  const { researcher, administrator, partner } = await world();
  const outsider = await member("editor", partner.id);
  const closed = draft({ title: "A closed word", confidentiality: "organisation" });
  const { code, version } = value(await logEvidence(researcher, closed));
  const open = value(
    await updateEvidence(researcher, code, draft({ title: "An open one" }), version),
  );
  const theirs = await listPast(outsider, await presentOf(outsider, code));
  expect(theirs).toEqual([]);
  const own = await listPast(researcher, await presentOf(researcher, code));
  expect(own.map(({ before }) => before)).toContain("A closed word");
  const id = own.find(({ field }) => field === "title")!.id;
  expect(await findPast(outsider, await presentOf(outsider, code), id)).toBeNull();

  const hide = draft({ title: "A sealed word", confidentiality: "restricted" });
  const hidden = value(await updateEvidence(researcher, code, hide, open.version));
  value(await updateEvidence(administrator, code, draft({ title: "Mended" }), hidden.version));
  const rows = await record.pastValue.findMany({ select: { value: true } });
  expect(JSON.stringify(rows)).not.toContain("A sealed word");
});

test("a recommendation keeps what was set right in it, and nobody rewrites what was", async () => {
  const { researcher } = await world();
  const { id, ref: own } = await recommendation({ ref: `${ref}.2`, summary: "Befor" });
  await record.recommendation.update({ where: { id }, data: { summary: "Before", dueOn: "2024" } });
  const found = (await findForDesk(researcher, own))!;
  const present = { kind: "recommendation", id, values: { ...found }, closure: null } as const;
  const lines = await listPast(researcher, present);
  expect(lines).toHaveLength(2);
  expect(lines).toContainEqual(
    expect.objectContaining({ field: "summary", before: "Befor", after: "Before", by: null }),
  );
  await expect(
    record.pastValue.updateMany({ where: { thingId: id }, data: { value: "x" } }),
  ).rejects.toThrow(/permission denied|written once/);
});

test("what named somebody who is protected since is not shown again", async () => {
  const { researcher, editor } = await world();
  const named = { ref: `${ref}.3`, summary: "Release Qualifer Zilpzalp" };
  const { id } = await recommendation(named);
  await record.recommendation.update({ where: { id }, data: { summary: "Release all" } });
  const present = { kind: "recommendation", id, values: {}, closure: null } as const;
  expect(await listPast(researcher, present)).toHaveLength(1);
  value(await protectName(editor, { names: "Zilpzalp Qualifer", reference: "" }));
  expect(await listPast(researcher, present)).toEqual([]);
});

test("a finding keeps what stood before each sitting of its writers, and what its reviewer saw", async () => {
  const { researcher, editor, organisation, partner } = await world();
  const { ref: own } = await recommendation({ ref: `${ref}.4` });
  const colleague = await member("researcher", organisation.id);
  const write = async (
    who: typeof researcher,
    words: string,
    held?: { id: string; version: number },
  ) =>
    value(
      await saveDraft(who, {
        ref: own,
        ...held,
        draft: { level: "initiated", rationalePublic: words, searchNote: "Looked", evidence: [] },
      }),
    );
  let draft = await write(researcher, "Begun");
  for (const words of ["Begun t", "Begun to be", "Begun to be done"])
    draft = await write(researcher, words, draft);
  draft = await write(colleague, "Not begun", draft);
  draft = await write(researcher, "Begun after all", draft);

  const { assessment } = (await findAssessment(researcher, draft.id))!;
  const closure = { organisationId: assessment.organisationId, loggedById: assessment.authorId };
  const present = { kind: "assessment", id: draft.id, values: assessment, closure } as const;
  const befores = async () =>
    (await listPast(researcher, present)).map(({ field, before }) => [field, before]);
  const own3 = [
    ["rationalePublic", "Not begun"],
    ["rationalePublic", "Begun to be done"],
    ["rationalePublic", "Begun"],
  ];
  expect(await befores()).toEqual(own3);

  await record.assessment.update({ where: { id: draft.id }, data: { submittedAt: new Date() } });
  draft = value(await returnAssessment(editor, draft.id, draft.version, "Say on what it rests"));
  await write(researcher, "Begun, says the notice", draft);
  expect(await befores()).toEqual([["rationalePublic", "Begun after all"], ...own3]);
  const outsider = await member("researcher", partner.id);
  expect(await listPast(outsider, present)).toEqual([]);
});

async function presentOf(who: Parameters<typeof findEvidence>[0], code: string) {
  const found = (await findEvidence(who, code))!;
  const { organisationId, loggedById } = found;
  return {
    kind: "evidence" as const,
    id: found.id,
    values: { ...found } as Record<string, unknown>,
    closure: { organisationId, loggedById },
  };
}

/** Fields of one change have no order among themselves. */
const order = (
  lines: { field: string; before: string | null }[],
  one: { field: string; before: string | null },
) => lines.findIndex(({ field, before }) => field === one.field && before === one.before);

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
