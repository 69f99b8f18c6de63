import "server-only";
import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env, requireSetting } from "@/lib/env";
import {
  callbackCookie,
  cookieOptions,
  csrfCookie,
  isSecure,
  pendingCookie,
  sessionCookie,
} from "./cookie";
import { ABSOLUTE_MS, endSession, findLiveSession } from "./live-session";
import { deskOrigin } from "./origin";
import { finishSecondStep, PENDING_MS } from "./second-step";
import { credentials, signIn } from "./sign-in";
import { surroundings } from "./surroundings";
import { wayBack } from "./way-back";

// next-auth keeps the form's callback, the CSRF token and the cookies. Who may come in, and for how long, is decided
// by rows of ours: where it would write a signed token of its own, the cookie holds our random one (encode, decode).

export function authOptions(): NextAuthOptions {
  // next-auth reads its own address from here alone; a Host header is never believed.
  process.env["NEXTAUTH_URL"] = env.ONUS_DESK_URL;
  return {
    secret: requireSetting("NEXTAUTH_SECRET"),
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: ABSOLUTE_MS / 1000 },
    pages: { signIn: "/desk/sign-in", error: "/desk/sign-in", signOut: "/desk/account" },
    providers: [passwordProvider, codeProvider],
    cookies: {
      sessionToken: { name: sessionCookie(), options: cookieOptions() },
      csrfToken: { name: csrfCookie(), options: cookieOptions() },
      callbackUrl: { name: callbackCookie(), options: cookieOptions() },
    },
    jwt: {
      encode: async ({ token }) => String(token?.["raw"]),
      decode: async ({ token }) => {
        const session = await findLiveSession(token);
        return session && { sub: session.who.id, name: session.who.name, raw: token };
      },
    },
    callbacks: {
      jwt: async ({ token, user }) =>
        user ? { ...token, raw: (user as SignedInUser).raw } : token,
      redirect: async ({ url }) => `${deskOrigin()}${wayBack(url)}`,
    },
    events: { signOut: async ({ token }) => endSession(token?.["raw"] as string | undefined) },
    // A session that has ended is no error, and next-auth would log it with a stack.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

/** By this name next-auth's address of the second step is called: /api/auth/callback/second-step. */
export const SECOND_STEP = "second-step";

type SignedInUser = { id: string; name: string; raw: string };

const passwordProvider = Credentials({
  credentials: { email: {}, password: {} },
  async authorize(given): Promise<SignedInUser | null> {
    const parsed = credentials.safeParse(given);
    if (!parsed.success) throw new Error("refused");
    const answer = await signIn(parsed.data, await surroundings());
    if (!answer.ok && answer.problem === "second-step") {
      const kept = { ...cookieOptions(), maxAge: PENDING_MS / 1000 };
      (await cookies()).set(pendingCookie(), answer.pending, kept);
    }
    // next-auth hands the message on as ?error=… to the sign-in page, which puts it into words.
    if (!answer.ok) throw new Error(answer.problem);
    return { id: answer.who.id, name: answer.who.name, raw: answer.token };
  },
});

/** The second step: a code, for the sign-in that waits in this browser. */
const codeProvider = Credentials({
  id: SECOND_STEP,
  credentials: { code: {} },
  async authorize(given): Promise<SignedInUser | null> {
    const jar = await cookies();
    const pending = jar.get(pendingCookie())?.value;
    const code = typeof given?.code === "string" ? given.code.slice(0, 100) : "";
    const answer = await finishSecondStep({ pending, code }, await surroundings());
    if (!answer.ok) throw new Error(answer.problem);
    jar.delete(pendingCookie());
    return { id: answer.who.id, name: answer.who.name, raw: answer.token };
  },
});
