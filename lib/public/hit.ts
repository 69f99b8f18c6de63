import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { Ranks } from "./facet-tally";
import { numbersIn, type RowIndex } from "./row-index";
import type { Question, Reading } from "./search";

/** The rows, of all editions, in which one part of a question stands, by their numbers, and how well each answers. */
type Hits = { seqs: Int32Array; ranks: Float32Array };

/** By part, the one asked for last at the end. */
type Known = Map<string, Hits>;

/**
 * For as long as their index stands: a reader narrows the same words further, others ask for the same ones, and what a
 * frequent word finds is most of the work. Eight bytes for each row that was found.
 */
const known = new WeakMap<RowIndex, Known>();
const ROWS_KNOWN = 4_000_000;

/** A word that more rows hold is read before anybody asks for it: finding them takes the database longer than all else. */
const FREQUENT = 10_000;

/** How well the rows, of all editions, answer the question and stand in the document; null where neither is asked for. */
export async function ranksOf(
  index: RowIndex,
  question: Question,
  document: string | undefined,
): Promise<Ranks | null> {
  const held = knownOf(index);
  const words = question && (await answersTo(index.size, held, question));
  if (document === undefined) return words;
  const inDocument = spread(await readHits(hitsInDocument(document)), index.size);
  return words ? both(words, inDocument) : inDocument;
}

async function answersTo(
  size: number,
  held: Known,
  { readings, shutOut }: NonNullable<Question>,
): Promise<Ranks> {
  const parts = [...new Set([...readings.flat(2), ...shutOut])];
  const hits = new Map<string, Hits>();
  await Promise.all(parts.map(async (part) => hits.set(part, await found(held, part))));
  const ranksOfPart = (part: string) => spread(hits.get(part)!, size);
  const either = (parts: string[]) => parts.map(ranksOfPart).reduce(best);
  const answers = readings.map((reading: Reading) => reading.map(either).reduce(both));
  // Words that ask for nothing find nothing; a question that only shuts out leaves all the rest.
  const isOpen = readings.length === 0 && shutOut.length > 0;
  const first = new Float32Array(size).fill(isOpen ? 0 : NOT_FOUND);
  return shutOut.map(ranksOfPart).reduce(without, answers.reduce(best, first));
}

const NOT_FOUND = -1;

function spread({ seqs, ranks }: Hits, size: number): Ranks {
  const all = new Float32Array(size).fill(NOT_FOUND);
  for (let at = 0; at < seqs.length; at += 1) all[seqs[at]!] = ranks[at]!;
  return all;
}

/** Each of these writes into the first of the two, which nobody else holds. */
function best(one: Ranks, other: Ranks): Ranks {
  for (let seq = 0; seq < one.length; seq += 1) if (other[seq]! > one[seq]!) one[seq] = other[seq]!;
  return one;
}

function both(one: Ranks, other: Ranks): Ranks {
  for (let seq = 0; seq < one.length; seq += 1)
    one[seq] = one[seq]! >= 0 && other[seq]! >= 0 ? one[seq]! + other[seq]! : NOT_FOUND;
  return one;
}

function without(one: Ranks, other: Ranks): Ranks {
  for (let seq = 0; seq < one.length; seq += 1) if (other[seq]! >= 0) one[seq] = NOT_FOUND;
  return one;
}

async function found(held: Known, part: string): Promise<Hits> {
  const hits = held.get(part) ?? (await readHits(hitsOfWords(part)));
  held.delete(part);
  held.set(part, hits);
  let rows = 0;
  for (const [one, { seqs }] of [...held].reverse()) {
    rows += seqs.length;
    if (rows > ROWS_KNOWN) held.delete(one);
  }
  return hits;
}

/** What is known of this index. Who asks first has the frequent words read meanwhile, and does not wait for them. */
function knownOf(index: RowIndex): Known {
  const held = known.get(index);
  if (held) return held;
  const empty: Known = new Map();
  known.set(index, empty);
  readFrequent(index).catch((fault: unknown) =>
    console.error("Could not read what frequent words find", fault),
  );
  return empty;
}

/**
 * Reads what the most frequent words find, one word after the other, so that no reader waits for it. Which ones they are
 * PostgreSQL knows by the statistics that it keeps; before it has any, words are read when somebody asks for them.
 */
export async function readFrequent(index: RowIndex): Promise<void> {
  const words = await publication.$queryRaw<{ part: string }[]>`
    select quote_literal(word)::tsquery::text as part
    from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as common (word, share)
    where schemaname = 'public' and tablename = 'recommendation_search' and attname = 'search'
      and share * ${index.size} > ${FREQUENT} and word !~ '\\\\'
    order by share`;
  const held = knownOf(index);
  for (const { part } of words) await found(held, part);
}

const hitsOfWords = (part: string): Prisma.Sql =>
  Prisma.sql`select seq, ts_rank(search, ${part}::tsquery) as rank
    from recommendation_search where search @@ ${part}::tsquery`;

const hitsInDocument = (document: string): Prisma.Sql =>
  Prisma.sql`select seq, 0::float4 as rank from recommendation where content #>> '{document,key}' = ${document}`;

async function readHits(rows: Prisma.Sql): Promise<Hits> {
  const [found] = await publication.$queryRaw<
    { seqs: Uint8Array | null; ranks: Uint8Array | null }[]
  >`
    select string_agg(int4send(seq), '') as seqs, string_agg(float4send(rank), '') as ranks
    from (${rows}) as found`;
  const ranks = numbersIn(found?.ranks);
  return {
    seqs: numbersIn(found?.seqs),
    ranks: new Float32Array(ranks.buffer, ranks.byteOffset, ranks.length),
  };
}
