import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { Day } from "@/lib/domain/day";
import { isEntryKind } from "@/lib/domain/entry/kind";
import { PUBLISHED } from "@/lib/domain/published";
import { shelved, type Shelved, type ShelfKind } from "@/lib/domain/shelf";
import { validIn } from "./edition";
import { takenDownOn } from "./tombstone";

/** Everything on a shelf in an edition, the newest in time first; `about` keeps to one State's dossier. */
export async function listShelf(
  kind: ShelfKind,
  edition: number,
  about?: string,
): Promise<Shelved[]> {
  const rows = await publication.$queryRaw<Row[]>`
    select key, content from entry
    where kind = ${kind} and ${validIn(edition)} and ${belongsTo(kind, about)} order by key`;
  return rows.map((row) => toShelved(kind, row)).sort(newestFirst);
}

/** One thing by its key (a State's in either case); where it was taken down, the day of that and nothing else. */
export async function findOnShelf(
  kind: ShelfKind,
  given: string,
  edition: number,
): Promise<Shelved | { takenDownOn: Day } | null> {
  if (given.includes("\0")) return null; // No text of the database can hold it.
  const key = kind === "state" ? given.toUpperCase() : given;
  const [[row], goneOn] = await Promise.all([
    publication.$queryRaw<Row[]>`
      select key, content from entry where kind = ${kind} and key = ${key} and ${validIn(edition)}`,
    takenDownOn(kind, key),
  ]);
  if (goneOn) return { takenDownOn: goneOn };
  return row ? toShelved(kind, row) : null;
}

function belongsTo(kind: ShelfKind, about: string | undefined): Prisma.Sql {
  if (about === undefined) return Prisma.sql`true`;
  const state = about.toUpperCase();
  if (kind === "state") return Prisma.sql`key = ${state}`;
  return isEntryKind(kind)
    ? Prisma.sql`content -> 'facts' -> 'about' ? ${state}`
    : Prisma.sql`content ->> 'state' = ${state}`;
}

type Row = { key: string; content: unknown };

/** The strict schema again on the way out: what it does not know is an error, not a leak. */
function toShelved(kind: ShelfKind, { key, content }: Row): Shelved {
  const parsed = PUBLISHED[kind].parse(content) as object;
  return shelved(kind, key, isEntryKind(kind) ? (parsed as { facts: object }).facts : parsed);
}

const newestFirst = (a: Shelved, b: Shelved) =>
  (a.on ?? "") < (b.on ?? "")
    ? 1
    : (a.on ?? "") > (b.on ?? "")
      ? -1
      : a.title.localeCompare(b.title, "en");
