import "server-only";
import { change, record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { openUpload } from "./attachment";
import type { ImportChoice } from "./import-file";
import { dropJob, putOff } from "./job";
import { type JobState, stateOfJob } from "./job-state";

// An import that is started at the desk and taken in by a job: the page can be closed, and the server can stop.

/** The name of a run's job. */
export const runJob = (id: string) => `import ${id}`;

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

/** Puts the taking in of a file off to the queue, as it was previewed. */
export async function startImport(
  who: StaffMember,
  { file, choice }: { file: string; choice: ImportChoice },
): Promise<Outcome<{ id: string }>> {
  if (!may(who, "import files"))
    return refused("not allowed", "Importing files is for researchers and editors");
  const upload = await openUpload(who, file);
  if (!upload.ok) return upload;
  const id = crypto.randomUUID();
  const deed = { did: "started import", subject: `import ${id}`, detail: { file } };
  return change(who, deed, async (tx) => {
    const [begun] = await tx.$queryRaw<{ id: string }[]>`
      insert into import_run (id, file_id, choice, asked_by_id)
      values (${id}::uuid, ${file}::uuid, ${JSON.stringify(choice)}::jsonb, ${who.id}::uuid)
      on conflict do nothing returning id::text`;
    if (!begun) return refused("already done", "This file is being imported already");
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

/** A member's own, the newest first. */
export async function listRuns(who: StaffMember): Promise<Run[]> {
  if (!may(who, "import files")) return [];
  const runs = await record.importRun.findMany({
    where: {
      askedById: who.id,
      calledOffAt: null,
      OR: [{ endedAt: null }, { endedAt: { gt: new Date(Date.now() - A_WEEK_MS) } }],
    },
    include: { file: { select: { originalName: true, size: true } } },
    orderBy: { askedAt: "desc" },
    take: MOST,
  });
  return Promise.all(
    runs.map(async ({ file, bytesRead, rowsRead, batchId, endedAt, ...run }) => ({
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
    })),
  );
}

/** Runs that wait, for a queue that has lost their jobs, as one that was restored has. */
export async function putOffImportsAgain(): Promise<void> {
  const runs = await record.importRun.findMany({
    where: {
      calledOffAt: null,
      OR: [{ endedAt: null }, { toldAt: null }],
    },
    select: { id: true, askedAt: true },
    orderBy: { askedAt: "asc" },
  });
  await record.$transaction(async (tx) => {
    for (const { id, askedAt } of runs)
      await putOff(tx, "import file", { subject: id, at: askedAt, key: runJob(id) });
  });
}
