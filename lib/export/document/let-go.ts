import { setImmediate } from "node:timers/promises";

/** What pages are made of lies outside of what the runtime weighs, and is let go of between two turns. */
export async function letGo(): Promise<void> {
  globalThis.gc?.();
  await setImmediate();
}
