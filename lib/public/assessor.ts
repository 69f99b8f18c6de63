import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { Day } from "@/lib/domain/day";
import type { CountingUnit } from "@/lib/domain/recommendation";
import { validIn } from "./edition";

/** Who answers for the levels of a dossier, and up to which day the newest of their evidence reaches. */
export type Assessors = {
  assessedBy: string;
  reviewedBy: string;
  count: number;
  evidenceUpTo: Day;
};

/**
 * Who assessed and who reviewed, those with the most assessments first; only what the levels of the dossier count: what
 * is addressed to the State itself, in one unit.
 */
export async function listAssessors(
  iso3: string,
  edition: number,
  unit: CountingUnit,
): Promise<Assessors[]> {
  const of = (key: string) => Prisma.sql`content -> 'assessment' ->> ${key}`;
  return publication.$queryRaw<Assessors[]>`
    select * from (
      select ${of("assessedBy")} as "assessedBy", ${of("reviewedBy")} as "reviewedBy",
        count(*)::int as count, max(${of("evidenceCutOff")}) as "evidenceUpTo"
      from recommendation
      where state = ${iso3.toUpperCase()} and addressee_kind = 'state' and type = 'recommendation' and counting_unit = ${unit}
        and ${validIn(edition)}
        and level <> 'not-assessed'
      group by 1, 2
    ) assessors
    where "assessedBy" is not null
    order by count desc, "assessedBy", "reviewedBy"`;
}
