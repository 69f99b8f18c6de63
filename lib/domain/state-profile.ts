import type { PartialDate } from "./day";
import type { Treaty } from "./entry/treaty";
import type { Level } from "./level";
import type { Position } from "./position";
import { noLevels, noPositions, totalOf, type LevelCounts, type PositionCounts } from "./rate";
import { COUNTING_UNITS, type CountingUnit } from "./recommendation";
import { byName, type NamedState } from "./region";
import type { Stances } from "./stance";

type Counted = { count: number; positions: PositionCounts; levels: LevelCounts };

/** What a State asked of others in their reviews, in one counting unit: all of it, and State by State. */
export type Asked = Counted & {
  countingUnit: CountingUnit;
  /** Those that were asked, by name. */
  of: (Counted & { state: NamedState })[];
};

/** Rows that agree in everything that is counted. */
export type AskedRow = {
  state: NamedState;
  countingUnit: CountingUnit;
  position: Position;
  level: Level;
  count: number;
};

/** One for each counting unit: unlike units are never added up. */
export const askedOf = (rows: readonly AskedRow[]): Asked[] =>
  COUNTING_UNITS.flatMap((countingUnit) => {
    const own = rows.filter((row) => row.countingUnit === countingUnit);
    if (own.length === 0) return [];
    const states = new Map(own.map(({ state }) => [state.iso3, state]));
    const of = [...states.values()].sort(byName).map((state) => ({
      state,
      ...countedOf(own.filter((row) => row.state.iso3 === state.iso3)),
    }));
    return [{ countingUnit, ...countedOf(own), of }];
  });

function countedOf(rows: readonly AskedRow[]): Counted {
  const [positions, levels] = [noPositions(), noLevels()];
  for (const { position, level, count } of rows) {
    positions[position] += count;
    levels[level] += count;
  }
  return { count: totalOf(positions), positions, levels };
}

/** One term in a group; `isMember` says whether it holds on the edition's day. */
export type Membership = {
  key: string;
  name: string;
  from: PartialDate | null;
  to: PartialDate | null;
  isMember: boolean;
};

/** Where a State stands on a treaty, or a territory of it that stands apart. */
export type Standing = {
  key: string;
  name: string;
  territory: string | null;
  status: Treaty["parties"][number]["status"];
  since: PartialDate | null;
};

type Dated = { key: string; title: string; on: PartialDate | null };

/** A State as an actor: what it asked of others, what it signed, how it voted. Its own record is in its dossier. */
export type StateProfile = {
  state: NamedState & { aliases: string[]; isDossier: boolean };
  asked: Asked[];
  stances: Stances;
  groups: Membership[];
  treaties: Standing[];
  /** Cases that it raised. */
  raised: { key: string; title: string }[];
  /** Reports that it owes or owed. */
  obligations: Dated[];
  attended: Dated[];
};
