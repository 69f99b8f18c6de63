import "server-only";
import { change } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { PROOF_FIELD } from "@/lib/domain/step-up";
import { codeProblemWords } from "@/lib/messages/account";
import { proveSession, type LiveSession } from "./live-session";
import { hasSecondFactor, tryCode, spendCode } from "./second-factor";
import type { Surroundings } from "./surroundings";

// Showing the second factor once more in a session that lives: it opens for some minutes what is restricted.

/** The new token of this session, under which it goes on. */
export type Proof = { token: string };

/** Uses up a code for this session. The refusal names the form's field for it. */
export async function proveAgain(
  { who, email, tokenHash }: LiveSession,
  code: string,
  where: Pick<Surroundings, "network" | "knownBrowser">,
): Promise<Outcome<Proof>> {
  if (!(await hasSecondFactor(who.id)))
    return refused(
      "not ready",
      "You have no authenticator app yet. Set one up on the page of your account; then try again.",
    );
  const tried = await tryCode({ member: { id: who.id, email }, ...where }, async () => {
    const proved = await prove();
    return proved.ok || proved.problem.code !== WRONG ? proved : "wrong";
  });
  return tried.ok ? tried.value : refused("prove first", codeProblemWords(tried.problem), IN_FIELD);

  function prove(): Promise<Outcome<Proof>> {
    const deed = { did: "confirmed second factor", subject: `member ${who.id}` };
    return change(who, deed, async (tx) => {
      const now = new Date();
      if ((await spendCode(tx, who.id, code, now)) === "wrong")
        return refused(WRONG, "The code is not right");
      const token = await proveSession(tx, tokenHash, now);
      return token
        ? done({ token })
        : refused("signed out", "This session is over: sign in again.");
    });
  }
}

const IN_FIELD = { field: PROOF_FIELD };
const WRONG = "not valid";
