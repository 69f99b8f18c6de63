import "server-only";
import { record, type Tx } from "@/lib/db/record";
import type { NoticeReason, Thing, ThingKind } from "@/lib/domain/comment";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { putOffLetters } from "./mail-job";
import { findThings, nameOf } from "./thing";

/**
 * Tells members of something that concerns them, in the transaction in which it happens: each once, and nobody of what they
 * did themselves; by e-mail too, who has chosen that. Only that it happened is kept; what it says is read off the thing by whoever may read that then.
 */
export async function tell(
  tx: Tx,
  who: StaffMember,
  { members, why, thing }: { members: readonly string[]; why: NoticeReason; thing: Thing },
): Promise<void> {
  const others = [...new Set(members)].filter((id) => id !== who.id);
  await tx.notice.createMany({
    data: others.map((memberId) => ({
      memberId,
      why,
      thingKind: thing.kind,
      thingKey: thing.key,
      byId: who.id,
    })),
  });
  await putOffLetters(tx, others, why);
}

export type Notice = {
  id: string;
  why: NoticeReason;
  thing: Thing;
  title: string;
  by: string;
  at: Date;
  readAt: Date | null;
};

const MOST = 200;

type NoticeRow = { thingKind: string; thingKey: string };
const thingOf = ({ thingKind, thingKey }: NoticeRow): Thing => ({
  kind: thingKind as ThingKind,
  key: thingKey,
});

/** A member's notices, the newest first. Of what they may not read, or no longer, there is none, and it is not counted. */
export async function listNotices(
  who: StaffMember,
  { unread = false }: { unread?: boolean } = {},
): Promise<Notice[]> {
  if (!may(who, "read the record")) return [];
  const rows = await record.notice.findMany({
    where: { memberId: who.id, ...(unread && { readAt: null }) },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: MOST,
    include: { by: { select: { name: true } } },
  });
  const found = await findThings(record, who, rows.map(thingOf));
  return rows.flatMap((row) => {
    const one = found.get(nameOf(thingOf(row)));
    if (!one) return [];
    const { id, at, readAt, by } = row;
    const why = row.why as NoticeReason;
    return [{ id, why, thing: one.thing, title: one.title, by: by.name, at, readAt }];
  });
}

/** What has come since a moment, is not read, and of which no letter has told; of what this member may read now. */
export async function listUntold(
  who: StaffMember,
  since: Date,
  tx: Tx = record,
): Promise<{ id: string; why: NoticeReason }[]> {
  if (!may(who, "read the record")) return [];
  const rows = await tx.notice.findMany({
    where: { memberId: who.id, readAt: null, letterId: null, at: { gte: since } },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: MOST,
  });
  const found = await findThings(tx, who, rows.map(thingOf));
  return rows
    .filter((row) => found.has(nameOf(thingOf(row))))
    .map(({ id, why }) => ({ id, why: why as NoticeReason }));
}

/** Marks notices as read: these, or all. Nobody else's are touched; it is no change of the record, and leaves no line. */
export async function readNotices(
  who: StaffMember,
  ids: readonly string[] | "all",
): Promise<Outcome<null>> {
  if (!may(who, "read the record"))
    return refused("not allowed", "Your account may not read the record");
  await record.notice.updateMany({
    where: { memberId: who.id, readAt: null, ...(ids !== "all" && { id: { in: [...ids] } }) },
    data: { readAt: new Date() },
  });
  return done(null);
}
