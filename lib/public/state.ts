import "server-only";
import { publication } from "@/lib/db/publication";
import { publishedState, type PublishedState } from "@/lib/domain/published";
import { byName, regionOf, type NamedState } from "@/lib/domain/region";
import type { StateCalled } from "@/lib/export/report/input";
import { validIn } from "./edition";

/** Every State of an edition, by its code. */
export type States = ReadonlyMap<string, PublishedState>;

export async function statesOf(edition: number): Promise<States> {
  const rows = await publication.$queryRaw<{ content: unknown }[]>`
    select content from entry where kind = 'state' and ${validIn(edition)}`;
  const states = rows.map(({ content }) => publishedState.parse(content)).sort(byName);
  return new Map(states.map((state) => [state.iso3, state]));
}

/** A State as tables name it; one that the edition does not name stands under its code. */
export const namedIn =
  (states: States) =>
  (iso3: string): NamedState => {
    const state = states.get(iso3);
    return { iso3, name: state?.name ?? iso3, region: regionOf(state?.regionalGroup ?? null) };
  };

/** Of the States that have a name of their own in a language, what that is; of English none, whose names stand everywhere. */
export const calledIn = (states: States, language: string): StateCalled[] =>
  [...states.values()].flatMap(({ iso3, name, names }) => {
    const called = names.find((one) => one.language === language)?.name;
    return called === undefined ? [] : [{ iso3, name, called }];
  });
