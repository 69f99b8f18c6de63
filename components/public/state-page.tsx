import type { Day } from "@/lib/domain/day";
import type { StateProfile, Standing } from "@/lib/domain/state-profile";
import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { listed } from "@/lib/messages/lasted";
import { translator } from "@/lib/messages/words";
import { Cite } from "./cite";
import { Entry } from "./entry";
import { RowsTable } from "./entry-facts";
import { addressesOf, type Addresses, type Place } from "./place";
import { regionWords } from "./region";
import { AskedOfOthers } from "./state-asked";
import { Stance } from "./state-stance";

const t = translator("dealings");

/** A State as an actor: what it asked and how that was answered, what it signed, how it voted, where it belongs. */
export function StatePage({
  profile,
  asOf,
  foot,
  place,
}: {
  profile: StateProfile;
  /** The day of the edition. */
  asOf: Day;
  foot: string;
  place: Place;
}) {
  const { state, asked, stances, raised, obligations, attended } = profile;
  const to = addressesOf(place);
  const dated = (some: readonly { key: string; title: string; on: string | null }[]) =>
    some.map(({ key, title, on }) => ({ key, title: on ? `${title} · ${dateWords(on)}` : title }));
  return (
    <>
      <header className="pt-8 pb-8 md:pt-12">
        <p className="text-small">
          <a href={to.states}>{t("states.title")}</a>
        </p>
        <h1 className="text-display md:text-poster mt-1">{state.name}</h1>
        <p className="text-soft mt-2">{regionWords(state.region)}</p>
        {state.aliases.length > 0 && (
          <p className="text-note text-soft max-w-measure mt-1">
            {t("state.aliases", { names: state.aliases.join(" · ") })}
          </p>
        )}
        {state.isDossier && (
          <p className="mt-3">
            <a href={to.dossier(state.iso3)}>{t("state.dossier", { state: state.name })}</a>
          </p>
        )}
        {isEmpty(profile) && <p className="mt-5">{t("state.nothing", { state: state.name })}</p>}
      </header>
      <Stance state={state.name} stances={stances} to={to} />
      {asked.length > 0 && <AskedOfOthers state={state} asked={asked} foot={foot} to={to} />}
      <Groups profile={profile} asOf={asOf} to={to} />
      <Treaties treaties={profile.treaties} to={to} />
      <Links id="raised" name={t("state.raised")} kind="case" of={raised} to={to} />
      <Links
        id="attended"
        name={t("state.attended")}
        kind="engagement"
        of={dated(attended)}
        to={to}
      />
      <Links
        id="obligations"
        name={t("state.obligations")}
        kind="obligation"
        of={dated(obligations)}
        to={to}
      />
      <Cite place={place} title={t("state.citeTitle", { state: state.name })} />
    </>
  );
}

const isEmpty = ({ asked, stances }: StateProfile) =>
  asked.length === 0 && stances.acts.length === 0;

function Groups({
  profile: { groups },
  asOf,
  to,
}: {
  profile: StateProfile;
  asOf: Day;
  to: Addresses;
}) {
  if (groups.length === 0) return null;
  const former = groups.filter(({ isMember }) => !isMember);
  const now = groups.filter(({ isMember }) => isMember);
  return (
    <Entry id="groups" name={t("state.groups", { day: dateWords(asOf) })}>
      {now.length === 0 && <p>{t("state.groupsNone")}</p>}
      <ul>
        {now.map(({ key, name, from }) => (
          <li key={`${key} ${from}`}>
            <a href={to.entry("group", key)} className="target">
              {name}
            </a>
            {from && (
              <span className="text-note text-soft">
                {` · ${t("state.since", { date: dateWords(from) })}`}
              </span>
            )}
          </li>
        ))}
      </ul>
      {former.length > 0 && (
        <p className="text-small text-soft mt-3">
          {t("state.groupsFormer", { names: listed(former.map(({ name }) => name)) })}
        </p>
      )}
    </Entry>
  );
}

function Treaties({ treaties, to }: { treaties: readonly Standing[]; to: Addresses }) {
  if (treaties.length === 0) return null;
  return (
    <Entry id="treaties" name={t("state.treaties")}>
      <RowsTable
        caption={t("state.treaties")}
        columns={[
          { key: "treaty", label: t("state.treaty") },
          { key: "status", label: t("state.status") },
          { key: "since", label: t("state.sinceHead") },
        ]}
        rows={treaties.map(({ key, name, territory, status, since }) => [
          <span key={key}>
            <a href={to.entry("treaty", key)}>{name}</a>
            {territory && ` (${territory})`}
          </span>,
          choiceWords("treaty", "status", status),
          since && dateWords(since),
        ])}
      />
    </Entry>
  );
}

function Links({
  id,
  name,
  kind,
  of,
  to,
}: {
  id: string;
  name: string;
  kind: "case" | "engagement" | "obligation";
  of: readonly { key: string; title: string }[];
  to: Addresses;
}) {
  if (of.length === 0) return null;
  return (
    <Entry id={id} name={name}>
      <ul>
        {of.map(({ key, title }) => (
          <li key={key}>
            <a href={to.entry(kind, key)} className="target">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Entry>
  );
}
