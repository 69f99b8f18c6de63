import { earliestDayOf, latestDayOf, type PartialDate } from "./day";

/** A session with its days; `to` is null where nobody says when it closed. */
export type Sitting = { key: string; title: string; from: PartialDate; to: PartialDate | null };
/** Something said or asked, and the session that its source names, where it names one. */
export type Utterance = { key: string; on: PartialDate | null; session: string | null };

/** How much was said and asked in each session, and how much outside all of them. */
export type Attention = {
  sessions: { sitting: Sitting; statements: number; asks: number }[];
  outside: { statements: number; asks: number };
};

/**
 * Oldest session first. A thing belongs to the session that its source names, else to the one whose days hold its whole
 * date: a month that a session fills only in part is outside, and so is everything else. Nothing is counted twice.
 */
export function attentionIn(
  sittings: readonly Sitting[],
  said: { statements: readonly Utterance[]; asks: readonly Utterance[] },
): Attention {
  const inOrder = [...sittings].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const within = (some: readonly Utterance[], key: string | null) =>
    some.filter((one) => sessionOf(one, inOrder) === key).length;
  return {
    sessions: inOrder.map((sitting) => ({
      sitting,
      statements: within(said.statements, sitting.key),
      asks: within(said.asks, sitting.key),
    })),
    outside: { statements: within(said.statements, null), asks: within(said.asks, null) },
  };
}

function sessionOf({ on, session }: Utterance, sittings: readonly Sitting[]): string | null {
  if (session !== null) return sittings.some(({ key }) => key === session) ? session : null;
  if (on === null) return null;
  const holds = ({ from, to }: Sitting) =>
    to !== null && earliestDayOf(from) <= earliestDayOf(on) && latestDayOf(on) <= latestDayOf(to);
  return sittings.find(holds)?.key ?? null;
}
