import "server-only";
import { attentionIn, type Attention, type Sitting } from "@/lib/domain/attention";
import { withoutSums } from "@/lib/domain/summed-up";
import { listCalls } from "./call";
import { listEntries } from "./entry";

/** How much was said and asked in each session of the bodies in which anything was. */
export async function attentionFor(edition: number, about: string | undefined): Promise<Attention> {
  const [sessions, statements, calls] = await Promise.all([
    listEntries("session", edition),
    listEntries("statement", edition, { about }),
    listCalls(edition, about),
  ]);
  const sittings = sessions.flatMap(({ key, title, facts }): (Sitting & { of: string | null })[] =>
    facts.opensOn === null
      ? []
      : [{ key, title, from: facts.opensOn, to: facts.closesOn, of: facts.mechanism }],
  );
  const said = {
    statements: withoutSums(statements, ({ facts: { countStated, ...facts } }) => ({
      ...facts,
      stated: countStated,
    })).map(({ key, on, facts }) => ({ key, on, session: facts.session })),
    asks: calls.map(({ ref, issuedOn }) => ({ key: ref, on: issuedOn, session: null })),
  };
  const attention = attentionIn(sittings, said);
  const heard = new Set(
    attention.sessions
      .filter((one) => one.statements + one.asks > 0)
      .map(({ sitting }) => sittings.find(({ key }) => key === sitting.key)?.of),
  );
  return {
    ...attention,
    sessions: attention.sessions.filter(({ sitting }) =>
      heard.has(sittings.find(({ key }) => key === sitting.key)?.of),
    ),
  };
}
