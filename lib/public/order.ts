import "server-only";
import { Prisma } from "@/lib/db/publication";
import type { Sort } from "@/lib/domain/filter";
import { LEVELS } from "@/lib/domain/level";
import { rankOf, type Question } from "./search";

/** What a row is sorted by, smallest first: what the reader chose, then the order of references. */
export type Keys = [number, string, string];

/** An order of rows: how to sort, the keys of a row, and the condition for what follows a row with these keys. */
export type Order = { by: Prisma.Sql; keys: Prisma.Sql; after: (keys: Keys) => Prisma.Sql };

export function orderOf(sort: Sort, question: Question): Order {
  const first = firstKey(sort, question);
  if (!first)
    return {
      by: Prisma.sql`sort_key, ref`,
      keys: Prisma.sql`json_build_array(0, sort_key, ref)`,
      after: ([, sortKey, ref]) => Prisma.sql`(sort_key, ref) > (${sortKey}, ${ref})`,
    };
  return {
    by: Prisma.sql`${first}, sort_key, ref`,
    keys: Prisma.sql`json_build_array(${first}, sort_key, ref)`,
    after: ([chosen, sortKey, ref]) =>
      Prisma.sql`(${first}, sort_key, ref) > (${chosen}::float8, ${sortKey}, ${ref})`,
  };
}

/** Null where references alone decide. Without a search nothing is more relevant than anything else. */
function firstKey(sort: Sort, question: Question): Prisma.Sql | null {
  switch (sort) {
    case "reference":
      return null;
    case "newest":
      return Prisma.sql`(- coalesce(year, 0))::float8`;
    case "level":
      return Prisma.sql`array_position(${[...LEVELS]}::text[], level)::float8`;
    case "relevance":
      return question === null
        ? null
        : Prisma.sql`(- (select ${rankOf(question)} from recommendation_search as words
            where words.seq = recommendation.seq))::float8`;
  }
}
