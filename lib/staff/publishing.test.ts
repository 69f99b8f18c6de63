import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { publisher } from "@/lib/db/publisher";
import { record } from "@/lib/db/record";
import { recommendation, world } from "@/lib/db/testing/world";
import { canonical } from "@/lib/domain/canonical";
import type { Outcome } from "@/lib/domain/outcome";
import { nameDigest } from "@/lib/domain/seal";
import { finishPublishing, previewPublication, publishEdition } from "./publishing";
import { takeDown } from "./take-down";

const CANARY = "Kanarienvogel";
let count = 0;
const nextRef = () => `A-HRC-9-9.${++count}`;

describe("an edition", () => {
  test("brings what may be shown, and previews exactly that", async () => {
    const { editor } = await world();
    const { ref } = await recommendation({ ref: nextRef() });
    const preview = value(await previewPublication(editor));
    const change = preview.changes.find((one) => one.key === ref);
    expect(change).toMatchObject({ kind: "recommendation", change: "added", before: null });
    expect(await shown(ref)).toBeNull();

    const { number } = value(await publishEdition(editor, { note: "First" }));
    expect(number).toBe(preview.number);
    expect((await shown(ref))?.content).toEqual(change?.after);
  });

  test("is refused to a researcher, without a note, and when nothing has changed", async () => {
    const { editor, researcher } = await world();
    await recommendation({ ref: nextRef() });
    expect(await publishEdition(researcher, { note: "Mine" })).toMatchObject({
      ok: false,
      problem: { code: "not allowed" },
    });
    expect(await publishEdition(editor, { note: "  " })).toMatchObject({
      ok: false,
      problem: { field: "note" },
    });
    value(await publishEdition(editor, { note: "Something" }));
    expect(await publishEdition(editor, { note: "Nothing" })).toMatchObject({
      ok: false,
      problem: { code: "not ready" },
    });
  });

  test("holds back what was not checked, what nobody approved, and what was withdrawn", async () => {
    const { editor, researcher } = await world();
    const unapproved = await record.importBatch.create({
      data: {
        format: "ohchr-matrix",
        fileName: "m.docx",
        fileSha256: "1".repeat(64),
        importedById: researcher.id,
        rows: 1,
        report: {},
      },
    });
    const held = [
      await recommendation({ ref: nextRef(), checkNote: "Paragraph from memory" }),
      await recommendation({ ref: nextRef(), batchId: unapproved.id }),
      await recommendation({ ref: nextRef(), withdrawnAt: new Date() }),
    ];
    await recommendation({ ref: nextRef() });
    value(await publishEdition(editor, { note: "What may be shown" }));
    for (const { ref } of held) expect(await shown(ref)).toBeNull();

    await record.importBatch.update({
      where: { id: unapproved.id },
      data: { approvedAt: new Date(), approvedById: editor.id },
    });
    value(await publishEdition(editor, { note: "The batch was approved" }));
    expect(await shown(held[1]!.ref)).not.toBeNull();
  });

  test("costs what changed: one change seals one thing, and the edition before still says what it said", async () => {
    const { editor } = await world();
    const { id, ref } = await recommendation({ ref: nextRef() });
    const first = value(await publishEdition(editor, { note: "Before" }));
    await record.recommendation.update({
      where: { id },
      data: { summary: "Release everyone, at once" },
    });
    const second = value(await publishEdition(editor, { note: "After" }));
    expect(second).toMatchObject({ added: 0, changed: 1, removed: 0 });

    const versions = await publication.publishedRecommendation.findMany({
      where: { ref },
      orderBy: { editionFrom: "asc" },
    });
    expect(versions.map((one) => [one.editionFrom, one.editionTo])).toEqual([
      [first.number, second.number],
      [second.number, null],
    ]);
  });

  test("sealed but not applied when a process died is applied at the next start, once", async () => {
    const { editor } = await world();
    const { ref } = await recommendation({ ref: nextRef() });
    const { number } = value(await publishEdition(editor, { note: "About to be forgotten" }));
    await publisher.$executeRaw`delete from recommendation where edition_from = ${number}`;
    await publisher.$executeRaw`delete from edition where number = ${number}`;
    await publisher.$executeRaw`update current set edition = ${number - 1}`;
    expect(await finishPublishing()).toEqual([number]);
    expect(await finishPublishing()).toEqual([]);
    expect(await shown(ref)).not.toBeNull();
  });

  test("carries hashes that anybody can compute again from what is shown", async () => {
    const { editor } = await world();
    const { ref } = await recommendation({ ref: nextRef() });
    value(await publishEdition(editor, { note: "To be verified" }));
    const row = await publication.publishedRecommendation.findFirstOrThrow({ where: { ref } });
    expect(
      createHash("sha256")
        .update(row.salt + canonical(row.content))
        .digest("hex"),
    ).toBe(row.hash);
  });

  test("never carries a private word: a canary in every private column stays inside", async () => {
    const { editor, researcher, organisation } = await world();
    const { id, ref } = await recommendation({ ref: nextRef() });
    const evidence = (confidentiality: string, more: object) => ({
      code: `c${++count}`,
      title: "Report",
      kind: "ngo",
      url: "https://example.org/r",
      confidentiality,
      loggedById: researcher.id,
      organisationId: organisation.id,
      detailRestricted: CANARY,
      checkedAt: new Date(),
      checkedById: editor.id,
      links: { create: { recommendationId: id, relation: "context", note: CANARY } },
      attachments: {
        create: {
          sha256: "a".repeat(64),
          size: 1,
          mime: "text/plain",
          originalName: CANARY,
          uploadedById: researcher.id,
        },
      },
      ...more,
    });
    await record.evidence.create({
      data: evidence("public", { summaryPublic: "What a reader may know" }),
    });
    for (const closed of ["embargoed", "coalition", "organisation", "restricted", "sealed"])
      await record.evidence.create({
        data: evidence(closed, {
          title: CANARY,
          publisher: CANARY,
          summaryPublic: CANARY,
          embargoedUntil: new Date("2999-01-01"),
        }),
      });
    await record.evidence.create({
      data: evidence("public", { title: CANARY, checkedAt: null, checkedById: null }),
    });
    await record.evidence.create({
      data: evidence("public", {
        title: CANARY,
        retractedAt: new Date(),
        retractionReason: CANARY,
      }),
    });
    const assessed = {
      recommendationId: id,
      level: "initiated",
      rationaleInternal: CANARY,
      organisationId: organisation.id,
      authorId: researcher.id,
    };
    await record.assessment.create({ data: { ...assessed, rationalePublic: CANARY } });
    await record.assessment.create({
      data: {
        ...assessed,
        rationalePublic: "What was found",
        searchNote: "Looked in the Gazette",
        confidence: "low",
        standardOfProof: "reasonable-grounds",
        evidenceCutOff: "2024-01-01",
        submittedAt: new Date(),
        approvedAt: new Date(),
        approvedById: editor.id,
        returnedAt: new Date(0),
        returnReason: CANARY,
      },
    });
    await record.stateResponse.create({
      data: { recommendationId: id, verbatim: CANARY, position: "noted", checkNote: "unchecked" },
    });
    await record.member.update({ where: { id: researcher.id }, data: { name: CANARY } });
    value(await publishEdition(editor, { note: "Safe" }));

    const row = await shown(ref);
    expect(row?.content).toMatchObject({
      evidence: [{ summary: "What a reader may know" }],
      assessment: { rationale: "What was found" },
    });
    for (const table of await everything()) expect(table).not.toContain(CANARY);
    // The search vector keeps stems: look for those too.
    const [{ hits }] = await publisher.$queryRaw<[{ hits: number }]>`
      select count(*)::int as hits from recommendation_search where search @@ to_tsquery('simple', ${`${CANARY.toLowerCase()}:*`})`;
    expect(hits).toBe(0);
  });
});

