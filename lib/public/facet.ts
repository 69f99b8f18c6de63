import "server-only";
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
  translator,
} from "@/lib/messages/words";
import type { Count } from "./facet-tally";
import { labelsIn } from "./label";

const t = translator("public");
const dealings = translator("dealings");

/** Counts in the order of their facets, with their names in the edition; what was chosen is named even where it finds nothing. */
export async function labelled(
  found: readonly Count[],
  filter: RecommendationFilter,
  edition: number,
): Promise<Facets> {
  const counts = [...found, ...chosenOnly(found, filter)];
  const labels = await labelsOf(counts, edition);
  const valuesOf = (facet: Facet): FacetValue[] =>
    counts
      .filter((one) => one.facet === facet)
      .map(({ value, count }) => ({ value, label: labels(facet, value), count }))
      .sort(ORDERS[facet]);
  return Object.fromEntries(FACETS.map((facet) => [facet, valuesOf(facet)])) as Facets;
}

const chosenOnly = (found: readonly Count[], filter: RecommendationFilter): Count[] =>
  FACETS.flatMap((facet) => {
    const value = filter[facet] === undefined ? undefined : String(filter[facet]);
    const isFound = found.some((one) => one.facet === facet && one.value === value);
    return value === undefined || isFound ? [] : [{ facet, value, count: 0 }];
  });

/** Closed lists have their words in the catalogue; States, themes and groups bring their own, in the edition itself. */
async function labelsOf(counts: readonly Count[], edition: number) {
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
      case "assessed":
        return t(`explorer.assessed.${value as "yes" | "no"}`);
      case "disagreement":
        return t("explorer.disagreement");
      case "action":
        return dealings(`action.categories.${value as "1"}.name`);
      case "cycle":
      case "year":
      case "territory":
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
  territory: byLabel,
  action: asListed(["1", "2", "3", "4", "5"]),
  assessed: asListed(["yes", "no"]),
  disagreement: byCount,
};
