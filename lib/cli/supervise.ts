import { setTimeout as pause } from "node:timers/promises";
import { startEmbedded } from "@/lib/db/embedded";
import { holdDesk, type Hold } from "@/lib/db/running";
import type { Output } from "./command";
import type { Databases } from "./databases";

/** Starts our own server again when it ends without being asked to. Settles, with the reason, only where that fails. */
export async function keepServer(
  databases: Databases,
  out: Output,
  told: Promise<void>,
): Promise<string> {
  let stopping = false;
  void told.then(() => (stopping = true));
  for (;;) {
    const { embedded, home, secrets } = databases;
    if (!embedded) return new Promise(() => {});
    await embedded.gone;
    if (stopping) return new Promise(() => {});
    out.line("PostgreSQL ended without being asked to; it is being started again.");
    const again = await startEmbedded(home.postgres, secrets.owner, { port: embedded.port });
    if (!again.ok) return again.problem.message;
    if (again.value.port !== embedded.port)
      return "PostgreSQL ended, and its port was taken by another program: start Onus again.";
    databases.embedded = again.value;
    databases.leave = again.value.leave;
    out.line("PostgreSQL runs again.");
  }
}

const AGAIN_MS = 1_000;

/**
 * The lock on the desk ends with the server that keeps it, and is taken again as soon as one answers.
 * Gives back how to let it go.
 */
export function keepHold(first: Hold, ownerUrl: string, address: string): () => Promise<void> {
  let hold = first;
  let over = false;
  const keep = async () => {
    while (!over) {
      await hold.lost;
      while (!over) {
        const again = await holdDesk(ownerUrl, address).catch(() => undefined);
        if (again?.ok) hold = again.value;
        if (again?.ok) break;
        await pause(AGAIN_MS);
      }
    }
    await hold.release();
  };
  void keep();
  return () => {
    over = true;
    return hold.release();
  };
}

const LATER_MS = 5_000;

/**
 * Does what was put off to a time, and begins again where the database was away for long. Gives back how to stop: what is
 * being done is finished first.
 */
export function keepWorking(): () => Promise<void> {
  const over = new AbortController();
  const working = (async () => {
    const { startWorker } = await import("@/lib/staff/worker");
    while (!over.signal.aborted) {
      const worker = await startWorker().catch(() => undefined);
      const stop = () => void worker?.stop().catch(() => {});
      over.signal.addEventListener("abort", stop, { once: true });
      if (over.signal.aborted) stop();
      await worker?.promise.catch(() => {});
      over.signal.removeEventListener("abort", stop);
      if (!over.signal.aborted)
        await pause(LATER_MS, undefined, { signal: over.signal }).catch(() => {});
    }
  })();
  return () => {
    over.abort();
    return working;
  };
}
