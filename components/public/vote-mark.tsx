import type { VoteWord } from "@/lib/domain/entry/vote";
import type { Position } from "@/lib/domain/position";
import { translator } from "@/lib/messages/words";
import { PositionMark } from "./mark";

const t = translator("dealings");

/** A vote is a State’s word, as its answer to a recommendation is: the same circles say it. */
export const VOTE_AS: Record<VoteWord, Position> = {
  yes: "supported",
  no: "rejected",
  abstain: "noted",
  absent: "none",
};

export const voteWords = (vote: VoteWord) => t(`votes.${vote}`);

export function VoteTag({ vote }: { vote: VoteWord }) {
  return (
    <span className="whitespace-nowrap">
      <PositionMark position={VOTE_AS[vote]} />
      {voteWords(vote)}
    </span>
  );
}
