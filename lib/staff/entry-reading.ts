import "server-only";
import { Prisma, record } from "@/lib/db/record";
import { withoutHidden } from "@/lib/domain/entry/hidden";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { entryStateOf, type EntryState } from "@/lib/domain/entry/state";
import { may, type StaffMember } from "@/lib/domain/permission";
import { listHarm } from "./harm";
import { hiddenLinks, mayReadEntry, readableEntries, readableEntriesSql } from "./entry-readable";

export type EntryLine = {
  kind: EntryKind;
  key: string;
  title: string;
  on: string | null;
  state: EntryState;
  confidentiality: string;
  checkNote: string | null;
  /** Is an older version approved while the newest is still being worked on? */
  standsInOlderVersion: boolean;
};
export type EntryList = { total: number; page: number; pages: number; lines: EntryLine[] };

const PAGE = 50;

/** The entries of one kind, newest in time first, by their newest versions. `page` counts from 1. */
export async function listEntries(
  who: StaffMember,
  { kind, q = "", page = 1 }: { kind: EntryKind; q?: string; page?: number },
): Promise<EntryList> {
  if (!may(who, "read the record")) return { total: 0, page: 0, pages: 0, lines: [] };
  const words = q.trim();
  const found = Prisma.sql`
    from entry join lateral (
      select title, "on" from entry_version where entry_id = entry.id order by number desc limit 1) newest on true
    where kind = ${kind} and ${readableEntriesSql(who)}
      and (${words} = '' or strpos(lower(newest.title), lower(${words})) > 0 or strpos(lower(key), lower(${words})) > 0)`;
  const [[{ total } = { total: 0 }], rows] = await Promise.all([
    record.$queryRaw<{ total: number }[]>`select count(*)::int as total ${found}`,
    record.$queryRaw<{ id: string }[]>`
      select entry.id ${found} order by newest."on" desc nulls last, newest.title, entry.id
      limit ${PAGE} offset ${(page - 1) * PAGE}`,
  ]);
  const lines = await linesOf(rows.map(({ id }) => id));
  return { total, page, pages: Math.ceil(total / PAGE), lines };
}

/** How many there are of each kind that this member may read. */
export async function countEntries(who: StaffMember): Promise<Partial<Record<EntryKind, number>>> {
  if (!may(who, "read the record")) return {};
  const counts = await record.entry.groupBy({
    by: ["kind"],
    where: readableEntries(who),
    _count: true,
  });
  return Object.fromEntries(counts.map(({ kind, _count }) => [kind, _count]));
}

export type WaitingEntry = EntryLine & {
  versionId: string;
  version: number;
  embargoedUntil: Date | null;
  authorId: string;
  author: string;
  since: Date | null;
};

/** What waits for review, longest waiting first. Its author sees it too, and sees that somebody else must review it. */
export async function listEntriesInReview(who: StaffMember): Promise<WaitingEntry[]> {
  if (!may(who, "read the record")) return [];
  const waiting = await underWay(who, { submittedAt: { not: null } });
  return waiting
    .filter(({ state }) => state === "in review")
    .sort((one, other) => Number(one.since) - Number(other.since));
}

/** What this member began and has not finished, or got back. */
export async function listOwnEntries(who: StaffMember): Promise<WaitingEntry[]> {
  if (!may(who, "read the record")) return [];
  return underWay(who, { authorId: who.id });
}

