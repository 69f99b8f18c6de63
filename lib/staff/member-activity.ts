import "server-only";
import { alive } from "@/lib/auth/live-session";
import { change, record, type Prisma } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type Role, type StaffMember } from "@/lib/domain/permission";
import { readableBy } from "./readable";

// What a member has seen and taken with them: for the day on which an account turns out to be in other hands.

const DAY_MS = 24 * 3600_000;
/** So far back the page of a member looks. */
export const LOOKED_BACK_DAYS = 30;
/** What is opened again within an hour is one viewing. */
const VIEWING_MS = 3600_000;
const MOST_LINES = 500;

const VIEWED = "viewed sealed evidence";
const OPENED = "opened original";

/** Notes that a member has read restricted or sealed evidence. Its id alone is written down. */
export async function noteViewed(who: StaffMember, evidenceId: string): Promise<void> {
  const deed = { did: VIEWED, subject: `evidence ${evidenceId}` };
  const since = new Date(Date.now() - VIEWING_MS);
  const where = { ...deed, memberId: who.id, at: { gt: since } };
  if ((await record.auditEvent.count({ where })) === 0)
    await change(who, deed, async () => done(null));
}

export type Viewing = {
  seq: string;
  at: Date;
  did: string;
  /** The code of the evidence; null where it is none, or one that the administrator may not open. */
  evidence: string | null;
  /** Of an export: which list, and how many rows. */
  table: string | null;
  rows: number | null;
};

export type MemberDetail = {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  organisation: string;
  frozenAt: Date | null;
  assigned: number;
  /** Every sign-in of the last days, the latest first. */
  sessions: { device: string | null; signedInAt: Date; lastSeenAt: Date; isLive: boolean }[];
  viewed: Viewing[];
  /** There is more than is listed. */
  isCut: boolean;
};

/** One member with where they signed in and what they viewed and exported of late. */
export async function findMemberDetail(
  who: StaffMember,
  { memberId }: { memberId: string },
  now = new Date(),
): Promise<Outcome<MemberDetail>> {
  if (!may(who, "manage members"))
    return refused("not allowed", "Members are looked after by administrators.");
  const since = new Date(now.getTime() - LOOKED_BACK_DAYS * DAY_MS);
  const found = await record.member.findUnique({
    where: { id: memberId },
    include: {
      organisation: { select: { name: true } },
      sessions: { where: { lastSeenAt: { gt: since } }, orderBy: { lastSeenAt: "desc" } },
      _count: { select: { assigned: { where: { withdrawnAt: null } } } },
    },
  });
  if (!found) return refused("not found", "There is no such member.");
  const viewed = await viewingsOf(who, { memberId, at: { gt: since } });
  const live = await record.memberSession.findMany({
    where: { memberId, ...alive(now) },
    select: { tokenHash: true },
  });
  const isLive = new Set(live.map(({ tokenHash }) => tokenHash));
  return done({
    id: found.id,
    name: found.name,
    email: found.email,
    role: found.role as Role,
    organisation: found.organisation.name,
    frozenAt: found.frozenAt,
    assigned: found._count.assigned,
    sessions: found.sessions.map(({ tokenHash, device, createdAt, lastSeenAt }) => ({
      device,
      signedInAt: createdAt,
      lastSeenAt,
      isLive: isLive.has(tokenHash),
    })),
    viewed: viewed.slice(0, MOST_LINES),
    isCut: viewed.length > MOST_LINES,
  });
}

async function viewingsOf(
  who: StaffMember,
  where: Prisma.AuditEventWhereInput,
): Promise<Viewing[]> {
  const lines = await record.auditEvent.findMany({
    where: {
      ...where,
      OR: [
        { did: { in: [VIEWED, OPENED, "made a backup"] } },
        { did: { startsWith: "exported " } },
      ],
    },
    orderBy: { seq: "desc" },
    take: MOST_LINES + 1,
  });
  const codes = await codesOf(
    who,
    lines.flatMap(({ subject }) => evidenceIdIn(subject) ?? []),
  );
  return lines.map(({ seq, at, did, subject, detail }) => ({
    seq: String(seq),
    at,
    did,
    evidence: codes.get(evidenceIdIn(subject) ?? "") ?? null,
    table: /^table ([a-z]+)$/.exec(subject)?.[1] ?? null,
    rows: rowsIn(detail),
  }));
}

const rowsIn = (detail: Prisma.JsonValue): number | null => {
  const { rows } = (detail ?? {}) as { rows?: unknown };
  return typeof rows === "number" ? rows : null;
};

const evidenceIdIn = (subject: string): string | undefined =>
  /^evidence ([0-9a-f-]{36})$/.exec(subject)?.[1];

/** The codes of those that the administrator may read themselves: the rest stays closed to them here too. */
async function codesOf(who: StaffMember, ids: string[]): Promise<Map<string, string>> {
  const rows = await record.evidence.findMany({
    where: { id: { in: [...new Set(ids)] }, AND: [readableBy(who)] },
    select: { id: true, code: true },
  });
  return new Map(rows.map(({ id, code }) => [id, code]));
}
