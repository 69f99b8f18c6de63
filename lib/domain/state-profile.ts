import type { PartialDate } from "./day";
import type { Treaty } from "./entry/treaty";
import type { LevelCounts, PositionCounts } from "./rate";
import type { CountingUnit } from "./recommendation";
import type { NamedState } from "./region";
import type { Stances } from "./stance";

/** What a State asked of another one in its reviews, in one counting unit. */
export type AskedOf = {
  state: NamedState;
  countingUnit: CountingUnit;
  count: number;
  positions: PositionCounts;
  levels: LevelCounts;
};

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
  asked: AskedOf[];
  stances: Stances;
  groups: Membership[];
  treaties: Standing[];
  /** Cases that it raised. */
  raised: { key: string; title: string }[];
  /** Reports that it owes or owed. */
  obligations: Dated[];
  attended: Dated[];
};
