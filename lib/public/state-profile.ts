import "server-only";
import { publication } from "@/lib/db/publication";
import { latestDayOf, earliestDayOf, type Day } from "@/lib/domain/day";
import { stancesOf, type StateAct, type Stances } from "@/lib/domain/stance";
import type { NamedState } from "@/lib/domain/region";
import {
  askedOf,
  type AskedRow,
  type Membership,
  type Standing,
  type StateProfile,
} from "@/lib/domain/state-profile";
import type { EditionMark } from "@/lib/domain/summary";
import { listPointers, type EntryLine, type Pointer } from "./entry";
import { validIn } from "./edition";
import { toLine } from "./signatory";
import { namedIn, statesOf } from "./state";

/** What one State asked, signed and voted in one edition; null for a State that the edition does not know. */
export async function profileOf(iso3: string, edition: EditionMark): Promise<StateProfile | null> {
  const code = iso3.toUpperCase();
  const [states, pointers, asked] = await Promise.all([
    statesOf(edition.number),
    listPointers("state", code, edition.number),
    askedBy(code, edition.number),
  ]);
  const state = states.get(code);
  if (!state) return null;
  return {
    state: { ...namedIn(states)(code), aliases: state.aliases, isDossier: state.isDossier },
    asked: askedOf(asked.map((row) => ({ ...row, state: namedIn(states)(row.state) }))),
    stances: withNames(
      stancesOf(
        code,
        pointers.flatMap((one) => toAct(one, code)),
      ),
      (iso3) => namedIn(states)(iso3).name,
    ),
    groups: pointers.flatMap((one) => membershipIn(one, code, edition.asOf)),
    treaties: pointers.flatMap((one) => standingIn(one, code)).sort(byTreaty),
    raised: pointers.flatMap(({ kind, key, title, part }) =>
      kind === "case" && part === "raised by" ? [{ key, title }] : [],
    ),
    obligations: pointers.flatMap(({ kind, key, title, on, part }) =>
      kind === "obligation" && part === "owed by" ? [{ key, title, on }] : [],
    ),
    attended: pointers.flatMap(({ kind, key, title, on, part }) =>
      kind === "engagement" && part === "attended" ? [{ key, title, on }] : [],
    ),
  };
}

/** A sentence speaks of a State by its name. */
const withNames = (stances: Stances, nameOf: (iso3: string) => string): Stances => ({
  ...stances,
  switches: stances.switches.map((one) => ({ ...one, about: nameOf(one.about) })),
});

const byTreaty = (a: Standing, b: Standing) => a.name.localeCompare(b.name, "en");

/** A State in the list of those of which there is something to show, with how much. */
export type Actor = NamedState & { deeds: number; isDossier: boolean };

/** By name: States that signed, voted, asked, raised a case or took part, and those that have a dossier. */
export async function listActors(edition: number): Promise<Actor[]> {
  const [states, deeds] = await Promise.all([statesOf(edition), countDeeds(edition)]);
  return [...states.values()]
    .map(({ iso3, isDossier }) => ({
      ...namedIn(states)(iso3),
      deeds: deeds.get(iso3) ?? 0,
      isDossier,
    }))
    .filter(({ deeds, isDossier }) => deeds > 0 || isDossier);
}

async function countDeeds(edition: number): Promise<Map<string, number>> {
  const rows = await publication.$queryRaw<{ iso3: string; count: number }[]>`
    select iso3, sum(count)::int as count from (
      select value as iso3, count(*) as count from entry_link join entry using (kind, key, edition_from)
      where target = 'state' and part in ('signatory', 'vote', 'raised by', 'attended') and ${validIn(edition)}
      group by 1
      union all
      select iso3, count(*) from recommendation, unnest(issuers) as iso3
      where type = 'recommendation' and ${validIn(edition)} group by 1
    ) counted group by 1`;
  return new Map(rows.map(({ iso3, count }) => [iso3, count]));
}

type StoredAsk = Omit<AskedRow, "state"> & { state: string };

const askedBy = (iso3: string, edition: number) =>
  publication.$queryRaw<StoredAsk[]>`
    select state, counting_unit as "countingUnit", position, level, count(*)::int as count
    from recommendation where issuers @> array[${iso3}] and type = 'recommendation'
      and addressee_kind = 'state' and state is not null and ${validIn(edition)}
    group by 1, 2, 3, 4`;

function toAct(one: Pointer, iso3: string): StateAct[] {
  if (one.kind === "statement" && one.part === "signatory") {
    const statement = one as EntryLine<"statement">;
    const { on, about } = statement.facts;
    return [{ kind: "signed", on, about, statement: toLine(statement) }];
  }
  if (one.kind !== "vote" || one.part !== "vote") return [];
  const { key, title, facts } = one as EntryLine<"vote">;
  const record = facts.records.find(({ state }) => state === iso3);
  return record
    ? [{ kind: "voted", on: facts.on, about: facts.about, key, title, vote: record.vote }]
    : [];
}

/** Where it is a member on the day; of a term without dates, so much is known. */
function membershipIn(one: Pointer, iso3: string, day: Day): Membership[] {
  if (one.kind !== "group" || one.part !== "member") return [];
  const { key, facts } = one as EntryLine<"group">;
  return facts.members
    .filter(({ state }) => state === iso3)
    .map(({ from, to }) => ({
      key,
      name: facts.name,
      from,
      to,
      isMember:
        (from === null || earliestDayOf(from) <= day) && (to === null || day <= latestDayOf(to)),
    }));
}

function standingIn(one: Pointer, iso3: string): Standing[] {
  if (one.kind !== "treaty") return [];
  const { key, facts } = one as EntryLine<"treaty">;
  return facts.parties
    .filter(({ state }) => state === iso3)
    .map(({ territory, status, since }) => ({ key, name: facts.name, territory, status, since }));
}
