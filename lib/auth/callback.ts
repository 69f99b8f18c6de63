import "server-only";
import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { env } from "@/lib/env";
import { cookieOptions, knownBrowserCookie } from "./cookie";
import { markBrowser } from "./known-browser";
import { authOptions } from "./options";
import type { SignInProblem } from "./sign-in";

const YEAR = 365 * 24 * 3600;

/** next-auth's own handler for `/api/auth/…`. */
export const nextAuth = (request: NextRequest, nextauth: string[]): Promise<Response> =>
  NextAuth(request, { params: Promise.resolve({ nextauth }) }, authOptions());

/**
 * Takes a sign-in form through next-auth as a browser would: its CSRF token first, then its credentials callback.
 * Gives back where to go, or why nobody was let in; the cookies are then set.
 */
export async function signInByForm(form: {
  email: string;
  password: string;
  callbackUrl: string;
}): Promise<{ ok: true; to: string } | { ok: false; problem: SignInProblem }> {
  const token = await visit("csrf");
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  const answer = await visit("callback/credentials", { ...form, csrfToken });
  const to = new URL(answer.headers.get("location") ?? "/desk", env.ONUS_DESK_URL);
  const error = to.searchParams.get("error");
  if (error) return { ok: false, problem: error as SignInProblem };
  const jar = await cookies();
  const email = form.email.trim().toLowerCase();
  jar.set(knownBrowserCookie(), markBrowser(email), { ...cookieOptions(), maxAge: YEAR });
  return { ok: true, to: to.pathname + to.search };
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
