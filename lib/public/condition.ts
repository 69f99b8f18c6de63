import "server-only";
import { Prisma } from "@/lib/db/publication";
import { FACETS, type Facet, type RecommendationFilter } from "@/lib/domain/filter";
import { againstTheClaim } from "./disagreement";

/** How each choice of a reader is asked of the table. */
const CONDITIONS: Record<Facet, (chosen: string | number) => Prisma.Sql> = {
  state: (chosen) => Prisma.sql`state = ${chosen}`,
  body: (chosen) => Prisma.sql`body = ${chosen}`,
  cycle: (chosen) => Prisma.sql`cycle = ${chosen}`,
  position: (chosen) => Prisma.sql`position = ${chosen}`,
  claim: (chosen) => Prisma.sql`coalesce(claim, 'none') = ${chosen}`,
  level: (chosen) => Prisma.sql`level = ${chosen}`,
  theme: (chosen) => Prisma.sql`themes @> array[${chosen}]`,
  group: (chosen) => Prisma.sql`groups @> array[${chosen}]`,
  issuer: (chosen) => Prisma.sql`issuers @> array[${chosen}]`,
  addressee: (chosen) => Prisma.sql`addressee_kind = ${chosen}`,
  type: (chosen) => Prisma.sql`type = ${chosen}`,
  year: (chosen) => Prisma.sql`year = ${chosen}`,
  unit: (chosen) => Prisma.sql`counting_unit = ${chosen}`,
};

/** One condition for each facet that the reader chose from. */
export function choicesOf(filter: RecommendationFilter): { facet: Facet; sql: Prisma.Sql }[] {
  return FACETS.flatMap((facet) => {
    const chosen = filter[facet];
    return chosen === undefined ? [] : [{ facet, sql: CONDITIONS[facet](chosen) }];
  });
}

/** All of them, and what is offered as no facet. */
export const matching = (filter: RecommendationFilter): Prisma.Sql =>
  Prisma.join([...choicesOf(filter).map(({ sql }) => sql), within(filter)], " and ");

/** What narrows a list and is offered as no facet: the words searched for, the document, the action, what parts. */
export function within(filter: RecommendationFilter): Prisma.Sql {
  const { q, document, action, disagreement } = filter;
  const conditions = [q === undefined ? Prisma.sql`true` : found(q)];
  if (document !== undefined)
    conditions.push(Prisma.sql`content #>> '{document,key}' = ${document}`);
  if (action !== undefined) conditions.push(Prisma.sql`action_category = ${action}`);
  if (disagreement !== undefined) conditions.push(againstTheClaim);
  return Prisma.join(conditions, " and ");
}

export const found = (q: string): Prisma.Sql => Prisma.sql`search @@ (${searchOf(q)})`;

/**
 * Every word must occur, in any of its English forms, or just as it stands (names, symbols, paragraphs): each word is
 * asked both ways, for a single question asked both ways would miss "torture Belgium". Quotes keep a phrase together;
 * a minus shuts a word out.
 */
export function searchOf(q: string): Prisma.Sql {
  const terms = q.match(/-?"[^"]+"|\S+/g) ?? [q];
  return Prisma.join(terms.map(termOf), " && ");
}

/** A word that English ignores ("the") asks for nothing. */
const termOf = (term: string): Prisma.Sql =>
  Prisma.sql`case when numnode(websearch_to_tsquery('english', ${term})) = 0 then ''::tsquery
    when ${term.startsWith("-")}
    then websearch_to_tsquery('english', ${term}) && websearch_to_tsquery('simple', ${term})
    else websearch_to_tsquery('english', ${term}) || websearch_to_tsquery('simple', ${term}) end`;
