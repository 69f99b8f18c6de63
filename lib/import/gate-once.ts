import type { z } from "zod";
import { startChild } from "./gate";

/**
 * Asks a child of its own one question and ends it. What comes out of it is looked at like anything else that comes from
 * outside; null where it ended, fell silent or said what it should not say.
 */
export function askOnce<T>(
  question: Uint8Array,
  { entry, answer, timeLimitMs }: { entry: string; answer: z.ZodType<T>; timeLimitMs: number },
): Promise<T | null> {
  const child = startChild(entry);
  return new Promise((resolve) => {
    const settle = (said: T | null) => {
      clearTimeout(limit);
      child.removeAllListeners();
      child.kill("SIGKILL");
      resolve(said);
    };
    const fail = () => settle(null);
    const limit = setTimeout(fail, timeLimitMs);
    child.on("exit", fail).on("error", fail);
    child.on("message", (said) => settle(answer.safeParse(said).data ?? null));
    child.send(question, (problem) => problem && fail());
  });
}
