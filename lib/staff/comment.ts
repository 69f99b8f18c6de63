import "server-only";
import { change, record, type Tx } from "@/lib/db/record";
import { mentionsIn, type Thing } from "@/lib/domain/comment";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type Role, type StaffMember } from "@/lib/domain/permission";
import { tell } from "./notice";
import { findThings, nameOf, type FoundThing } from "./thing";

export type Comment = {
  id: string;
  /** The part of the thing that it is about; null for all of it. */
  field: string | null;
  text: string;
  author: string;
  at: Date;
  /** Who called it settled, and when. */
  settled: { by: string; at: Date } | null;
};
export type Talk = { comments: Comment[]; isWatched: boolean };

const whereOf = ({ kind, key }: Thing) => ({ thingKind: kind, thingKey: key });

/** What has been said about a thing, the oldest first; null where this member may not read the thing. */
export async function findTalk(who: StaffMember, thing: Thing): Promise<Talk | null> {
  if (!may(who, "read the record") || !(await readable(record, who, thing))) return null;
  const [rows, watched] = await Promise.all([
    record.comment.findMany({
      where: whereOf(thing),
      orderBy: [{ at: "asc" }, { id: "asc" }],
      include: { author: { select: { name: true } }, settledBy: { select: { name: true } } },
    }),
    record.watch.count({ where: { memberId: who.id, ...whereOf(thing) } }),
  ]);
  const comments = rows.map(({ id, field, text, author, at, settledAt, settledBy }) => ({
    id,
    field,
    text,
    author: author.name,
    at,
    settled: settledAt && settledBy && { by: settledBy.name, at: settledAt },
  }));
  return { comments, isWatched: watched > 0 };
}

const COMMENTING = "Commenting is for researchers and editors";
const ABSENT = "There is no such thing any more, or it is closed to you";

/**
 * Says something about a thing. Who is called by "@" and their name is told of it; so is everybody whose work it is, who
 * said something before, or who watches it.
 */
export async function addComment(
  who: StaffMember,
  { thing, field, text }: { thing: Thing; field: string | null; text: string },
): Promise<Outcome<{ id: string }>> {
  if (!may(who, "comment")) return refused("not allowed", COMMENTING);
  const words = text.trim();
  if (!words) return refused("not valid", "Write what you want to say", { field: "text" });
  const deed = ({ id }: { id: string }) => ({ did: "commented", subject: id });
  return change(who, deed, async (tx) => {
    const found = await readable(tx, who, thing);
    if (!found) return refused("not found", ABSENT);
    const mentioned = await mentionedIn(tx, words, thing);
    if (!mentioned.ok) return mentioned;
    const { id } = await tx.comment.create({
      data: { ...whereOf(thing), field, text: words, authorId: who.id },
    });
    await tell(tx, who, { members: mentioned.value, why: "mentioned", thing });
    const others = (await concernedBy(tx, found)).filter((one) => !mentioned.value.includes(one));
    await tell(tx, who, { members: others, why: "commented", thing });
    return done({ id });
  });
}

const readable = async (
  tx: Parameters<typeof findThings>[0],
  who: StaffMember,
  thing: Thing,
): Promise<FoundThing | undefined> => (await findThings(tx, who, [thing])).get(nameOf(thing));

/** Ids of the members whom a text calls. Refused where one of them may not read the thing: a notice would tell them of it. */
async function mentionedIn(tx: Tx, text: string, thing: Thing): Promise<Outcome<string[]>> {
  if (!text.includes("@")) return done([]);
  const members = await tx.member.findMany({
    where: { frozenAt: null, email: { not: null } },
    select: { id: true, name: true, role: true, organisationId: true },
  });
  const { members: called, unknown } = mentionsIn(text, members);
  if (unknown.length > 0)
    return refused(
      "not valid",
      `Nobody here is called ${unknown.map((name) => `“${name}”`).join(", ")}, or several are. Write @ and a member’s whole name`,
      { field: "text" },
    );
  for (const { id, name } of called) {
    const member = members.find((one) => one.id === id)!;
    const reader = { ...member, role: member.role as Role };
    if (!(await findThings(tx, reader, [thing])).has(nameOf(thing)))
      return refused(
        "not valid",
        `${name} may not read this, and would learn of it by being called. Leave the @ away`,
        { field: "text" },
      );
  }
  return done(called.map(({ id }) => id));
}

async function concernedBy(tx: Tx, { thing, people }: FoundThing): Promise<string[]> {
  const [before, watching] = await Promise.all([
    tx.comment.findMany({ where: whereOf(thing), select: { authorId: true } }),
    tx.watch.findMany({ where: whereOf(thing), select: { memberId: true } }),
  ]);
  return [
    ...people,
    ...before.map(({ authorId }) => authorId),
    ...watching.map(({ memberId }) => memberId),
  ];
}

/** Calls a comment settled. It stays where it is; nobody's words are taken away. */
export async function settleComment(
  who: StaffMember,
  id: string,
): Promise<Outcome<{ id: string }>> {
  if (!may(who, "comment")) return refused("not allowed", COMMENTING);
  return change(who, { did: "settled comment", subject: id }, async (tx) => {
    const held = await tx.comment.findUnique({
      where: { id },
      select: { thingKind: true, thingKey: true },
    });
    const thing = held && ({ kind: held.thingKind, key: held.thingKey } as Thing);
    if (!thing || !(await readable(tx, who, thing))) return refused("not found", ABSENT);
    const { count } = await tx.comment.updateMany({
      where: { id, settledAt: null },
      data: { settledAt: new Date(), settledById: who.id },
    });
    return count === 1
      ? done({ id })
      : refused("already done", "Somebody has called it settled already");
  });
}

/** From now on, or no longer, this member is told of what is said about the thing. */
export async function setWatch(
  who: StaffMember,
  { thing, isWatched }: { thing: Thing; isWatched: boolean },
): Promise<Outcome<{ isWatched: boolean }>> {
  if (!may(who, "read the record"))
    return refused("not allowed", "Your account may not read the record");
  const deed = { did: isWatched ? "began to watch" : "ceased to watch", subject: nameOf(thing) };
  return change(who, deed, async (tx) => {
    if (!(await readable(tx, who, thing))) return refused("not found", ABSENT);
    const row = { memberId: who.id, ...whereOf(thing) };
    if (isWatched) await tx.watch.createMany({ data: [row], skipDuplicates: true });
    else await tx.watch.deleteMany({ where: row });
    return done({ isWatched });
  });
}
