import "server-only";
import { endSessions } from "@/lib/auth/live-session";
import { linkAddress, makeLink } from "@/lib/auth/one-time-link";
import { checkPassword, hashNewPassword } from "@/lib/auth/password";
import { OWN_WORDS, wordsOf } from "@/lib/auth/welcome";
import { change, record, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, needsSecondFactor, type Role, type StaffMember } from "@/lib/domain/permission";
import { proveFirst } from "@/lib/domain/step-up";
import { env } from "@/lib/env";

export type MemberRow = {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  organisation: string;
  frozenAt: Date | null;
  /** False for built-in members. */
  canSignIn: boolean;
  lastSeenAt: Date | null;
  /** "awaited": their role asks for a second factor, and they have yet to set one up. */
  secondFactor: "app" | "none" | "awaited";
};

/** All members by name, the built-in ones too. */
export async function listMembers(who: StaffMember): Promise<Outcome<MemberRow[]>> {
  if (!may(who, "manage members")) return mayNot();
  const rows = await record.member.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      organisation: { select: { name: true } },
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
      secondFactor: { select: { confirmedAt: true } },
    },
  });
  return done(
    rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role as Role,
      organisation: row.organisation.name,
      frozenAt: row.frozenAt,
      canSignIn: row.passwordHash !== null,
      lastSeenAt: row.sessions[0]?.lastSeenAt ?? null,
      secondFactor: row.secondFactor?.confirmedAt
        ? "app"
        : needsSecondFactor(row.role as Role)
          ? "awaited"
          : "none",
    })),
  );
}

/** The member who signs in with this e-mail. */
export async function findMemberByEmail(
  who: StaffMember,
  { email }: { email: string },
): Promise<Outcome<{ id: string }>> {
  if (!may(who, "manage members")) return mayNot();
  const member = await record.member.findUnique({ where: { email }, select: { id: true } });
  return member ? done(member) : refused("not found", `Nobody here has the e-mail ${email}.`);
}

export type OpenInvitation = { email: string; role: Role; expiresAt: Date };

