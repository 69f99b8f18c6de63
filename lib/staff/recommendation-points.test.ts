import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { recommendation, world } from "@/lib/db/testing/world";
import { documentDraft } from "@/lib/domain/document-draft";
import type { Outcome } from "@/lib/domain/outcome";
import { splitParagraph } from "@/lib/domain/paragraph-split";
import { recommendationDraft } from "@/lib/domain/recommendation-draft";
import { draftDocument } from "./document";
import { approveBatch, findBatch } from "./importing";
import { undoBatch } from "./import-undo";
import { publishEdition } from "./publishing";
import { findForDesk } from "./recommendation";
import {
  draftRecommendation,
  saveRecommendation,
  withdrawRecommendation,
} from "./recommendation-draft";
import { enterPoints, splitRecommendation } from "./recommendation-points";
import { findWhatKeepsWhole } from "./recommendation-whole";

const TEXT =
  "Examplia should: (a) release everyone who is held without a charge; (b) repeal the decree; (c) report on it.";

describe("the points of a paragraph", () => {
  test("are written in one act, in one batch that says what paragraph they are of", async () => {
    const { researcher, editor } = await world();
    const document = await paper();
    const given = {
      ref: "",
      draft: ask({ document, paragraph: "44", themes: [] }),
      points: points(),
    };
    const { batch, refs } = value(await enterPoints(researcher, given));
    expect(refs).toEqual([`${document}.44(a)`, `${document}.44(b)`, `${document}.44(c)`]);
    const held = await record.recommendation.findMany({
      where: { batchId: batch },
      orderBy: { ref: "asc" },
      include: { issuers: true, document: { select: { key: true } } },
    });
    expect(held.map((one) => [one.paragraph, one.countingUnit, one.textVerbatim])).toEqual([
      ["44(a)", "paragraph", "Examplia should: (a) release everyone who is held without a charge;"],
      ["44(b)", "paragraph", "Examplia should: (b) repeal the decree;"],
      ["44(c)", "paragraph", "Examplia should: (c) report on it."],
    ]);
    expect(held.map((one) => [one.document?.key, one.issuedOn, one.actionSuggested])).toEqual([
      [document, "2024-05", 5],
      [document, "2024-05", 5],
      [document, "2024-05", 5],
    ]);
    expect(value(await findBatch(editor, batch))).toMatchObject({
      rows: 3,
      created: 3,
      mayApprove: true,
      points: { ref: `${document}.44`, places: ["(a)", "(b)", "(c)"], text: TEXT, from: null },
      twice: [],
    });
    const [line, ...more] = await record.auditEvent.findMany({
      where: { subject: `${document}.44` },
    });
    expect(more).toEqual([]);
    expect(line).toMatchObject({ did: "entered points", detail: { points: 3, batch } });
    const shown = await findForDesk(editor, `${document}.44(b)`);
    expect(shown?.history.map(({ did }) => did)).toEqual(["entered points"]);
  });

  test("are published once a second member has approved them, and not before", async () => {
    const { researcher, editor } = await world();
    const document = await paper();
    const given = { ref: "", draft: ask({ document, paragraph: "45" }), points: points() };
    const { batch, refs } = value(await enterPoints(researcher, given));
    await publish();
    expect(await shownOf(refs)).toEqual([]);
    expect(await approveBatch(researcher, batch)).toMatchObject({ ok: false });
    value(await approveBatch(editor, batch));
    await publish();
    expect(await shownOf(refs)).toEqual(["45(a)", "45(b)", "45(c)"]);
  });

  test("are not written at all where one of them cannot be, and each that cannot is named in its row", async () => {
    const { researcher } = await world();
    const document = await paper();
    const draft = ask({ document, paragraph: "46" });
    await recommendation({ ref: `${document}.46(b)` });
    const before = await record.importBatch.count();
    const twice = [...points(), { row: 7, place: "(c)", text: "Once more" }];
    const refused = await enterPoints(researcher, { ref: "", draft, points: twice });
    expect(refused).toMatchObject({ ok: false, problem: { code: "conflict" } });
    expect(refused.ok ? [] : refused.problem.fields?.map(({ field }) => field)).toEqual([
      "points.1.place",
      "points.7.place",
    ]);
    expect(await record.recommendation.count({ where: { ref: `${document}.46(a)` } })).toBe(0);
    expect(await record.importBatch.count()).toBe(before);
    expect(await enterPoints(researcher, { ref: "", draft, points: [] })).toMatchObject({
      ok: false,
      problem: { field: "points" },
    });
  });

  test("that are sent twice at the same time are written once, and the second is told so", async () => {
    const { researcher } = await world();
    const document = await paper();
    const given = { ref: "", draft: ask({ document, paragraph: "47" }), points: points() };
    const came = await Promise.all([1, 2, 3].map(() => enterPoints(researcher, given)));
    expect(came.map(({ ok }) => ok).sort()).toEqual([false, false, true]);
    for (const one of came) if (!one.ok) expect(one.problem.code).toBe("conflict");
    expect(await record.recommendation.count({ where: { document: { key: document } } })).toBe(3);
  });

  test("are cited by a reference of their own where there is no document", async () => {
    const { researcher } = await world();
    const ref = `CALL-${short()}`;
    const entered = value(
      await enterPoints(researcher, {
        ref,
        draft: ask(),
        points: [point("bullet 1", 0), point("(b)", 1)],
      }),
    );
    expect(entered.refs).toEqual([`${ref}bullet1`, `${ref}(b)`]);
    expect(
      await enterPoints(researcher, { ref: "", draft: ask(), points: points() }),
    ).toMatchObject({
      ok: false,
      problem: { field: "ref" },
    });
  });
});

