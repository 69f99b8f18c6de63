import { Logger, runMigrations } from "graphile-worker";

/** Says nothing: what a job fails with may quote what somebody wrote. What is known of it stands with the job. */
export const SILENT = new Logger(() => () => {});

/**
 * Makes the queue of jobs in the record, or brings it up to date: a schema of graphile-worker's, by its own migrations.
 * Ours come after it, because they say what the desk may do there.
 */
export const prepareQueue = (ownerUrl: string): Promise<void> =>
  runMigrations({ connectionString: ownerUrl, logger: SILENT });
