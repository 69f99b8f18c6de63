import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { Level } from "@/lib/domain/level";
import type { Position } from "@/lib/domain/position";
import {
  PUBLISHED,
  type PublishedDocument,
  type PublishedKind,
  type PublishedReview,
  type PublishedState,
} from "@/lib/domain/published";
import { noLevels, noPositions, type LevelCounts, type PositionCounts } from "@/lib/domain/rate";
import { validIn } from "./edition";

/** A dossier as the overview shows it; only recommendations addressed to the State itself are counted. */
export type DossierLine = {
  state: PublishedState;
  recommendations: number;
  levels: LevelCounts;
  positions: PositionCounts;
};

/** The States that have a dossier, by name. */
export async function listDossiers(edition: number): Promise<DossierLine[]> {
  const [states, rows] = await Promise.all([
    entriesOf("state", edition, Prisma.sql`(content ->> 'isDossier')::boolean`),
    publication.$queryRaw<{ state: string; level: Level; position: Position; count: number }[]>`
      select state, level, position, count(*)::int as count from recommendation
      where ${validIn(edition)} and addressee_kind = 'state' and state is not null
      group by state, level, position`,
  ]);
  const lines = new Map<string, DossierLine>(
    states.map((state) => [
      state.iso3,
      { state, recommendations: 0, levels: noLevels(), positions: noPositions() },
    ]),
  );
  for (const { state, level, position, count } of rows) {
    const line = lines.get(state);
    if (!line) continue;
    line.recommendations += count;
    line.levels[level] += count;
    line.positions[position] += count;
  }
  return [...lines.values()].sort((a, b) => a.state.name.localeCompare(b.state.name, "en"));
}

/** `iso3` in either case. */
export async function findState(iso3: string, edition: number): Promise<PublishedState | null> {
  const [state] = await entriesOf("state", edition, Prisma.sql`key = ${iso3.toUpperCase()}`);
  return state ?? null;
}

/** Newest first; those without a date last. */
export async function listDocuments(edition: number, iso3?: string): Promise<PublishedDocument[]> {
  const documents = await entriesOf("document", edition, stateIs(iso3));
  const dateOf = (one: PublishedDocument) =>
    one.publishedOn ?? one.distributedOn ?? one.adoptedOn ?? "";
  return documents.sort(
    (a, b) => compare(dateOf(b), dateOf(a)) || compare(a.symbol ?? a.title, b.symbol ?? b.title),
  );
}

/** By State; the newest cycle of each first. */
export async function listReviews(edition: number, iso3?: string): Promise<PublishedReview[]> {
  const reviews = await entriesOf("review", edition, stateIs(iso3));
  return reviews.sort((a, b) => compare(a.state, b.state) || b.cycle - a.cycle);
}

const stateIs = (iso3: string | undefined): Prisma.Sql =>
  iso3 === undefined ? Prisma.sql`true` : Prisma.sql`content ->> 'state' = ${iso3.toUpperCase()}`;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

type EntryKind = Exclude<PublishedKind, "recommendation">;
type Entry = { state: PublishedState; document: PublishedDocument; review: PublishedReview };

async function entriesOf<K extends EntryKind>(
  kind: K,
  edition: number,
  condition: Prisma.Sql,
): Promise<Entry[K][]> {
  const rows = await publication.$queryRaw<{ content: unknown }[]>`
    select content from entry
    where kind = ${kind} and ${validIn(edition)} and ${condition} order by key`;
  return rows.map(({ content }) => PUBLISHED[kind].parse(content) as Entry[K]);
}
