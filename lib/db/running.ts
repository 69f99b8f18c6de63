import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { done, refused, type Outcome } from "@/lib/domain/outcome";

/** Any number: whoever serves the desk of a record holds this lock on it. */
const SERVING = 7_310_103;
/** The lock of a killed process is let go as soon as the server notices, which takes a moment. */
const PATIENCE_MS = 3_000;

export type Hold = {
  /** Settles when the lock is lost, as when the server ends. */
  lost: Promise<void>;
  release: () => Promise<void>;
};

/** Says for others that the desk of this record is served at `address`; refused where it already is, with where. */
export async function holdDesk(
  ownerUrl: string,
  address: string,
  patienceMs = PATIENCE_MS,
): Promise<Outcome<Hold>> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: `onus at ${address}`,
  });
  const lost = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
  });
  await client.connect();
  const until = Date.now() + patienceMs;
  while (!(await tryLock(client))) {
    if (Date.now() < until) {
      await pause(100);
      continue;
    }
    const where = await holder(client);
    await client.end();
    return refused("already done", `Onus already runs ${where}, on the same record.`);
  }
  return done({ lost, release: () => client.end().catch(() => {}) });
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [
    SERVING,
  ]);
  return rows[0]?.got ?? false;
}

async function holder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and objid = $1 and datname = current_database()`,
    [SERVING],
  );
  return rows[0]?.name.replace(/^onus /, "") || "elsewhere";
}
