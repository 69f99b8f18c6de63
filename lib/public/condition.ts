import "server-only";
import { Prisma } from "@/lib/db/publication";
import { FACETS, type Facet, type RecommendationFilter } from "@/lib/domain/filter";
import { againstTheClaim } from "./disagreement";
import { wholeOf, type Question } from "./search";

/** The values that a row has in each facet, as an array of texts: none, one, or several. */
export const VALUES: Record<Facet, Prisma.Sql> = {
  state: Prisma.sql`array[state]`,
  body: Prisma.sql`array[body]`,
  cycle: Prisma.sql`array[cycle::text]`,
  position: Prisma.sql`array[position]`,
  claim: Prisma.sql`array[coalesce(claim, 'none')]`,
  level: Prisma.sql`array[level]`,
  theme: Prisma.sql`themes`,
  group: Prisma.sql`groups`,
  issuer: Prisma.sql`issuers`,
  addressee: Prisma.sql`array[addressee_kind]`,
  territory: Prisma.sql`array[territory]`,
  action: Prisma.sql`array[action_category::text]`,
  type: Prisma.sql`array[type]`,
  year: Prisma.sql`array[year::text]`,
  assessed: Prisma.sql`array[case level when 'not-assessed' then 'no' else 'yes' end]`,
  disagreement: Prisma.sql`array[case when ${againstTheClaim} then 'yes' end]`,
  unit: Prisma.sql`array[counting_unit]`,
};

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
  territory: (chosen) => Prisma.sql`territory = ${chosen}`,
  action: (chosen) => Prisma.sql`action_category = ${chosen}`,
  type: (chosen) => Prisma.sql`type = ${chosen}`,
  year: (chosen) => Prisma.sql`year = ${chosen}`,
  assessed: (chosen) =>
    chosen === "no" ? Prisma.sql`level = 'not-assessed'` : Prisma.sql`level <> 'not-assessed'`,
  disagreement: () => againstTheClaim,
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
export const matching = (filter: RecommendationFilter, question: Question): Prisma.Sql =>
  Prisma.join([...choicesOf(filter).map(({ sql }) => sql), within(filter, question)], " and ");

/** What narrows a list and is offered as no facet: the words searched for, and the document. */
export function within({ document }: RecommendationFilter, question: Question): Prisma.Sql {
  const conditions = [
    question === null
      ? Prisma.sql`true`
      : Prisma.sql`seq in (select seq from recommendation_search where search @@ ${wholeOf(question)})`,
    document === undefined
      ? Prisma.sql`true`
      : Prisma.sql`content #>> '{document,key}' = ${document}`,
  ];
  return Prisma.join(conditions, " and ");
}
