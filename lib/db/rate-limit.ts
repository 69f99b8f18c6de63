import "server-only";
import pg from "pg";
import { requireSetting } from "@/lib/env";
import { lazily } from "./lazy";

/**
 * The connections by which rate-limiter-flexible keeps its counters in the table rate_limit.
 * Its own, so that a flood of sign-ins never waits for, or takes, those of the record.
 */
export const rateLimitPool: pg.Pool = lazily(() => {
  const pool = new pg.Pool({
    connectionString: requireSetting("ONUS_RECORD_URL"),
    max: 2,
    connectionTimeoutMillis: 2_000,
    allowExitOnIdle: true,
  });
  // A connection that dies while nobody uses it is replaced at the next use; unheard, it would end the process.
  pool.on("error", () => {});
  return pool;
});
