import "server-only";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimitPool } from "@/lib/db/rate-limit";
import { keyedDigest } from "./token";

const HOUR = 3600;
const DAY = 24 * HOUR;
/** So many tries are free of any wait. */
const FREE_TRIES = 4;
const LONGEST_WAIT = 900;

/** Who seems to be trying. `account` is the e-mail as typed, whether anybody has it or not. */
export type Try = {
  account: string;
  /** The mark of a browser in which this account has signed in before; null for any other. */
  knownBrowser: string | null;
  /** The network that the try comes from, where it can be known. */
  network: string | null;
};

/** Seconds to wait before the next try after the nth in a row: 0, 0, 0, 0, 2, 4, 8 … to a quarter of an hour. */
export const waitAfter = (n: number): number =>
  n <= FREE_TRIES ? 0 : Math.min(2 ** (n - FREE_TRIES), LONGEST_WAIT);

/**
 * Counts a try before its password is looked at, so that many at once gain nothing.
 * It may go on, and is followed by `waitAfter` seconds should it fail; or it must wait.
 */
export async function countTry(
  attempt: Try,
): Promise<{ mayGoOn: true; waitAfter: number } | { mayGoOn: false; wait: number }> {
  const { failures, waits } = limiters();
  const key = accountKey(attempt);
  const pause = await waits.get(key);
  if (pause && pause.msBeforeNext > 0) return mustWait(pause);
  try {
    // Strangers cannot use up the tries of a browser that is known.
    if (!attempt.knownBrowser) await countStranger(attempt);
    const { consumedPoints } = await failures.penalty(key);
    const seconds = waitAfter(consumedPoints);
    if (seconds > 0) await waits.consume(key, 1, { customDuration: seconds });
    return { mayGoOn: true, waitAfter: seconds };
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return mustWait(thrown);
    throw thrown;
  }
}

/** After a right password: earlier failures are forgotten. */
export async function forgetTries(attempt: Try): Promise<void> {
  const { failures, waits, networks, everybody } = limiters();
  const key = accountKey(attempt);
  await Promise.all([failures.delete(key), waits.delete(key)]);
  if (attempt.knownBrowser) return;
  await everybody.reward("all");
  if (attempt.network) await networks.reward(keyedDigest(attempt.network));
}

async function countStranger({ network }: Try): Promise<void> {
  const { networks, everybody } = limiters();
  if (network) await networks.consume(keyedDigest(network));
  await everybody.consume("all");
}

/** Hashed with our key: the table tells nobody who tried to sign in. */
const accountKey = ({ account, knownBrowser }: Try) =>
  keyedDigest(`${account}\n${knownBrowser ?? ""}`);

const mustWait = ({ msBeforeNext }: RateLimiterRes) =>
  ({ mayGoOn: false, wait: Math.max(1, Math.ceil(msBeforeNext / 1000)) }) as const;

type Limiters = Record<"failures" | "waits" | "networks" | "everybody", RateLimiterPostgres>;
let made: Limiters | undefined;

function limiters(): Limiters {
  return (made ??= {
    failures: limiter("failures", { points: 1_000_000, duration: DAY }),
    waits: limiter("wait", { points: 1, duration: LONGEST_WAIT }),
    networks: limiter("network", { points: 100, duration: DAY }),
    everybody: limiter("everybody", { points: 1000, duration: HOUR }),
  });
}

/** Counters in the database; while it is away, in memory. */
function limiter(keyPrefix: string, { points, duration }: { points: number; duration: number }) {
  return new RateLimiterPostgres({
    storeClient: rateLimitPool,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix,
    points,
    duration,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
  });
}
