import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import { publishedRecommendation } from "@/lib/domain/published";
import type { RecommendationRow } from "@/lib/domain/summary";
import { validIn } from "./edition";

/** What an edition held of these: how they were answered and found, and nothing else. */
export const standsOf = (
  refs: readonly string[],
  edition: number,
): Promise<Pick<RecommendationRow, "ref" | "position" | "claim" | "level">[]> =>
  publication.$queryRaw`
    select ref, position, claim, level from recommendation
    where ref = any(${[...refs]}) and ${validIn(edition)} order by sort_key, ref`;

type Stored = Omit<RecommendationRow, "content"> & { content: unknown };

/** Everything that was to be done by a day, whatever kind of ask it is; `about` keeps to one State's dossier. */
export async function listDue(
  edition: number,
  about: string | undefined,
): Promise<RecommendationRow[]> {
  const rows = await publication.$queryRaw<Stored[]>`
    select ref, position, claim, level, content from recommendation
    where content ->> 'dueOn' is not null and ${validIn(edition)}
      and ${about === undefined ? Prisma.sql`true` : Prisma.sql`state = ${about}`}
    order by sort_key, ref`;
  return rows.map((row) => ({ ...row, content: publishedRecommendation.parse(row.content) }));
}
