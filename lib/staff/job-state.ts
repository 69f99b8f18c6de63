import "server-only";
import { record } from "@/lib/db/record";

/** How the job of one thing fares. `error` is the kind of what went wrong and no more. */
export type JobState = {
  state: "waiting" | "running" | "failing" | "given up";
  error: string | null;
};

/** The job of this name; null where it is done, or was never put off. Asked for by whoever may see the thing it is about. */
export async function stateOfJob(key: string): Promise<JobState | null> {
  const [job] = await record.$queryRaw<JobState[]>`
    select case when locked_at is not null then 'running' when attempts >= max_attempts then 'given up'
      when attempts > 0 then 'failing' else 'waiting' end as state, last_error as error
    from graphile_worker.jobs where key = ${key}`;
  return job ?? null;
}
