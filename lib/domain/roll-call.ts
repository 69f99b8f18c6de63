import {
  noVotes,
  reconcileVote,
  tallyOf,
  type Vote,
  type VoteTally,
  type VoteWord,
} from "./entry/vote";
import { byName, byRegion, type NamedState, type RegionalGroup } from "./region";

/** How often a State has signed for and against the State that a vote is about, in the statements that are held. */
export type Signed = { critical: number; supportive: number };

export type RollCallRow = { state: NamedState; vote: VoteWord; signed: Signed };

/** A vote worked out: what was declared beside what the rows say, by regional group, and who could vote on that day. */
export type RollCall = {
  rows: RollCallRow[];
  regions: { region: RegionalGroup | null; tally: VoteTally; rows: RollCallRow[] }[];
  reconciliation: ReturnType<typeof reconcileVote>;
  /** Between yes and no: of the totals as declared. */
  margin: number;
  /** Yes and no together: an abstention is no vote cast. */
  cast: number;
  electorate: Electorate | null;
};

/** The group whose members could vote, with what does not fit: votes of others, and members of whom no vote is held. */
export type Electorate = {
  key: string;
  name: string;
  members: number;
  complete: boolean;
  outsiders: NamedState[];
  missing: NamedState[];
};

/** Who could vote: the members of a group on the day of the vote. */
export type Membership = {
  key: string;
  name: string;
  complete: boolean;
  members: readonly string[];
};

const NOBODY: Signed = { critical: 0, supportive: 0 };

export function rollCallOf(
  vote: Vote,
  stateOf: (iso3: string) => NamedState,
  signed: ReadonlyMap<string, Signed> = new Map(),
  membership: Membership | null = null,
): RollCall {
  const rows = vote.records
    .map(({ state, vote: word }) => ({
      state: stateOf(state),
      vote: word,
      signed: signed.get(state) ?? NOBODY,
    }))
    .sort((a, b) => byName(a.state, b.state));
  return {
    rows,
    regions: byRegion(rows, ({ state }) => state.region).map(({ region, members }) => ({
      region,
      tally: members.length > 0 ? tallyOf(members) : noVotes(),
      rows: members,
    })),
    reconciliation: reconcileVote(vote),
    margin: Math.abs(vote.declaredYes - vote.declaredNo),
    cast: vote.declaredYes + vote.declaredNo,
    electorate: membership && electorateOf(membership, rows, stateOf),
  };
}

function electorateOf(
  { key, name, complete, members }: Membership,
  rows: readonly RollCallRow[],
  stateOf: (iso3: string) => NamedState,
): Electorate {
  const [could, did] = [new Set(members), new Set(rows.map(({ state }) => state.iso3))];
  return {
    key,
    name,
    complete,
    members: could.size,
    // A list of members that is not whole can tell of nobody that it is missing from it.
    outsiders: complete
      ? rows.map(({ state }) => state).filter(({ iso3 }) => !could.has(iso3))
      : [],
    missing: [...could].filter((iso3) => !did.has(iso3)).map(stateOf),
  };
}
