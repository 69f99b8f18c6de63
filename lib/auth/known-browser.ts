import { timingSafeEqual } from "node:crypto";
import { keyedDigest, newToken } from "./token";

// A browser in which an account has signed in once keeps a mark of it. Its tries are counted apart from those of
// strangers, so that nobody can shut a member out by guessing at the account. The mark lets nobody in.

/** The mark to leave in a browser after a sign-in: random, and sealed with our key for this account. */
export function markBrowser(email: string): string {
  const mark = newToken();
  return `${mark}.${seal(mark, email)}`;
}

/** The random part of a cookie that was sealed for this account; null for anything else. */
export function knownBrowserMark(cookie: string | undefined, email: string): string | null {
  const [mark, sealed] = cookie?.split(".") ?? [];
  if (!mark || !sealed) return null;
  const given = Buffer.from(sealed);
  const expected = Buffer.from(seal(mark, email));
  return given.length === expected.length && timingSafeEqual(given, expected) ? mark : null;
}

const seal = (mark: string, email: string) => keyedDigest(`known browser\n${mark}\n${email}`);
