import type { Statement } from "@/lib/domain/entry/statement";
import type { Position } from "@/lib/domain/position";
import { translator } from "@/lib/messages/words";
import { PositionMark } from "./mark";

const t = translator("dealings");

type Stance = Statement["stance"];

/** A signature is a State’s word as well: crossed where it is critical, full where it supports. */
export const STANCE_AS: Record<Stance, Position> = {
  critical: "rejected",
  "supports-the-state": "supported",
  neutral: "noted",
  comparator: "none",
};

export const stanceWords = (stance: Stance) => t(`statement.stances.${stance}`);

export const StanceMark = ({ stance }: { stance: Stance }) => (
  <PositionMark position={STANCE_AS[stance]} />
);

export function StanceTag({ stance, short = false }: { stance: Stance; short?: boolean }) {
  return (
    <span>
      <StanceMark stance={stance} />
      {short ? t(`statement.short.${stance}`) : stanceWords(stance)}
    </span>
  );
}
