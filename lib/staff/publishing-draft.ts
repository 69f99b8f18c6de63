import "server-only";
import { canonical } from "@/lib/domain/canonical";
import { ENTRY_KINDS } from "@/lib/domain/entry/kind";
import { PUBLISHED, type PublishedKind } from "@/lib/domain/published";
import {
  toPublishedDocument,
  toPublishedRecommendation,
  toPublishedReview,
  toPublishedState,
} from "@/lib/domain/to-published";
import type { Candidate, Reader } from "./publishing-candidate";
import { entryCandidates, findingsAbout } from "./publishing-entry";

/** Names one thing that may have changed. */
export type PendingKey = { kind: string; key: string };

/** One thing as it was last published and as it would be now. Null: not public. */
export type DraftItem = {
  kind: PublishedKind;
  key: string;
  title: string;
  before: object | null;
  after: object | null;
};

const CHUNK = 1000;

/**
 * Of the things that may have changed, those whose public words differ from what was last sealed, in chunks.
 * Costs what may have changed, never the size of the corpus.
 */
export async function* draftItems(
  tx: Reader,
  pending: readonly PendingKey[],
  now: Date,
): AsyncGenerator<DraftItem[]> {
  const keysOf = (kind: PublishedKind | "entry") =>
    pending.filter((one) => one.kind === kind).map((one) => one.key);
  const states = new Set(keysOf("state"));
  for (const ids of chunks(keysOf("recommendation"))) {
    const candidates = await recommendations(tx, ids, now);
    for (const { after } of candidates) if (after?.state) states.add(after.state);
    yield differing(tx, "recommendation", candidates);
  }
  for (const ids of chunks(keysOf("document")))
    yield differing(tx, "document", await documents(tx, ids));
  for (const ids of chunks(keysOf("review")))
    yield differing(tx, "review", await reviews(tx, ids, now));
  for (const ids of chunks(keysOf("entry"))) {
    const byKind = await entryCandidates(tx, ids, now);
    for (const kind of ENTRY_KINDS) {
      const candidates = byKind.get(kind);
      if (candidates) yield differing(tx, kind, candidates);
    }
  }
  for (const codes of chunks([...states])) yield differing(tx, "state", await statesOf(tx, codes));
}

async function differing(
  tx: Reader,
  kind: PublishedKind,
  candidates: Candidate[],
): Promise<DraftItem[]> {
  const held = await tx.$queryRaw<{ key: string; content: object | null }[]>`
    select distinct on (key) key, content from edition_item
    where kind = ${kind} and key = any(${candidates.map((one) => one.key)})
    order by key, edition desc`;
  const before = new Map(held.map(({ key, content }) => [key, content]));
  return candidates
    .map((one) => ({ kind, ...one, before: before.get(one.key) ?? null }))
    .filter((one) => canonical(inWordsOfToday(kind, one.before)) !== canonical(one.after));
}

/** What was sealed before a field existed says nothing of it: that alone is no change. */
function inWordsOfToday(kind: PublishedKind, content: object | null): object | null {
  return content && (PUBLISHED[kind].safeParse(content).data ?? content);
}

const DOCUMENT = {
  key: true,
  symbol: true,
  title: true,
  bodyCode: true,
  kind: true,
  stateIso3: true,
  adoptedOn: true,
  distributedOn: true,
  publishedOn: true,
  url: true,
  archivedUrl: true,
  aliases: true,
  supersedes: { select: { key: true, checkNote: true } },
  checkNote: true,
  batch: { select: { approvedAt: true } },
} as const;

async function recommendations(tx: Reader, ids: string[], now: Date) {
  const rows = await tx.recommendation.findMany({
    where: { id: { in: ids } },
    orderBy: { ref: "asc" },
    include: {
      document: { select: DOCUMENT },
      review: { select: { cycle: true } },
      batch: { select: { approvedAt: true } },
      texts: { select: { language: true, text: true } },
      issuers: { select: { state: { select: { iso3: true, name: true } } } },
      themes: { select: { theme: { select: { code: true, label: true } } } },
      groups: { select: { group: { select: { code: true, label: true } } } },
      sdgs: { select: { sdg: { select: { code: true, label: true } } } },
      responses: true,
      evidence: { select: { relation: true, evidence: true } },
      assessments: {
        where: { approvedAt: { not: null } },
        include: {
          organisation: { select: { name: true } },
          approvedBy: { select: { organisation: { select: { name: true } } } },
          evidence: { select: { evidenceId: true } },
        },
      },
      reiterates: {
        select: {
          ref: true,
          checkNote: true,
          withdrawnAt: true,
          batch: { select: { approvedAt: true } },
        },
      },
    },
  });
  const outside = await findingsAbout(tx, "recommendation", ids);
  return rows.map((row) => ({
    key: row.ref,
    title: row.summary ?? row.textVerbatim ?? row.ref,
    after: toPublishedRecommendation({ ...row, outside: outside.get(row.id) ?? [] }, now),
  }));
}

async function documents(tx: Reader, ids: string[]): Promise<Candidate[]> {
  const rows = await tx.document.findMany({
    where: { id: { in: ids } },
    select: DOCUMENT,
    orderBy: { key: "asc" },
  });
  return rows.map((row) => ({ key: row.key, title: row.title, after: toPublishedDocument(row) }));
}

/** A review is public once a source declares a total of it, or one of its texts may be shown. */
async function reviews(tx: Reader, ids: string[], now: Date): Promise<Candidate[]> {
  const rows = await tx.reviewCycle.findMany({
    where: { id: { in: ids } },
    orderBy: [{ stateIso3: "asc" }, { cycle: "asc" }],
    include: {
      document: { select: DOCUMENT },
      declared: true,
      recommendations: { where: OPEN_TEXT, select: { id: true }, take: 1 },
    },
  });
  const outside = await findingsAbout(tx, "review", ids);
  return rows.map(({ recommendations: open, ...row }) => {
    const after = toPublishedReview({ ...row, outside: outside.get(row.id) ?? [] }, now);
    const shown = open.length > 0 || after.declared.length > 0;
    return {
      key: `${row.stateIso3}-${row.cycle}`,
      title: `${row.stateIso3}, cycle ${row.cycle}`,
      after: shown ? after : null,
    };
  });
}

/** Every State is public: each votes, signs and asks, and its name is nobody's secret. */
async function statesOf(tx: Reader, codes: string[]): Promise<Candidate[]> {
  const rows = await tx.state.findMany({
    where: { iso3: { in: codes } },
    orderBy: { iso3: "asc" },
  });
  return rows.map((row) => ({ key: row.iso3, title: row.name, after: toPublishedState(row) }));
}

const OPEN_TEXT = { checkNote: null, withdrawnAt: null, batch: { approvedAt: { not: null } } };

function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += CHUNK) yield all.slice(at, at + CHUNK);
}
