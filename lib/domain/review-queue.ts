import { focused, type Focus } from "./focus";

/** What a reviewer should look at first: what waits for the second of two, what is about persons, everything else. */
export const RISKS = ["second", "persons", "plain"] as const;
export type Risk = (typeof RISKS)[number];

export type Queued = {
  risk: Risk;
  /** When it would be public by itself: the end of its embargo. */
  deadline: Date | null;
  since: Date | null;
};

/** By risk; then what ends soonest, and what has none last; then the longest waiting. */
export function inReviewOrder<T extends Queued>(rows: readonly T[]): T[] {
  return [...rows].sort(
    (one, other) =>
      RISKS.indexOf(one.risk) - RISKS.indexOf(other.risk) ||
      timeOf(one.deadline) - timeOf(other.deadline) ||
      timeOf(one.since) - timeOf(other.since),
  );
}

const NEVER = 8_640_000_000_000_000;
const timeOf = (at: Date | null): number => at?.getTime() ?? NEVER;

/** What a member looks at first in the queue, and what lies beyond; what they handed in themselves is never beyond. */
export const queuedFor = <T extends { isOwn: boolean; states: readonly string[] }>(
  rows: readonly T[],
  focus: Focus,
) => focused(rows, ({ isOwn, states }) => (isOwn ? [] : states), focus);

const SOON_MS = 7 * 86_400_000;

/** What should not wait for those of another dossier: about persons, for the second of two, or public within a week. */
export const isUrgent = ({ risk, deadline }: Queued, now: Date): boolean =>
  risk !== "plain" || timeOf(deadline) < now.getTime() + SOON_MS;
