import "server-only";
import { z } from "zod";
import { change, record } from "@/lib/db/record";
import { done, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { knownBrowserMark } from "./known-browser";
import { openSession } from "./live-session";
import { checkPassword } from "./password";
import { hasSecondFactor } from "./second-factor";
import { beginSecondStep } from "./second-step";
import { STAFF_FIELDS, toStaffMember } from "./staff-member";
import type { Surroundings } from "./surroundings";
import { countTry, forgetTries } from "./throttle";
import { digest } from "./token";

export const credentials = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(1024),
});

/**
 * Why nobody was let in. An unknown e-mail, a wrong password and a frozen account are all "refused":
 * the same words, the same work. `wait-8`: so many seconds must pass before the next try.
 */
export type SignInProblem = "refused" | "busy" | `wait-${number}`;

export type SignedIn = { ok: true; who: StaffMember; token: string };
/** The password was right, and a code has to follow: `pending` is the token of the sign-in that waits for it. */
export type SecondStep = { ok: false; problem: "second-step"; pending: string };

/**
 * Lets a member in by e-mail and password, and begins a session; who has a second factor gets none before a code of it
 * was given (`finishSecondStep`).
 */
export async function signIn(
  given: z.output<typeof credentials>,
  surroundings: Surroundings,
): Promise<SignedIn | SecondStep | { ok: false; problem: SignInProblem }> {
  const attempt = {
    account: given.email,
    knownBrowser: knownBrowserMark(surroundings.knownBrowser, given.email),
    network: surroundings.network,
  };
  const turn = await countTry(attempt);
  if (!turn.mayGoOn) return { ok: false, problem: `wait-${turn.wait}` };
  const who = await whoHas(given);
  if (who === "busy") return { ok: false, problem: "busy" };
  if (who === "nobody")
    return { ok: false, problem: turn.waitAfter > 0 ? `wait-${turn.waitAfter}` : "refused" };
  await forgetTries(attempt);
  if (await hasSecondFactor(who.id))
    return { ok: false, problem: "second-step", pending: await beginSecondStep(who.id) };
  return { ok: true, who, token: await beginSession(who, surroundings) };
}

async function whoHas({
  email,
  password,
}: z.output<typeof credentials>): Promise<StaffMember | "nobody" | "busy"> {
  const member = await record.member.findUnique({
    where: { email },
    select: { ...STAFF_FIELDS, passwordHash: true, frozenAt: true },
  });
  const answer = await checkPassword(password, member?.passwordHash ?? null);
  if (answer === "busy") return "busy";
  return answer === "right" && member && !member.frozenAt ? toStaffMember(member) : "nobody";
}

async function beginSession(
  who: StaffMember,
  { device, earlierToken }: Surroundings,
): Promise<string> {
  const deed = { did: "signed in", subject: `member ${who.id}` };
  const begun: Outcome<string> = await change(who, deed, async (tx) => {
    if (earlierToken)
      await tx.memberSession.updateMany({
        where: { tokenHash: digest(earlierToken), revokedAt: null },
        data: { revokedAt: new Date() },
      });
    return done(await openSession(tx, who.id, device));
  });
  if (!begun.ok) throw new Error(`beginning a session was refused: ${begun.problem.message}`);
  return begun.value;
}
