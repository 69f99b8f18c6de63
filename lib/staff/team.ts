import "server-only";
import { change, Prisma, record, type Tx } from "@/lib/db/record";
import type { Focus } from "@/lib/domain/focus";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { mayWorkOn } from "./recommendation-assign";
import { stale } from "./stale";

/** Those who work on one dossier now, by name. Whoever is frozen is not among them, and stays in the history. */
export type Team = {
  iso3: string;
  version: number;
  members: { id: string; name: string }[];
};
/** Who joined and who left, by id. */
export type TeamChange = { version: number; joined: string[]; left: string[] };

const PRESENT = {
  where: { leftAt: null, member: { frozenAt: null } },
  orderBy: { member: { name: "asc" } },
  select: { member: { select: { id: true, name: true } } },
} as const satisfies Prisma.DossierTeam$membersArgs;

export async function listTeams(who: StaffMember): Promise<Team[]> {
  if (!may(who, "read the record")) return [];
  const rows = await record.dossierTeam.findMany({
    where: { state: { isDossier: true } },
    orderBy: { stateIso3: "asc" },
    include: { members: PRESENT },
  });
  return rows.map(toTeam);
}

type Held = { stateIso3: string; version: number; members: { member: Team["members"][number] }[] };
const toTeam = ({ stateIso3, version, members }: Held): Team => ({
  iso3: stateIso3,
  version,
  members: members.map(({ member }) => member),
});

/**
 * Says who works on a dossier: all of them at once. `version` is the one that the writer has read, 0 where nobody had
 * been named. It changes what these members see first, and nothing of what anybody may read or do.
 */
export async function setTeam(
  who: StaffMember,
  { iso3, version, members }: { iso3: string; version: number; members: string[] },
): Promise<Outcome<TeamChange>> {
  if (!may(who, "review entries"))
    return refused("not allowed", "Teams are named by editors and administrators");
  const deed = ({ joined, left }: TeamChange) => ({
    did: "changed team",
    subject: `state ${iso3}`,
    detail: { joined, left },
  });
  return change(who, deed, async (tx) => {
    if (!(await tx.state.findFirst({ where: { iso3, isDossier: true } })))
      return refused("not found", `${iso3} has no dossier: open it first`);
    await tx.dossierTeam.createMany({ data: { stateIso3: iso3 }, skipDuplicates: true });
    const { count } = await tx.dossierTeam.updateMany({
      where: { stateIso3: iso3, version },
      data: { version: { increment: 1 } },
    });
    const held = await teamOf(tx, iso3);
    if (count === 0)
      return stale({ version: held.version, team: held.members.map(({ name }) => name) });
    const present = held.members.map(({ id }) => id);
    const joined = [...new Set(members)].filter((id) => !present.includes(id));
    const left = present.filter((id) => !members.includes(id));
    if (joined.length + left.length === 0)
      return refused("already done", "The team is this already: nothing was changed");
    for (const id of joined) if (!(await mayWorkOn(tx, id))) return notThem();
    await leave(tx, iso3, left);
    await join(tx, iso3, joined);
    return done({ version: version + 1, joined, left });
  });
}

const notThem = () =>
  refused("not valid", "Choose members who can sign in and may write: one of these cannot now", {
    field: "members",
  });

async function teamOf(tx: Tx, stateIso3: string): Promise<Team> {
  const where = { stateIso3 };
  return toTeam(await tx.dossierTeam.findUniqueOrThrow({ where, include: { members: PRESENT } }));
}

const leave = (tx: Tx, stateIso3: string, ids: string[]) =>
  tx.dossierMember.updateMany({
    where: { stateIso3, memberId: { in: ids }, leftAt: null },
    data: { leftAt: new Date() },
  });

/** Whoever was frozen when they were in it has not left: their time goes on. */
const join = (tx: Tx, stateIso3: string, ids: string[]) =>
  tx.dossierMember.createMany({
    data: ids.map((memberId) => ({ stateIso3, memberId })),
  });

/** A member's own dossiers, whether they look at these first, and the States that this leaves; null for all. */
export type OwnFocus = { own: { iso3: string; name: string }[]; isOwn: boolean; focus: Focus };

export async function findFocus(who: StaffMember): Promise<OwnFocus> {
  if (!may(who, "read the record")) return { own: [], isOwn: false, focus: null };
  const [own, chosen] = await Promise.all([
    record.state.findMany({
      where: {
        isDossier: true,
        team: { members: { some: { memberId: who.id, leftAt: null } } },
      },
      orderBy: { name: "asc" },
      select: { iso3: true, name: true },
    }),
    record.deskFocus.findUnique({ where: { memberId: who.id } }),
  ]);
  const isOwn = own.length > 0 && (chosen?.isOwn ?? true);
  return { own, isOwn, focus: isOwn ? own.map(({ iso3 }) => iso3) : null };
}

/** Remembers whether a member looks at their own dossiers first, or at all. */
export async function chooseFocus(
  who: StaffMember,
  { isOwn }: { isOwn: boolean },
): Promise<Outcome<null>> {
  if (!may(who, "read the record"))
    return refused("not allowed", "Your account may not read the record");
  const deed = { did: isOwn ? "looked at own dossiers" : "looked at all dossiers" };
  return change(who, { ...deed, subject: `member ${who.id}` }, async (tx) => {
    await tx.deskFocus.upsert({
      where: { memberId: who.id },
      create: { memberId: who.id, isOwn },
      update: { isOwn },
    });
    return done(null);
  });
}
