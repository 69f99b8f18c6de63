import "server-only";
import type { StaffMember } from "@/lib/domain/permission";
import { refuseForeign } from "./origin";
import { servesDesk } from "./policy";
import { findMember } from "./session";

/**
 * How every handler of the desk that changes something begins, as actions do with `enter` (doorman.ts): in a process that
 * serves the desk, asked by a page of the desk, for a member with a live session. Others get a 404, a 403, or what
 * `signedOut` says; and nothing of the body has been read.
 */
export async function throughTheGate(
  request: Request,
  signedOut: () => Response,
  work: (who: StaffMember) => Promise<Response>,
): Promise<Response> {
  if (!servesDesk()) return new Response(null, { status: 404 });
  const foreign = refuseForeign(request.headers);
  if (foreign) return foreign;
  const who = await findMember();
  return who ? work(who) : signedOut();
}
