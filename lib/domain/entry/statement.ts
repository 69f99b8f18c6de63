import { z } from "zod";
import { choice, common, count, flag, line, link, list, no, orNull, prose, when } from "./field";

export const STATEMENT_TYPES = [
  "joint-state",
  "national",
  "ngo-joint",
  "ngo",
  "experts",
  "un-office",
  "state-under-scrutiny",
] as const;
export const STANCES = ["critical", "supports-the-state", "neutral", "comparator"] as const;

/** Something said in or to the UN: who said it, who signed, and for how many it claims to speak. */
export const statement = z.strictObject({
  title: line(),
  type: choice(STATEMENT_TYPES),
  stance: choice(STANCES),
  on: when(),
  forum: orNull(line()),
  session: orNull(link("entry:session")),
  agendaItem: orNull(line()),
  deliveredBy: orNull(line()),
  summary: orNull(prose()),
  topics: list(line()),
  /** How many it says it speaks for: States, organisations or experts. */
  countStated: orNull(count()),
  countedThings: orNull(choice(["states", "organisations", "experts"])),
  /** "More than …", "over …". */
  countIsLowerBound: no(),
  /** Does the count include the State that it is about? Null where no source says. */
  countIncludesTheState: orNull(flag()),
  signatoryStates: list(link("state", "signatory")),
  signatoryOrganisations: list(link("entry:organisation", "signatory")),
  /** The statement that this one answers or repeats. */
  answers: orNull(link("entry:statement", "answers")),
  repeats: orNull(link("entry:statement", "repeats")),
  /** What it asks for. */
  asks: list(link("recommendation", "asks")),
  /** The documents that it refers to. */
  refersTo: list(link("document", "refers to")),
  /** The cases that it names. */
  cases: list(link("entry:case", "names")),
  ...common(),
});
export type Statement = z.infer<typeof statement>;

/** How the number of signatories that are named compares with the number stated. */
export type Completeness = {
  named: number;
  stated: number | null;
  isLowerBound: boolean;
  complete: boolean;
};

/** "4 of 13+ named": named ones are rows, the stated number is somebody's word, and neither replaces the other. */
export function completenessOf(one: Statement): Completeness {
  const named =
    one.countedThings === "organisations"
      ? one.signatoryOrganisations.length
      : one.countedThings === "experts"
        ? 0
        : one.signatoryStates.length;
  const { countStated: stated, countIsLowerBound: isLowerBound } = one;
  return {
    named,
    stated,
    isLowerBound,
    complete: stated === null || (!isLowerBound && named === stated),
  };
}

/** Two sets of signatories: who is in both, who in either, who in one alone. */
export function overlapOf(one: readonly string[], other: readonly string[]) {
  const [a, b] = [new Set(one), new Set(other)];
  const both = [...a].filter((key) => b.has(key));
  return {
    both,
    union: [...new Set([...a, ...b])],
    onlyFirst: [...a].filter((key) => !b.has(key)),
    onlySecond: [...b].filter((key) => !a.has(key)),
  };
}
