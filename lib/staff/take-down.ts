import "server-only";
import { change, record, type Tx } from "@/lib/db/record";
import { COLLECTIONS, ENTRY_KINDS, isEntryKind, type EntryKind } from "@/lib/domain/entry/kind";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { proveFirst } from "@/lib/domain/step-up";
import { mayReadEntry, readableEntries } from "./entry-readable";
import { applyTakeDowns } from "./publishing-apply";
import { eraseSealedEntry, findGone } from "./take-down-entry";

/** What can be taken down by itself. Everything else stands on these. */
export const TAKE_DOWN_KINDS = ["recommendation", "evidence", "document", ...ENTRY_KINDS] as const;
export type TakeDownKind = (typeof TAKE_DOWN_KINDS)[number];

/** The word of addresses under which things of a kind stand. */
const PATHS: Record<TakeDownKind, string> = {
  recommendation: "recommendations",
  evidence: "evidence",
  document: "documents",
  ...COLLECTIONS,
};

/**
 * Removes something from every edition at once, and keeps it out of the next. The reason stays with staff;
 * the public sees only that something stood there.
 */
export async function takeDown(
  who: StaffMember,
  { kind, key, reason }: { kind: TakeDownKind; key: string; reason: string },
): Promise<Outcome<{ kind: TakeDownKind; key: string }>> {
  if (!may(who, "take down"))
    return refused("not allowed", "A take-down is for editors and administrators");
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const words = reason.trim();
  if (!words)
    return refused("not valid", "Write the reason; only members will see it", { field: "reason" });

  const outcome = await change(who, { did: "took down", subject: `${kind} ${key}` }, async (tx) => {
    if (await tx.takeDown.findUnique({ where: { kind_key: { kind, key } } }))
      return refused("already done", `${key} has been taken down already`, { field: "what" });
    const resting = kind === "document" ? await restingOn(tx, key) : 0;
    if (resting > 0)
      return refused(
        "conflict",
        `The title and the address of this document stand in ${resting} other ${resting === 1 ? "thing" : "things"} of the record as well. Take those down first; or change what the document says, and publish`,
        { field: "what" },
      );
    if (!(await mayKnow(tx, who, kind, key)) || !(await closeInRecord(tx, kind, key, words)))
      return refused("not found", `There is no ${kind} ${key}`, { field: "what" });
    await takeDownInside(tx, who, { kind, key, reason: words });
    return done({ kind, key });
  });
  if (outcome.ok) await applyTakeDowns();
  return outcome;
}

/** The part that runs in a transaction: afterwards `applyTakeDowns` brings it before the public. */
export async function takeDownInside(
  tx: Tx,
  who: StaffMember,
  { kind, key, reason }: { kind: TakeDownKind; key: string; reason: string },
): Promise<void> {
  await tx.takeDown.create({ data: { kind, key, reason, memberId: who.id } });
  await eraseSealed(tx, kind, key);
}

/** How much of the record repeats the title of a document: a document taken down alone would stay readable there. */
async function restingOn(tx: Tx, key: string): Promise<number> {
  const [asked, linked] = await Promise.all([
    tx.recommendation.count({ where: { document: { key }, withdrawnAt: null } }),
    tx.entryLink.count({
      where: { document: { key }, of: { entry: { withdrawnAt: null } } },
    }),
  ]);
  return asked + linked;
}

/** An entry that this member may not read is to them as if it were not there. */
async function mayKnow(
  tx: Tx,
  who: StaffMember,
  kind: TakeDownKind,
  key: string,
): Promise<boolean> {
  if (!isEntryKind(kind)) return true;
  const entry = await tx.entry.findUnique({ where: { kind_key: { kind, key } } });
  return entry !== null && mayReadEntry(who, entry);
}

/**
 * The key in what somebody gave: a code or a reference, or any address of the site or the desk at which the thing stands.
 * An address of another kind of thing is refused: the wrong thing must not go.
 */