/** Invitations that were neither accepted nor have expired. */
export async function listInvitations(who: StaffMember): Promise<Outcome<OpenInvitation[]>> {
  if (!may(who, "manage members")) return mayNot();
  const rows = await record.oneTimeLink.findMany({
    where: { purpose: "invitation", usedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
  });
  return done(
    rows.map(({ email, role, expiresAt }) => ({
      email: email ?? "",
      role: role as Role,
      expiresAt,
    })),
  );
}

/** A link that works once, within seven days, for somebody new. It is shown this one time, to be handed over. */
export async function inviteMember(
  who: StaffMember,
  { email, role, organisationId }: { email: string; role: Role; organisationId: string },
): Promise<Outcome<{ link: string }>> {
  if (!may(who, "manage members")) return mayNot();
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const deed = {
    did: "invited member",
    subject: `organisation ${organisationId}`,
    detail: { role },
  };
  return change(who, deed, async (tx) => {
    if (await tx.member.findUnique({ where: { email } }))
      return refused("conflict", `${email} is a member already.`, { field: "email" });
    if (!(await tx.organisation.findUnique({ where: { id: organisationId } })))
      return refused("not found", "Choose an organisation.", { field: "organisationId" });
    const token = await makeLink(tx, { purpose: "invitation", email, role, organisationId });
    return done({ link: linkAddress(env.ONUS_DESK_URL, token) });
  });
}

/** A link that works once, within a day, by which a member sets a new password. */
export async function resetLink(
  who: StaffMember,
  { memberId }: { memberId: string },
): Promise<Outcome<{ link: string }>> {
  if (!may(who, "manage members")) return mayNot();
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  return change(who, { did: "made reset link", subject: `member ${memberId}` }, async (tx) => {
    const member = await tx.member.findUnique({ where: { id: memberId } });
    if (!member) return noSuchMember();
    if (!member.email) return builtIn();
    if (member.frozenAt)
      return refused("not allowed", "This account is frozen. Unfreeze it first.");
    const token = await makeLink(tx, { purpose: "reset", memberId });
    return done({ link: linkAddress(env.ONUS_DESK_URL, token) });
  });
}

/** Gives a member another role. Their sessions end, so that the next begins with what they may do now. */
export async function setRole(
  who: StaffMember,
  { memberId, role }: { memberId: string; role: Role },
): Promise<Outcome<null>> {
  if (!may(who, "manage members")) return mayNot();
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const deed = { did: "set role", subject: `member ${memberId}`, detail: { role } };
  return change(who, deed, async (tx) => {
    const member = await tx.member.findUnique({ where: { id: memberId } });
    if (!member) return noSuchMember();
    if (!member.email) return builtIn();
    if (member.role === role) return refused("already done", "The member has this role already.");
    if (role !== "administrator" && (await isLastAdministrator(tx, memberId)))
      return lastAdministrator();
    await tx.member.update({ where: { id: memberId }, data: { role, version: { increment: 1 } } });
    await endSessions(tx, memberId);
    return done(null);
  });
}

/** Shuts a member out at once: every session ends with its next request, and nobody signs in. */
export async function freezeMember(
  who: StaffMember,
  { memberId }: { memberId: string },
): Promise<Outcome<null>> {
  if (!may(who, "manage members")) return mayNot();
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  return change(who, { did: "froze member", subject: `member ${memberId}` }, async (tx) => {
    const member = await tx.member.findUnique({ where: { id: memberId } });
    if (!member) return noSuchMember();
    if (!member.email) return builtIn();
    if (member.frozenAt) return refused("already done", "This account is frozen already.");
    if (await isLastAdministrator(tx, memberId)) return lastAdministrator();
    const now = new Date();
    await tx.member.update({
      where: { id: memberId },
      data: { frozenAt: now, version: { increment: 1 } },
    });
    await endSessions(tx, memberId);
    await tx.oneTimeLink.updateMany({
      where: { memberId, usedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    });
    return done(null);
  });
}

/** Lets a frozen member sign in again. */
export async function unfreezeMember(
  who: StaffMember,
  { memberId }: { memberId: string },
): Promise<Outcome<null>> {
  if (!may(who, "manage members")) return mayNot();
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  return change(who, { did: "unfroze member", subject: `member ${memberId}` }, async (tx) => {
    const { count } = await tx.member.updateMany({
      where: { id: memberId, frozenAt: { not: null } },
      data: { frozenAt: null, version: { increment: 1 } },
    });
    return count === 1 ? done(null) : refused("already done", "This account is not frozen.");
  });
}

/** A new password for oneself, by the present one. `current` is the session that stays; all others end. */
export async function changePassword(
  who: StaffMember,
  { present, wanted, current }: { present: string; wanted: string; current: string | null },
): Promise<Outcome<null>> {
  if (!may(who, "read the record")) return mayNot();
  const member = await record.member.findUniqueOrThrow({ where: { id: who.id }, ...OWN_WORDS });
  const answer = await checkPassword(present, member.passwordHash);
  if (answer === "busy")
    return refused("not ready", "Many are signing in at this moment. Wait a few seconds.");
  if (answer === "wrong")
    return refused("not valid", "This is not your present password.", { field: "present" });
  const hashed = await hashNewPassword(wanted, wordsOf(member));
  if (!hashed.ok) return { ok: false, problem: { ...hashed.problem, field: "wanted" } };
  const passwordHash = hashed.value;
  return change(who, { did: "changed password", subject: `member ${who.id}` }, async (tx) => {
    await tx.member.update({ where: { id: who.id }, data: { passwordHash } });
    await endSessions(tx, who.id, current);
    return done(null);
  });
}

/** A new name for oneself. */
export async function changeName(
  who: StaffMember,
  { name }: { name: string },
): Promise<Outcome<null>> {
  if (!may(who, "read the record")) return mayNot();
  return change(who, { did: "changed name", subject: `member ${who.id}` }, async (tx) => {
    await tx.member.update({
      where: { id: who.id },
      data: { name, version: { increment: 1 } },
    });
    return done(null);
  });
}

/** Makes an account with a password at once: the way of the command line, where no link can be handed over. */
export async function createMember(
  who: StaffMember,
  given: { email: string; name: string; role: Role; organisation: string; password: string },
): Promise<Outcome<{ id: string }>> {
  if (!may(who, "manage members")) return mayNot();
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const { email, name, role, organisation, password } = given;
  const hashed = await hashNewPassword(password, [name, email, organisation]);
  if (!hashed.ok) return hashed;
  const passwordHash = hashed.value;
  const deed = ({ id }: { id: string }) => ({
    did: "created member",
    subject: `member ${id}`,
    detail: { role },
  });
  return change(who, deed, async (tx) => {
    if (await tx.member.findUnique({ where: { email } }))
      return refused("conflict", `${email} is a member already.`, { field: "email" });
    const { id: organisationId } = await tx.organisation.upsert({
      where: { name: organisation },
      create: { name: organisation },
      update: {},
    });
    const data = { email, name, role, organisationId, passwordHash };
    return done(await tx.member.create({ data, select: { id: true } }));
  });
}

/** Sets a member's password and ends their sessions: the way back for a coalition that lost its administrator. */
export async function resetPassword(
  who: StaffMember,
  { memberId, password }: { memberId: string; password: string },
): Promise<Outcome<null>> {
  if (!may(who, "manage members")) return mayNot();
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const member = await record.member.findUnique({ where: { id: memberId }, ...OWN_WORDS });
  if (!member) return noSuchMember();
  if (!member.email) return builtIn();
  const hashed = await hashNewPassword(password, wordsOf(member));
  if (!hashed.ok) return hashed;
  const passwordHash = hashed.value;
  return change(who, { did: "reset password", subject: `member ${memberId}` }, async (tx) => {
    await tx.member.update({ where: { id: memberId }, data: { passwordHash } });
    await endSessions(tx, memberId);
    return done(null);
  });
}

/** The rows are locked, so that of two administrators who demote each other at once one stays. */
async function isLastAdministrator(tx: Tx, memberId: string): Promise<boolean> {
  const administrators = await tx.$queryRaw<{ id: string }[]>`
    select id::text from member
    where role = 'administrator' and password_hash is not null and frozen_at is null
    order by id for update`;
  return administrators.length === 1 && administrators[0]?.id === memberId;
}

const mayNot = () => refused("not allowed", "Members are looked after by administrators.");
const noSuchMember = () => refused("not found", "There is no such member.");
const builtIn = () =>
  refused("not allowed", "This member is built in: nobody signs in as it, and it stays as it is.");
const lastAdministrator = () =>
  refused(
    "not ready",
    "This is the last administrator who can sign in. Make somebody else an administrator first.",
  );