/** One entry with its newest version, the version that stands, and all before them, as far as this member may know. */
export async function findEntry(who: StaffMember, kind: EntryKind, key: string) {
  if (!may(who, "read the record")) return null;
  const entry = await record.entry.findUnique({
    where: { kind_key: { kind, key } },
    include: {
      consent: { select: { subjectCode: true, scopes: true, expiresOn: true, withdrawnAt: true } },
      organisation: { select: { name: true } },
      createdBy: { select: { id: true, name: true } },
      versions: {
        orderBy: { number: "desc" },
        include: {
          author: { select: { id: true, name: true } },
          approvedBy: { select: { name: true } },
        },
      },
    },
  });
  if (!entry || !mayReadEntry(who, entry)) return null;
  const said = entry.versions.map(({ facts }) => ({ kind, facts: facts as EntryFacts }));
  const isHidden = await hiddenLinks(record, who, said);
  const versions = entry.versions.map((version) => ({
    ...version,
    facts: withoutHidden(kind, version.facts as EntryFacts, isHidden),
  }));
  const [newest] = versions;
  if (!newest) return null;
  const standing = versions.find(({ approvedAt }) => approvedAt !== null) ?? null;
  const harm = await listHarm(
    who,
    "entry",
    versions.map(({ id }) => id),
  );
  const state = entryStateOf({ ...newest, entry });
  return { entry, kind, newest, standing, versions, state, harm };
}
export type FoundEntry = NonNullable<Awaited<ReturnType<typeof findEntry>>>;

/** The entries that point at a recommendation, for its desk page. */
export const listEntriesAbout = async (who: StaffMember, ref: string): Promise<EntryLine[]> =>
  listPointing(who, { recommendation: { ref } });

/** The entries that point at this one, for its desk page. */
export const listEntriesPointingAt = async (
  who: StaffMember,
  kind: EntryKind,
  key: string,
): Promise<EntryLine[]> => listPointing(who, { entry: { kind, key } });

/** The entries that point at a document, for its desk page. */
export const listEntriesPointingAtDocument = async (
  who: StaffMember,
  key: string,
): Promise<EntryLine[]> => listPointing(who, { document: { key } });

async function listPointing(
  who: StaffMember,
  at: Prisma.EntryLinkWhereInput,
): Promise<EntryLine[]> {
  if (!may(who, "read the record")) return [];
  const held = await record.entry.findMany({
    where: { versions: { some: { links: { some: at } } }, AND: [readableEntries(who)] },
    orderBy: [{ kind: "asc" }, { key: "asc" }],
    include: NEWEST,
  });
  return held.flatMap(toLine);
}

async function underWay(
  who: StaffMember,
  version: Prisma.EntryVersionWhereInput,
): Promise<WaitingEntry[]> {
  const held = await record.entry.findMany({
    where: {
      withdrawnAt: null,
      versions: { some: { approvedAt: null, ...version } },
      AND: [readableEntries(who)],
    },
    orderBy: { createdAt: "desc" },
    include: NEWEST,
  });
  return held.flatMap((entry) =>
    toLine(entry).map((line) => ({
      ...line,
      versionId: entry.versions[0]?.id ?? "",
      version: entry.versions[0]?.version ?? 0,
      embargoedUntil: entry.embargoedUntil,
      authorId: entry.versions[0]?.author.id ?? "",
      author: entry.versions[0]?.author.name ?? "",
      since: entry.versions[0]?.submittedAt ?? null,
    })),
  );
}

async function linesOf(ids: string[]): Promise<EntryLine[]> {
  const held = await record.entry.findMany({ where: { id: { in: ids } }, include: NEWEST });
  const byId = new Map(held.map((entry) => [entry.id, entry]));
  return ids.flatMap((id) => (byId.has(id) ? toLine(byId.get(id)!) : []));
}

const NEWEST = {
  versions: {
    orderBy: { number: "desc" },
    omit: { facts: true, confidential: true },
    include: { author: { select: { id: true, name: true } } },
  },
} as const satisfies Prisma.EntryInclude;

type WithVersions = Prisma.EntryGetPayload<{ include: typeof NEWEST }>;

function toLine(entry: WithVersions): EntryLine[] {
  const [newest, ...older] = entry.versions;
  if (!newest) return [];
  const { title, on, checkNote } = newest;
  return [
    {
      kind: entry.kind as EntryKind,
      key: entry.key,
      title,
      on,
      checkNote,
      state: entryStateOf({ ...newest, entry }),
      confidentiality: entry.confidentiality,
      standsInOlderVersion:
        newest.approvedAt === null && older.some(({ approvedAt }) => approvedAt !== null),
    },
  ];
}
