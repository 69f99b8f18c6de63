import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import { CONTRADICTS, DISAGREEMENTS, type Disagreement } from "@/lib/domain/disagreement";
import { CLAIMS } from "@/lib/domain/position";
import { publishedRecommendation } from "@/lib/domain/published";
import type { CountingUnit } from "@/lib/domain/recommendation";
import type { RecommendationRow } from "@/lib/domain/summary";
import { validIn } from "./edition";

const GRADED_BY_OTHERS = Prisma.sql`graded_by_others`;

/** How each is asked of the table. */
const CONDITIONS: Record<Disagreement, Prisma.Sql> = {
  "claim-and-finding": Prisma.join(
    CLAIMS.map(
      (claim) => Prisma.sql`(claim = ${claim} and level = any(${[...CONTRADICTS[claim]]}::text[]))`,
    ),
    " or ",
    "(",
    ")",
  ),
  "claim-and-others": Prisma.sql`(claim is not null and ${GRADED_BY_OTHERS})`,
  "finding-and-others": Prisma.sql`(jsonb_typeof(content -> 'assessment') = 'object' and ${GRADED_BY_OTHERS})`,
};

/** What the explorer's `disagreement=yes` asks for: a claim against our finding, or beside a grade of others. */
export const againstTheClaim = Prisma.sql`(${CONDITIONS["claim-and-finding"]} or ${CONDITIONS["claim-and-others"]})`;

export type Disagreements = Record<Disagreement, { total: number; rows: RecommendationRow[] }>;

/** What parts in one State's dossier, counted in one unit; of each kind as many rows as a page holds. */
export async function disagreementsIn(
  iso3: string,
  edition: number,
  unit: CountingUnit,
): Promise<Disagreements> {
  const found = await Promise.all(
    DISAGREEMENTS.map(async (kind) => [kind, await rowsOf(kind, iso3, edition, unit)] as const),
  );
  return Object.fromEntries(found) as Disagreements;
}

const SHOWN = 100;

type StoredRow = Omit<RecommendationRow, "content"> & { content: unknown; total: number };

async function rowsOf(kind: Disagreement, iso3: string, edition: number, unit: CountingUnit) {
  const rows = await publication.$queryRaw<StoredRow[]>`
    select ref, position, claim, level, content, count(*) over ()::int as total
    from recommendation
    where state = ${iso3.toUpperCase()} and type = 'recommendation' and addressee_kind = 'state'
      and counting_unit = ${unit} and ${validIn(edition)} and ${CONDITIONS[kind]}
    order by sort_key, ref limit ${SHOWN}`;
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ ref, position, claim, level, content }) => ({
      ref,
      position,
      claim,
      level,
      content: publishedRecommendation.parse(content),
    })),
  };
}

/** How often two voices have spoken of the same recommendation, and how often a claim and our finding part. */
export type Voices = { both: Record<Disagreement, number>; contradicted: number };

/** Grades of others are in their own scale: only of a claim and our finding can be said how many part. */
export async function voicesIn(iso3: string, edition: number, unit: CountingUnit): Promise<Voices> {
  const [row] = await publication.$queryRaw<VoiceCounts[]>`
    select
      count(*) filter (where claim is not null and jsonb_typeof(content -> 'assessment') = 'object')::int as "claimAndFinding",
      count(*) filter (where ${CONDITIONS["claim-and-others"]})::int as "claimAndOthers",
      count(*) filter (where ${CONDITIONS["finding-and-others"]})::int as "findingAndOthers",
      count(*) filter (where ${CONDITIONS["claim-and-finding"]})::int as contradicted
    from recommendation
    where state = ${iso3.toUpperCase()} and type = 'recommendation' and addressee_kind = 'state'
      and counting_unit = ${unit} and ${validIn(edition)}`;
  return {
    both: {
      "claim-and-finding": row?.claimAndFinding ?? 0,
      "claim-and-others": row?.claimAndOthers ?? 0,
      "finding-and-others": row?.findingAndOthers ?? 0,
    },
    contradicted: row?.contradicted ?? 0,
  };
}

type VoiceCounts = {
  claimAndFinding: number;
  claimAndOthers: number;
  findingAndOthers: number;
  contradicted: number;
};
