import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { withClient } from "@/lib/db/server";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { bulkAct } from "@/lib/domain/bulk-act";
import type { StaffMember } from "@/lib/domain/permission";
import { recommendationDraft } from "@/lib/domain/recommendation-draft";
import { deskFilter } from "./desk-filter";
import { assignRecommendation, findForDesk } from "./recommendation";
import { actOnMany } from "./recommendation-bulk";
import { performAct, putOffActsAgain } from "./recommendation-bulk-job";
import { listOwnActs, undoAct } from "./recommendation-bulk-undo";
import { saveRecommendation } from "./recommendation-draft";

const REFS = ["MANY.1", "MANY.2", "MANY.3"];
const ids = new Map<string, string>();
const themesOf = async (ref: string) =>
  (await record.recommendationTheme.findMany({ where: { recommendation: { ref } } })).map(
    ({ themeCode }) => themeCode,
  );
const holders = async () => Promise.all(REFS.map((ref) => themesOf(ref)));
const add = async (given: object, refs: readonly string[] = REFS) =>
  actOnMany((await world()).researcher, { refs }, bulkAct.parse(given));
/** The act's name, where it was done. */
async function addedBy(given: object, refs = REFS): Promise<string> {
  const outcome = await add(given, refs);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.id;
}

beforeAll(async () => {
  for (const ref of REFS) ids.set(ref, (await recommendation({ ref, bodyCode: "cat" })).id);
  await record.theme.createMany({
    data: ["detention", "torture"].map((code) => ({ code, label: `On ${code}`, scheme: "onus" })),
  });
  await record.affectedGroup.create({ data: { code: "children", label: "Children" } });
});
beforeEach(async () => {
  await record.recommendationTheme.deleteMany();
  await record.recommendationGroup.deleteMany();
  await record.recommendation.updateMany({ data: { assignedToId: null, assignedActId: null } });
  await record.recommendationTheme.create({
    data: { recommendationId: ids.get("MANY.1") ?? "", themeCode: "detention" },
  });
});