describe("a take-down", () => {
  test("removes a recommendation from every edition, leaves a tombstone, and keeps it out of the next", async () => {
    const { editor } = await world();
    const { id, ref } = await recommendation({ ref: nextRef(), summary: CANARY });
    value(await publishEdition(editor, { note: "With it" }));
    await record.recommendation.update({ where: { id }, data: { summary: `${CANARY} again` } });
    value(await publishEdition(editor, { note: "With it, changed" }));
    value(
      await takeDown(editor, { kind: "recommendation", key: ref, reason: "Consent was withdrawn" }),
    );

    expect(await publication.publishedRecommendation.count({ where: { ref } })).toBe(0);
    expect(
      await publication.takeDown.findUnique({
        where: {
          kind_digest: { kind: "recommendation", digest: nameDigest("recommendation", ref) },
        },
      }),
    ).not.toBeNull();
    for (const table of await everything()) expect(table).not.toContain(CANARY);
    const sealed = await record.editionItem.findMany({ where: { key: ref } });
    expect(sealed.map((one) => [one.content, one.salt])).toEqual([
      [null, ""],
      [null, ""],
    ]);

    await recommendation({ ref: nextRef() });
    value(await publishEdition(editor, { note: "Without it" }));
    expect(await shown(ref)).toBeNull();
  });

  test("removes a piece of evidence from every recommendation that shows it", async () => {
    const { editor, researcher, organisation } = await world();
    const { id, ref } = await recommendation({ ref: nextRef() });
    const code = `t${++count}`;
    await record.evidence.create({
      data: {
        code,
        title: CANARY,
        kind: "ngo",
        url: "https://example.org/r",
        confidentiality: "public",
        loggedById: researcher.id,
        organisationId: organisation.id,
        checkedAt: new Date(),
        checkedById: editor.id,
        links: { create: { recommendationId: id, relation: "context" } },
      },
    });
    value(await publishEdition(editor, { note: "With evidence" }));
    expect(JSON.stringify((await shown(ref))?.content)).toContain(CANARY);
    value(await takeDown(editor, { kind: "evidence", key: code, reason: "It names somebody" }));
    expect(await shown(ref)).not.toBeNull();
    for (const table of await everything()) expect(table).not.toContain(CANARY);
    expect(JSON.stringify(await record.editionItem.findMany())).not.toContain(CANARY);
  });
});

const shown = (ref: string) =>
  publication.publishedRecommendation.findFirst({ where: { ref, editionTo: null } });

/** Every word of the publication, a table each. */
async function everything(): Promise<string[]> {
  const tables = await Promise.all([
    publication.publishedRecommendation.findMany(),
    publication.publishedEntry.findMany(),
    publication.edition.findMany(),
    publication.takeDown.findMany(),
  ]);
  return tables.map((rows) => JSON.stringify(rows));
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
