import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { Day } from "@/lib/domain/day";
import type { Target } from "@/lib/domain/entry/field";
import { dateOf, titleOf, type EntryKind } from "@/lib/domain/entry/kind";
import type { EntryLine, Pointer } from "@/lib/domain/entry/line";
import { publishedEntry, type PublishedEntry } from "@/lib/domain/entry/published";
import { validIn } from "./edition";
import { takenDownOn } from "./tombstone";

export type { EntryLine, Pointer };

/** All entries of a kind in an edition, the newest in time first; `about` keeps to one State's dossier. */
export async function listEntries<K extends EntryKind>(
  kind: K,
  edition: number,
  { about }: { about?: string | undefined } = {},
): Promise<EntryLine<K>[]> {
  const rows = await publication.$queryRaw<Row[]>`
    select kind, key, content from entry where kind = ${kind} and ${validIn(edition)}
      and ${about === undefined ? Prisma.sql`true` : Prisma.sql`content -> 'facts' -> 'about' ? ${about.toUpperCase()}`}`;
  return rows.map((row) => toLine<K>(row)).sort(newestFirst);
}

export type FoundEntry<K extends EntryKind = EntryKind> =
  { entry: EntryLine<K> } | { takenDownOn: Day };

/** One entry as an edition has it; where it was taken down, the day of that and nothing else. */
export async function findEntry<K extends EntryKind>(
  kind: K,
  key: string,
  edition: number,
): Promise<FoundEntry<K> | null> {
  if (key.includes("\0")) return null; // No text of the database can hold it.
  const [[row], goneOn] = await Promise.all([
    publication.$queryRaw<Row[]>`
      select kind, key, content from entry where kind = ${kind} and key = ${key} and ${validIn(edition)}`,
    takenDownOn(kind, key),
  ]);
  if (goneOn) return { takenDownOn: goneOn };
  return row ? { entry: toLine<K>(row) } : null;
}

/** What points at something, the newest in time first. */
export async function listPointers(
  target: Target,
  value: string,
  edition: number,
): Promise<Pointer[]> {
  if (value.includes("\0")) return [];
  const rows = await publication.$queryRaw<(Row & { part: string })[]>`
    select entry.kind, entry.key, entry.content, entry_link.part
    from entry_link join entry using (kind, key, edition_from)
    where target = ${target} and value = ${value} and ${validIn(edition)}`;
  return rows.map(({ part, ...row }) => ({ ...toLine(row), part })).sort(newestFirst);
}

/** Entries by kind and key, for the names behind links; what is not in the edition is missing. */
export async function entriesNamed(
  names: readonly { kind: EntryKind; key: string }[],
  edition: number,
): Promise<Map<string, EntryLine>> {
  if (names.length === 0) return new Map();
  const rows = await publication.$queryRaw<Row[]>`
    select entry.kind, entry.key, content from entry
    join jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as named (kind text, key text)
      on named.kind = entry.kind and named.key = entry.key
    where ${validIn(edition)}`;
  return new Map(rows.map((row) => [`${row.kind} ${row.key}`, toLine(row)]));
}

/** How many entries there are of each kind. */
export async function countEntries(edition: number): Promise<Partial<Record<EntryKind, number>>> {
  const rows = await publication.$queryRaw<{ kind: EntryKind; count: number }[]>`
    select kind, count(*)::int as count from entry where ${validIn(edition)} group by kind`;
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

type Row = { kind: string; key: string; content: unknown };

function toLine<K extends EntryKind>({ kind: word, key, content }: Row): EntryLine<K> {
  const kind = word as K;
  const { facts } = publishedEntry[kind].parse(content) as unknown as PublishedEntry<K>;
  return { kind, key, facts, title: titleOf(kind, facts), on: dateOf(facts) };
}

const newestFirst = (a: EntryLine, b: EntryLine) =>
  (a.on ?? "") < (b.on ?? "")
    ? 1
    : (a.on ?? "") > (b.on ?? "")
      ? -1
      : a.title.localeCompare(b.title, "en");