describe("a paragraph that the record holds whole", () => {
  test("is split by its writer: withdrawn with the reason, and written as its points, in one act", async () => {
    const { researcher, editor } = await world();
    const { document, ref, version } = await whole("44");
    const given = { ref, version, draft: ask({ document, paragraph: "44" }), points: points() };
    expect(await splitRecommendation(editor, given)).toMatchObject({
      ok: false,
      problem: { code: "not allowed" },
    });
    const { batch } = value(await splitRecommendation(researcher, given));
    const before = await record.recommendation.findUniqueOrThrow({ where: { ref } });
    expect(before.checkNote).toBe("Withdrawn: Split into 44(a), 44(b), 44(c)");
    expect(before.withdrawnAt).not.toBeNull();
    expect(before.textVerbatim).toBe(TEXT);
    expect(value(await findBatch(editor, batch)).points).toMatchObject({ from: { ref } });
    expect((await findForDesk(editor, `${ref}(a)`))?.history.map(({ did }) => did)).toEqual([
      "split recommendation",
      "wrote recommendation",
    ]);
  });

  test("hands on whose work it is and its Development Goals", async () => {
    const { researcher } = await world();
    const { document, ref, version } = await whole("44");
    await record.sdg.createMany({
      data: [{ code: "16", label: "Peace", goal: "16" }],
      skipDuplicates: true,
    });
    await record.recommendation.update({
      where: { ref },
      data: { assignedToId: researcher.id, sdgs: { create: { sdgCode: "16" } } },
    });
    const given = { ref, version, draft: ask({ document, paragraph: "44" }), points: points() };
    const { refs } = value(await splitRecommendation(researcher, given));
    const held = await record.recommendation.findMany({
      where: { ref: { in: refs } },
      include: { sdgs: true },
    });
    expect(held.map((one) => [one.assignedToId, one.sdgs.length])).toEqual(
      [1, 2, 3].map(() => [researcher.id, 1]),
    );
  });

  test("stays as it was where somebody changed it meanwhile, where one point is taken, or where only one is left", async () => {
    const { researcher } = await world();
    const { document, ref, version } = await whole("44");
    const draft = ask({ document, paragraph: "44" });
    const split = (given: object) =>
      splitRecommendation(researcher, { ref, version, draft, points: points(), ...given });
    expect(await split({ version: version + 1 })).toMatchObject({ problem: { code: "stale" } });
    expect(await split({ points: points().slice(1, 2) })).toMatchObject({
      problem: { field: "points" },
    });
    await recommendation({ ref: `${ref}(c)` });
    expect(await split({})).toMatchObject({ problem: { field: "points.2.place" } });
    expect(
      await split({ draft: ask({ document, paragraph: "44", state: "Atlantis" }) }),
    ).toMatchObject({
      problem: { field: "state" },
    });
    expect(await record.recommendation.findUniqueOrThrow({ where: { ref } })).toMatchObject({
      withdrawnAt: null,
      checkNote: null,
      version,
    });
    const came = await Promise.all([1, 2].map(() => split({ points: points().slice(0, 2) })));
    expect(came.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test("stands again when the import of its points is undone", async () => {
    const { researcher } = await world();
    const { document, ref, version } = await whole("44");
    const draft = ask({ document, paragraph: "44" });
    const given = { ref, version, draft, points: points() };
    const { batch, refs } = value(await splitRecommendation(researcher, given));
    value(await undoBatch(researcher, batch));
    const held = await record.recommendation.findUniqueOrThrow({ where: { ref } });
    expect(held).toMatchObject({ withdrawnAt: null, checkNote: null });
    const again = await splitRecommendation(researcher, { ...given, version: held.version });
    expect(value(again).refs).toEqual(refs);
    // A point that came from elsewhere meanwhile keeps it from standing beside that.
    value(
      await draftRecommendation(researcher, {
        ref: "",
        draft: ask({ document, paragraph: "44(d)" }),
      }),
    );
    expect(await undoBatch(researcher, value(again).batch)).toMatchObject({
      ok: false,
      problem: { code: "conflict" },
    });
  });

  test("is kept whole where something rests on it that its reader may know of", async () => {
    const { researcher, administrator } = await world();
    const rests: [string, (id: string) => Promise<unknown>][] = [
      ["The State has answered", (id) => answered(id)],
      ["An assessment", (id) => assessed(id)],
      ["Evidence is linked", (id) => evidenced(id, "coalition")],
      ["Another recommendation", (id) => recommendation({ ref: short(), reiteratesId: id })],
      ["It was published", (id) => sealed(id)],
    ];
    for (const [reason, rest] of rests) {
      const { document, ref, version } = await whole("44");
      const { id } = await record.recommendation.findUniqueOrThrow({ where: { ref } });
      expect(await findWhatKeepsWhole(researcher, ref)).toEqual([]);
      await rest(id);
      expect(await findWhatKeepsWhole(researcher, ref)).toEqual([expect.stringContaining(reason)]);
      const given = { ref, version, draft: ask({ document, paragraph: "44" }), points: points() };
      expect(await splitRecommendation(researcher, given)).toMatchObject({
        ok: false,
        problem: { code: "not ready", message: expect.stringContaining(reason) },
      });
    }
    // Whoever may not change it is told nothing at all, and what one may not read keeps nothing from being done.
    const { document, ref, version } = await whole("44");
    const { id } = await record.recommendation.findUniqueOrThrow({ where: { ref } });
    expect(await findWhatKeepsWhole(administrator, ref)).toEqual([]);
    await evidenced(id, "sealed");
    expect(await findWhatKeepsWhole(researcher, ref)).toEqual([]);
    const given = { ref, version, draft: ask({ document, paragraph: "44" }), points: points() };
    value(await splitRecommendation(researcher, given));
  });
});

describe("a paragraph and its points", () => {
  test("are not written beside each other at the desk, whichever comes first", async () => {
    const { researcher } = await world();
    const document = await paper();
    const write = (paragraph: string, given: object = {}) =>
      draftRecommendation(researcher, { ref: "", draft: ask({ document, paragraph, ...given }) });
    value(await write("50"));
    value(await write("50.1"));
    const beside = { ref: "", draft: ask({ document, paragraph: "50" }), points: points() };
    const refused = { ok: false, problem: { code: "conflict", field: "paragraph" } };
    expect(await enterPoints(researcher, beside)).toMatchObject(refused);
    expect(await write("50(a)")).toMatchObject(refused);
    value(await enterPoints(researcher, { ...beside, draft: ask({ document, paragraph: "51" }) }));
    expect(await write("51")).toMatchObject(refused);
    const { version } = value(await write("52"));
    const move = (paragraph: string, checkNote = "") =>
      saveRecommendation(researcher, {
        ref: `${document}.52`,
        version,
        draft: ask({ document, paragraph, checkNote }),
      });
    expect(await move("50(b)")).toMatchObject(refused);
    // Asked of somebody else, it is another ask; not checked, it is in no figure.
    value(await write("51", { addresseeKind: "un-body", addressee: "A council" }));
    value(await move("50(b)", "Not compared yet"));
  });

  test("are not counted both, even where an import brings the one and the desk has the other", async () => {
    const { researcher, editor } = await world();
    const { id: documentId, key } = await record.document.create({
      data: { key: `E-${short()}`, title: "A report", bodyCode: "cat", kind: "report" },
    });
    const at = (paragraph: string, batchId: string) =>
      recommendation({ ref: `${key}.${paragraph}`, documentId, paragraph, batchId });
    const [first, second, third] = [
      await batchOf(researcher.id),
      await batchOf(researcher.id),
      await batchOf(researcher.id),
    ];
    await at("60", first.id);
    value(await approveBatch(editor, first.id));
    await at("60 (a)", second.id);
    await at("61(a)", second.id);
    expect(value(await findBatch(editor, second.id)).twice).toEqual([
      { point: `${key}.60 (a)`, whole: `${key}.60` },
    ]);
    value(await approveBatch(editor, second.id));
    await at("61", third.id);
    await at("62", third.id);
    await at("62(a)(i)", third.id);
    value(await approveBatch(editor, third.id));
    const kept = await record.recommendation.findMany({
      where: { documentId, checkNote: { not: null } },
      orderBy: { ref: "asc" },
    });
    expect(kept.map(({ ref }) => ref)).toEqual([`${key}.60 (a)`, `${key}.61`, `${key}.62(a)(i)`]);
    expect(kept[0]?.checkNote).toContain(`${key}.60`);
    await publish();
    expect(
      await shownOf([...kept.map(({ ref }) => ref), `${key}.60`, `${key}.61(a)`, `${key}.62`]),
    ).toEqual(["60", "61(a)", "62"]);
    // The note is cleared once the other is gone, and not before.
    const clear = () =>
      saveRecommendation(editor, {
        ref: `${key}.61`,
        version: kept[1]?.version ?? 0,
        draft: ask({ document: key, paragraph: "61" }),
      });
    expect(await clear()).toMatchObject({ ok: false, problem: { code: "conflict" } });
    value(await withdrawRecommendation(editor, `${key}.61(a)`, "It stands whole"));
    value(await clear());
  });
});

const short = () => randomUUID().slice(0, 8);
const EMPTY = Object.fromEntries(Object.keys(recommendationDraft.shape).map((name) => [name, ""]));

const ask = (given: object = {}) =>
  recommendationDraft.parse({
    ...EMPTY,
    type: "recommendation",
    addresseeKind: "state",
    state: "Examplia",
    body: "cat",
    issuedOn: "2024-05",
    textVerbatim: TEXT,
    themes: [],
    groups: [],
    ...given,
  });

const point = (place: string, row: number) => ({ row, place, text: `Do ${place} well` });
const points = () =>
  (splitParagraph(TEXT)?.points ?? []).map(({ place, text }, row) => ({ row, place, text }));

async function paper(): Promise<string> {
  const { researcher } = await world();
  const draft = documentDraft.parse({
    ...Object.fromEntries(Object.keys(documentDraft.shape).map((name) => [name, ""])),
    symbol: `CAT/C/XEX/CO/${short()}`,
    title: "Concluding observations on Examplia",
    body: "cat",
    kind: "concluding-observations",
  });
  return value(await draftDocument(researcher, draft)).key;
}

/** One that a researcher wrote, and that waits for its second member. */
async function whole(paragraph: string) {
  const { researcher } = await world();
  const document = await paper();
  const draft = ask({ document, paragraph });
  return { document, ...value(await draftRecommendation(researcher, { ref: "", draft })) };
}

const batchOf = (importedById: string) =>
  record.importBatch.create({
    data: {
      format: "uhri-csv",
      fileName: "a.csv",
      fileSha256: "1".repeat(64),
      importedById,
      rows: 1,
      report: {},
    },
  });

const answered = (recommendationId: string) =>
  record.stateResponse.create({
    data: { recommendationId, verbatim: "Noted", position: "noted", sourceTitle: "An addendum" },
  });

async function assessed(recommendationId: string) {
  const { administrator } = await world();
  return record.assessment.create({
    data: {
      recommendationId,
      level: "not-implemented",
      authorId: administrator.id,
      organisationId: administrator.organisationId,
    },
  });
}

/** Of another organisation than the one of whoever splits it. */
async function evidenced(recommendationId: string, confidentiality: string) {
  const { editor } = await world();
  return record.evidence.create({
    data: {
      code: `E-${short()}`,
      title: "A notice",
      url: "https://example.org/notice",
      kind: "ngo",
      confidentiality,
      organisationId: editor.organisationId,
      loggedById: editor.id,
      links: { create: { recommendationId, relation: "shows-lack" } },
    },
  });
}

/** As if an edition had carried it, before it was taken back. */
async function sealed(id: string) {
  const { ref } = await record.recommendation.findUniqueOrThrow({ where: { id } });
  const edition = await record.edition.findFirstOrThrow({ orderBy: { number: "desc" } });
  return record.editionItem.create({
    data: {
      edition: edition.number,
      kind: "recommendation",
      key: ref,
      content: {},
      salt: "0",
      hash: "0",
    },
  });
}

const publish = async () => value(await publishEdition((await world()).editor, { note: "A test" }));

/** The paragraphs that the newest edition shows of these. */
async function shownOf(refs: string[]): Promise<unknown[]> {
  const rows = await publication.publishedRecommendation.findMany({
    where: { ref: { in: refs }, editionTo: null },
    orderBy: { ref: "asc" },
  });
  return rows.map((row) => (row.content as Record<string, unknown>)["paragraph"]);
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`);
  return outcome.value;
}
