import "server-only";
import { record, type Tx } from "@/lib/db/record";
import { knownBrowserMark } from "./known-browser";
import { recoveryDigest } from "./recovery-code";
import { openSeed } from "./seed";
import { stepOf } from "./totp";
import { countTry, forgetTries, type Try } from "./throttle";

export type CodeProblem = "wrong" | `wait-${number}`;
/** Where a try at a code comes from. */
export type CodeTry = {
  member: { id: string; email: string | null };
  knownBrowser: string | undefined;
  network: string | null;
};

/** Does this member have an app whose key was confirmed? */
export async function hasSecondFactor(memberId: string): Promise<boolean> {
  const where = { memberId, confirmedAt: { not: null } };
  return (await record.secondFactor.count({ where })) > 0;
}

/**
 * Lets `work` run with a code, counting tries as those at a password are counted: each before it is looked at, the
 * fifth in a row followed by a wait. `work` uses the code up itself, in its own transaction.
 */
export async function tryCode<T>(
  from: CodeTry,
  work: () => Promise<T | "wrong">,
): Promise<{ ok: true; value: T } | { ok: false; problem: CodeProblem }> {
  const attempt = attemptOf(from);
  const turn = await countTry(attempt);
  if (!turn.mayGoOn) return { ok: false, problem: `wait-${turn.wait}` };
  const value = await work();
  if (value === "wrong")
    return { ok: false, problem: turn.waitAfter > 0 ? `wait-${turn.waitAfter}` : "wrong" };
  await forgetTries(attempt);
  return { ok: true, value };
}

const attemptOf = ({ member, knownBrowser, network }: CodeTry): Try => ({
  account: `second factor\n${member.id}`,
  knownBrowser: knownBrowserMark(knownBrowser, member.email ?? ""),
  network,
});

/** How a code was right; "wrong" where it was not, or was used before. */
export type Means = "app" | "recovery code";

/** Uses a code up: one of the app, or a recovery code. Of two who use the same at once, one is refused. */
export async function spendCode(
  tx: Tx,
  memberId: string,
  typed: string,
  now = new Date(),
): Promise<Means | "wrong"> {
  const code = typed.replaceAll(/\s/g, "");
  if (await spendCodeOfApp(tx, memberId, code, now)) return "app";
  return (await spendRecoveryCode(tx, memberId, code, now)) ? "recovery code" : "wrong";
}

async function spendCodeOfApp(tx: Tx, memberId: string, code: string, now: Date): Promise<boolean> {
  const factor = await tx.secondFactor.findUnique({ where: { memberId } });
  const seed = factor?.sealedSeed ? openSeed(factor.sealedSeed, memberId) : null;
  const step = seed && stepOf(seed, code, now);
  if (step === null) return false;
  // The row is written only where nobody has used this step, or a later one.
  const { count } = await tx.secondFactor.updateMany({
    where: { memberId, sealedSeed: factor?.sealedSeed ?? null, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

async function spendRecoveryCode(
  tx: Tx,
  memberId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const codeHash = recoveryDigest(code);
  if (!codeHash) return false;
  const { count } = await tx.recoveryCode.updateMany({
    where: { codeHash, memberId, usedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}
