import "server-only";
import { Prisma, record } from "@/lib/db/record";
import { comesOn, DATED_KINDS, isToBeLookedFor, type DatedKind } from "@/lib/domain/agenda";
import { dayInGeneva, type Day } from "@/lib/domain/day";
import { focused, type Focus } from "@/lib/domain/focus";
import type { EntryFacts } from "@/lib/domain/entry/kind";
import type { Obligation } from "@/lib/domain/entry/obligation";
import { LEVELS } from "@/lib/domain/level";
import { may, type StaffMember } from "@/lib/domain/permission";
import { monthsBefore, reviewKindOf, type ReviewMonths } from "@/lib/domain/review-interval";
import { readableEntries } from "./entry-readable";
import { statesOfVersions } from "./entry-states";
import { listPlannedEditions } from "./planned-edition";
import { readableBy } from "./readable";
import { settingsNow } from "./setting";

/** One thing that comes: `key` names it within its kind. `at` where the hour is known. */
export type Coming = {
  kind: DatedKind | "edition" | "embargoed evidence" | "embargoed entry";
  key: string;
  /** Of an entry. */
  entryKind?: string;
  title: string;
  on: Day;
  at: Date | null;
};

/** Days near enough to prepare for, the nearest first, as far as this member may know of them. */
export async function listComing(who: StaffMember, now = new Date()): Promise<Coming[]> {
  if (!may(who, "read the record")) return [];
  const [dated, evidence, entries, plans] = await Promise.all([
    datedEntries(who),
    record.evidence.findMany({
      where: {
        AND: [readableBy(who)],
        confidentiality: "embargoed",
        embargoedUntil: { gt: now },
        retractedAt: null,
      },
      select: { code: true, title: true, embargoedUntil: true },
    }),
    record.entry.findMany({
      where: {
        AND: [readableEntries(who)],
        confidentiality: "embargoed",
        embargoedUntil: { gt: now },
        withdrawnAt: null,
      },
      select: { kind: true, key: true, embargoedUntil: true, versions: NEWEST },
    }),
    listPlannedEditions(who),
  ]);
  const today = dayInGeneva(now);
  const inTime = (at: Date) => ({ on: dayInGeneva(at), at });
  const coming: Coming[] = [
    ...dated.flatMap(({ kind, key, title, facts }) => {
      const on = comesOn(kind, facts, today);
      return on === null ? [] : [{ kind, key, entryKind: kind, title, on, at: null }];
    }),
    ...evidence.map(({ code, title, embargoedUntil }) => ({
      kind: "embargoed evidence" as const,
      key: code,
      title,
      ...inTime(embargoedUntil!),
    })),
    ...entries.map(({ kind, key, embargoedUntil, versions }) => ({
      kind: "embargoed entry" as const,
      key,
      entryKind: kind,
      title: versions[0]?.title ?? key,
      ...inTime(embargoedUntil!),
    })),
    ...plans
      .filter(({ heldBackBecause }) => heldBackBecause === null)
      .map(({ id, note, at }) => ({
        kind: "edition" as const,
        key: id,
        title: note,
        ...inTime(at),
      })),
  ];
  return coming.sort((one, other) => placeOf(one).localeCompare(placeOf(other)));
}

const placeOf = ({ on, at, title }: Coming) => `${on} ${at?.toISOString() ?? ""} ${title}`;

const NEWEST = {
  orderBy: { number: "desc" },
  take: 1,
  select: { id: true, title: true, facts: true },
} as const;

async function datedEntries(who: StaffMember) {
  const rows = await record.entry.findMany({
    where: { AND: [readableEntries(who)], kind: { in: [...DATED_KINDS] }, withdrawnAt: null },
    select: { kind: true, key: true, versions: NEWEST },
  });
  return rows.flatMap(({ kind, key, versions: [newest] }) =>
    newest
      ? [
          {
            kind: kind as DatedKind,
            key,
            versionId: newest.id,
            title: newest.title,
            facts: newest.facts as unknown as EntryFacts,
          },
        ]
      : [],
  );
}

