import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { StaffMember } from "@/lib/domain/permission";
import { sessionCookie } from "./cookie";
import { findLiveSession, type LiveSession } from "./live-session";
import { signInAddress } from "./way-back";

/** The session of this request, asked of the database once a request. */
export const findSession = cache(async (): Promise<LiveSession | null> => {
  return findLiveSession((await cookies()).get(sessionCookie())?.value);
});

/**
 * Who is asking, or null; null also for who has yet to set up the second factor that their role asks for. For handlers,
 * and for what differs by who looks on, such as a menu.
 */
export async function findMember(): Promise<StaffMember | null> {
  const session = await findSession();
  return session && !session.mustEnrol ? session.who : null;
}

/** Who is asking, by a live row; anybody else is led to the sign-in page, and from there back. */
export async function requireMember(): Promise<StaffMember> {
  return (await requireSession()).who;
}

/** The same with the session itself, for pages on sessions. Whoever needs a second factor and has none sets one up first. */
export async function requireSession(): Promise<LiveSession> {
  const session = await requireSignedIn();
  if (session.mustEnrol) redirect(ENROLMENT);
  return session;
}

/** Anybody with a live session, also before they have set up a second factor: for the pages where they do so, alone. */
export async function requireSignedIn(): Promise<LiveSession> {
  const session = await findSession();
  if (!session) redirect(signInAddress(await addressAsked()));
  return session;
}

/** Where an authenticator app is set up. */
export const ENROLMENT = "/desk/account/authenticator";

/** Set by proxy.ts for pages; an action knows only the page that it was sent from. */
async function addressAsked(): Promise<string | null> {
  const asked = await headers();
  return asked.get("x-onus-address") ?? asked.get("referer");
}
