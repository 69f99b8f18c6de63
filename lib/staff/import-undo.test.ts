import { beforeAll, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { uprInfoOf, uprInfoRow } from "@/lib/db/testing/files";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { Outcome } from "@/lib/domain/outcome";
import { decideConflicts } from "./import-conflict";
import { undoBatch } from "./import-undo";
import { applyImport, approveBatch, findBatch } from "./importing";
import { loadVocabulary } from "./vocabulary";

beforeAll(async () => {
  await world();
  await loadVocabulary();
});

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
};
const uhriLine = (given: Record<string, unknown>) =>
  JSON.stringify({
    annotationId: "0a000000-0000-4000-8000-000000000001",
    symbol: "A/HRC/90/1",
    annotationType: "aa43335f-ec93-415e-bd4a-87ec91225983",
    countryIds: ["1dca4480-4a8d-4cfe-89f9-b2c7bcdf38dc"],
    bodyId: "b2b5b669-1405-419d-8603-7826b15d69e1",
    uprCycle: "ba74bb92-48ea-4f60-9830-31285065b54e",
    uprPositionIds: ["277ced3b-743d-465c-ae4a-135b32a7fe85"],
    en: "5.1 Plant trees",
    ...given,
  });
const importing = async (lines: string[], name = "search.jsonl") => {
  const { researcher } = await world();
  return value(await applyImport(researcher, { name, bytes: Buffer.from(lines.join("\n")) }));
};
const held = (ref: string) =>
  record.recommendation.findUniqueOrThrow({
    where: { ref },
    include: { texts: true, responses: { orderBy: { createdAt: "asc" } }, issuers: true },
  });

describe("an import that is undone", () => {
  test("withdraws what it brought, and the same file can be imported again", async () => {
    const { researcher } = await world();
    const bytes = uprInfoOf([uprInfoRow("Undo trees", { to: "Peru" })]);
    const first = value(await applyImport(researcher, { name: "a.csv", bytes }));
    const before = await record.recommendation.findFirstOrThrow({
      where: { batchId: first.batch ?? "" },
    });
    expect(value(await undoBatch(researcher, first.batch ?? ""))).toEqual({
      batch: first.batch,
      withdrawn: 1,
      reverted: 0,
    });
    expect(
      await record.recommendation.findUniqueOrThrow({ where: { id: before.id } }),
    ).toMatchObject({ externalKey: null, textVerbatim: "Undo trees" });
    expect(await undoBatch(researcher, first.batch ?? "")).toMatchObject({
      problem: { code: "already done" },
    });
    const again = value(await applyImport(researcher, { name: "a.csv", bytes }));
    expect(again.recommendations.created).toBe(1);
    expect(await held(before.ref)).toMatchObject({ withdrawnAt: null, batchId: again.batch });
    const event = await record.auditEvent.findFirstOrThrow({ where: { did: "undid an import" } });
    expect(event).toMatchObject({ subject: `batch:${first.batch}`, detail: { withdrawn: 1 } });
  });

  test("takes back what it had added to what was held, and only that", async () => {
    const { editor } = await world();
    await recommendation({ ref: "A-HRC-90-1.5.1", stateIso3: "CHN", summary: "In our words" });
    const { batch } = await importing([uhriLine({ fr: "5.1 Planter des arbres" })]);
    value(await approveBatch(editor, batch ?? ""));
    expect(await held("A-HRC-90-1.5.1")).toMatchObject({
      textVerbatim: "Plant trees",
      texts: [{ language: "fr", text: "Planter des arbres" }],
      responses: [{ position: "supported" }],
    });
    expect(value(await undoBatch(editor, batch ?? ""))).toMatchObject({
      withdrawn: 0,
      reverted: 1,
    });
    expect(await held("A-HRC-90-1.5.1")).toMatchObject({
      textVerbatim: null,
      summary: "In our words",
      texts: [],
      responses: [],
      documentId: null,
      reviewCycleId: null,
    });
    expect(value(await findBatch(editor, batch ?? ""))).toMatchObject({
      approvedAt: null,
      added: [
        { ref: "A-HRC-90-1.5.1", row: 1, adds: expect.arrayContaining(["text"]) as string[] },
      ],
      mayApprove: false,
      mayUndo: false,
    });
  });

  test("is refused once something rests on it, and to researchers who did not import it", async () => {
    const { researcher, editor, organisation } = await world();
    const { batch } = await importing([
      uhriLine({ annotationId: "0a000000-0000-4000-8000-000000000002", en: "5.2 Water trees" }),
    ]);
    const other = await member("researcher", organisation.id);
    expect(await undoBatch(other, batch ?? "")).toMatchObject({ problem: { code: "not allowed" } });
    const { id } = await held("A-HRC-90-1.5.2");
    await record.assessment.create({
      data: {
        recommendationId: id,
        level: "initiated",
        authorId: researcher.id,
        organisationId: organisation.id,
        method: 1,
      },
    });
    expect(await undoBatch(editor, batch ?? "")).toMatchObject({
      problem: { code: "not ready", message: expect.stringContaining("1 assessments") as string },
    });
    expect(await held("A-HRC-90-1.5.2")).toMatchObject({ withdrawnAt: null });
  });

  test("never takes an answer away that no undone import brought", async () => {
    const { id } = await held("A-HRC-90-1.5.2");
    await expect(
      record.stateResponse.deleteMany({ where: { recommendationId: id } }),
    ).rejects.toThrow(/not deleted/);
  });
});

