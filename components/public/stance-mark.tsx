import type { Statement } from "@/lib/domain/entry/statement";
import type { Position } from "@/lib/domain/position";
import { translator } from "@/lib/messages/words";
import { PositionMark } from "./mark";

const t = translator("dealings");

type Stance = Statement["stance"];

/** A signature is a State’s word as well: crossed where it is critical, full where it supports. */
const STANCE_AS: Record<Stance, Position> = {
  critical: "rejected",
  "supports-the-state": "supported",
  neutral: "noted",
  comparator: "none",
};

export const stanceWords = (stance: Stance) => t(`statement.stances.${stance}`);

export function StanceTag({ stance }: { stance: Stance }) {
  return (
    <span>
      <PositionMark position={STANCE_AS[stance]} />
      {stanceWords(stance)}
    </span>
  );
}