describe("an act on many recommendations", () => {
  test("adds what each lacks, keeps what it has, and says which was which", async () => {
    expect(await add({ themes: ["detention", "torture"], groups: "children" })).toMatchObject({
      ok: true,
      value: {
        chosen: 3,
        gone: 0,
        added: [
          { words: "On detention", got: 2, had: 1 },
          { words: "On torture", got: 3, had: 0 },
          { words: "Children", got: 3, had: 0 },
        ],
      },
    });
    expect((await holders()).map((codes) => codes.sort())).toEqual(
      REFS.map(() => ["detention", "torture"]),
    );
  });

  test("gives work that is nobody's, and takes none from anybody", async () => {
    const { researcher, editor } = await world();
    await assignRecommendation(editor, "MANY.2", editor.id, await versionOf("MANY.2"));
    expect(await add({ member: researcher.id })).toMatchObject({
      value: { added: [{ words: researcher.name, got: 2, had: 1 }] },
    });
    expect(
      (await record.recommendation.findUnique({ where: { ref: "MANY.2" } }))?.assignedToId,
    ).toBe(editor.id);
  });

  test("reaches all that answer to a filter, and only as many as were shown", async () => {
    const { researcher } = await world();
    const tag = (filter: object, expected: number) =>
      actOnMany(
        researcher,
        { filter: deskFilter.parse(filter), expected },
        bulkAct.parse({ themes: "torture" }),
      );
    expect(await tag({ body: "cat", theme: "detention" }, 3)).toMatchObject({
      ok: false,
      problem: { code: "stale", message: expect.stringContaining("1 answer to this filter now") },
    });
    expect(await holders()).toEqual([["detention"], [], []]);
    expect(await tag({ body: "cat" }, 3)).toMatchObject({ ok: true, value: { chosen: 3 } });
  });

  test("leaves out what was withdrawn meanwhile, and says how many", async () => {
    expect(await add({ themes: "torture" }, [...REFS, "MANY.0"])).toMatchObject({
      value: { chosen: 3, gone: 1 },
    });
  });

  test.each([
    ["no recommendation", { themes: "torture" }, [], "ref"],
    ["a theme that is not in the record", { themes: "nonsense" }, REFS, "themes"],
    ["a group that is not in the record", { groups: "nonsense" }, REFS, "groups"],
    ["a member who is not there", { member: crypto.randomUUID() }, REFS, "member"],
  ] as [string, object, string[], string][])(
    "refuses %s, and changes nothing",
    async (_case, given, refs, field) => {
      const before = await record.auditEvent.count();
      expect(await add(given, refs)).toMatchObject({ ok: false, problem: { field } });
      expect(await record.auditEvent.count()).toBe(before);
      expect(await holders()).toEqual([["detention"], [], []]);
    },
  );

  test("may not be asked of a reader, and stands in the history of each with a name", async () => {
    const { reader, researcher } = await world();
    expect(
      await actOnMany(reader, { refs: REFS }, bulkAct.parse({ themes: "torture" })),
    ).toMatchObject({ problem: { code: "not allowed" } });
    await add({ themes: "torture" });
    expect((await findForDesk(reader, "MANY.3"))?.history[0]).toMatchObject({
      did: "tagged many",
      by: researcher.name,
    });
  });

  test("is a change of each for the next edition", async () => {
    await record.pendingChange.deleteMany();
    await add({ themes: "torture" });
    const pending = (await record.pendingChange.findMany()).map(({ key }) => key);
    expect(pending.sort()).toEqual([...ids.values()].sort());
  });

  test("two at the same time both end, and each thing is counted for one of them", async () => {
    const both = await Promise.all([
      add({ themes: ["detention", "torture"] }),
      add({ themes: ["torture", "detention"] }, [...REFS].reverse()),
      add({ themes: "torture" }),
    ]);
    const got = both.flatMap((outcome) =>
      outcome.ok ? (outcome.value.added ?? []).map((one) => one.got) : [Number.NaN],
    );
    expect(got.reduce((sum, one) => sum + one, 0)).toBe(5);
  });
});

