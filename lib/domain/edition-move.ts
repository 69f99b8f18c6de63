import { stepsBetween, type Level } from "./level";
import type { Position } from "./position";

/** So many recommendations went the same way between two editions; a side is null where the thing was not held. */
export type MovedCount = {
  change: "added" | "changed" | "removed";
  levelBefore: Level | null;
  level: Level | null;
  positionBefore: Position | null;
  position: Position | null;
  count: number;
};

/** What moved between two editions, as sentences count it. */
export type Moves = {
  added: number;
  changed: number;
  removed: number;
  /** Of those changed: what is graded higher or lower than before, assessed for the first time, or otherwise. */
  levels: { up: number; down: number; firstAssessed: number; otherwise: number };
  /** Of those changed: the State’s answer is another. */
  answers: number;
};

export function movesOf(counts: readonly MovedCount[]): Moves {
  const sum = (is: (one: MovedCount) => boolean) =>
    counts.filter(is).reduce((all, { count }) => all + count, 0);
  const way = (one: MovedCount) => (one.change === "changed" ? wayOf(one) : null);
  return {
    added: sum(({ change }) => change === "added"),
    changed: sum(({ change }) => change === "changed"),
    removed: sum(({ change }) => change === "removed"),
    levels: {
      up: sum((one) => way(one) === "up"),
      down: sum((one) => way(one) === "down"),
      firstAssessed: sum((one) => way(one) === "firstAssessed"),
      otherwise: sum((one) => way(one) === "otherwise"),
    },
    answers: sum((one) => one.change === "changed" && one.position !== one.positionBefore),
  };
}

/** Only two graded levels can be higher or lower; into and out of what stands outside the order is neither. */
function wayOf({ levelBefore, level }: MovedCount): keyof Moves["levels"] | null {
  if (levelBefore === null || level === null || levelBefore === level) return null;
  if (levelBefore === "not-assessed") return "firstAssessed";
  const steps = stepsBetween(levelBefore, level);
  return steps === null ? "otherwise" : steps > 0 ? "up" : "down";
}

/** What moved among everything but recommendations, for one kind. */
export type EntryMoves = { kind: string; added: number; changed: number; removed: number };
