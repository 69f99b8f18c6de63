import "server-only";
import { record, type Tx } from "@/lib/db/record";
import { needsSecondFactor, type StaffMember } from "@/lib/domain/permission";
import { PROVED_FOR_MS } from "@/lib/domain/step-up";
import { STAFF_FIELDS, toStaffMember } from "./staff-member";
import { digest, newToken } from "./token";

const MINUTE = 60_000;
/** Without a sign of life for this long, a session is over. */
export const IDLE_MS = 30 * MINUTE;
/** However lively, a session is over after this long. */
export const ABSOLUTE_MS = 8 * 60 * MINUTE;
/** Signs of life are written down at most this often. */
const TOUCH_MS = MINUTE;

export type LiveSession = {
  who: StaffMember;
  email: string | null;
  tokenHash: string;
  /** Their role asks for a second factor and they have none yet: nothing of the desk opens before they set one up. */
  mustEnrol: boolean;
};

/** The condition that makes a row of member_session a live session at this moment. */
export const alive = (now: Date) => ({
  revokedAt: null,
  createdAt: { gt: new Date(now.getTime() - ABSOLUTE_MS) },
  lastSeenAt: { gt: new Date(now.getTime() - IDLE_MS) },
  member: { frozenAt: null },
});

const SESSION_FIELDS = {
  lastSeenAt: true,
  provedAt: true,
  member: {
    select: { ...STAFF_FIELDS, email: true, secondFactor: { select: { confirmedAt: true } } },
  },
} as const;

/** Who holds this token, by rows as they stand now: a revoked session or a frozen member is nobody. */
export async function findLiveSession(
  token: string | undefined,
  now = new Date(),
): Promise<LiveSession | null> {
  if (!token) return null;
  const tokenHash = digest(token);
  const row = await record.memberSession.findFirst({
    where: { tokenHash, ...alive(now) },
    select: SESSION_FIELDS,
  });
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > TOUCH_MS)
    await record.memberSession.updateMany({
      where: { tokenHash, ...alive(now) },
      data: { lastSeenAt: now },
    });
  const { provedAt, member } = row;
  const recentlyProved = provedAt !== null && now.getTime() - provedAt.getTime() < PROVED_FOR_MS;
  const who = toStaffMember(member, { recentlyProved });
  const mustEnrol = needsSecondFactor(who.role) && !member.secondFactor?.confirmedAt;
  return { who, email: member.email, tokenHash, mustEnrol };
}

/** Why a token that once opened the desk opens it no more. */
export type Ending = "frozen" | "signed out" | "idle" | "too long";

/** How the session of this token ended; null for a token that never was one. Says nothing of a session that lives. */
export async function findEnding(
  token: string | undefined,
  now = new Date(),
): Promise<Ending | null> {
  if (!token) return null;
  const row = await record.memberSession.findUnique({
    where: { tokenHash: digest(token) },
    select: { revokedAt: true, createdAt: true, member: { select: { frozenAt: true } } },
  });
  if (!row) return null;
  if (row.member.frozenAt) return "frozen";
  if (row.revokedAt) return "signed out";
  return now.getTime() - row.createdAt.getTime() >= ABSOLUTE_MS ? "too long" : "idle";
}

/** Begins a session and gives back its token, of which only the hash is kept. `provedAt`: when a code was given for it. */
export async function openSession(
  tx: Tx,
  memberId: string,
  device: string | null,
  provedAt: Date | null = null,
): Promise<string> {
  const token = newToken();
  const row = { tokenHash: digest(token), memberId, device: device?.slice(0, 200) ?? null };
  await tx.memberSession.create({ data: { ...row, provedAt } });
  return token;
}

/**
 * Notes in this session that a code was given. It goes on under a new token: whoever has stolen the one before is left
 * outside. Null where the session has ended meanwhile.
 */
export async function proveSession(
  tx: Tx,
  tokenHash: string,
  now = new Date(),
): Promise<string | null> {
  const token = newToken();
  const { count } = await tx.memberSession.updateMany({
    where: { tokenHash, ...alive(now) },
    data: { tokenHash: digest(token), provedAt: now },
  });
  return count === 1 ? token : null;
}

/** Ends the session of this token, if it has one. */
export async function endSession(token: string | undefined): Promise<void> {
  if (!token) return;
  await record.memberSession.updateMany({
    where: { tokenHash: digest(token), revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

/** Ends every session of a member, and every sign-in that waits for a code; `except` is the hash of one that stays. */
export async function endSessions(
  tx: Tx,
  memberId: string,
  except: string | null = null,
): Promise<void> {
  await tx.memberSession.updateMany({
    where: { memberId, revokedAt: null, ...(except && { tokenHash: { not: except } }) },
    data: { revokedAt: new Date() },
  });
  await tx.pendingSignIn.deleteMany({ where: { memberId } });
}
