import "server-only";
import { Prisma, record } from "@/lib/db/record";
import type { Thing, ThingKind } from "@/lib/domain/comment";
import type { EntryKind } from "@/lib/domain/entry/kind";
import type { StaffMember } from "@/lib/domain/permission";
import { readableEntriesSql } from "./entry-readable";
import { findThings, nameOf } from "./thing";

// The parts of the record that have no list of their own to be searched by: how many answer, and the newest of them.

/** How many there are, and the first of them. */
export type Found<T> = { total: number; first: T[] };
export type FoundEntry = {
  kind: EntryKind;
  key: string;
  title: string;
  summary: string | null;
  confidentiality: string;
};
export type FoundWords = {
  thing: Thing;
  title: string;
  by: string;
  at: Date;
  words: string;
  /** Is what it is about restricted or sealed? */
  isClosed: boolean;
};

/** So many are wanted at the most; null for all. */
type Most = number | null;

/** By title, key and summary. Not by all their facts: a link to something closed would be found by its name. */
export async function entriesWith(
  who: StaffMember,
  q: string,
  most: Most,
): Promise<Found<FoundEntry>> {
  const rows = await record.$queryRaw<(FoundEntry & { total: number })[]>`
    select kind, key, newest.title, newest.summary, confidentiality, count(*) over ()::int as total
    from entry join lateral (
      select title, "on", facts ->> 'summary' as summary from entry_version
      where entry_id = entry.id order by number desc limit 1) newest on true
    where ${readableEntriesSql(who)}
      and strpos(lower(concat_ws(' ', newest.title, key, newest.summary)), lower(${q})) > 0
    order by newest."on" desc nulls last, newest.title, entry.id limit ${most}::int`;
  return {
    total: rows[0]?.total ?? 0,
    first: rows.map(({ total: _total, ...entry }) => entry),
  };
}

/** Findings are open to all members. */
export async function findingsWith(q: string, most: Most): Promise<Found<FoundWords>> {
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
      ...(most !== null && { take: most }),
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
    isClosed: false,
  }));
  return { total, first };
}

/** All comments with these words are looked through, for each is as closed as what it is about. */
export async function commentsWith(
  who: StaffMember,
  q: string,
  most: Most,
): Promise<Found<FoundWords>> {
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
    return found ? [{ ...one, title: found.title, isClosed: found.isClosed }] : [];
  });
  return { total: open.length, first: open.slice(0, most ?? open.length) };
}
