import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/env";
import { PEER } from "./arrival";

// Programs may ask often, but not so often that a reader waits for them. Counted in memory, in each process for itself,
// and forgotten after a minute: nobody can read off it who asked what.

const MINUTE = 60;

/** One per process: the framework may load this module once for each door. */
const held = globalThis as { onusRate?: RateLimiterMemory };

/** How many seconds this asker has to wait; null where the question may be answered now. Each call counts as a question. */
export async function secondsToWait(headers: Headers): Promise<number | null> {
  const { ONUS_API_RATE: points, ONUS_PROXIES: proxies } = env;
  const asker = askerOf(headers, proxies);
  if (points === 0 || asker === null) return null;
  const limiter = (held.onusRate ??= new RateLimiterMemory({ points, duration: MINUTE }));
  try {
    await limiter.consume(asker);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    return Math.max(1, Math.ceil(thrown.msBeforeNext / 1000));
  }
}

/**
 * Who asks: the other end of the connection or, behind so many proxies of our own, whoever the outermost of them noted.
 * What a visitor wrote into X-Forwarded-For stands before that and is not believed. Null where nobody looked at the
 * connection, as in a test.
 */
export function askerOf(headers: Headers, proxies: number): string | null {
  const peer = headers.get(PEER);
  if (proxies === 0) return peer;
  return headers.get("x-forwarded-for")?.split(",").at(-proxies)?.trim() || peer;
}
