import "server-only";
import { change, record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { openSession } from "./live-session";
import { tryCode, spendCode, type CodeProblem, type Means } from "./second-factor";
import { STAFF_FIELDS, toStaffMember } from "./staff-member";
import type { Surroundings } from "./surroundings";
import { digest, newToken } from "./token";

// Signing in with a second factor takes two steps. The first, with the password, gives no session: only a row that waits
// for a code, bound to one browser by a random token in its cookie, and good for nothing else.

/** For so long after the password the code is waited for. */
export const PENDING_MS = 10 * 60_000;

/** After the right password: a sign-in that waits for a code. Gives back its token, of which only the hash is kept. */
export async function beginSecondStep(memberId: string, now = new Date()): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + PENDING_MS);
  await record.pendingSignIn.deleteMany({ where: { memberId, expiresAt: { lte: now } } });
  await record.pendingSignIn.create({ data: { tokenHash: digest(token), memberId, expiresAt } });
  return token;
}

export type Pending = { tokenHash: string; who: StaffMember; email: string };

/** The sign-in that waits under this token; null where there is none, it is over, or its member is frozen. */
export async function findPending(
  token: string | undefined,
  now = new Date(),
): Promise<Pending | null> {
  if (!token) return null;
  const tokenHash = digest(token);
  const row = await record.pendingSignIn.findFirst({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now }, member: { frozenAt: null } },
    select: { member: { select: { ...STAFF_FIELDS, email: true } } },
  });
  return row && { tokenHash, who: toStaffMember(row.member), email: row.member.email ?? "" };
}

/** Why a code let nobody in; "over": the password has to be given again. */
export type SecondStepProblem = CodeProblem | "over";

export type StepDone =
  | { ok: true; who: StaffMember; email: string; token: string }
  | { ok: false; problem: SecondStepProblem };

/** The second step: a code of the app, or a recovery code, begins the session that the password asked for. */
export async function finishSecondStep(
  { pending: token, code }: { pending: string | undefined; code: string },
  where: Surroundings,
  now = new Date(),
): Promise<StepDone> {
  const pending = await findPending(token, now);
  if (!pending) return { ok: false, problem: "over" };
  const { who, email } = pending;
  const tried = await tryCode({ member: { id: who.id, email }, ...where }, async () => {
    const begun = await begin(pending, code, where, now);
    if (begun.ok) return begun.value.token;
    return begun.problem.code === "not found" ? OVER : "wrong";
  });
  if (!tried.ok) return tried;
  if (tried.value === OVER) return { ok: false, problem: "over" };
  return { ok: true, who, email, token: tried.value };
}

const OVER = "";
type Begun = { token: string; by: Means };

/** The code, the waiting sign-in and the session stand or fall together. */
function begin(
  { tokenHash, who }: Pending,
  code: string,
  { device, earlierToken }: Surroundings,
  now: Date,
): Promise<Outcome<Begun>> {
  const deed = ({ by }: Begun) => ({
    did: "signed in",
    subject: `member ${who.id}`,
    detail: { by },
  });
  return change(who, deed, async (tx) => {
    const { count } = await tx.pendingSignIn.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count === 0) return refused("not found", "This sign-in is over");
    const by = await spendCode(tx, who.id, code, now);
    if (by === "wrong") return refused("not valid", "The code is not right");
    if (earlierToken)
      await tx.memberSession.updateMany({
        where: { tokenHash: digest(earlierToken), revokedAt: null },
        data: { revokedAt: now },
      });
    return done({ token: await openSession(tx, who.id, device, now), by });
  });
}
