import "server-only";
import { change, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import type { ResponseDraft } from "@/lib/domain/recommendation-draft";

type Added = { ref: string; id: string };

/**
 * Adds what the State said of a recommendation, after what it said before. Until somebody else has compared it with its
 * source it carries a note, and is not published.
 */
export async function addResponse(
  who: StaffMember,
  ref: string,
  draft: ResponseDraft,
): Promise<Outcome<Added>> {
  if (!may(who, "import files"))
    return refused("not allowed", "Adding answers of a State is for researchers and editors");
  const deed = ({ id }: Added) => ({ did: ADDED, subject: ref, detail: { response: id } });
  return change(who, deed, async (tx) => {
    const held = await tx.recommendation.findFirst({ where: { ref, withdrawnAt: null } });
    if (!held) return refused("not found", `There is no recommendation ${ref}`);
    const { id } = await tx.stateResponse.create({
      data: { ...draft, recommendationId: held.id, checkNote: UNCHECKED },
    });
    return done({ ref, id });
  });
}

/** Says: I have compared this answer with its source. Never by who added it. */
export async function checkResponse(
  who: StaffMember,
  id: string,
): Promise<Outcome<{ ref: string }>> {
  if (!may(who, "approve imports"))
    return refused("not allowed", "Checking is for editors and administrators");
  const deed = ({ ref }: { ref: string }) => ({
    did: "checked answer",
    subject: ref,
    detail: { response: id },
  });
  return change(who, deed, async (tx) => {
    const held = await tx.stateResponse.findUnique({
      where: { id },
      select: { checkNote: true, recommendation: { select: { ref: true } } },
    });
    if (!held) return refused("not found", "There is no such answer");
    const { ref } = held.recommendation;
    if (held.checkNote === null) return refused("already done", "It has been checked already");
    if ((await adderOf(tx, ref, id)) === who.id)
      return refused("same person", "You added this answer: somebody else has to check it");
    await tx.stateResponse.update({ where: { id }, data: { checkNote: null } });
    return done({ ref });
  });
}

const ADDED = "added answer";
const UNCHECKED = "Not yet compared with its source by a second member";

/** Who added it at the desk, by the log; null where a file brought it. */
async function adderOf(tx: Tx, ref: string, id: string): Promise<string | null> {
  const added = await tx.auditEvent.findFirst({
    where: { did: ADDED, subject: ref, detail: { path: ["response"], equals: id } },
    select: { memberId: true },
  });
  return added?.memberId ?? null;
}
