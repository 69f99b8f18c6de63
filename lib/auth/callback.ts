import "server-only";
import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { env } from "@/lib/env";
import { cookieOptions, knownBrowserCookie, pendingCookie } from "./cookie";
import { markBrowser } from "./known-browser";
import { authOptions, SECOND_STEP } from "./options";
import { findPending, type SecondStepProblem } from "./second-step";
import type { SignInProblem } from "./sign-in";
import { secondStepAddress, wayBack } from "./way-back";

const YEAR = 365 * 24 * 3600;

/** next-auth's own handler for `/api/auth/…`. */
export const nextAuth = (request: NextRequest, nextauth: string[]): Promise<Response> =>
  NextAuth(request, { params: Promise.resolve({ nextauth }) }, authOptions());

type Passed<Problem> = { ok: true; to: string } | { ok: false; problem: Problem };

/**
 * Takes a sign-in form through next-auth as a browser would: its CSRF token first, then its credentials callback.
 * Gives back where to go, which may be the question for a code, or why nobody was let in; the cookies are then set.
 */
export async function signInByForm(form: {
  email: string;
  password: string;
  callbackUrl: string;
}): Promise<Passed<SignInProblem>> {
  const passed = await passThrough<SignInProblem | typeof SECOND_STEP>("credentials", form);
  if (!passed.ok)
    return passed.problem === SECOND_STEP
      ? { ok: true, to: secondStepAddress(form.callbackUrl) }
      : { ok: false, problem: passed.problem };
  await remember(form.email.trim().toLowerCase());
  return passed;
}

/** The same for the second step, for the sign-in that waits in this browser. */
export async function codeByForm(form: {
  code: string;
  callbackUrl: string;
}): Promise<Passed<SecondStepProblem>> {
  const pending = await findPending((await cookies()).get(pendingCookie())?.value);
  const passed = await passThrough<SecondStepProblem>(SECOND_STEP, form);
  if (passed.ok && pending) await remember(pending.email);
  return passed;
}

async function passThrough<Problem extends string>(
  provider: string,
  form: Record<string, string> & { callbackUrl: string },
): Promise<Passed<Problem>> {
  const token = await visit("csrf");
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  const answer = await visit(`callback/${provider}`, { ...form, csrfToken });
  const to = new URL(answer.headers.get("location") ?? "/desk", env.ONUS_DESK_URL);
  const error = to.searchParams.get("error");
  if (error) return { ok: false, problem: error as Problem };
  return { ok: true, to: wayBack(to.toString()) };
}

/** From now on this browser is known: its tries are counted apart from those of strangers. */
async function remember(email: string): Promise<void> {
  const jar = await cookies();
  jar.set(knownBrowserCookie(), markBrowser(email), { ...cookieOptions(), maxAge: YEAR });
}

async function visit(step: string, form?: Record<string, string>): Promise<Response> {
  const request = new NextRequest(new URL(`/api/auth/${step}`, env.ONUS_DESK_URL), {
    method: form ? "POST" : "GET",
    ...(form && { body: new URLSearchParams(form) }),
  });
  const response = await nextAuth(request, step.split("/"));
  const jar = await cookies();
  for (const cookie of new NextResponse(null, response).cookies.getAll()) jar.set(cookie);
  return response;
}
