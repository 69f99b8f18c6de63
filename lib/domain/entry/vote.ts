import { z } from "zod";
import { choice, common, count, line, link, orNull, prose, rows, when } from "./field";

export const VOTES = ["yes", "no", "abstain", "absent"] as const;
export type VoteWord = (typeof VOTES)[number];

/** A recorded vote: the totals that were declared, and a row for each State. */
export const vote = z.strictObject({
  title: line(),
  symbol: orNull(line()),
  on: when(),
  forum: line(),
  session: orNull(link("entry:session")),
  question: prose(),
  result: choice(["adopted", "rejected", "other"]),
  /** What the chair or the record declared. Compared with the rows, never replaced by them. */
  declaredYes: count(),
  declaredNo: count(),
  declaredAbstain: count(),
  declaredAbsent: orNull(count()),
  /** The group of States that could vote on that day, where it is held. */
  electorate: orNull(link("entry:group")),
  records: rows({ state: link("state", "vote"), vote: choice(VOTES) }),
  ...common(),
});
export type Vote = z.infer<typeof vote>;
export type VoteTally = Record<VoteWord, number>;

export const noVotes = (): VoteTally => ({ yes: 0, no: 0, abstain: 0, absent: 0 });

export function tallyOf(records: readonly { vote: VoteWord }[]): VoteTally {
  const tally = noVotes();
  for (const { vote: word } of records) tally[word] += 1;
  return tally;
}

/** Declared and counted side by side. A vote that nobody declared (absent) is not compared. */
export function reconcileVote(one: Vote) {
  const counted = tallyOf(one.records);
  const declared = {
    yes: one.declaredYes,
    no: one.declaredNo,
    abstain: one.declaredAbstain,
    absent: one.declaredAbsent,
  };
  const differs = VOTES.filter(
    (word) => declared[word] !== null && declared[word] !== counted[word],
  );
  return { counted, declared, differs, agrees: differs.length === 0 };
}