describe("a value that two sources tell differently", () => {
  const line = (given: Record<string, unknown>) =>
    uhriLine({ annotationId: "0a000000-0000-4000-8000-000000000003", ...given });
  const noted = { uprPositionIds: ["7d6138a1-c091-4101-9fc2-eacf241826f7"] };

  test("stays until an editor who did not import the file takes the other, each once", async () => {
    const { researcher, editor, partner } = await world();
    const first = await importing([line({ en: "5.3 Plant trees", fr: "Planter" })]);
    value(await approveBatch(editor, first.batch ?? ""));
    const second = await importing([line({ en: "5.3 Cut trees", fr: "Couper", ...noted })]);
    expect(second.conflicts.map(({ field }) => field)).toEqual(["text", "position", "text (fr)"]);
    const batch = second.batch ?? "";
    const text = { field: "text" };
    expect(await decideConflicts(researcher, batch, text, "taken")).toMatchObject({
      problem: { code: "not allowed" },
    });
    expect(value(await decideConflicts(editor, batch, text, "kept")).decided).toBe(1);
    expect(value(await decideConflicts(editor, batch, { field: "position" }, "taken"))).toEqual({
      batch,
      decided: 1,
      stale: 0,
    });
    expect(await decideConflicts(editor, batch, text, "taken")).toMatchObject({
      problem: { code: "already done" },
    });
    const french = await record.importConflict.findFirstOrThrow({
      where: { batchId: batch, field: "text (fr)" },
    });
    const chief = await member("editor", partner.id);
    value(await decideConflicts(chief, batch, { conflict: french.id }, "taken"));
    expect(await held("A-HRC-90-1.5.3")).toMatchObject({
      textVerbatim: "Plant trees",
      texts: [{ language: "fr", text: "Couper" }],
      responses: [{ position: "supported" }, { position: "noted", batchId: batch }],
    });
    const again = await importing([line({ en: "5.3 Cut trees", fr: "Couper", ...noted })]);
    expect(again).toMatchObject({ batch, conflicts: [], recommendations: { updated: 0 } });
    expect(await undoBatch(editor, batch)).toMatchObject({ problem: { code: "not ready" } });
  });

  test("is not overwritten where what is held has changed since", async () => {
    const { editor } = await world();
    const { batch } = await importing([line({ en: "5.3 Move trees", fr: "Couper", ...noted })]);
    await record.recommendation.update({
      where: { ref: "A-HRC-90-1.5.3" },
      data: { textVerbatim: "Plant more trees" },
    });
    expect(await decideConflicts(editor, batch ?? "", { field: "text" }, "taken")).toMatchObject({
      problem: { code: "stale" },
    });
    expect(await held("A-HRC-90-1.5.3")).toMatchObject({ textVerbatim: "Plant more trees" });
  });
});
