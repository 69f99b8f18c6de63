import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { Day } from "@/lib/domain/day";
import type { Facets, Page, RecommendationFilter, Sort } from "@/lib/domain/filter";
import { publishedRecommendation } from "@/lib/domain/published";
import type { HistoryEntry, RecommendationRow } from "@/lib/domain/summary";
import { matching } from "./condition";
import { parseCursor, toCursor, type Cursor } from "./cursor";
import { validIn } from "./edition";
import { labelled } from "./facet";
import { countBySql } from "./facet-count";
import { countIn, firstRows, matchedIn } from "./facet-tally";
import { ranksOf } from "./hit";
import { orderOf, type Keys } from "./order";
import { rowIndex } from "./row-index";
import { questionOf, type Question } from "./search";
import { takenDownOn } from "./tombstone";

export type ListOptions = {
  edition: number;
  sort: Sort;
  limit: number;
  /** Where the page before ended, as `next` gave it; refused where it is of another edition or order. */
  cursor?: string;
  /** For numbered pages; a cursor is cheaper far down. */
  offset?: number;
};

/** A page of recommendations, how many there are, and how many each value of each facet would leave. */
export type Explored = Page<RecommendationRow> & { facets: Facets };

/**
 * What the explorer shows. Counts and order come from the index of rows where this process has it, else from the
 * database; both give the same. Rows always come from the database, so that what was taken down is never among them.
 */
export async function exploreRecommendations(
  filter: RecommendationFilter,
  options: Omit<ListOptions, "cursor">,
): Promise<Explored> {
  const { edition, sort, limit, offset = 0 } = options;
  const [index, question] = await Promise.all([rowIndex(), questionOf(filter.q, edition)]);
  if (!index || index.edition < edition) return exploreBySql(filter, question, options);
  const ranks = await ranksOf(index, question, filter.document);
  const matched = matchedIn(index, filter, edition, ranks);
  const first = firstRows(index, matched, { sort, ranks, count: offset + limit });
  const shown = Prisma.sql`seq = any(${first.slice(offset)})`;
  const total = matched.all.length;
  const [rows, facets] = await Promise.all([
    pageOf(shown, question, { edition, sort, limit, from: null, offset: 0 }),
    labelled(countIn(index, matched), filter, edition),
  ]);
  const last = total > offset + limit ? rows.at(-1) : undefined;
  return {
    total,
    items: rows.map(toRow),
    next: last ? toCursor({ edition, sort, keys: last.keys }) : null,
    facets,
  };
}

async function exploreBySql(
  filter: RecommendationFilter,
  question: Question,
  options: ListOptions,
): Promise<Explored> {
  const [page, counts] = await Promise.all([
    listBySql(filter, question, options),
    countBySql(filter, question, options.edition),
  ]);
  return { ...page, facets: await labelled(counts, filter, options.edition) };
}

/** How many there are. */
export async function countRecommendations(
  filter: RecommendationFilter,
  edition: number,
): Promise<number> {
  const question = await questionOf(filter.q, edition);
  return countWhere(Prisma.sql`${validIn(edition)} and ${matching(filter, question)}`);
}

