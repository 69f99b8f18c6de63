import { refused, type Outcome } from "./outcome";
import type { StaffMember } from "./permission";

/** The name of the field for a code in forms of the desk. */
export const PROOF_FIELD = "proof";

/** For so long after a code of the second factor what is restricted stays open. */
export const PROVED_FOR_MS = 10 * 60_000;

/**
 * A refusal for whoever has given no code within the last minutes; null for all others. Asked by what would do most harm
 * from an unlocked laptop or a stolen session, after the permission and before anything else. Forms of the desk answer
 * it with a field for the code.
 */
export function proveFirst(who: StaffMember): Outcome<never> | null {
  if (who.recentlyProved) return null;
  return refused(
    "prove first",
    "Confirm that it is you: type the code that your authenticator app shows now, then send this once more. It is asked for where the last code was given more than ten minutes ago.",
  );
}
