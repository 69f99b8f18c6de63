import "server-only";
import { record, type Prisma } from "@/lib/db/record";
import { evidenceStateOf, type EvidenceState } from "@/lib/domain/evidence";
import { statesInWords } from "@/lib/domain/focus";
import { evidenceAsksAboutHarm } from "@/lib/domain/harm";
import { may, type StaffMember } from "@/lib/domain/permission";
import { listHarm } from "./harm";
import { PAGE_SIZE } from "./desk-filter";
import { noteViewed } from "./member-activity";
import { readableBy } from "./readable";

const LINE = {
  organisation: { select: { name: true } },
  loggedBy: { select: { id: true, name: true } },
  checkedBy: { select: { name: true } },
  links: {
    include: {
      recommendation: { select: { ref: true, summary: true, textVerbatim: true } },
    },
    orderBy: { recommendation: { ref: "asc" } },
  },
} satisfies Prisma.EvidenceInclude;

export type EvidenceLine = Prisma.EvidenceGetPayload<{ include: typeof LINE }> & {
  state: EvidenceState;
};
export type EvidencePage = { total: number; page: number; pages: number; rows: EvidenceLine[] };

/** What is asked of the list of evidence: words of its title, publisher or address; its state; whose it is. */
export type EvidenceFilter = {
  q?: string | undefined;
  state?: "to-check" | "checked" | "retracted" | undefined;
  logged?: "me" | undefined;
  /** That which speaks to these dossiers, or to none. */
  dossiers?: string | undefined;
  page?: number | undefined;
};

/** The evidence that this member may read, newest first, 50 a page. The rest is not counted either. */
export async function listEvidence(
  who: StaffMember,
  { q, state, logged, dossiers, page = 1 }: EvidenceFilter,
): Promise<EvidencePage> {
  if (!may(who, "read the record")) return { total: 0, page: 1, pages: 0, rows: [] };
  const where: Prisma.EvidenceWhereInput = {
    AND: [
      readableBy(who),
      ...(dossiers ? [{ NOT: evidenceBeyond(statesInWords(dossiers)) }] : []),
      ...(q ? q.split(/\s+/).filter(Boolean).map(mentions) : []),
      ...(state ? [STATES[state]] : []),
      ...(logged === "me" ? [{ loggedById: who.id }] : []),
    ],
  };
  const [total, rows] = await Promise.all([
    record.evidence.count({ where }),
    record.evidence.findMany({
      where,
      include: LINE,
      orderBy: [{ createdAt: "desc" }, { code: "asc" }],
      take: PAGE_SIZE,
      skip: (page - 1) * PAGE_SIZE,
    }),
  ]);
  return {
    total,
    page,
    pages: Math.ceil(total / PAGE_SIZE),
    rows: rows.map((row) => ({ ...row, state: evidenceStateOf(row) })),
  };
}

const STATES: Record<NonNullable<EvidenceFilter["state"]>, Prisma.EvidenceWhereInput> = {
  "to-check": { checkedAt: null, retractedAt: null },
  checked: { checkedAt: { not: null }, retractedAt: null },
  retracted: { retractedAt: { not: null } },
};

/** Linked to recommendations to States, and to none of these. */
export const evidenceBeyond = (focus: readonly string[]): Prisma.EvidenceWhereInput => ({
  AND: [
    { links: { some: { recommendation: { stateIso3: { not: null } } } } },
    { links: { none: { recommendation: { stateIso3: { in: [...focus] } } } } },
  ],
});

function mentions(word: string): Prisma.EvidenceWhereInput {
  const contains = { contains: word, mode: "insensitive" } as const;
  return {
    OR: [{ title: contains }, { publisher: contains }, { url: contains }, { code: contains }],
  };
}

/**
 * One source with its files, what it speaks to and what cites it; null where it is not, or may not be read. Who reads
 * restricted or sealed evidence is noted.
 */
export async function findEvidence(who: StaffMember, code: string) {
  if (!may(who, "read the record")) return null;
  const found = await record.evidence.findFirst({
    where: { code, AND: [readableBy(who)] },
    include: {
      ...LINE,
      attachments: {
        select: {
          id: true,
          originalName: true,
          mime: true,
          size: true,
          sha256: true,
          createdAt: true,
        },
        orderBy: { createdAt: "asc" },
      },
      cited: {
        include: {
          assessment: {
            select: {
              id: true,
              approvedAt: true,
              withdrawnAt: true,
              recommendation: { select: { ref: true } },
            },
          },
        },
      },
    },
  });
  if (!found) return null;
  if (["restricted", "sealed"].includes(found.confidentiality)) await noteViewed(who, found.id);
  const derivedFrom = found.derivedFromId
    ? await record.evidence.findFirst({
        where: { id: found.derivedFromId, AND: [readableBy(who)] },
        select: { code: true, title: true },
      })
    : null;
  const harm = await listHarm(who, "evidence", [found.id]);
  const asksAboutHarm = evidenceAsksAboutHarm(found, new Date());
  return { ...found, derivedFrom, state: evidenceStateOf(found), harm, asksAboutHarm };
}
export type FoundEvidence = NonNullable<Awaited<ReturnType<typeof findEvidence>>>;

/** The id behind a code, for a source that names the one it republishes; null where it may not be read. */
export async function findEvidenceId(who: StaffMember, code: string): Promise<string | null> {
  if (!may(who, "read the record")) return null;
  const found = await record.evidence.findFirst({
    where: { code, AND: [readableBy(who)] },
    select: { id: true },
  });
  return found?.id ?? null;
}
