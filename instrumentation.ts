import type { Instrumentation } from "next";
import pino from "pino";
import { env } from "@/lib/env";

const log = pino({ level: env.LOG_LEVEL, base: null });

/** Runs once before the first request: a setting that is wrong stops the process here, by its name. */
export async function register(): Promise<void> {
  // Before the first request: each is seen to as it arrives.
  if (process.env["NEXT_RUNTIME"] === "nodejs") await import("@/lib/public/arrival");
  log.debug({ site: env.SITE }, "serving");
}

/**
 * One line for each failure that nobody foresaw. Neither the message nor the address is in it: both may quote what
 * somebody wrote; the kind, the place in the code and the route are enough to find it.
 */
export const onRequestError: Instrumentation.onRequestError = (thrown, request, context) => {
  const error = thrown as Error & { digest?: string; code?: string };
  const at = error.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  log.error(
    {
      error: error.name,
      code: error.code,
      digest: error.digest,
      method: request.method,
      route: context.routePath,
      at: at?.slice(0, 12).map((line) => line.trim()),
    },
    "a request failed",
  );
};
