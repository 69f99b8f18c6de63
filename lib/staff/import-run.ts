import "server-only";
import { change, type Prisma, record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { openUpload } from "./attachment";
import type { ImportChoice } from "./import-file";
import type { ImportPlan } from "./import-report";
import { dropJob, putOff } from "./job";
import { type JobState, stateOfJob } from "./job-state";

// An import that is started at the desk and taken in by a job: the page can be closed, and the server can stop.

/** The name of a run's job. */
export const runJob = (id: string) => `import ${id}`;

/** A file up to this size is looked at while its page waits; a larger one by a job. */
export const LOOKED_AT_ONCE = 2 * 1024 * 1024;

export const RUN_STEPS = ["waits", "reading", "comparing", "writing"] as const;
export type RunStep = (typeof RUN_STEPS)[number];

/** One that this member started: under way, or what came of it in the last week. */
export type Run = {
  id: string;
  fileName: string;
  askedAt: Date;
  step: RunStep;
  /** Of the file's bytes, and its rows. */
  share: number;
  rows: number;
  rejected: number;
  created: number | null;
  updated: number | null;
  /** How its job fares, while it has not ended. */
  job: JobState | null;
  batch: string | null;
  broughtNothingBecause: string | null;
};

type Asked = { file: string; choice: ImportChoice };

/** Puts the taking in of a file off to the queue, as it was previewed. */
export const startImport = async (
  who: StaffMember,
  asked: Asked,
): Promise<Outcome<{ id: string }>> => start(who, asked, { isPreview: false });

/** The same for looking at what an import of a large file would do. Nothing of it stays. */
export const startPreview = async (
  who: StaffMember,
  asked: Asked,
): Promise<Outcome<{ id: string }>> => start(who, asked, { isPreview: true });

async function start(
  who: StaffMember,
  { file, choice }: Asked,
  { isPreview }: { isPreview: boolean },
): Promise<Outcome<{ id: string }>> {
  if (!may(who, "import files"))
    return refused("not allowed", "Importing files is for researchers and editors");
  const upload = await openUpload(who, file);
  if (!upload.ok) return upload;
  const id = crypto.randomUUID();
  const did = isPreview ? "started preview" : "started import";
  const deed = { did, subject: `import ${id}`, detail: { file } };
  return change(who, deed, async (tx) => {
    const [begun] = await tx.$queryRaw<{ id: string }[]>`
      insert into import_run (id, file_id, choice, asked_by_id, is_preview)
      values (${id}::uuid, ${file}::uuid, ${JSON.stringify(choice)}::jsonb, ${who.id}::uuid, ${isPreview})
      on conflict do nothing returning id::text`;
    if (!begun) return refused("already done", "This file is being read already");
    await putOff(tx, "import file", { subject: id, at: new Date(), key: runJob(id) });
    return done(begun);
  });
}

/** Brings nothing then, also where it is being read at this moment; what has been brought is undone otherwise. */
export async function callOffImport(who: StaffMember, id: string): Promise<Outcome<void>> {
  if (!may(who, "import files"))
    return refused("not allowed", "Importing files is for researchers and editors");
  return change(who, { did: "called off import", subject: `import ${id}` }, async (tx) => {
    const { count } = await tx.importRun.updateMany({
      where: { id, askedById: who.id, endedAt: null, calledOffAt: null },
      data: { calledOffAt: new Date() },
    });
    if (count === 0)
      return refused(
        "already done",
        "This import has ended or was called off already. What it brought is undone on its page",
      );
    await dropJob(tx, runJob(id));
    return done(undefined);
  });
}

const A_WEEK_MS = 7 * 24 * 60 * 60_000;
const MOST = 20;

/** A member's own imports, the newest first. */
export async function listRuns(who: StaffMember): Promise<Run[]> {
  if (!may(who, "import files")) return [];
  const runs = await record.importRun.findMany({
    where: {
      askedById: who.id,
      isPreview: false,
      calledOffAt: null,
      OR: [{ endedAt: null }, { endedAt: { gt: new Date(Date.now() - A_WEEK_MS) } }],
    },
    include: FILE,
    orderBy: { askedAt: "desc" },
    take: MOST,
  });
  return Promise.all(runs.map(toRun));
}

const FILE = { file: { select: { originalName: true, size: true } } };
type StoredRun = Prisma.ImportRunGetPayload<{ include: typeof FILE }>;

async function toRun({
  file,
  bytesRead,
  rowsRead,
  batchId,
  endedAt,
  ...run
}: StoredRun): Promise<Run> {
  return {
    id: run.id,
    fileName: file.originalName,
    askedAt: run.askedAt,
    step: run.step as RunStep,
    share: Number(bytesRead) / Math.max(Number(file.size), 1),
    rows: rowsRead,
    rejected: run.rejected,
    created: run.created,
    updated: run.updated,
    job: endedAt ? null : await stateOfJob(runJob(run.id)),
    batch: batchId,
    broughtNothingBecause: run.broughtNothingBecause,
  };
}

/** The last look at a file of a member's own, for one State or all: under way, or what its import would do. */
export type Preview = { run: Run; plan: ImportPlan | null };

export async function findPreview(
  who: StaffMember,
  { file, stateIso3 }: { file: string; stateIso3: string | undefined },
): Promise<Preview | null> {
  if (!may(who, "import files")) return null;
  const runs = await record.importRun.findMany({
    where: { fileId: file, askedById: who.id, isPreview: true, calledOffAt: null },
    include: FILE,
    orderBy: { askedAt: "desc" },
    take: MOST,
  });
  const found = runs.find(({ choice }) => (choice as ImportChoice).stateIso3 === stateIso3);
  return found ? { run: await toRun(found), plan: found.plan as ImportPlan | null } : null;
}

/** Runs that wait, for a queue that has lost their jobs, as one that was restored has. */
export async function putOffImportsAgain(): Promise<void> {
  const runs = await record.importRun.findMany({
    where: {
      calledOffAt: null,
      OR: [{ endedAt: null }, { isPreview: false, toldAt: null }],
    },
    select: { id: true, askedAt: true },
    orderBy: { askedAt: "asc" },
  });
  await record.$transaction(async (tx) => {
    for (const { id, askedAt } of runs)
      await putOff(tx, "import file", { subject: id, at: askedAt, key: runJob(id) });
  });
}
