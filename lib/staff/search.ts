import "server-only";
import { Prisma, record } from "@/lib/db/record";
import type { Thing, ThingKind } from "@/lib/domain/comment";
import type { EntryKind } from "@/lib/domain/entry/kind";
import { may, type StaffMember } from "@/lib/domain/permission";
import { deskFilter, deskOrder } from "./desk-filter";
import { listDocuments, type DocumentLine } from "./document";
import { readableEntriesSql } from "./entry-readable";
import { listEvidence, type EvidenceLine } from "./evidence-reading";
import { listForDesk, type DeskRow } from "./recommendation-table";
import { findThings, nameOf } from "./thing";

/** How many there are, and the first of them. */
export type Found<T> = { total: number; first: T[] };
export type FoundEntry = { kind: EntryKind; key: string; title: string };
export type FoundWords = { thing: Thing; title: string; by: string; at: Date; words: string };
export type FoundEverywhere = {
  recommendations: Found<DeskRow>;
  evidence: Found<EvidenceLine>;
  entries: Found<FoundEntry>;
  documents: Found<DocumentLine>;
  /** Of findings, approved or not, and of what members say to each other. */
  findings: Found<FoundWords>;
  comments: Found<FoundWords>;
};

const FIRST = 6;

/**
 * Everything that this member may read in which these words stand: each part of the record by its own rules. What is
 * closed to them is neither shown nor counted. Null where they may not read the record or gave no words.
 */
export async function searchEverything(
  who: StaffMember,
  given: string,
): Promise<FoundEverywhere | null> {
  if (!may(who, "read the record")) return null;
  const q = given.trim();
  if (q === "") return null;
  const [table, evidence, entries, documents, findings, comments] = await Promise.all([
    listForDesk(who, deskFilter.parse({ q }), deskOrder.parse({})),
    listEvidence(who, { q }),
    entriesWith(who, q),
    listDocuments(who, { q }),
    findingsWith(q),
    commentsWith(who, q),
  ]);
  return {
    recommendations: { total: table.total, first: table.rows.slice(0, FIRST) },
    evidence: { total: evidence.total, first: evidence.rows.slice(0, FIRST) },
    entries,
    documents: { total: documents.total, first: documents.lines.slice(0, FIRST) },
    findings,
    comments,
  };
}

/** By title, key and summary. Not by all their facts: a link to something closed would be found by its name. */
async function entriesWith(who: StaffMember, q: string): Promise<Found<FoundEntry>> {
  const rows = await record.$queryRaw<(FoundEntry & { total: number })[]>`
    select kind, key, newest.title, count(*) over ()::int as total
    from entry join lateral (
      select title, "on", facts ->> 'summary' as summary from entry_version
      where entry_id = entry.id order by number desc limit 1) newest on true
    where ${readableEntriesSql(who)}
      and strpos(lower(concat_ws(' ', newest.title, key, newest.summary)), lower(${q})) > 0
    order by newest."on" desc nulls last, newest.title, entry.id limit ${FIRST}`;
  return {
    total: rows[0]?.total ?? 0,
    first: rows.map(({ kind, key, title }) => ({ kind, key, title })),
  };
}

/** Findings are open to all members. */
async function findingsWith(q: string): Promise<Found<FoundWords>> {
  const contains = { contains: q, mode: "insensitive" } as const;
  const where: Prisma.AssessmentWhereInput = {
    withdrawnAt: null,
    recommendation: { withdrawnAt: null },
    OR: [{ rationalePublic: contains }, { rationaleInternal: contains }, { searchNote: contains }],
  };
  const [total, rows] = await Promise.all([
    record.assessment.count({ where }),
    record.assessment.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: FIRST,
      select: {
        id: true,
        createdAt: true,
        rationalePublic: true,
        author: { select: { name: true } },
        recommendation: { select: { ref: true } },
      },
    }),
  ]);
  const first = rows.map(({ id, createdAt, rationalePublic, author, recommendation }) => ({
    thing: { kind: "assessment" as const, key: id },
    title: recommendation.ref,
    by: author.name,
    at: createdAt,
    words: rationalePublic ?? "",
  }));
  return { total, first };
}

/** All comments with these words are looked through, for each is as closed as what it is about. */
async function commentsWith(who: StaffMember, q: string): Promise<Found<FoundWords>> {
  const rows = await record.comment.findMany({
    where: { text: { contains: q, mode: "insensitive" } },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    select: {
      thingKind: true,
      thingKey: true,
      text: true,
      at: true,
      author: { select: { name: true } },
    },
  });
  const said = rows.map(({ thingKind, thingKey, text, at, author }) => ({
    thing: { kind: thingKind as ThingKind, key: thingKey },
    by: author.name,
    at,
    words: text,
  }));
  const things = await findThings(
    record,
    who,
    said.map(({ thing }) => thing),
  );
  const open = said.flatMap((one) => {
    const found = things.get(nameOf(one.thing));
    return found ? [{ ...one, title: found.title }] : [];
  });
  return { total: open.length, first: open.slice(0, FIRST) };
}
