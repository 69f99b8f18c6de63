import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { BodyCode } from "@/lib/domain/body";
import {
  FACETS,
  type Facet,
  type Facets,
  type FacetValue,
  type RecommendationFilter,
} from "@/lib/domain/filter";
import { LEVELS, type Level } from "@/lib/domain/level";
import { CLAIMS, POSITIONS, type Claim, type Position } from "@/lib/domain/position";
import {
  ADDRESSEE_KINDS,
  ASK_TYPES,
  COUNTING_UNITS,
  type AddresseeKind,
  type AskType,
  type CountingUnit,
} from "@/lib/domain/recommendation";
import {
  addresseeWords,
  askTypeWords,
  bodyWords,
  claimWords,
  countingUnitWords,
  levelWords,
  positionWords,
} from "@/lib/messages/words";
import { choicesOf, within } from "./condition";
import { validIn } from "./edition";
import { labelsIn } from "./label";

/** How many rows each value would leave, under every choice but its own facet's, as shops count. */
export async function facetsOf(filter: RecommendationFilter, edition: number): Promise<Facets> {
  const counts = await countsOf(filter, edition);
  const labels = await labelsOf(counts, edition);
  const valuesOf = (facet: Facet): FacetValue[] =>
    counts
      .filter((one) => one.facet === facet)
      .map(({ value, count }) => ({ value, label: labels(facet, value), count }))
      .sort(ORDERS[facet]);
  return Object.fromEntries(FACETS.map((facet) => [facet, valuesOf(facet)])) as Facets;
}

type Count = { facet: Facet; value: string; count: number };

/** What each facet groups by, and the values that a group stands for. */
const GROUPS: Record<Facet, { by: Prisma.Sql; values: Prisma.Sql }> = {
  state: { by: Prisma.sql`state`, values: Prisma.sql`array[state]` },
  body: { by: Prisma.sql`body`, values: Prisma.sql`array[body]` },
  cycle: { by: Prisma.sql`cycle`, values: Prisma.sql`array[cycle::text]` },
  position: { by: Prisma.sql`position`, values: Prisma.sql`array[position]` },
  claim: { by: Prisma.sql`claim`, values: Prisma.sql`array[claim]` },
  level: { by: Prisma.sql`level`, values: Prisma.sql`array[level]` },
  theme: { by: Prisma.sql`themes`, values: Prisma.sql`themes` },
  group: { by: Prisma.sql`groups`, values: Prisma.sql`groups` },
  issuer: { by: Prisma.sql`issuers`, values: Prisma.sql`issuers` },
  addressee: { by: Prisma.sql`addressee_kind`, values: Prisma.sql`array[addressee_kind]` },
  type: { by: Prisma.sql`type`, values: Prisma.sql`array[type]` },
  year: { by: Prisma.sql`year`, values: Prisma.sql`array[year::text]` },
  unit: { by: Prisma.sql`counting_unit`, values: Prisma.sql`array[counting_unit]` },
};

/**
 * One statement: the facets without a choice are counted together, in one pass, under all choices; each of the others
 * under the rest. A search is run once and its rows kept; without one, each pass may use the index that suits it.
 */
async function countsOf(filter: RecommendationFilter, edition: number): Promise<Count[]> {
  const choices = choicesOf(filter);
  const open = FACETS.filter((facet) => choices.every((choice) => choice.facet !== facet));
  const passes = choices.map(({ facet }) => {
    const others = choices.filter((choice) => choice.facet !== facet);
    return countBy(
      [facet],
      others.map(({ sql }) => sql),
    );
  });
  if (open.length > 0)
    passes.push(
      countBy(
        open,
        choices.map(({ sql }) => sql),
      ),
    );

  const kept = filter.q === undefined ? Prisma.sql`not materialized` : Prisma.sql`materialized`;
  return publication.$queryRaw<Count[]>`
    with near as ${kept} (
      select state, body, cycle, position, coalesce(claim, 'none') as claim, level, themes, groups,
        issuers, addressee_kind, type, year, counting_unit
      from recommendation where ${validIn(edition)} and ${within(filter)}
    )
    select facet, value, sum(rows)::int as count
    from (${Prisma.join(passes, " union all ")}) counted, unnest(values) as value
    where value is not null group by facet, value`;
}

function countBy(facets: Facet[], conditions: Prisma.Sql[]): Prisma.Sql {
  const caseOf = (result: (facet: Facet) => Prisma.Sql) =>
    Prisma.join(
      facets.map((one) => Prisma.sql`when grouping(${GROUPS[one].by}) = 0 then ${result(one)}`),
      " ",
    );
  return Prisma.sql`
    select case ${caseOf((facet) => Prisma.sql`${facet}`)} end as facet,
      case ${caseOf((facet) => GROUPS[facet].values)} end as values, count(*) as rows
    from near where ${conditions.length > 0 ? Prisma.join(conditions, " and ") : Prisma.sql`true`}
    group by grouping sets (${Prisma.join(facets.map((facet) => Prisma.sql`(${GROUPS[facet].by})`))})`;
}

/** Closed lists have their words in the catalogue; States, themes and groups bring their own, in the edition itself. */
async function labelsOf(counts: Count[], edition: number) {
  const codesOf = (...facets: Facet[]) =>
    counts.filter(({ facet }) => facets.includes(facet)).map(({ value }) => value);
  const labelOf = await labelsIn(edition, {
    state: codesOf("state", "issuer"),
    theme: codesOf("theme"),
    group: codesOf("group"),
  });
  return (facet: Facet, value: string): string => {
    switch (facet) {
      case "body":
        return bodyWords(value as BodyCode).abbreviation;
      case "position":
        return positionWords(value as Position).name;
      case "level":
        return levelWords(value as Level).name;
      case "addressee":
        return addresseeWords(value as AddresseeKind).name;
      case "type":
        return askTypeWords(value as AskType).name;
      case "claim":
        return claimWords(value as Claim | "none").short;
      case "unit":
        return countingUnitWords(value as CountingUnit).name;
      case "cycle":
      case "year":
        return value;
      case "state":
      case "issuer":
        return labelOf("state", value);
      case "theme":
      case "group":
        return labelOf(facet, value);
    }
  };
}

type InOrder = (a: FacetValue, b: FacetValue) => number;

const byLabel: InOrder = (a, b) => a.label.localeCompare(b.label, "en");
const byCount: InOrder = (a, b) => b.count - a.count || byLabel(a, b);
const newestFirst: InOrder = (a, b) => Number(b.value) - Number(a.value);
const asListed =
  (list: readonly string[]): InOrder =>
  (a, b) =>
    list.indexOf(a.value) - list.indexOf(b.value);

/** Scales in their own order, names by the alphabet, the rest by how much there is. */
const ORDERS: Record<Facet, InOrder> = {
  state: byLabel,
  body: byCount,
  cycle: newestFirst,
  position: asListed(POSITIONS),
  claim: asListed([...CLAIMS, "none"]),
  level: asListed(LEVELS),
  theme: byCount,
  group: byCount,
  issuer: byLabel,
  addressee: asListed(ADDRESSEE_KINDS),
  type: asListed(ASK_TYPES),
  year: newestFirst,
  unit: asListed(COUNTING_UNITS),
};
