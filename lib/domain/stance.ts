import type { PartialDate } from "./day";
import type { VoteWord } from "./entry/vote";
import { spokenIn, type StatementLine } from "./signatory";
import { withoutSums, type Spoken } from "./summed-up";

/** Something that a State did in the open: it signed a statement, or it voted. `about` are the States concerned. */
export type StateAct = { on: PartialDate; about: readonly string[] } & (
  | { kind: "signed"; statement: StatementLine }
  | { kind: "voted"; key: string; title: string; vote: VoteWord }
);

export type Stand = "critical" | "supportive";

/** For or against the State that a statement is about; null where the statement is neither. */
export function standOf(act: StateAct): Stand | null {
  if (act.kind !== "signed") return null;
  const { stance } = act.statement;
  return stance === "critical" ? "critical" : stance === "supports-the-state" ? "supportive" : null;
}

/** How a State has stood over time, in the statements that are held with their signatories. */
export type Stances = {
  /** Oldest first. */
  acts: StateAct[];
  critical: number;
  supportive: number;
  /** Where it signed on one side after it had signed on the other about the same State. */
  switches: { about: string; from: Stand; to: Stand; act: StateAct }[];
  /** Votes against something, beside statements in support of the State that the vote was about. */
  againstAndSupportive: { vote: StateAct & { kind: "voted" }; signed: StateAct[] }[];
};

/** What a State says about itself is listed with its acts, and takes no side. */
export function stancesOf(iso3: string, given: readonly StateAct[]): Stances {
  const acts = [...given].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const others = withoutSums(
    acts.filter(({ about }) => !about.includes(iso3)),
    spokenOf,
  );
  const onSide = (side: Stand) => others.filter((act) => standOf(act) === side);
  const supportive = onSide("supportive");
  const shares = (one: StateAct, other: StateAct) =>
    one.about.some((iso3) => other.about.includes(iso3));
  return {
    acts,
    critical: onSide("critical").length,
    supportive: supportive.length,
    switches: [...new Set(others.flatMap(({ about }) => about))].flatMap((about) =>
      switchesAbout(about, others),
    ),
    againstAndSupportive: acts.flatMap((act) => {
      if (act.kind !== "voted" || act.vote !== "no") return [];
      const signed = supportive.filter((one) => shares(one, act));
      return signed.length > 0 ? [{ vote: act, signed }] : [];
    }),
  };
}

const spokenOf = (act: StateAct): Spoken | null =>
  act.kind === "signed" ? spokenIn(act.statement) : null;

function switchesAbout(about: string, acts: readonly StateAct[]): Stances["switches"] {
  const sided = acts.flatMap((act) => {
    const stand = standOf(act);
    return stand && act.about.includes(about) ? [{ act, stand }] : [];
  });
  return sided.flatMap(({ act, stand: to }, at) => {
    const from = sided[at - 1]?.stand;
    return from && from !== to ? [{ about, from, to, act }] : [];
  });
}
