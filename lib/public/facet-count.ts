import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import { FACETS, type RecommendationFilter } from "@/lib/domain/filter";
import { choicesOf, VALUES, within } from "./condition";
import { validIn } from "./edition";
import type { Count } from "./facet-tally";
import type { Question } from "./search";

/**
 * The counts of all facets by the database alone, while the index of rows is not there. A row counts in every facet
 * where it answers all choices, and in one facet where it answers all but that facet's own.
 */
export async function countBySql(
  filter: RecommendationFilter,
  question: Question,
  edition: number,
): Promise<Count[]> {
  const unanswered = choicesOf(filter).map(
    ({ facet, sql }) => Prisma.sql`case when (${sql}) is not true then ${facet} end`,
  );
  const values = FACETS.map((facet) => Prisma.sql`(${facet}, ${VALUES[facet]})`);
  return publication.$queryRaw<Count[]>`
    select facet, value, count(*)::int as count
    from recommendation,
      lateral (select array_remove(array[${Prisma.join([Prisma.sql`null`, ...unanswered])}]::text[], null)) as open (choices),
      lateral (values ${Prisma.join(values)}) as facets (facet, held),
      unnest(held) as value
    where ${validIn(edition)} and ${within(filter, question)}
      and (choices = '{}' or choices = array[facet]) and value is not null
    group by facet, value`;
}
