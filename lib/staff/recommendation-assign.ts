import "server-only";
import { change, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { tell } from "./notice";

/** Whose the work becomes, and whose it was on the page; null is nobody. */
export type Handed = { ref: string; to: string | null; from: string | null };
export type HandedOver = { id: string; ref: string; to: string | null };

/**
 * Gives the work on one recommendation to somebody else, or to nobody, from its row in the table. It is an act, and undone
 * like one: whoever had it gets it back. Where it is not theirs any more who had it on the page, nothing is done.
 */
export async function handOver(
  who: StaffMember,
  { ref, to, from }: Handed,
): Promise<Outcome<HandedOver>> {
  if (!may(who, "tag and assign"))
    return refused("not allowed", "Assigning is for researchers and editors");
  const deed = ({ id }: HandedOver) => ({
    did: to ? "assigned recommendation" : "unassigned recommendation",
    subject: ref,
    detail: { act: id, ...(to && { to }) },
  });
  return change(who, deed, async (tx) => {
    const held = await lockAsk(tx, ref);
    if (!held) return refused("not found", `There is no recommendation ${ref}`);
    if (held.assignedToId !== from) return notTheirs(tx, held.assignedToId);
    if (to === from)
      return refused("not valid", "It is theirs already: choose somebody else", {
        field: "member",
      });
    if (to && !(await mayWorkOn(tx, to)))
      return refused("not valid", CHOOSE_WRITER, { field: "member" });
    const { id } = await tx.bulkAct.create({
      data: {
        memberId: who.id,
        themes: [],
        groups: [],
        reassigns: true,
        assignedToId: to,
        assignedBeforeId: from,
        recommendationIds: [held.id],
        chosen: 1,
        added: 1,
        writtenAt: new Date(),
      },
    });
    await tx.recommendation.updateMany({
      where: { id: held.id },
      data: { assignedToId: to, assignedActId: id, version: { increment: 1 } },
    });
    const thing = { kind: "recommendation", key: ref } as const;
    if (to) await tell(tx, who, { members: [to], why: "assigned", thing });
    return done({ id, ref, to });
  });
}

export const CHOOSE_WRITER = "Choose a member who can sign in and may write";

/** Work is given to those who can do it. */
export async function mayWorkOn(tx: Tx, memberId: string): Promise<boolean> {
  const member = await tx.member.findUnique({ where: { id: memberId } });
  return (
    member !== null && !member.frozenAt && may(member as Pick<StaffMember, "role">, "log evidence")
  );
}

type Held = { id: string; assignedToId: string | null };

/** Of two who give it away at once, the second waits here and sees what the first did. */
async function lockAsk(tx: Tx, ref: string): Promise<Held | undefined> {
  const [held] = await tx.$queryRaw<Held[]>`
    select id::text, assigned_to_id::text as "assignedToId" from recommendation
    where ref = ${ref} and withdrawn_at is null for no key update`;
  return held;
}

async function notTheirs(tx: Tx, memberId: string | null): Promise<Outcome<never>> {
  const member = memberId && (await tx.member.findUnique({ where: { id: memberId } }));
  return refused(
    "stale",
    `This is the work of ${member ? member.name : "nobody"} now: somebody changed it since the page was made. Look again, then choose`,
  );
}
