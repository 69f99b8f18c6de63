import "server-only";
import { publication } from "@/lib/db/publication";
import type { CountingUnit } from "@/lib/domain/recommendation";
import type { NamedState } from "@/lib/domain/region";
import { validIn } from "./edition";
import { namedIn, statesOf } from "./state";

/** A State that made recommendations to another, and how many; one that several States made counts for each of them. */
export type Issuer = { state: NamedState; count: number };

/** Who made the recommendations that a dossier counts, those with the most first. */
export async function issuersTo(
  iso3: string,
  edition: number,
  unit: CountingUnit,
): Promise<Issuer[]> {
  const [states, rows] = await Promise.all([
    statesOf(edition),
    publication.$queryRaw<{ issuer: string; count: number }[]>`
      select issuer, count(*)::int as count from recommendation, unnest(issuers) as issuer
      where state = ${iso3.toUpperCase()} and type = 'recommendation' and addressee_kind = 'state'
        and counting_unit = ${unit} and ${validIn(edition)}
      group by issuer order by count desc, issuer`,
  ]);
  return rows.map(({ issuer, count }) => ({ state: namedIn(states)(issuer), count }));
}
