import "server-only";
import { publication } from "@/lib/db/publication";
import {
  actionFiguresOf,
  type ActionCount,
  type ActionFigures,
} from "@/lib/domain/action-acceptance";
import { validIn } from "./edition";

/** Acceptance of a State's reviews by what was asked, counted from the published rows; review by review and unit by unit. */
export async function actionFiguresFor(iso3: string, edition: number): Promise<ActionFigures[]> {
  const counts = await publication.$queryRaw<ActionCount[]>`
    select cycle, counting_unit as "countingUnit", action_category as confirmed,
      (content ->> 'actionSuggested')::int as suggested, position, count(*)::int as count
    from recommendation
    where state = ${iso3.toUpperCase()} and body = 'upr' and cycle is not null
      and addressee_kind = 'state' and type = 'recommendation' and ${validIn(edition)}
    group by 1, 2, 3, 4, 5`;
  return actionFiguresOf(counts);
}
