import "server-only";
import { cookies, headers } from "next/headers";
import { knownBrowserCookie, sessionCookie } from "./cookie";
import { networkOf } from "./network";

/** What a request tells of itself, beside the credentials. */
export type Surroundings = {
  device: string | null;
  network: string | null;
  /** The cookie of a browser in which somebody has signed in before. */
  knownBrowser: string | undefined;
  /** The session that this browser had until now; it ends, so that each sign-in has a token of its own. */
  earlierToken: string | undefined;
};

/** What this request tells. */
export async function surroundings(): Promise<Surroundings> {
  const [told, kept] = await Promise.all([headers(), cookies()]);
  return {
    device: told.get("user-agent"),
    network: networkOf(told.get("x-forwarded-for")),
    knownBrowser: kept.get(knownBrowserCookie())?.value,
    earlierToken: kept.get(sessionCookie())?.value,
  };
}
