import { beforeAll, beforeEach, expect, test } from "vitest";
import { Prisma, record } from "@/lib/db/record";
import { withClient } from "@/lib/db/server";
import { bulkFileOf } from "@/lib/db/testing/uhri-file";
import { member, world } from "@/lib/db/testing/world";
import { refused } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { openUpload, storeUpload } from "./attachment";
import {
  callOffImport,
  findPreview,
  listRuns,
  putOffImportsAgain,
  startImport,
  startPreview,
} from "./import-run";
import { performImport } from "./import-run-job";
import { applyImport, previewImport } from "./importing";
import { listNotices } from "./notice";
import { loadVocabulary, readStateEntries } from "./vocabulary";

const ROWS = 120;
const MORE = 160;
let text = "";
let longer = "";
beforeAll(async () => {
  await loadVocabulary();
  const states = await readStateEntries();
  const fileOf = (rows: number) => [...bulkFileOf(rows, states).pieces()].join("");
  [text, longer] = [fileOf(ROWS), fileOf(MORE)];
});
beforeEach(() => record.$queryRaw`delete from graphile_worker._private_jobs`);

const somebody = async (): Promise<StaffMember> =>
  member("researcher", (await world()).organisation.id);

async function uploaded(who: StaffMember, content: string): Promise<string> {
  const body = [Buffer.from(content)];
  const kept = await storeUpload(who, {
    name: "export.json",
    mime: "application/json",
    body: (async function* () {
      yield* body;
    })(),
  });
  if (!kept.ok) throw new Error(kept.problem.message);
  return kept.value.id;
}

async function started(who: StaffMember, content: string): Promise<string> {
  const run = await startImport(who, { file: await uploaded(who, content), choice: {} });
  if (!run.ok) throw new Error(run.problem.message);
  return run.value.id;
}

/** Everything that an import writes, without the ids and times that differ each time. */
const WRITTEN = Prisma.sql`
  select to_jsonb(r) - '{id,batch_id,document_id,review_cycle_id,created_at}'::text[] as facts, d.key as document,
    c.cycle, array(select state_iso3 from recommendation_issuer where recommendation_id = r.id order by 1) as issuers,
    array(select theme_code from recommendation_theme where recommendation_id = r.id order by 1) as themes,
    array(select group_code from recommendation_group where recommendation_id = r.id order by 1) as groups,
    array(select language || text from recommendation_text where recommendation_id = r.id order by 1) as texts,
    array(select position || verbatim from state_response where recommendation_id = r.id order by 1) as answers,
    (select to_jsonb(l) - 'recommendation_id' from desk_line l where l.recommendation_id = r.id) as line
  from recommendation r left join document d on d.id = r.document_id
  left join review_cycle c on c.id = r.review_cycle_id order by r.external_key`;

/** What the file writes when nobody disturbs it; read in its transaction, which is then refused. */
async function undisturbed(who: StaffMember, file: string): Promise<unknown[]> {
  const upload = await openUpload(who, file);
  if (!upload.ok) throw new Error(upload.problem.message);
  let written: unknown[] = [];
  await applyImport(who, upload.value, {}, undefined, async (tx) => {
    written = await tx.$queryRaw<unknown[]>(WRITTEN);
    return refused("not ready", "Only to be looked at");
  });
  return written;
}

/** While `work` runs, no text in a further language can be written: an import stands still in the middle of its writing. */
async function whileItCannotWrite(work: () => Promise<void>): Promise<void> {
  await withClient(process.env["ONUS_TEST_OWNER_RECORD_URL"] ?? "", async (owner) => {
    await owner.query("begin");
    await owner.query("lock table recommendation_text in share mode");
    await work();
    await owner.query("rollback");
  });
}

