import "server-only";
import type { Prisma } from "@/lib/db/record";
import type { Target } from "@/lib/domain/entry/field";
import type { EntryKind } from "@/lib/domain/entry/kind";
import { isPublicEntry, toPublishedEntry, type EntryRecord } from "@/lib/domain/entry/published";
import type { Candidate, Reader } from "./publishing-candidate";

/** Entries as the public would read them now, by kind. */
export async function entryCandidates(
  tx: Reader,
  ids: string[],
  now: Date,
): Promise<Map<EntryKind, Candidate[]>> {
  const rows = await tx.entry.findMany({
    where: { id: { in: ids } },
    orderBy: { key: "asc" },
    select: { ...RECORD, versions: { ...STANDING, include: { links: { select: LINKED } } } },
  });
  const byKind = new Map<EntryKind, Candidate[]>();
  for (const { versions, ...row } of rows) {
    const [standing] = versions;
    const kind = row.kind as EntryKind;
    const open = new Set(standing?.links.flatMap((one) => openNameOf(one, now)));
    const isOpen = (target: Target, value: string) =>
      target === "state" || target === "review" || open.has(`${target} ${value}`);
    const after = toPublishedEntry({ ...row, kind, approved: standing ?? null }, isOpen, now);
    const candidates = byKind.get(kind) ?? [];
    candidates.push({ key: row.key, title: standing?.title ?? row.key, after });
    byKind.set(kind, candidates);
  }
  return byKind;
}

/** What others found about recommendations or reviews, by the standing versions of their findings. */
export async function findingsAbout(
  tx: Reader,
  about: "recommendation" | "review",
  ids: string[],
): Promise<Map<string, EntryRecord[]>> {
  const column = about === "recommendation" ? "recommendationId" : "reviewCycleId";
  const links = { some: { [column]: { in: ids } } };
  const rows = await tx.entry.findMany({
    where: {
      kind: "finding",
      withdrawnAt: null,
      versions: { some: { approvedAt: { not: null }, links } },
    },
    orderBy: { key: "asc" },
    select: {
      ...RECORD,
      versions: {
        ...STANDING,
        include: { links: { select: { recommendationId: true, reviewCycleId: true } } },
      },
    },
  });
  const found = new Map<string, EntryRecord[]>();
  for (const { versions, ...row } of rows) {
    const [standing] = versions;
    for (const link of standing?.links ?? []) {
      const id = link[column];
      if (id)
        found.set(id, [
          ...(found.get(id) ?? []),
          { ...row, kind: "finding", approved: standing ?? null },
        ]);
    }
  }
  return found;
}

export const RECORD = {
  kind: true,
  key: true,
  confidentiality: true,
  embargoedUntil: true,
  withdrawnAt: true,
  consent: { select: { scopes: true, expiresOn: true, withdrawnAt: true } },
  signOns: { where: { withdrawnAt: { not: null } }, select: { name: true } },
} as const satisfies Prisma.EntrySelect;

/** The version that stands: the newest that was approved. */
const STANDING = {
  where: { approvedAt: { not: null } },
  orderBy: { number: "desc" },
  take: 1,
} as const;

const TEXT = {
  checkNote: true,
  withdrawnAt: true,
  batch: { select: { approvedAt: true } },
} as const;

export const LINKED = {
  recommendation: { select: { ref: true, ...TEXT } },
  document: { select: { key: true, checkNote: true, batch: { select: { approvedAt: true } } } },
  entry: {
    select: { ...RECORD, versions: { ...STANDING, select: { facts: true, checkNote: true } } },
  },
} as const satisfies Prisma.EntryLinkSelect;

type Linked = Prisma.EntryLinkGetPayload<{ select: typeof LINKED }>;

/** The name of what a link points at, where the public may know of it. */
export function openNameOf({ recommendation, document, entry }: Linked, now: Date): string[] {
  if (recommendation) {
    const { ref, checkNote, withdrawnAt, batch } = recommendation;
    return checkNote === null && withdrawnAt === null && batch.approvedAt
      ? [`recommendation ${ref}`]
      : [];
  }
  if (document) {
    const { key, checkNote, batch } = document;
    return checkNote === null && (batch === null || batch.approvedAt) ? [`document ${key}`] : [];
  }
  if (!entry) return [];
  const { versions, ...record } = entry;
  const kind = record.kind as EntryKind;
  return isPublicEntry({ ...record, kind, approved: versions[0] ?? null }, now)
    ? [`entry:${kind} ${record.key}`]
    : [];
}
