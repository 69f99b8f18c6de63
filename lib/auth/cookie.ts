import { env } from "@/lib/env";

/** Over https a cookie is bound to this host and to https by its name; plain http is for this machine alone. */
export const isSecure = (): boolean => env.ONUS_DESK_URL.startsWith("https://");

const named = (name: string) => (isSecure() ? `__Host-${name}` : name);

/** Holds a random token and nothing else. */
export const sessionCookie = (): string => named("onus-session");
/** Holds, between password and code, the random token of the sign-in that waits. */
export const pendingCookie = (): string => named("onus-second-step");
/** Marks a browser in which somebody has signed in before. */
export const knownBrowserCookie = (): string => named("onus-known-browser");
export const csrfCookie = (): string => named("onus-csrf");
export const callbackCookie = (): string => named("onus-callback");

/** Lax, so that a link in an e-mail opens for somebody who is signed in; what changes things is guarded by origin. */
export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;
