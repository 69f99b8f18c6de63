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

/** Who is asking, or null. For what differs by who looks on, such as a menu; never a guard. */
export async function findMember(): Promise<StaffMember | null> {
  return (await findSession())?.who ?? null;
}

/** Who is asking, by a live row; anybody else is led to the sign-in page, and from there back. */
export async function requireMember(): Promise<StaffMember> {
  return (await requireSession()).who;
}

/** The same with the session itself, for pages on sessions. */
export async function requireSession(): Promise<LiveSession> {
  const session = await findSession();
  if (!session) redirect(signInAddress(await addressAsked()));
  return session;
}

/** Set by proxy.ts for pages; an action knows only the page that it was sent from. */
async function addressAsked(): Promise<string | null> {
  const asked = await headers();
  return asked.get("x-onus-address") ?? asked.get("referer");
}
