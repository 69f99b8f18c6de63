import { env } from "@/lib/env";

/** A form or call that did not come from a page of the desk. */
export class ForeignOrigin extends Error {
  constructor() {
    super(`This request did not come from the desk. Open ${deskOrigin()} and try again.`);
  }
}

/**
 * Browsers say where a request comes from. One that changes anything must come from a page of the desk;
 * Next itself compares Origin with Host only where an Origin is sent, so a missing one is refused here.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return true;
  if (site === null || site === "none") return headers.get("origin") === deskOrigin();
  return false;
}

/** Throws ForeignOrigin. */
export function assertSameOrigin(headers: Headers): void {
  if (!isSameOrigin(headers)) throw new ForeignOrigin();
}

/** For route handlers: the answer to a foreign request, or null where it comes from the desk. */
export function refuseForeign(headers: Headers): Response | null {
  if (isSameOrigin(headers)) return null;
  return new Response(new ForeignOrigin().message, {
    status: 403,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}

export const deskOrigin = (): string => new URL(env.ONUS_DESK_URL).origin;
