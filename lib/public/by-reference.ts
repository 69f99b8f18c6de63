import "server-only";
import { publication } from "@/lib/db/publication";
import { publishedRecommendation } from "@/lib/domain/published";
import type { RecommendationRow } from "@/lib/domain/summary";
import { validIn } from "./edition";

/** Recommendations by their references; what is not in the edition is missing. */
export async function recommendationsNamed(
  refs: readonly string[],
  edition: number,
): Promise<RecommendationRow[]> {
  if (refs.length === 0) return [];
  const rows = await publication.$queryRaw<RecommendationRow[]>`
    select ref, position, claim, level, content from recommendation
    where ref = any(${[...refs]}) and ${validIn(edition)} order by sort_key, ref`;
  return rows.map((row) => ({ ...row, content: publishedRecommendation.parse(row.content) }));
}

/** Those that repeat one, by their own word. */
export async function repetitionsOf(ref: string, edition: number): Promise<RecommendationRow[]> {
  const rows = await publication.$queryRaw<{ ref: string }[]>`
    select ref from recommendation
    where content ->> 'reiterates' = ${ref} and ${validIn(edition)}`;
  return recommendationsNamed(
    rows.map((row) => row.ref),
    edition,
  );
}
