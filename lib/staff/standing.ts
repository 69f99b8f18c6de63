import "server-only";
import { record } from "@/lib/db/record";
import { may, type StaffMember } from "@/lib/domain/permission";

/** How much of a dossier has been judged: recommendations whose text has been checked, and those with an approved finding. */
export type Coverage = { iso3: string; name: string; assessed: number; total: number };

export async function listCoverage(who: StaffMember): Promise<Coverage[]> {
  if (!may(who, "read the record")) return [];
  return record.$queryRaw<Coverage[]>`
    select state.iso3, state.name, count(*)::int as total,
      count(*) filter (where line.level <> 'not-assessed')::int as assessed
    from state join desk_line line on line.state_iso3 = state.iso3
    join recommendation r on r.id = line.recommendation_id
    where state.is_dossier and r.type = 'recommendation' and not line.is_unchecked
    group by state.iso3, state.name order by state.name`;
}

/** What others did since a member worked here last. */
export type Since = {
  since: Date;
  /** Numbers of the editions that were published. */
  editions: number[];
  approved: number;
  submitted: number;
  /** Recommendations of approved imports. */
  imported: number;
};

const A_WEEK_MS = 7 * 86_400_000;

/**
 * Since the last day, by the clock of Geneva, before today on which this member did something; else since a week ago.
 * Findings, imports and editions alone: evidence and entries may be closed to them, and a count would tell.
 */
export async function listSince(who: StaffMember, now = new Date()): Promise<Since | null> {
  if (!may(who, "read the record")) return null;
  const [{ last } = { last: null }] = await record.$queryRaw<{ last: Date | null }[]>`
    select max(at) as last from audit_event where member_id = ${who.id}::uuid
      and at < date_trunc('day', ${now} at time zone 'Europe/Zurich') at time zone 'Europe/Zurich'`;
  const since = last ?? new Date(now.getTime() - A_WEEK_MS);
  const after = { gt: since };
  const [editions, approved, submitted, imported] = await Promise.all([
    record.edition.findMany({
      where: { sealedAt: after },
      select: { number: true },
      orderBy: { number: "asc" },
    }),
    record.assessment.count({ where: { approvedAt: after, withdrawnAt: null } }),
    record.assessment.count({ where: { submittedAt: after, withdrawnAt: null } }),
    record.recommendation.count({
      where: { batch: { approvedAt: after, undoneAt: null }, withdrawnAt: null },
    }),
  ]);
  return { since, editions: editions.map(({ number }) => number), approved, submitted, imported };
}
