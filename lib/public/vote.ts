import "server-only";
import type { Statement } from "@/lib/domain/entry/statement";
import { membersOn } from "@/lib/domain/entry/group";
import { latestDayOf } from "@/lib/domain/day";
import { rollCallOf, type Membership, type RollCall, type Signed } from "@/lib/domain/roll-call";
import { withoutSums, type Spoken } from "@/lib/domain/summed-up";
import { findEntry, listEntries, type EntryLine } from "./entry";
import { namedIn, statesOf } from "./state";

/** A vote worked out for its page: its rows by region, who could vote, and what else those States signed. */
export async function rollCallFor(vote: EntryLine<"vote">, edition: number): Promise<RollCall> {
  const [states, statements, membership] = await Promise.all([
    statesOf(edition),
    listEntries("statement", edition),
    membershipFor(vote, edition),
  ]);
  const { about } = vote.facts;
  const concerned = statements.filter(({ facts }) =>
    facts.about.some((one) => about.includes(one)),
  );
  return rollCallOf(vote.facts, namedIn(states), signedIn(concerned), membership);
}

async function membershipFor(
  { facts }: EntryLine<"vote">,
  edition: number,
): Promise<Membership | null> {
  if (facts.electorate === null) return null;
  const found = await findEntry("group", facts.electorate, edition);
  if (!found || "takenDownOn" in found) return null;
  const { key, facts: group } = found.entry;
  const members = membersOn(group, latestDayOf(facts.on));
  return { key, name: group.name, complete: group.complete, members };
}

const SIDES: Partial<Record<Statement["stance"], keyof Signed>> = {
  critical: "critical",
  "supports-the-state": "supportive",
};

/** How often each State signed on either side; a row that sums up several counts for none whose own statement is held. */
function signedIn(statements: readonly EntryLine<"statement">[]): Map<string, Signed> {
  const signed = new Map<string, Signed>();
  for (const iso3 of new Set(statements.flatMap(({ facts }) => facts.signatoryStates))) {
    const own = statements.filter(({ facts }) => facts.signatoryStates.includes(iso3));
    const counts = { critical: 0, supportive: 0 };
    for (const { facts } of withoutSums(own, ({ facts }) => spokenBy(facts))) {
      const side = SIDES[facts.stance];
      if (side) counts[side] += 1;
    }
    if (counts.critical + counts.supportive > 0) signed.set(iso3, counts);
  }
  return signed;
}

const spokenBy = ({ countStated, ...facts }: Statement): Spoken => ({
  ...facts,
  stated: countStated,
});
