import type { PublishedState } from "./published";

/** The five regional groups of the United Nations, in the order of its own lists. */
export const REGIONAL_GROUPS = [
  "african",
  "asia-pacific",
  "eastern-european",
  "grulac",
  "weog",
] as const;
export type RegionalGroup = (typeof REGIONAL_GROUPS)[number];

/** A State as tables name it. */
export type NamedState = Pick<PublishedState, "iso3" | "name"> & { region: RegionalGroup | null };

/** The group of a State; null where it is in none of the five, or nobody says. */
export const regionOf = (group: string | null): RegionalGroup | null =>
  REGIONAL_GROUPS.find((one) => one === group) ?? null;

/** Things in the order of their groups, what is in none at the end; groups without any are left out. */
export function byRegion<T>(
  things: readonly T[],
  of: (thing: T) => RegionalGroup | null,
): { region: RegionalGroup | null; members: T[] }[] {
  return [...REGIONAL_GROUPS, null]
    .map((region) => ({ region, members: things.filter((one) => of(one) === region) }))
    .filter(({ members }) => members.length > 0);
}

export const byName = (a: { name: string }, b: { name: string }) =>
  a.name.localeCompare(b.name, "en");