type Few = { total: number; beyond: number; few: { ref: string; text: string }[] };
export type Stale = {
  /** Approved findings of which nobody has asked for as long as the settings say whether they still hold. */
  findings: Few;
  /** Said by the State to have been done, and assessed by nobody. */
  claims: Few;
  /** Reports that were due, and of which nobody has looked of late whether they have come. */
  reports: { key: string; title: string }[];
  /** How many of each belong to other dossiers alone than those that are looked at. */
  beyond: { findings: number; claims: number; reports: number };
};

const FEW = 5;

/** What was right once, or said once, and has waited for somebody since. */
export async function listStale(
  who: StaffMember,
  now = new Date(),
  focus: Focus = null,
): Promise<Stale> {
  if (!may(who, "read the record"))
    return {
      findings: NOTHING,
      claims: NOTHING,
      reports: [],
      beyond: { findings: 0, claims: 0, reports: 0 },
    };
  const { months } = await settingsNow();
  const today = dayInGeneva(now);
  const [findings, claims, dated] = await Promise.all([
    fewOf(findingsBefore(months, now), focus),
    fewOf(
      Prisma.sql`select line.recommendation_id as id, min(answer.created_at) as since
      from desk_line line join state_response answer on answer.recommendation_id = line.recommendation_id
      where line.level = 'not-assessed' and answer.claim = 'already-implemented'
      group by line.recommendation_id`,
      focus,
    ),
    datedEntries(who),
  ]);
  const due = dated.filter(
    ({ kind, facts }) =>
      kind === "obligation" && isToBeLookedFor(facts as unknown as Obligation, today),
  );
  const states = await statesOfVersions(due.map(({ versionId }) => versionId));
  const reports = focused(due, ({ versionId }) => states.get(versionId) ?? [], focus);
  return {
    findings,
    claims,
    reports: reports.within.map(({ key, title }) => ({ key, title })),
    beyond: {
      findings: findings.beyond,
      claims: claims.beyond,
      reports: reports.beyond.length,
    },
  };
}

/** Recommendations whose newest finding is older than findings of its kind may get. */
function findingsBefore(months: ReviewMonths, now: Date): Prisma.Sql {
  const before = LEVELS.map((level) => monthsBefore(now, months[reviewKindOf(level)]));
  return Prisma.sql`
    select newest.id, newest.since from (
      select distinct on (recommendation_id) recommendation_id as id, approved_at as since, level
      from assessment where approved_at is not null and withdrawn_at is null
      order by recommendation_id, approved_at desc) as newest
    join unnest(${[...LEVELS]}::text[], ${before}::timestamptz[]) as term (level, before)
      on term.level = newest.level
    where newest.since < term.before`;
}

const NOTHING: Few = { total: 0, beyond: 0, few: [] };

/** The longest waiting of these, and how many there are. */
async function fewOf(found: Prisma.Sql, focus: Focus): Promise<Few> {
  const states = focus === null ? null : [...focus];
  const rows = await record.$queryRaw<
    { ref: string; text: string; isBeyond: boolean; total: number }[]
  >`
    with found as (${found}), placed as (
      select r.ref, coalesce(r.summary, r.text_verbatim, '') as text, found.since,
        coalesce(r.state_iso3 <> all(${states}::text[]), false) as "isBeyond"
      from found join recommendation r on r.id = found.id where r.withdrawn_at is null
    ), counted as (
      select *, count(*) over (partition by "isBeyond")::int as total,
        row_number() over (partition by "isBeyond" order by since, ref) as place
      from placed
    )
    select ref, text, "isBeyond", total from counted where place <= ${FEW} order by place`;
  const within = rows.filter(({ isBeyond }) => !isBeyond);
  return {
    total: within[0]?.total ?? 0,
    beyond: rows.find(({ isBeyond }) => isBeyond)?.total ?? 0,
    few: within.map(({ ref, text }) => ({ ref, text })),
  };
}
