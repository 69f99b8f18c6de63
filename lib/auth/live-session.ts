import "server-only";
import { record, type Tx } from "@/lib/db/record";
import type { StaffMember } from "@/lib/domain/permission";
import { STAFF_FIELDS, toStaffMember } from "./staff-member";
import { digest, newToken } from "./token";

const MINUTE = 60_000;
/** Without a sign of life for this long, a session is over. */
export const IDLE_MS = 30 * MINUTE;
/** However lively, a session is over after this long. */
export const ABSOLUTE_MS = 8 * 60 * MINUTE;
/** Signs of life are written down at most this often. */
const TOUCH_MS = MINUTE;

export type LiveSession = { who: StaffMember; email: string | null; tokenHash: string };

/** The condition that makes a row of member_session a live session at this moment. */
export const alive = (now: Date) => ({
  revokedAt: null,
  createdAt: { gt: new Date(now.getTime() - ABSOLUTE_MS) },
  lastSeenAt: { gt: new Date(now.getTime() - IDLE_MS) },
  member: { frozenAt: null },
});

/** Who holds this token, by rows as they stand now: a revoked session or a frozen member is nobody. */
export async function findLiveSession(
  token: string | undefined,
  now = new Date(),
): Promise<LiveSession | null> {
  if (!token) return null;
  const tokenHash = digest(token);
  const row = await record.memberSession.findFirst({
    where: { tokenHash, ...alive(now) },
    select: { lastSeenAt: true, member: { select: { ...STAFF_FIELDS, email: true } } },
  });
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > TOUCH_MS)
    await record.memberSession.updateMany({
      where: { tokenHash, ...alive(now) },
      data: { lastSeenAt: now },
    });
  return { who: toStaffMember(row.member), email: row.member.email, tokenHash };
}

/** Begins a session and gives back its token, of which only the hash is kept. */
export async function openSession(
  tx: Tx,
  memberId: string,
  device: string | null,
): Promise<string> {
  const token = newToken();
  const row = { tokenHash: digest(token), memberId, device: device?.slice(0, 200) ?? null };
  await tx.memberSession.create({ data: row });
  return token;
}

/** Ends the session of this token, if it has one. */
export async function endSession(token: string | undefined): Promise<void> {
  if (!token) return;
  await record.memberSession.updateMany({
    where: { tokenHash: digest(token), revokedAt: null },
    data: { revokedAt: new Date() },
  });
}
