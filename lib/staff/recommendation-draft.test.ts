import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { documentDraft } from "@/lib/domain/document-draft";
import type { Outcome } from "@/lib/domain/outcome";
import { recommendationDraft, responseDraft } from "@/lib/domain/recommendation-draft";
import { declaredDraft, reviewDraft } from "@/lib/domain/review-draft";
import { draftDocument, findDocument, listDocuments, saveDocument } from "./document";
import { approveBatch } from "./importing";
import { publishEdition } from "./publishing";
import {
  draftRecommendation,
  saveRecommendation,
  withdrawRecommendation,
} from "./recommendation-draft";
import { addResponse, checkResponse } from "./response";
import { declareTotal, findReview, openReview, saveReview } from "./review-cycle";

const short = () => randomUUID().slice(0, 8);

describe("an ask that is written at the desk", () => {
  test("is public once a second member has approved it, and counts apart where it is a call", async () => {
    const { researcher, editor } = await world();
    const ref = `CALL-${short()}`;
    const asked = ask({
      type: "call",
      state: "Republic of Examplia",
      issuedBy: "16 organisations",
    });
    value(await draftRecommendation(researcher, { ref, draft: asked }));
    await publishWhatIsThere();
    expect(await shown(ref)).toBeNull();
    const { batchId } = await held(ref);
    expect(await approveBatch(researcher, batchId)).toMatchObject({ ok: false });
    value(await approveBatch(editor, batchId));
    await publishWhatIsThere();
    expect(await shown(ref)).toMatchObject({
      type: "call",
      state: "XEX",
      addressee: { kind: "state", name: "Examplia" },
      issuedBy: "16 organisations",
      actionSuggested: 5,
    });
  });

  test("takes its reference from its document and paragraph, or needs one", async () => {
    const { researcher } = await world();
    const symbol = `A/HRC/90/${short()}`;
    const { key } = value(await draftDocument(researcher, paper({ symbol })));
    const made = await draftRecommendation(researcher, {
      ref: "",
      draft: ask({ document: symbol.toLowerCase(), paragraph: "12.3" }),
    });
    expect(value(made).ref).toBe(`${key}.12.3`);
    expect(await draftRecommendation(researcher, { ref: "", draft: ask() })).toMatchObject({
      ok: false,
      problem: { field: "ref" },
    });
  });

  test("names at once everything in it that names nothing", async () => {
    const { researcher } = await world();
    const wrong = ask({
      state: "Atlantis",
      document: "no-such",
      review: "XEX-9",
      reiterates: "nothing",
      issuers: "Utopia",
      themes: ["no-theme"],
    });
    const answer = await draftRecommendation(researcher, { ref: `X-${short()}`, draft: wrong });
    expect(answer.ok ? [] : answer.problem.fields?.map(({ field }) => field)).toEqual([
      "state",
      "issuers",
      "document",
      "review",
      "reiterates",
      "themes",
    ]);
  });

  test("is changed by its writer until it is approved, then by an editor, and by nobody over a newer save", async () => {
    const { researcher, editor } = await world();
    const ref = `X-${short()}`;
    const { version } = value(await draftRecommendation(researcher, { ref, draft: ask() }));
    const save = (who: typeof editor, at: number) =>
      saveRecommendation(who, { ref, version: at, draft: ask({ summary: "In other words" }) });
    expect(await save(editor, version)).toMatchObject({
      ok: false,
      problem: { code: "not allowed" },
    });
    value(await save(researcher, version));
    expect(await save(researcher, version)).toMatchObject({
      ok: false,
      problem: { code: "stale", held: { version: version + 1, summary: "In other words" } },
    });
    value(await approveBatch(editor, (await held(ref)).batchId));
    expect(await save(researcher, version + 1)).toMatchObject({
      ok: false,
      problem: { code: "not allowed" },
    });
    value(await save(editor, version + 1));
    const log = await record.auditEvent.findMany({ where: { subject: ref } });
    expect(log.map(({ did }) => did)).toEqual([
      "wrote recommendation",
      "changed recommendation",
      "changed recommendation",
    ]);
  });

  test("is withdrawn with a reason, which stays among members", async () => {
    const { editor } = await world();
    const { ref } = await recommendation({ ref: `X-${short()}` });
    await publishWhatIsThere();
    expect(await shown(ref)).not.toBeNull();
    expect(await withdrawRecommendation(editor, ref, " ")).toMatchObject({ ok: false });
    value(await withdrawRecommendation(editor, ref, "It stands twice"));
    await publishWhatIsThere();
    expect(await shown(ref)).toBeNull();
  });
});

