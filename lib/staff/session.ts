import "server-only";
import { alive } from "@/lib/auth/live-session";
import { change, record, type Prisma, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";

/** A browser in which the member is signed in. `id` names it among the member's own and opens nothing. */
export type SignedInBrowser = {
  id: string;
  device: string | null;
  signedInAt: Date;
  lastSeenAt: Date;
  isThisOne: boolean;
};

const idOf = (tokenHash: string) => tokenHash.slice(0, 16);

/** Where the member is signed in now, the latest first. */
export async function listSessions(
  who: StaffMember,
  { current }: { current: string | null },
): Promise<Outcome<SignedInBrowser[]>> {
  if (!may(who, "read the record")) return mayNot();
  const rows = await record.memberSession.findMany({
    where: { memberId: who.id, ...alive(new Date()) },
    orderBy: { lastSeenAt: "desc" },
  });
  return done(
    rows.map(({ tokenHash, device, createdAt, lastSeenAt }) => ({
      id: idOf(tokenHash),
      device,
      signedInAt: createdAt,
      lastSeenAt,
      isThisOne: tokenHash === current,
    })),
  );
}

/** Signs the member out of one browser; it ends with that browser's next request. */
export async function revokeSession(
  who: StaffMember,
  { id }: { id: string },
): Promise<Outcome<{ count: number }>> {
  if (!may(who, "read the record")) return mayNot();
  if (!/^[0-9a-f]{16}$/.test(id)) return notOneOfYours();
  const mine = { memberId: who.id, tokenHash: { startsWith: id } };
  return change(who, signedOut(who, "signed out of one browser"), async (tx) => {
    const count = await end(tx, mine);
    return count === 0 ? notOneOfYours() : done({ count });
  });
}

/** Signs the member out of every browser; with `except`, of all but the session with this hash. */
export async function signOutEverywhere(
  who: StaffMember,
  { except }: { except?: string } = {},
): Promise<Outcome<{ count: number }>> {
  if (!may(who, "read the record")) return mayNot();
  const mine = { memberId: who.id, ...(except && { tokenHash: { not: except } }) };
  return change(who, signedOut(who, "signed out everywhere"), async (tx) =>
    done({ count: await end(tx, mine) }),
  );
}

async function end(tx: Tx, which: Prisma.MemberSessionWhereInput): Promise<number> {
  const { count } = await tx.memberSession.updateMany({
    where: { ...which, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count;
}

const signedOut =
  (who: StaffMember, did: string) =>
  ({ count }: { count: number }) => ({ did, subject: `member ${who.id}`, detail: { count } });
const mayNot = () => refused("not allowed", "Your account may not do this");
const notOneOfYours = () =>
  refused("not found", "This browser is signed out already, or was never yours");
