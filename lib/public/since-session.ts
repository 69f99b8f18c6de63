import "server-only";
import type { Day } from "@/lib/domain/day";
import { precisionOf } from "@/lib/domain/day";
import type { EditionMark } from "@/lib/domain/summary";
import { listEditions } from "./edition";
import { listEntries } from "./entry";

/** The last session that had opened when an edition was made, and the edition that stood then. */
export type SinceSession = {
  session: { key: string; title: string; opensOn: Day };
  before: EditionMark;
};

/** Null where no edition stood before a session opened: there is nothing to compare with. */
export async function sinceSessionFor({ number, asOf }: EditionMark): Promise<SinceSession | null> {
  const [sessions, editions] = await Promise.all([listEntries("session", number), listEditions()]);
  const opened = sessions
    .flatMap(({ key, title, facts: { opensOn } }) =>
      opensOn !== null && precisionOf(opensOn) === "day" && opensOn <= asOf
        ? [{ key, title, opensOn }]
        : [],
    )
    .sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1));
  const [session] = opened;
  const before =
    session && editions.find((one) => one.number < number && one.asOf < session.opensOn);
  return session && before ? { session, before } : null;
}