async function untilItStands(): Promise<number> {
  for (;;) {
    const [waiting] = await record.$queryRaw<{ pid: number }[]>`
      select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting) return waiting.pid;
  }
}

test("an import whose server dies in the middle of writing has written nothing, and begun anew brings what it would have", async () => {
  const who = await somebody();
  const file = await uploaded(who, text);
  const wanted = await undisturbed(who, file);
  expect(wanted.length).toBeGreaterThan(ROWS / 2);
  const run = await startImport(who, { file, choice: {} });
  if (!run.ok) throw new Error(run.problem.message);
  const { id } = run.value;
  await whileItCannotWrite(async () => {
    const performed = performImport(id).then(
      () => "done",
      () => "broken off",
    );
    const pid = await untilItStands();
    await withClient(process.env["ONUS_TEST_OWNER_RECORD_URL"] ?? "", (owner) =>
      owner.query("select pg_terminate_backend($1)", [pid]),
    );
    expect(await performed).toBe("broken off");
  });
  expect(await record.recommendation.count()).toBe(0);
  expect(await record.importRun.findUnique({ where: { id } })).toMatchObject({ endedAt: null });
  expect(await listNotices(who)).toEqual([]);
  await performImport(id);
  await performImport(id);
  expect(await record.$queryRaw(WRITTEN)).toEqual(wanted);
  expect(await listRuns(who)).toMatchObject([
    { id, rows: ROWS, created: wanted.length, updated: 0, batch: expect.any(String) },
  ]);
  expect(await listNotices(who)).toMatchObject([{ why: "imported", title: "export.json" }]);
  expect(
    await record.auditEvent.count({ where: { memberId: who.id, did: "imported a file" } }),
  ).toBe(1);
});

test("how far it is can be read while it is under way, and it can be called off until its end", async () => {
  const who = await somebody();
  const id = await started(who, longer);
  const before = await record.importBatch.count();
  const file = (await record.importRun.findUniqueOrThrow({ where: { id } })).fileId;
  const upload = await openUpload(who, file);
  const plan = upload.ok ? await previewImport(who, upload.value) : upload;
  if (!plan.ok) throw new Error(plan.problem.message);
  const { created, updated } = plan.value.recommendations;
  expect(created + updated).toBeGreaterThan(0);
  let performed: Promise<void> = Promise.resolve();
  await whileItCannotWrite(async () => {
    performed = performImport(id);
    await untilItStands();
    let run = (await listRuns(who))[0];
    while (run?.step !== "writing") run = (await listRuns(who))[0];
    expect(run).toMatchObject({ rows: MORE, share: 1, created, updated, batch: null });
    expect(run.rejected).toBe(plan.value.faults?.rejected);
    expect(await callOffImport(await somebody(), id)).toMatchObject({ ok: false });
    expect(await callOffImport(who, id)).toMatchObject({ ok: true });
  });
  await performed;
  expect(await record.importBatch.count()).toBe(before);
  expect(await listRuns(who)).toEqual([]);
  expect(await listNotices(who)).toEqual([]);
  expect(await callOffImport(who, id)).toMatchObject({ problem: { code: "already done" } });
});

test("a large file is looked at by a job as well, which writes nothing and shows what its import would do", async () => {
  const who = await somebody();
  const file = await uploaded(who, longer);
  const stateIso3 = "CHE";
  const looked = await startPreview(who, { file, choice: { stateIso3 } });
  if (!looked.ok) throw new Error(looked.problem.message);
  expect(await findPreview(who, { file, stateIso3 })).toMatchObject({
    run: { step: "waits" },
    plan: null,
  });
  const before = await record.recommendation.count();
  await performImport(looked.value.id);
  const upload = await openUpload(who, file);
  if (!upload.ok) throw new Error(upload.problem.message);
  const plan = await previewImport(who, upload.value, { stateIso3 });
  const found = await findPreview(who, { file, stateIso3 });
  expect(plan.ok && plan.value.rows).toBe(MORE);
  expect(found?.plan).toEqual(JSON.parse(JSON.stringify(plan.ok && plan.value)));
  expect(await record.recommendation.count()).toBe(before);
  expect(await findPreview(who, { file, stateIso3: undefined })).toBeNull();
  expect(await findPreview(await somebody(), { file, stateIso3 })).toBeNull();
  expect([await listRuns(who), await listNotices(who)]).toEqual([[], []]);
});

test("a file that is refused brings nothing, and its member is told why in words", async () => {
  const who = await somebody();
  const id = await started(who, "not a file of any kind that is known");
  await performImport(id);
  const [run] = await listRuns(who);
  expect(run).toMatchObject({
    batch: null,
    broughtNothingBecause: expect.stringMatching(/\w+ \w+/),
  });
  expect(await listNotices(who)).toMatchObject([{ why: "brought nothing" }]);
  const again = await started(who, text);
  await performImport(again);
  expect((await listRuns(who))[0]?.broughtNothingBecause).toContain("holds all of this already");
});

test("nothing is taken in in the name of a member who was frozen meanwhile", async () => {
  const who = await somebody();
  const id = await started(who, text);
  await record.member.update({ where: { id: who.id }, data: { frozenAt: new Date() } });
  const before = await record.importBatch.count();
  await performImport(id);
  expect(await record.importBatch.count()).toBe(before);
  expect((await listRuns(who))[0]?.broughtNothingBecause).toContain("frozen");
});

test("one file is taken in by one job at a time, and whose it is nobody else sees", async () => {
  const who = await somebody();
  const file = await uploaded(who, text);
  const both = await Promise.all([1, 2].map(() => startImport(who, { file, choice: {} })));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ problem: { code: "already done" } });
  const other = await somebody();
  expect(await listRuns(other)).toEqual([]);
  expect(await startImport(other, { file, choice: {} })).toMatchObject({
    problem: { code: "not found" },
  });
});

test("a queue that has lost its jobs gets those of imports that have not ended", async () => {
  const id = await started(await somebody(), text);
  await record.$queryRaw`delete from graphile_worker._private_jobs`;
  await putOffImportsAgain();
  const jobs = await record.$queryRaw`select key from graphile_worker.jobs`;
  expect(jobs).toContainEqual({ key: `import ${id}` });
});
