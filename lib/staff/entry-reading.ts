import "server-only";
import { Prisma, record } from "@/lib/db/record";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { entryStateOf, type EntryState } from "@/lib/domain/entry/state";
import { may, type StaffMember } from "@/lib/domain/permission";
import { mayReadEntry } from "./entry";

/** The entries that a member may read, as a condition: `mayRead` of the domain in the database's words. */
function readableEntries(who: StaffMember): Prisma.EntryWhereInput {
  const closed = { confidentiality: { in: ["restricted", "sealed"] } };
  return {
    OR: [
      { confidentiality: { in: ["public", "embargoed", "coalition"] } },
      { confidentiality: "organisation", organisationId: who.organisationId },
      who.role === "administrator" ? closed : { ...closed, createdById: who.id },
    ],
  };
}

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

const PAGE = 50;

/** The entries of one kind, newest in time first, by their newest versions. `page` counts from 1. */
export async function listEntries(
  who: StaffMember,
  { kind, q = "", page = 1 }: { kind: EntryKind; q?: string; page?: number },
): Promise<{ total: number; lines: EntryLine[]; pages: number }> {
  if (!may(who, "read the record")) return { total: 0, lines: [], pages: 0 };
  const where: Prisma.EntryWhereInput = {
    kind,
    ...(q.trim() && {
      versions: { some: { title: { contains: q.trim(), mode: "insensitive" as const } } },
    }),
    AND: [readableEntries(who)],
  };
  const held = await record.entry.findMany({ where, include: NEWEST });
  const lines = held
    .flatMap(toLine)
    .sort((a, b) =>
      (a.on ?? "") < (b.on ?? "")
        ? 1
        : (a.on ?? "") > (b.on ?? "")
          ? -1
          : a.title.localeCompare(b.title, "en"),
    );
  return {
    total: lines.length,
    pages: Math.ceil(lines.length / PAGE),
    lines: lines.slice((page - 1) * PAGE, page * PAGE),
  };
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

/** What waits for review, longest waiting first. Its author sees it too, and sees that somebody else must review it. */
export async function listEntriesInReview(
  who: StaffMember,
): Promise<(EntryLine & { authorId: string })[]> {
  if (!may(who, "read the record")) return [];
  const held = await record.entry.findMany({
    where: {
      withdrawnAt: null,
      versions: { some: { submittedAt: { not: null }, approvedAt: null } },
      AND: [readableEntries(who)],
    },
    include: NEWEST,
  });
  return held
    .flatMap((entry) =>
      toLine(entry).map((line) => ({ ...line, authorId: entry.versions[0]?.authorId ?? "" })),
    )
    .filter(({ state }) => state === "in review");
}

/** One entry with its newest version, the version that stands, and all before them. */
export async function findEntry(who: StaffMember, kind: EntryKind, key: string) {
  if (!may(who, "read the record")) return null;
  const entry = await record.entry.findUnique({
    where: { kind_key: { kind, key } },
    include: {
      consent: { select: { subjectCode: true, scopes: true, expiresOn: true, withdrawnAt: true } },
      organisation: { select: { name: true } },
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
  const [newest] = entry.versions;
  if (!newest) return null;
  const standing = entry.versions.find(({ approvedAt }) => approvedAt !== null) ?? null;
  return {
    entry,
    kind,
    newest: { ...newest, facts: newest.facts as EntryFacts },
    standing: standing && { ...standing, facts: standing.facts as EntryFacts },
    versions: entry.versions,
    state: entryStateOf({ ...newest, entry }),
  };
}
export type FoundEntry = NonNullable<Awaited<ReturnType<typeof findEntry>>>;

/** The entries that point at a recommendation, for its desk page. */
export async function listEntriesAbout(who: StaffMember, ref: string): Promise<EntryLine[]> {
  if (!may(who, "read the record")) return [];
  const held = await record.entry.findMany({
    where: {
      versions: { some: { links: { some: { recommendation: { ref } } } } },
      AND: [readableEntries(who)],
    },
    include: NEWEST,
  });
  return held.flatMap(toLine);
}

const NEWEST = {
  versions: { orderBy: { number: "desc" }, omit: { facts: true, confidential: true } },
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