describe("an answer of the State", () => {
  test("is added after the earlier ones, and public once somebody else has checked it", async () => {
    const { researcher, editor } = await world();
    const { ref } = await recommendation({ ref: `X-${short()}` });
    const first = value(await addResponse(editor, ref, said("Noted")));
    expect(await checkResponse(editor, first.id)).toMatchObject({
      ok: false,
      problem: { code: "same person" },
    });
    const second = value(await addResponse(researcher, ref, said("Accepted")));
    await publishWhatIsThere();
    expect((await shown(ref))?.["responses"]).toEqual([]);
    value(await checkResponse(editor, second.id));
    expect(await checkResponse(editor, second.id)).toMatchObject({ ok: false });
    await publishWhatIsThere();
    expect((await shown(ref))?.["responses"]).toMatchObject([{ verbatim: "Accepted" }]);
    expect(await record.stateResponse.count({ where: { recommendation: { ref } } })).toBe(2);
  });
});

describe("a document", () => {
  test("keeps three dates apart, its other titles, and what it corrects", async () => {
    const { researcher, editor } = await world();
    const first = value(await draftDocument(researcher, paper({ symbol: `E/${short()}` })));
    const { key } = value(
      await draftDocument(
        researcher,
        paper({
          symbol: `E/${short()}/Corr.1`,
          adoptedOn: "2024-01",
          distributedOn: "2024-03-05",
          publishedOn: "2024",
          aliases: "The corrected report\nThe other one",
          supersedes: first.key,
        }),
      ),
    );
    expect(await findDocument(editor, key)).toMatchObject({
      adoptedOn: "2024-01",
      distributedOn: "2024-03-05",
      publishedOn: "2024",
      aliases: ["The corrected report", "The other one"],
      supersedes: { key: first.key },
      mayChange: false,
    });
    expect((await listDocuments(editor, { q: "Corr.1" })).lines.map((one) => one.key)).toContain(
      key,
    );
  });

  test("is refused where its symbol stands already, and where it would correct itself", async () => {
    const { researcher } = await world();
    const symbol = `E/${short()}`;
    const { key } = value(await draftDocument(researcher, paper({ symbol })));
    expect(await draftDocument(researcher, paper({ symbol }))).toMatchObject({
      ok: false,
      problem: { field: "symbol" },
    });
    expect(
      await saveDocument(researcher, { key, version: 1 }, paper({ symbol, supersedes: key })),
    ).toMatchObject({ ok: false, problem: { field: "supersedes" } });
  });

  test("is not saved over what somebody else saved meanwhile: what stands is given back", async () => {
    const { researcher } = await world();
    const symbol = `E/${short()}`;
    const { key } = value(await draftDocument(researcher, paper({ symbol })));
    const both = [1, 2].map((one) =>
      saveDocument(researcher, { key, version: 1 }, paper({ symbol, title: `Title ${one}` })),
    );
    const outcomes = await Promise.all(both);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const title = (await record.document.findUniqueOrThrow({ where: { key } })).title;
    const again = await saveDocument(researcher, { key, version: 1 }, paper({ symbol }));
    expect(again).toMatchObject({
      ok: false,
      problem: { code: "stale", held: { title, version: 2 } },
    });
    value(await saveDocument(researcher, { key, version: 2 }, paper({ symbol })));
  });
});

