import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { RecommendationFilter } from "@/lib/domain/filter";
import type { Hits } from "./facet-tally";
import { numbersIn, type RowIndex } from "./row-index";
import { questionOf, type Question } from "./search";

/**
 * Answers of the last searches, for as long as their index stands: a reader narrows the same words further, and what a
 * frequent word finds is most of the work. Eight bytes for each row that was found.
 */
const known = new WeakMap<RowIndex, Map<string, Hits>>();
const ROWS_KNOWN = 2_000_000;

/** The rows, of all editions, that hold the words and stand in the document; null where neither is asked for. */
export async function hitsOf(
  index: RowIndex,
  { q, document }: RecommendationFilter,
  edition: number,
): Promise<Hits | null> {
  if (q === undefined && document === undefined) return null;
  const searches = known.get(index) ?? new Map<string, Hits>();
  known.set(index, searches);
  const key = JSON.stringify([q, document, edition]);
  const hits = searches.get(key) ?? (await readHits(await questionOf(q, edition), document));
  searches.delete(key);
  searches.set(key, hits);
  let rows = 0;
  for (const [one, { seqs }] of [...searches].reverse()) {
    rows += seqs.length;
    if (rows > ROWS_KNOWN) searches.delete(one);
  }
  return hits;
}

async function readHits(question: Question, document: string | undefined): Promise<Hits> {
  const [found] = await publication.$queryRaw<
    { seqs: Uint8Array | null; ranks: Uint8Array | null }[]
  >`
    select string_agg(int4send(seq), '') as seqs, string_agg(float4send(rank), '') as ranks
    from (${foundBy(question, document)}) as found`;
  const ranks = numbersIn(found?.ranks);
  return {
    seqs: numbersIn(found?.seqs),
    ranks: new Float32Array(ranks.buffer, ranks.byteOffset, ranks.length),
  };
}

function foundBy(question: Question, document: string | undefined): Prisma.Sql {
  const inDocument = Prisma.sql`content #>> '{document,key}' = ${document}`;
  if (question === null)
    return Prisma.sql`select seq, 0::float4 as rank from recommendation where ${inDocument}`;
  const words = Prisma.sql`select seq, ts_rank(search, ${question}) as rank
    from recommendation_search where search @@ ${question}`;
  return document === undefined
    ? words
    : Prisma.sql`${words} and seq in (select seq from recommendation where ${inDocument})`;
}
