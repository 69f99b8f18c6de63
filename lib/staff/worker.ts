import "server-only";
import { run, type Runner, type TaskList } from "graphile-worker";
import { SILENT } from "@/lib/db/queue";
import { record } from "@/lib/db/record";
import { requireSetting } from "@/lib/env";
import { putOffImportsAgain } from "./import-run";
import { performImport } from "./import-run-job";
import { TASKS, type Task } from "./job";
import { performExport, putOffExportsAgain, removeExpired } from "./desk-export-job";
import { putOffLettersAgain, sendAddressCode, sendNotices } from "./mail-letter";
import { publishPlanned, putOffAgain } from "./planned-edition";
import { performAct, putOffActsAgain } from "./recommendation-bulk-job";
import { applySite } from "./site";

const DO: Record<Task, (subject: string) => Promise<void>> = {
  "publish planned edition": publishPlanned,
  "publish site settings": applySite,
  "send address code": sendAddressCode,
  "act on many": performAct,
  "import file": performImport,
  "export table": performExport,
  "remove export": removeExpired,
  "send notices": sendNotices,
};

/** Does what was put off, of each task one job after the other, until it is stopped. One process of the desk does this. */
export async function startWorker(): Promise<Runner> {
  await freeJobs();
  await putOffAgain();
  await putOffLettersAgain();
  await putOffActsAgain();
  await putOffImportsAgain();
  await putOffExportsAgain();
  return run({
    connectionString: requireSetting("ONUS_RECORD_URL"),
    taskList: Object.fromEntries(
      Object.entries(DO).map(([task, work]) => [task, quietly(work)]),
    ) as TaskList,
    concurrency: TASKS.length,
    maxPoolSize: TASKS.length + 2,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: SILENT,
  });
}

/** What a worker that was killed had begun is nobody's; without this it would wait four hours. */
async function freeJobs(): Promise<void> {
  await record.$queryRaw`
    select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker.jobs where locked_by is not null))::text`;
}

/** The queue keeps what a job failed with: its kind, since the message may quote what somebody wrote. */
function quietly(work: (subject: string) => Promise<void>) {
  return async (payload: unknown): Promise<void> => {
    try {
      await work((payload as { subject: string }).subject);
    } catch (thrown) {
      const { name, code } = thrown as Error & { code?: string };
      throw new Error([name, code].filter(Boolean).join(" "));
    }
  };
}