async function countWhere(where: Prisma.Sql): Promise<number> {
  const [counted] = await publication.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from recommendation where ${where}`;
  return counted?.total ?? 0;
}

/** How many rows each value would leave, under every choice but its own facet's, as shops count. */
export const facetsOf = async (filter: RecommendationFilter, edition: number): Promise<Facets> =>
  (await exploreRecommendations(filter, { edition, sort: "reference", limit: 1 })).facets;

/** Stable: the order ends in the sort key and the reference, so a page never repeats or skips a row. */
export async function listRecommendations(
  filter: RecommendationFilter,
  options: ListOptions,
): Promise<Page<RecommendationRow>> {
  return listBySql(filter, await questionOf(filter.q, options.edition), options);
}

async function listBySql(
  filter: RecommendationFilter,
  question: Question,
  { edition, sort, limit, cursor, offset = 0 }: ListOptions,
): Promise<Page<RecommendationRow>> {
  const from = cursor === undefined ? null : requireCursor(cursor, edition, sort);
  const where = Prisma.sql`${validIn(edition)} and ${matching(filter, question)}`;
  const [total, rows] = await Promise.all([
    countWhere(where),
    pageOf(where, question, { edition, sort, limit: limit + 1, from, offset }),
  ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    total,
    items: rows.slice(0, limit).map(toRow),
    next: last ? toCursor({ edition, sort, keys: last.keys }) : null,
  };
}

/** Every row of an answer, in the order of references. */
export async function* streamRecommendations(
  filter: RecommendationFilter,
  edition: number,
): AsyncGenerator<RecommendationRow> {
  for await (const row of storedRows(filter, edition)) yield toRow(row);
}

/**
 * The same rows as they are stored, for a file whose columns are themselves the list of what may leave: there the strict
 * schema, asked again of each row, would be half of the whole work.
 */
export const streamStored = (
  filter: RecommendationFilter,
  edition: number,
): AsyncGenerator<RecommendationRow> =>
  storedRows(filter, edition) as AsyncGenerator<StoredRow & Pick<RecommendationRow, "content">>;

/**
 * Read in batches, so that memory stays flat however many there are; while one is written, the next is read. An edition's
 * rows do not change, so the batches are of one piece although no transaction holds them together.
 */
async function* storedRows(
  filter: RecommendationFilter,
  edition: number,
): AsyncGenerator<StoredRow> {
  const question = await questionOf(filter.q, edition);
  const where = Prisma.sql`${validIn(edition)} and ${matching(filter, question)}`;
  const read = (limit: number, after: Last | null): Batch => {
    const batch = batchOf(where, limit, after);
    batch.catch(() => {}); // Whoever stops reading leaves one batch behind; its failure is nobody's.
    return { limit, batch };
  };
  let next: Batch | null = read(FIRST_BATCH, null);
  while (next) {
    const rows: FileRow[] = parseBatch(await next.batch);
    const last: FileRow | undefined = rows.length === next.limit ? rows.at(-1) : undefined;
    next = last ? read(BATCH, last) : null;
    yield* rows;
  }
}

type Batch = { limit: number; batch: Promise<string> };
type Last = Pick<FileRow, "sortKey" | "ref">;
type FileRow = StoredRow & { sortKey: string };

/** The first words of a file come at once. */
const FIRST_BATCH = 100;
const BATCH = 1000;

/** One text for all rows: taken apart by the driver cell by cell, they would cost more than the database does. */
async function batchOf(where: Prisma.Sql, limit: number, after: Last | null): Promise<string> {
  const further = after
    ? Prisma.sql`(sort_key, ref) > (${after.sortKey}, ${after.ref})`
    : Prisma.sql`true`;
  const [read] = await publication.$queryRaw<[{ rows: string }]>`
    select coalesce(json_agg(batch order by "sortKey", ref), '[]')::text as rows from (
      select sort_key as "sortKey", ${COLUMNS} from recommendation
      where ${where} and ${further} order by sort_key, ref limit ${limit}) as batch`;
  return read.rows;
}

const parseBatch = (text: string) => JSON.parse(text) as FileRow[];

export type FoundRecommendation =
  { row: RecommendationRow; history: HistoryEntry[] } | { takenDownOn: Day };

/** What an edition says of one recommendation, and what earlier editions said. */
export async function findRecommendation(
  ref: string,
  edition: number,
): Promise<FoundRecommendation | null> {
  if (ref.includes("\0")) return null; // No text of the database can hold it.
  const [rows, history, goneOn] = await Promise.all([
    publication.$queryRaw<StoredRow[]>`
      select ${COLUMNS} from recommendation where ref = ${ref} and ${validIn(edition)}`,
    historyOf(ref, edition),
    takenDownOn("recommendation", ref),
  ]);
  if (goneOn) return { takenDownOn: goneOn };
  const row = rows[0];
  return row ? { row: toRow(row), history } : null;
}

/** One entry for each edition that said something else of its level, its answer or our reasons. */
async function historyOf(ref: string, edition: number): Promise<HistoryEntry[]> {
  const entries = await publication.$queryRaw<HistoryEntry[]>`
    select edition.number as edition, edition.as_of as "asOf", level, position,
      content #>> '{assessment,rationale}' as rationale
    from recommendation join edition on edition.number = edition_from
    where ref = ${ref} and edition_from <= ${edition} order by edition_from`;
  return entries.filter((entry, index) => {
    const before = entries[index - 1];
    return (
      !before ||
      before.level !== entry.level ||
      before.position !== entry.position ||
      before.rationale !== entry.rationale
    );
  });
}

type StoredRow = Omit<RecommendationRow, "content"> & { content: unknown };

const COLUMNS = Prisma.sql`ref, position, claim, level, content`;

function pageOf(
  where: Prisma.Sql,
  question: Question,
  page: { edition: number; sort: Sort; limit: number; from: Cursor | null; offset: number },
): Promise<(StoredRow & { keys: Keys })[]> {
  const order = orderOf(page.sort, question);
  return publication.$queryRaw<(StoredRow & { keys: Keys })[]>`
    select ${COLUMNS}, ${order.keys} as keys from recommendation
    where ${where} and ${page.from ? order.after(page.from.keys) : Prisma.sql`true`}
    order by ${order.by} limit ${page.limit} offset ${page.offset}`;
}

/** The strict schema again on the way out: what it does not know is an error, not a leak. */
const toRow = ({ ref, position, claim, level, content }: StoredRow): RecommendationRow => ({
  ref,
  position,
  claim,
  level,
  content: publishedRecommendation.parse(content),
});

function requireCursor(text: string, edition: number, sort: Sort): Cursor {
  const cursor = parseCursor(text);
  if (!cursor || cursor.edition !== edition || cursor.sort !== sort)
    throw new RangeError("A cursor of another answer: check it with parseCursor first");
  return cursor;
}