describe("a review", () => {
  test("has four dates, a total that adds up, and is complete when somebody says so", async () => {
    const { editor, researcher } = await world();
    expect(await openReview(editor, { state: "Nowhere", cycle: 3 })).toMatchObject({ ok: false });
    const { name } = value(await openReview(editor, { state: "Neighbouria", cycle: 3 }));
    const dates = {
      reviewOn: "2024-01-23",
      workingGroupOn: "2024-01-26",
      respondedOn: "2024-06",
      adoptedOn: "2024-07-01",
    };
    value(await saveReview(editor, { name, version: 1 }, review({ ...dates, complete: "yes" })));
    expect(await findReview(editor, name)).toMatchObject(dates);
    expect((await findReview(editor, name))?.completeAt).not.toBeNull();
    const total = declaredDraft.parse({ ...DECLARED, total: "10", supported: "7", noted: "3" });
    const asked = { name, version: 0 };
    expect(await declareTotal(researcher, asked, total)).toMatchObject({ ok: false });
    value(await declareTotal(editor, asked, total));
    const mended = { ...total, supported: 6, noted: 4 };
    value(await declareTotal(editor, { name, version: 1 }, mended));
    expect((await findReview(editor, name))?.declared).toMatchObject([
      { total: 10, supported: 6, noted: 4 },
    ]);
  });

  test("and its totals are not saved over what somebody else saved meanwhile", async () => {
    const { editor } = await world();
    const { name } = value(await openReview(editor, { state: "Neighbouria", cycle: 4 }));
    value(await saveReview(editor, { name, version: 1 }, review({ note: "The first" })));
    expect(
      await saveReview(editor, { name, version: 1 }, review({ note: "The other" })),
    ).toMatchObject({ ok: false, problem: { code: "stale", held: { note: "The first" } } });
    const total = declaredDraft.parse({ ...DECLARED, total: "10", supported: "7", noted: "3" });
    value(await declareTotal(editor, { name, version: 0 }, total));
    expect(await declareTotal(editor, { name, version: 0 }, total)).toMatchObject({
      ok: false,
      problem: { code: "stale", held: { supported: 7 } },
    });
  });

  test("that was changed by whoever publishes is published by somebody else", async () => {
    const { editor } = await world();
    const another = await member("editor", editor.organisationId);
    await publishWhatIsThere();
    const { name } = value(await openReview(editor, { state: "Neighbouria", cycle: 5 }));
    const total = declaredDraft.parse({ ...DECLARED, total: "10", supported: "7", noted: "3" });
    value(await declareTotal(editor, { name, version: 0 }, total));
    const refusal = await publishEdition(editor, { note: "Mine alone" });
    expect(refusal).toMatchObject({ ok: false, problem: { code: "same person" } });
    expect(!refusal.ok && refusal.problem.message).toContain(name);
    value(await publishEdition(another, { note: "Seen by two" }));
    // What that edition has carried binds nobody any more, whatever else becomes of the review.
    const { version } = value(
      await saveReview(another, { name, version: 1 }, review({ note: "A" })),
    );
    expect(version).toBe(2);
    value(await publishEdition(editor, { note: "Another's change" }));
    expect(
      await publication.publishedEntry.count({
        where: { kind: "review", key: name, editionTo: null },
      }),
    ).toBe(1);
  });
});

const EMPTY = Object.fromEntries(Object.keys(recommendationDraft.shape).map((name) => [name, ""]));

const ask = (given: object = {}) =>
  recommendationDraft.parse({
    ...EMPTY,
    type: "recommendation",
    addresseeKind: "state",
    state: "Examplia",
    body: "upr",
    summary: "Release everyone who is held without a charge",
    themes: [],
    groups: [],
    ...given,
  });

const said = (verbatim: string) =>
  responseDraft.parse({
    verbatim,
    position: "noted",
    claim: "",
    comment: "",
    respondedOn: "2024-06-11",
    sourceTitle: "An addendum",
    sourceUrl: "",
  });

const paper = (given: object) =>
  documentDraft.parse({
    ...Object.fromEntries(Object.keys(documentDraft.shape).map((name) => [name, ""])),
    title: "A report on Examplia",
    body: "upr",
    kind: "report",
    ...given,
  });

const review = (given: object) =>
  reviewDraft.parse({
    ...Object.fromEntries(Object.keys(reviewDraft.shape).map((name) => [name, ""])),
    ...given,
  });

const DECLARED = {
  countingUnit: "paragraph",
  alreadyImplemented: "",
  beingImplemented: "",
  partly: "",
  rejected: "",
  pending: "",
  asOf: "2024-06",
  sourceTitle: "The report",
  sourceUrl: "",
  checkNote: "",
};

const publishWhatIsThere = async () => publishEdition((await world()).editor, { note: "A test" });
const held = (ref: string) => record.recommendation.findUniqueOrThrow({ where: { ref } });

async function shown(ref: string): Promise<Record<string, unknown> | null> {
  const row = await publication.publishedRecommendation.findFirst({
    where: { ref, editionTo: null },
  });
  return row && (row.content as Record<string, unknown>);
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`);
  return outcome.value;
}
