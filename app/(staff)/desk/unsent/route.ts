import { z } from "zod";
import { throughTheGate } from "@/lib/auth/handler-gate";
import { done, fieldProblems, refused, refusedFields, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { typedFields, unsentKey } from "@/lib/domain/unsent";
import { forgetUnsent, keepUnsent } from "@/lib/staff/unsent";

export const dynamic = "force-dynamic";

const MOST_BYTES = 2_000_000;
const kept = unsentKey.extend({ typed: typedFields });
const discarded = unsentKey.extend({ back: z.string().regex(/^\/desk(\/|$)/) });

/** Keeps what stands in a form while it is typed. */
export const PUT = (request: Request): Promise<Response> =>
  answer(request, async (who) => {
    const given = kept.safeParse(await jsonIn(request));
    if (!given.success) return told(400, refusedFields("not valid", fieldProblems(given.error)));
    const { typed, ...key } = given.data;
    const outcome = await keepUnsent(who, key, typed);
    return outcome.ok ? told(200, done(null)) : told(403, outcome);
  });

/** Lets go of what was kept, and leads back to the form as it stands in the record. */
export const POST = (request: Request): Promise<Response> =>
  answer(request, async (who) => {
    const form = await request.formData().catch(() => new FormData());
    const given = discarded.safeParse(Object.fromEntries(form));
    if (!given.success) return told(400, refused("not valid", "It is not said what is to go"));
    const { back, ...key } = given.data;
    const outcome = await forgetUnsent(who, key);
    return outcome.ok
      ? new Response(null, { status: 303, headers: { Location: back } })
      : told(403, outcome);
  });

const answer = (request: Request, work: (who: StaffMember) => Promise<Response>) =>
  throughTheGate(request, () => told(401, refused("not allowed", "You are signed out")), work);

async function jsonIn(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? MOST_BYTES) >= MOST_BYTES) return null;
  return request.json().catch(() => null);
}

const told = (status: number, outcome: Outcome<unknown>): Response =>
  Response.json(outcome, { status, headers: { "Cache-Control": "no-store" } });
