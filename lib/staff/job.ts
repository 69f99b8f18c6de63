import "server-only";
import { change, record, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";

/** What can be put off. Each may be done twice: a server can end between a job and the note that it is done. */
export const TASKS = [
  "publish planned edition",
  "publish site settings",
  "send address code",
  "act on many",
  "import file",
  "export table",
  "remove export",
  "send notices",
] as const;
export type Task = (typeof TASKS)[number];

const LETTERS: Task = "send notices";

/** Of what is due, the lowest comes first: an edition does not wait behind the letters of a slow mail server. */
const PLACE: Record<Task, number> = {
  "publish planned edition": 0,
  "publish site settings": 0,
  "send address code": 1,
  "act on many": 2,
  "import file": 2,
  "export table": 2,
  "remove export": 2,
  "send notices": 3,
};

/**
 * Puts a job where it will be found at its time, in the transaction of the change that wants it: either both are there or
 * neither. A second job of the same key takes the place of the first; with `keepTime`, it keeps the time of one that waits.
 * Jobs of one task are done one after the other, those of different ones beside each other.
 */
export async function putOff(
  tx: Tx,
  task: Task,
  {
    subject,
    at,
    key,
    keepTime = false,
  }: { subject: string; at: Date; key: string; keepTime?: boolean },
): Promise<void> {
  await tx.$queryRaw`
    select graphile_worker.add_job(${task}, json_build_object('subject', ${subject}::text), run_at => ${at},
      queue_name => ${task}, job_key => ${key}, max_attempts => 10, priority => ${PLACE[task]}::int,
      job_key_mode => ${keepTime ? "preserve_run_at" : "replace"})::text`;
}

export async function dropJob(tx: Tx, key: string): Promise<void> {
  await tx.$queryRaw`select graphile_worker.remove_job(${key})::text`;
}

/** One job that is not done. `lastError` is the kind of what went wrong and no more. */
export type Job = {
  id: string;
  task: Task;
  state: "waiting" | "running" | "failing" | "given up";
  at: Date;
  attempts: number;
  maxAttempts: number;
  lastError: string | null;
};

/**
 * What is put off, what runs and what fails, the earliest first. Letters about notices are listed only when they fail, and
 * as one: how many wait would tell of comments on things that are closed to whoever reads this.
 */
export async function listJobs(who: StaffMember): Promise<Job[]> {
  if (!may(who, "see jobs")) return [];
  return record.$queryRaw<Job[]>`
    with listed as (
      select *, case when task_identifier = ${LETTERS} then 0 else id end as line
      from graphile_worker.jobs
      where task_identifier = any(${[...TASKS]})
        and (task_identifier <> ${LETTERS} or (attempts > 0 and locked_at is null)))
    select id::text, task_identifier as task, run_at as at, attempts::int, max_attempts::int as "maxAttempts",
      last_error as "lastError",
      case when locked_at is not null then 'running' when attempts >= max_attempts then 'given up'
        when attempts > 0 then 'failing' else 'waiting' end as state
    from (select distinct on (line) * from listed order by line, run_at, id) as job
    order by run_at, id`;
}

/**
 * Tries a job that failed again now, as often as a new one would be tried; of letters, which are listed as one, all. What
 * waits for its time goes on waiting.
 */
export async function tryAgain(who: StaffMember, id: string): Promise<Outcome<void>> {
  if (!may(who, "see jobs"))
    return refused("not allowed", "Jobs are for editors and administrators");
  return change(who, { did: "tried job again", subject: id }, async (tx) => {
    const tried = await tx.$queryRaw<{ id: string }[]>`
      select id::text from graphile_worker.reschedule_jobs(
        array(select id from graphile_worker.jobs
          where locked_at is null and attempts > 0 and (id = ${BigInt(id)} or
            (task_identifier = ${LETTERS} and exists (
              select from graphile_worker.jobs where id = ${BigInt(id)} and task_identifier = ${LETTERS})))),
        run_at => now(), attempts => 0)`;
    return tried.length > 0
      ? done(undefined)
      : refused("not found", "This job runs at this moment, or is done. Open the page anew");
  });
}
