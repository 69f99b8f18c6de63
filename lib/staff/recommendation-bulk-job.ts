import "server-only";
import { memberBehind } from "@/lib/auth/member-behind";
import { change, type Deed, record, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { putOff } from "./job";
import { jobOf } from "./recommendation-bulk";
import { type Act, deedOf, lockAct, takeBack } from "./recommendation-bulk-undo";
import { namesOf, sumOf, writeAct } from "./recommendation-bulk-write";

/** Work for 10,000 rewrites 10,000 wide rows. */
const PATIENCE_MS = 5 * 60_000;

/**
 * The job of an act: writes it, or takes it back, all of it or nothing, in the name of whoever acted, if they still may.
 * What is refused is kept with the act for them to read. May be done any number of times.
 */
export async function performAct(id: string): Promise<void> {
  const found = await record.bulkAct.findUnique({ where: { id } });
  if (!found || !isDue(found)) return;
  const who = await memberBehind(found.memberId);
  const performed = who.ok ? await perform(who.value, id) : who;
  if (performed.ok || performed.problem.code === "already done") return;
  await record.bulkAct.updateMany({
    where: { id, undoneAt: null },
    data: { failedBecause: performed.problem.message },
  });
}

const isDue = ({ writtenAt, undoAskedAt, undoneAt, failedBecause }: Act): boolean =>
  !undoneAt && !failedBecause && (!writtenAt || undoAskedAt !== null);

function perform(who: StaffMember, id: string): Promise<Outcome<Deed>> {
  const work = async (tx: Tx): Promise<Outcome<Deed>> => {
    if (!may(who, "tag and assign"))
      return refused("not allowed", "Whoever asked for this may not tag and assign any more");
    const act = await lockAct(tx, id);
    if (!act || !isDue(act)) return refused("already done", "This is done already");
    return act.writtenAt
      ? done(deedOf(id, (await takeBack(tx, act)).takenBack))
      : write(tx, who, act);
  };
  return change(who, (deed) => deed, work, { timeoutMs: PATIENCE_MS });
}

async function write(
  tx: Tx,
  who: StaffMember,
  { id, chosen, ...act }: Act,
): Promise<Outcome<Deed>> {
  const { themes, groups, assignedToId: member, confirmsActions } = act;
  const wanted = { themes, groups, member, confirmsActions };
  const named = await namesOf(tx, wanted);
  if (!named.ok) return named;
  const added = sumOf(await writeAct(tx, who, { id, chosen }, wanted, named.value));
  return done({ did: "tagged many", subject: `act ${id}`, detail: { chosen, added } });
}

/** Acts that wait, for a queue that has lost their jobs, as one that was restored has. */
export async function putOffActsAgain(): Promise<void> {
  const acts = await record.bulkAct.findMany({
    where: {
      undoneAt: null,
      failedBecause: null,
      OR: [{ writtenAt: null }, { undoAskedAt: { not: null } }],
    },
    select: { id: true, at: true },
    orderBy: { at: "asc" },
  });
  await record.$transaction(async (tx) => {
    for (const { id, at } of acts)
      await putOff(tx, "act on many", { subject: id, at, key: jobOf(id) });
  });
}
