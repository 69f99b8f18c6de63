import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { done, fieldProblems, refused, refusedFields, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { PROOF_FIELD } from "@/lib/domain/step-up";
import { accountWords } from "@/lib/messages/account";
import { cookieOptions, sessionCookie } from "./cookie";
import { ABSOLUTE_MS, findEnding, type LiveSession } from "./live-session";
import { isSameOrigin } from "./origin";
import { proveAgain } from "./proof";
import { findSession, requireMember, requireSession, requireSignedIn } from "./session";
import { toStaffMember } from "./staff-member";
import { surroundings } from "./surroundings";

// How every action of the desk begins and ends, in this order:
//   identify   enter(): a request from a page of the desk, by a member with a live session
//   parse      parseForm(): a strict schema; an unknown field is refused, not ignored
//   authorise  the command asks may(who, …) before anything else
//   do, audit  the command, in one transaction with its audit line (change of lib/db/record)
// The action then says what came of it: a redirect, or the refusal in words beside the form
// (`answering` of app/(staff)/desk/answering.ts does these steps for most).

/** The first line of every action. Whoever is not let in is led away, and nothing after it runs. */
export async function enter(): Promise<StaffMember> {
  await enterUnnamed();
  return requireMember();
}

/**
 * The same for a form that somebody has filled in. Where its session ended meanwhile it is told why, and keeps its
 * words; strangers are led away. A code that was sent along with it is used up, and counts for what the form asks.
 */
export async function enterWith(form: unknown): Promise<Outcome<StaffMember>> {
  await enterUnnamed();
  const token = (await cookies()).get(sessionCookie())?.value;
  const ending = (await findSession()) ? null : await findEnding(token);
  if (ending) return refused("signed out", accountWords(`ended.${ending}`));
  const session = await requireSession();
  const code = proofIn(form);
  return code ? proveHere(session, code) : done(session.who);
}

/** The code that a form sends along, if it does. */
export function proofIn(form: unknown): string | null {
  const code = form instanceof FormData ? form.get(PROOF_FIELD) : null;
  return typeof code === "string" && code.trim() ? code : null;
}

/** The first line of the actions by which a second factor is set up: open also to whoever has yet to do so. */
export async function enterSignedIn(): Promise<LiveSession> {
  await enterUnnamed();
  return requireSignedIn();
}

/** Uses up a code for the session of this browser, which then goes on under a new token. */
export async function proveHere(session: LiveSession, code: string): Promise<Outcome<StaffMember>> {
  const proved = await proveAgain(session, code.slice(0, 100), await surroundings());
  if (!proved.ok) return proved;
  await carryOn(proved.value.token);
  return done(toStaffMember(session.who, { recentlyProved: true }));
}

/** Gives this browser the token under which its session goes on. */
export async function carryOn(token: string): Promise<void> {
  const kept = { ...cookieOptions(), maxAge: ABSOLUTE_MS / 1000 };
  (await cookies()).set(sessionCookie(), token, kept);
}

/** The first line of the few actions that need no account: signing in, and following a one-time link. */
export async function enterUnnamed(): Promise<void> {
  if (!isSameOrigin(await headers())) redirect("/desk/sign-in?error=origin");
}

/**
 * A form's fields by a strict schema. A field that is sent several times is a list. Whoever calls an action by hand may
 * send anything in place of a form.
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: unknown,
): Outcome<z.output<Schema>> {
  if (!(form instanceof FormData)) return refused("not valid", "No form has been sent");
  const parsed = schema.safeParse(fieldsOf(form));
  if (parsed.success) return { ok: true, value: parsed.data };
  return refusedFields("not valid", fieldProblems(parsed.error));
}

function fieldsOf(form: FormData): Record<string, unknown> {
  // Next adds fields of its own, by which it finds the action where no script runs; a code is taken out at the door.
  const names = [...new Set(form.keys())].filter(
    (name) => !name.startsWith("$ACTION") && name !== PROOF_FIELD,
  );
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
