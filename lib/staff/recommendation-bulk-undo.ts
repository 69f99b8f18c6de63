import "server-only";
import { change, Prisma, record, type Tx } from "@/lib/db/record";
import { AT_ONCE, UNDO_HOURS } from "@/lib/domain/bulk-act";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { dropJob, putOff } from "./job";
import { jobOf } from "./recommendation-bulk";

/**
 * An act that can still be undone, or one that a job is to write or to take back. `things` are what it added: themes,
 * groups, a member. `because` is why the job did nothing.
 */
export type UndoableAct = {
  id: string;
  at: Date;
  things: string[];
  confirmsActions: boolean;
  /** It gave one recommendation to whom `things` names, or to nobody. */
  reassigns: boolean;
  chosen: number;
  added: number;
  state: "waits" | "stands" | "is taken back" | "failed";
  because: string | null;
};

const FEW = 3;
const since = () => new Date(Date.now() - UNDO_HOURS * 60 * 60 * 1000);

/** A member's own last acts, the newest first. */
export async function listOwnActs(who: StaffMember): Promise<UndoableAct[]> {
  if (!may(who, "tag and assign")) return [];
  const acts = await record.bulkAct.findMany({
    where: {
      memberId: who.id,
      undoneAt: null,
      at: { gt: since() },
      OR: [{ added: { gt: 0 } }, { writtenAt: null }],
    },
    orderBy: { at: "desc" },
    take: FEW,
    include: { assignedTo: { select: { name: true } } },
  });
  const codes = acts.flatMap(({ themes, groups }) => [...themes, ...groups]);
  const [themes, groups] = await Promise.all([
    record.theme.findMany({ where: { code: { in: codes } } }),
    record.affectedGroup.findMany({ where: { code: { in: codes } } }),
  ]);
  const labelsOf = (rows: { code: string; label: string }[], wanted: string[]) =>
    rows.filter(({ code }) => wanted.includes(code)).map(({ label }) => label);
  return acts.map(({ id, at, chosen, added, assignedTo, ...act }) => ({
    id,
    at,
    chosen,
    added,
    state: stateOf(act),
    because: act.failedBecause,
    confirmsActions: act.confirmsActions,
    reassigns: act.reassigns,
    things: [
      ...labelsOf(themes, act.themes),
      ...labelsOf(groups, act.groups),
      ...(assignedTo ? [assignedTo.name] : []),
    ],
  }));
}

type Standing = { failedBecause: string | null; writtenAt: Date | null; undoAskedAt: Date | null };

function stateOf({ failedBecause, writtenAt, undoAskedAt }: Standing): UndoableAct["state"] {
  if (failedBecause) return "failed";
  if (!writtenAt) return "waits";
  return undoAskedAt ? "is taken back" : "stands";
}

/** `takenBack` is null where very much was added: a job takes it back. */
export type Undone = { id: string; added: number; takenBack: number | null };

/** Takes back exactly what the act added, where it still stands as the act left it; what a job has not written, never comes. */
export async function undoAct(
  who: StaffMember,
  id: string,
  atOnce = AT_ONCE,
): Promise<Outcome<Undone>> {
  if (!may(who, "tag and assign"))
    return refused("not allowed", "Themes, groups and work are given by researchers and editors");
  const deed = ({ takenBack }: Undone) => deedOf(id, takenBack);
  return change(who, deed, async (tx) => {
    const act = await lockAct(tx, id);
    if (!act || act.memberId !== who.id)
      return refused("not found", "There is no such act of yours");
    if (act.undoneAt) return refused("already done", "This has been undone already");
    if (act.undoAskedAt && !act.failedBecause)
      return refused("already done", "This is being undone already");
    if (act.at < since())
      return refused(
        "not ready",
        `This was done more than ${UNDO_HOURS} hours ago, and others have gone on from it: change the recommendations themselves`,
      );
    if (act.added <= atOnce) {
      await dropJob(tx, jobOf(id));
      return done(await takeBack(tx, act));
    }
    const data = { undoAskedAt: new Date(), failedBecause: null };
    await tx.bulkAct.updateMany({ where: { id }, data });
    await putOff(tx, "act on many", { subject: id, at: new Date(), key: jobOf(id) });
    return done({ id, added: act.added, takenBack: null });
  });
}

export const deedOf = (id: string, takenBack: number | null) =>
  takenBack === null
    ? { did: "put off undoing act on many", subject: id }
    : { did: "undid act on many", subject: `act ${id}`, detail: { takenBack } };

/** Of two who want it at once, the second waits here and finds it done. */
export async function lockAct(tx: Tx, id: string) {
  await tx.$queryRaw`select from bulk_act where id = ${id}::uuid for update`;
  return tx.bulkAct.findUnique({ where: { id } });
}

export type Act = NonNullable<Awaited<ReturnType<typeof lockAct>>>;

export async function takeBack(tx: Tx, act: Act) {
  const { id, at, assignedToId, added } = act;
  const takenBack =
    (await takeBackTags(tx, id, Prisma.sql`recommendation_theme`, Prisma.sql`theme_code`, {
      at,
      said: Prisma.sql`themes`,
    })) +
    (await takeBackTags(tx, id, Prisma.sql`recommendation_group`, Prisma.sql`group_code`, {
      at,
      said: Prisma.sql`groups`,
    })) +
    (assignedToId || act.reassigns ? await takeBackWork(tx, act) : 0) +
    (act.confirmsActions ? await takeBackActions(tx, id) : 0);
  await tx.bulkAct.updateMany({ where: { id }, data: { undoneAt: new Date(), takenBack } });
  return { id, added, takenBack };
}

/** What an import has said since stays: it would have added it, had the act not come before. */
async function takeBackTags(
  tx: Tx,
  act: string,
  table: Prisma.Sql,
  column: Prisma.Sql,
  { at, said }: { at: Date; said: Prisma.Sql },
): Promise<number> {
  await tx.$queryRaw`select from ${table} where act_id = ${act}::uuid order by recommendation_id, ${column} for update`;
  return tx.$executeRaw`
    delete from ${table} tag where act_id = ${act}::uuid and not exists (
      select from import_fill f where f.recommendation_id = tag.recommendation_id
        and f.written_at > ${at} and tag.${column} = any (f.${said}))`;
}

/** Back to nobody, or to whom an act on this one took it from. */
async function takeBackWork(tx: Tx, { id, assignedToId, assignedBeforeId }: Act): Promise<number> {
  const theirs = Prisma.sql`assigned_act_id = ${id}::uuid and assigned_to_id is not distinct from ${assignedToId}::uuid`;
  await tx.$queryRaw`select from recommendation where ${theirs} order by id for no key update`;
  return tx.$executeRaw`
    update recommendation set assigned_to_id = ${assignedBeforeId}::uuid, assigned_act_id = null, version = version + 1
    where ${theirs}`;
}

/** Where somebody has chosen another category since, theirs stays. */
async function takeBackActions(tx: Tx, act: string): Promise<number> {
  const theirs = Prisma.sql`action_act_id = ${act}::uuid and action_category = action_suggested`;
  await tx.$queryRaw`select from recommendation where ${theirs} order by id for no key update`;
  return tx.$executeRaw`
    update recommendation set action_category = null, action_act_id = null, version = version + 1 where ${theirs}`;
}
