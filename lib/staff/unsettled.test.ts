import { describe, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { NOBODY } from "@/lib/db/testing/harm";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { Outcome } from "@/lib/domain/outcome";
import { publishedRecommendation } from "@/lib/domain/published";
import { approveAssessment, submitAssessment, withdrawAssessment } from "./assessment";
import { saveDraft } from "./assessment-draft";
import { retractEvidence } from "./evidence";
import { previewPublication, publishEdition } from "./publishing";
import { takeDown } from "./take-down";
import { listUnsettled } from "./unsettled";
import { listWaiting } from "./waiting";

let count = 0;

describe("a published finding whose sources are withdrawn", () => {
  test("is looked at anew at the first loss, and carries its level under review after the last", async () => {
    const { editor, researcher } = await world();
    const sources = [await source(), await source()];
    const finding = await published(sources);
    expect(await shown(finding.ref)).toMatchObject({
      level: "not-implemented",
      underReview: false,
    });
    expect(await refsFor(editor)).not.toContain(finding.ref);

    value(await retractEvidence(researcher, sources[0]!.code, "Its author corrected it"));
    expect(await unsettledOf(finding.ref)).toMatchObject({
      id: finding.id,
      withdrawn: 1,
      left: 1,
    });
    expect((await listWaiting(editor))?.unsettled.map(({ ref }) => ref)).toContain(finding.ref);
    value(await publishEdition(editor, { note: "One source less" }));
    expect(await shown(finding.ref)).toMatchObject({
      level: "not-implemented",
      underReview: false,
    });

    const last = { kind: "evidence", key: sources[1]!.code, reason: "It names somebody" } as const;
    value(await takeDown(editor, last));
    expect(await unsettledOf(finding.ref)).toMatchObject({ withdrawn: 2, left: 0 });
    const preview = value(await previewPublication(editor));
    expect(preview.changes.find(({ key }) => key === finding.ref)).toMatchObject({
      after: { assessment: { level: "not-implemented", underReview: true } },
      fields: expect.arrayContaining(["assessment"]),
    });
    value(await publishEdition(editor, { note: "No source left" }));
    expect(await shown(finding.ref)).toMatchObject({
      level: "not-implemented",
      underReview: true,
    });
  });

  test("is settled once a new assessment stands, or the old one is withdrawn", async () => {
    const { editor, researcher } = await world();
    const [renewed, given] = [await published([await source()]), await published([await source()])];
    for (const one of [renewed, given])
      value(await retractEvidence(researcher, one.sources[0]!.code, "Mistaken"));
    expect(await refsFor(editor)).toEqual(expect.arrayContaining([renewed.ref, given.ref]));

    await approved(renewed.ref, [await source()]);
    value(await withdrawAssessment(editor, given.id, "Nothing holds it"));
    const left = await refsFor(editor);
    expect(left).not.toContain(renewed.ref);
    expect(left).not.toContain(given.ref);
    value(await publishEdition(editor, { note: "Looked at anew" }));
    expect(await shown(renewed.ref)).toMatchObject({ underReview: false });
    expect(await shown(given.ref)).toBeNull();
  });

  test("says nothing in public, nor to others, of a source that was never theirs to read", async () => {
    const { editor, researcher } = await world();
    const secret = await source({ confidentiality: "restricted" });
    const finding = await published([secret], "Looked in the gazettes of 2024");
    value(await retractEvidence(researcher, secret.code, "Withdrawn by the witness"));
    await record.recommendation.update({
      where: { ref: finding.ref },
      data: { summary: "The same in other words" },
    });
    value(await publishEdition(editor, { note: "Other words" }));
    expect(await shown(finding.ref)).toMatchObject({ underReview: false });
    expect(await refsFor(editor)).not.toContain(finding.ref);
    expect(await refsFor(researcher)).toContain(finding.ref);
  });

  test("is named to those alone who may read the record", async () => {
    const { researcher, organisation } = await world();
    const finding = await published([await source()]);
    value(await retractEvidence(researcher, finding.sources[0]!.code, "Mistaken"));
    const reader = await member("reader", organisation.id);
    expect(await refsFor(reader)).toContain(finding.ref);
    expect(await refsFor({ ...reader, role: "nobody" as "reader" })).toEqual([]);
  });
});

type Source = { id: string; code: string };

async function source(given: { confidentiality?: string } = {}): Promise<Source> {
  const { editor, researcher, organisation } = await world();
  return record.evidence.create({
    data: {
      code: `unsettled${++count}`,
      title: `Report ${count}`,
      url: "https://example.org/r",
      kind: "ngo",
      confidentiality: "public",
      loggedById: researcher.id,
      organisationId: organisation.id,
      checkedAt: new Date(),
      checkedById: editor.id,
      ...given,
    },
    select: { id: true, code: true },
  });
}

async function published(sources: Source[], searchNote?: string) {
  const { editor } = await world();
  const { id: recommendationId, ref } = await recommendation({ ref: `A-HRC-8-8.${++count}` });
  for (const { id } of sources)
    await record.evidenceLink.create({
      data: { evidenceId: id, recommendationId, relation: "shows-lack" },
    });
  const id = await approved(ref, sources, searchNote);
  value(await publishEdition(editor, { note: `With ${ref}` }));
  return { id, ref, sources };
}

async function approved(ref: string, sources: Source[], searchNote?: string): Promise<string> {
  const { researcher, editor } = await world();
  const evidence = sources.map(({ id }) => id);
  const draft = {
    level: "not-implemented",
    confidence: "medium",
    standardOfProof: "reasonable-grounds",
    rationalePublic: "Nobody was released in the time looked at.",
    evidenceCutOff: "2024-06-30",
    searchNote,
    evidence,
  } as const;
  const { id, version } = value(
    await saveDraft(researcher, { ref, draft: { ...draft, evidence: [...evidence] } }),
  );
  const submitted = value(await submitAssessment(researcher, id, version));
  value(
    await approveAssessment(editor, id, submitted.version, {
      checkedEvidence: evidence,
      harm: NOBODY,
    }),
  );
  return id;
}

async function shown(ref: string) {
  const row = await publication.publishedRecommendation.findFirstOrThrow({
    where: { ref, editionTo: null },
  });
  return publishedRecommendation.parse(row.content).assessment;
}

const refsFor = async (who: Parameters<typeof listUnsettled>[0]) =>
  (await listUnsettled(who)).map(({ ref }) => ref);
const unsettledOf = async (ref: string) =>
  (await listUnsettled((await world()).editor)).find((one) => one.ref === ref);

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
