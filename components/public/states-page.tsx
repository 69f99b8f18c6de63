import type { NamedState, RegionalGroup } from "@/lib/domain/region";
import { byRegion } from "@/lib/domain/region";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { addressesOf, type Place } from "./place";
import { regionWords } from "./region";

const t = translator("dealings");

export type ListedState = NamedState & { deeds: number; isDossier: boolean };

/** States by their regional groups: those of which there is something to show. No borders are drawn. */
export function StatesPage({ states, place }: { states: readonly ListedState[]; place: Place }) {
  return (
    <>
      <header className="pt-8 pb-8 md:pt-12">
        <h1 className="text-title md:text-display">{t("states.title")}</h1>
        <p className="max-w-measure mt-3">{t("states.lead")}</p>
      </header>
      {states.length === 0 && <p>{t("states.empty")}</p>}
      {byRegion(states, ({ region }) => region).map(({ region, members }) => (
        <Region key={region ?? "none"} region={region} members={members} place={place} />
      ))}
    </>
  );
}

function Region({
  region,
  members,
  place,
}: {
  region: RegionalGroup | null;
  members: readonly ListedState[];
  place: Place;
}) {
  const to = addressesOf(place);
  return (
    <Entry id={region ?? "none"} name={regionWords(region)}>
      <ul className="gap-x-8 sm:columns-2 lg:columns-3">
        {members.map(({ iso3, name, deeds, isDossier }) => (
          <li key={iso3} className="break-inside-avoid">
            <a href={to.state(iso3)} className="target">
              {name}
            </a>
            <span className="text-note text-soft">
              {deeds > 0 && ` · ${t("states.deeds", { count: deeds })}`}
              {isDossier && ` · ${t("states.dossier")}`}
            </span>
          </li>
        ))}
      </ul>
    </Entry>
  );
}