export function keyFrom(kind: TakeDownKind, given: string): Outcome<string> {
  const [, path, segment] = ADDRESS.exec(given) ?? [];
  if (!path || !segment) return done(given.trim());
  const named = TAKE_DOWN_KINDS.find((one) => PATHS[one] === path);
  if (named !== kind)
    return refused(
      "not valid",
      `This is an address under “${path}”: choose the kind that it names`,
      {
        field: "kind",
      },
    );
  try {
    return done(decodeURIComponent(segment));
  } catch {
    return refused("not valid", "This address cannot be read: copy it anew", { field: "what" });
  }
}

const ADDRESS = new RegExp(`/(${Object.values(PATHS).join("|")})/([^/?#\\s]+)`);

/** One thing that is gone, who took it down and why; its name and the reason are for those who may read it. */
export type TakenDown = {
  kind: TakeDownKind;
  key: string | null;
  at: Date;
  reason: string | null;
  member: { name: string };
};

/** Every take-down so far, newest first, for members. */
export async function listTakeDowns(who: StaffMember): Promise<TakenDown[]> {
  if (!may(who, "read the record")) return [];
  const takenDown = await record.takeDown.findMany({ orderBy: { at: "desc" } });
  const members = await record.member.findMany({
    where: { id: { in: takenDown.map(({ memberId }) => memberId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(members.map(({ id, name }) => [id, name]));
  const hidden = await unreadableOf(who, takenDown);
  return takenDown.map(({ kind, key, at, reason, memberId }) => ({
    kind: kind as TakeDownKind,
    at,
    ...(hidden.has(`${kind} ${key}`) ? { key: null, reason: null } : { key, reason }),
    member: { name: nameOf.get(memberId) ?? "" },
  }));
}

async function unreadableOf(
  who: StaffMember,
  named: readonly { kind: string; key: string }[],
): Promise<Set<string>> {
  const entries = await record.entry.findMany({
    where: { OR: named.map(({ kind, key }) => ({ kind, key })), NOT: readableEntries(who) },
    select: { kind: true, key: true },
  });
  return new Set(entries.map(({ kind, key }) => `${kind} ${key}`));
}

/** So that the next edition does not bring it back. False where there is no such thing. */
async function closeInRecord(
  tx: Tx,
  kind: TakeDownKind,
  key: string,
  reason: string,
): Promise<boolean> {
  const at = new Date();
  switch (kind) {
    case "recommendation":
      return (
        (await tx.recommendation.updateMany({ where: { ref: key }, data: { withdrawnAt: at } }))
          .count > 0
      );
    case "evidence":
      return (
        (
          await tx.evidence.updateMany({
            where: { code: key },
            data: { retractedAt: at, retractionReason: reason },
          })
        ).count > 0
      );
    case "document":
      return (
        (
          await tx.document.updateMany({
            where: { key },
            data: { checkNote: `Taken down: ${reason}` },
          })
        ).count > 0
      );
    default:
      return closeEntry(tx, kind, key, reason);
  }
}

/** One that was withdrawn before keeps its first reason. */
async function closeEntry(tx: Tx, kind: EntryKind, key: string, reason: string): Promise<boolean> {
  const data = { withdrawnAt: new Date(), withdrawnReason: reason };
  await tx.entry.updateMany({ where: { kind, key, withdrawnAt: null }, data });
  return (await tx.entry.count({ where: { kind, key } })) > 0;
}

/** The content and its salt go, so that the hash that stays confirms nothing. */
async function eraseSealed(tx: Tx, kind: TakeDownKind, key: string) {
  const gone = isEntryKind(kind) ? await findGone(tx, kind, key) : null;
  if (gone) return eraseSealedEntry(tx, gone);
  if (kind !== "evidence") {
    await tx.$executeRaw`update edition_item set content = null, salt = '' where kind = ${kind} and key = ${key}`;
    return;
  }
  await tx.$executeRaw`
    update edition_item set salt = '', content = jsonb_set(content, '{evidence}',
      jsonb_path_query_array(content, '$.evidence[*] ? (@.code != $code)', jsonb_build_object('code', ${key}::text)))
    where kind = 'recommendation'
      and jsonb_path_exists(content, '$.evidence[*] ? (@.code == $code)', jsonb_build_object('code', ${key}::text))`;
}