describe("undoing it", () => {
  const undo = async (id: string) => undoAct((await world()).researcher, id);

  test("takes back what it added and nothing else", async () => {
    const id = await addedBy({ themes: ["detention"], groups: ["children"] });
    const later = await addedBy({ themes: ["detention", "torture"] }, ["MANY.3"]);
    expect(await undo(id)).toMatchObject({ ok: true, value: { added: 5, takenBack: 5 } });
    expect(await holders()).toEqual([["detention"], [], ["torture"]]);
    expect(await undo(id)).toMatchObject({ problem: { code: "already done" } });
    expect(await undo(later)).toMatchObject({ value: { takenBack: 1 } });
  });

  test("leaves what somebody has set since", async () => {
    const { researcher, editor } = await world();
    const id = await addedBy({ themes: "torture", member: researcher.id });
    await record.recommendationTheme.deleteMany({
      where: { themeCode: "torture", recommendation: { ref: "MANY.1" } },
    });
    await record.recommendationTheme.create({
      data: { recommendationId: ids.get("MANY.1") ?? "", themeCode: "torture" },
    });
    await assignRecommendation(editor, "MANY.2", editor.id, await versionOf("MANY.2"));
    await assignRecommendation(editor, "MANY.3", researcher.id, await versionOf("MANY.3"));
    expect(await undo(id)).toMatchObject({ value: { added: 6, takenBack: 3 } });
    expect(await themesOf("MANY.1")).toContain("torture");
    const work = await record.recommendation.findMany({
      where: { ref: { in: REFS } },
      orderBy: { ref: "asc" },
    });
    expect(work.map(({ assignedToId }) => assignedToId)).toEqual([null, editor.id, researcher.id]);
  });

  test("leaves what an import has said since", async () => {
    const { batch } = await world();
    const id = await addedBy({ themes: "torture" });
    await record.importFill.create({
      data: {
        batchId: batch.id,
        recommendationId: ids.get("MANY.2") ?? "",
        row: 1,
        replace: false,
        issuers: [],
        groups: [],
        sdgs: [],
        themes: ["torture"],
        writtenAt: new Date(),
      },
    });
    expect(await undo(id)).toMatchObject({ value: { takenBack: 2 } });
    expect(await themesOf("MANY.2")).toEqual(["torture"]);
  });

  test("is for whoever did it, and for a day", async () => {
    const { researcher, organisation } = await world();
    const id = await addedBy({ themes: "torture" });
    const other = await member("administrator", organisation.id);
    expect(await undoAct(other, id)).toMatchObject({ problem: { code: "not found" } });
    expect(await listOwnActs(other)).toEqual([]);
    expect((await listOwnActs(researcher))[0]).toMatchObject({
      id,
      things: ["On torture"],
      added: 3,
    });
    await withClient(process.env["ONUS_TEST_OWNER_RECORD_URL"] ?? "", (owner) =>
      owner.query("update bulk_act set at = now() - interval '25 hours' where id = $1", [id]),
    );
    expect(await undo(id)).toMatchObject({ problem: { code: "not ready" } });
    expect((await listOwnActs(researcher)).map((act) => act.id)).not.toContain(id);
  });

  test("two clicks at once undo it once", async () => {
    const id = await addedBy({ themes: "torture" });
    const both = await Promise.all([undo(id), undo(id)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe("an act on very many", () => {
  const ask = async (given: object, who?: StaffMember) => {
    const by = who ?? (await world()).researcher;
    const outcome = await actOnMany(by, { refs: REFS }, bulkAct.parse(given), 0);
    if (!outcome.ok) throw new Error(outcome.problem.message);
    expect(outcome.value).toMatchObject({ chosen: 3, added: null });
    return outcome.value.id;
  };
  const listed = async (id: string, who?: StaffMember) =>
    (await listOwnActs(who ?? (await world()).researcher)).find((act) => act.id === id);
  const jobs = () =>
    record.$queryRaw`select key from graphile_worker.jobs where task_identifier = 'act on many'`;
  beforeEach(() => record.$queryRaw`delete from graphile_worker._private_jobs`);

  test("is answered before anything is written, and a job writes all of it once", async () => {
    const id = await ask({ themes: "torture" });
    expect(await holders()).toEqual([["detention"], [], []]);
    expect(await listed(id)).toMatchObject({ state: "waits", chosen: 3, added: 0 });
    expect(await jobs()).toEqual([{ key: `act ${id}` }]);
    await Promise.all([performAct(id), performAct(id)]);
    await performAct(id);
    expect(await themesOf("MANY.3")).toEqual(["torture"]);
    expect(await listed(id)).toMatchObject({ state: "stands", added: 3 });
    const { reader, researcher } = await world();
    const { history } = (await findForDesk(reader, "MANY.3"))!;
    expect(history.filter(({ did }) => did === "tagged many")).toHaveLength(1);
    expect(history[0]).toMatchObject({ by: researcher.name });
  });

  test("is undone by a job as well", async () => {
    const { researcher } = await world();
    const id = await ask({ themes: "torture", member: researcher.id });
    await performAct(id);
    expect(await undoAct(researcher, id, 0)).toMatchObject({ value: { takenBack: null } });
    expect(await listed(id)).toMatchObject({ state: "is taken back" });
    expect(await undoAct(researcher, id, 0)).toMatchObject({ problem: { code: "already done" } });
    await performAct(id);
    await performAct(id);
    expect(await holders()).toEqual([["detention"], [], []]);
    expect(await listed(id)).toBeUndefined();
    expect(await record.bulkAct.findUnique({ where: { id } })).toMatchObject({ takenBack: 6 });
  });

  test("that is called off before its turn never comes", async () => {
    const id = await ask({ themes: "torture" });
    expect(await undoAct((await world()).researcher, id)).toMatchObject({
      ok: true,
      value: { added: 0, takenBack: 0 },
    });
    expect(await jobs()).toEqual([]);
    await performAct(id);
    expect(await holders()).toEqual([["detention"], [], []]);
  });

  test("is not written in the name of a member who was frozen meanwhile, and says why", async () => {
    const { organisation } = await world();
    const who = await member("researcher", organisation.id);
    const id = await ask({ themes: "torture" }, who);
    await record.member.update({ where: { id: who.id }, data: { frozenAt: new Date() } });
    await performAct(id);
    expect(await holders()).toEqual([["detention"], [], []]);
    expect(await listed(id, who)).toMatchObject({
      state: "failed",
      because: expect.stringContaining("frozen"),
    });
  });

  test("is put off again by a queue that has lost its jobs", async () => {
    const id = await ask({ themes: "torture" });
    await record.$queryRaw`delete from graphile_worker._private_jobs`;
    await putOffActsAgain();
    expect(await jobs()).toContainEqual({ key: `act ${id}` });
  });
});

describe("confirming suggested action categories", () => {
  const actions = async () =>
    (
      await record.recommendation.findMany({
        where: { ref: { in: REFS } },
        orderBy: { ref: "asc" },
      })
    ).map(({ actionCategory }) => actionCategory);
  beforeEach(async () => {
    await record.recommendation.updateMany({
      data: { actionSuggested: 4, actionCategory: null, actionActId: null },
    });
    await record.recommendation.update({ where: { ref: "MANY.2" }, data: { actionCategory: 2 } });
    await record.recommendation.update({
      where: { ref: "MANY.3" },
      data: { actionSuggested: null },
    });
  });
  const confirm = async (who: StaffMember) =>
    actOnMany(who, { refs: REFS }, bulkAct.parse({ confirmsActions: "yes" }));

  test("says what nobody has said, and leaves what somebody said and what nothing suggests", async () => {
    const { editor } = await world();
    expect(await confirm(editor)).toMatchObject({
      value: { added: [{ kind: "action", got: 1, had: 2 }] },
    });
    expect(await actions()).toEqual([4, 2, null]);
  });

  test("asks of each who may change it, as its form does", async () => {
    const { researcher } = await world();
    expect(await confirm(researcher)).toMatchObject({ value: { added: [{ got: 0, had: 3 }] } });
    expect(await actions()).toEqual([null, 2, null]);
  });

  test("is undone where nobody has chosen another since", async () => {
    const { editor } = await world();
    await record.recommendation.update({ where: { ref: "MANY.3" }, data: { actionSuggested: 5 } });
    const outcome = await confirm(editor);
    if (!outcome.ok) throw new Error(outcome.problem.message);
    expect(await actions()).toEqual([4, 2, 5]);
    await record.recommendation.update({ where: { ref: "MANY.3" }, data: { actionCategory: 1 } });
    expect(await undoAct(editor, outcome.value.id)).toMatchObject({
      value: { added: 2, takenBack: 1 },
    });
    expect(await actions()).toEqual([null, 2, 1]);
  });
});

test("a form that was open meanwhile keeps what the act added, and unticks what its writer unticks", async () => {
  const { editor } = await world();
  const seen = { themes: ["detention"], groups: [] };
  const version = await versionOf("MANY.1");
  await addedBy({ themes: "torture" });
  const draft = recommendationDraft.parse({
    type: "recommendation",
    addresseeKind: "state",
    state: "Examplia",
    body: "cat",
    summary: "Release everyone",
    themes: [],
  });
  expect(
    await saveRecommendation(editor, { ref: "MANY.1", version, draft, tags: seen }),
  ).toMatchObject({ ok: true });
  expect(await themesOf("MANY.1")).toEqual(["torture"]);
});

const versionOf = async (ref: string) =>
  (await record.recommendation.findUniqueOrThrow({ where: { ref } })).version;
