import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import {
  PUBLISHED,
  type PublishedDocument,
  type PublishedReview,
  type PublishedState,
} from "@/lib/domain/published";
import { validIn } from "./edition";

/** The States that have a dossier, by name. */
export async function listDossiers(edition: number): Promise<PublishedState[]> {
  const isDossier = Prisma.sql`(content ->> 'isDossier')::boolean`;
  const states = await entriesOf("state", edition, isDossier);
  return states.sort((a, b) => a.name.localeCompare(b.name, "en"));
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

type Entry = { state: PublishedState; document: PublishedDocument; review: PublishedReview };

async function entriesOf<K extends keyof Entry>(
  kind: K,
  edition: number,
  condition: Prisma.Sql,
): Promise<Entry[K][]> {
  const rows = await publication.$queryRaw<{ content: unknown }[]>`
    select content from entry
    where kind = ${kind} and ${validIn(edition)} and ${condition} order by key`;
  return rows.map(({ content }) => PUBLISHED[kind].parse(content) as Entry[K]);
}
