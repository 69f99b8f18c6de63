import { VOTES, type VoteTally } from "@/lib/domain/entry/vote";
import { countWords } from "@/lib/messages/figure";
import type { Segment } from "./chart";
import { PositionMark } from "./mark";
import { POSITION_STROKE, positionPattern } from "./pattern";
import { VOTE_AS, voteWords } from "./vote-mark";

/** A tally as the parts of a bar. */
export const segmentsOf = (tally: VoteTally): Segment[] =>
  VOTES.map((word) => ({
    key: word,
    count: tally[word],
    label: voteWords(word),
    pattern: positionPattern(VOTE_AS[word]),
    stroke: POSITION_STROKE[VOTE_AS[word]],
    href: null,
    mark: <PositionMark position={VOTE_AS[word]} />,
  }));

export const describe = (tally: VoteTally) =>
  VOTES.filter((word) => tally[word] > 0)
    .map((word) => `${voteWords(word)}: ${countWords(tally[word])}`)
    .join("; ");
