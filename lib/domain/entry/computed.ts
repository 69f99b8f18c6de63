import { z } from "zod";
import { day, partialDate, type Day } from "../day";
import { CASE_STATUSES, detentionOf, standingStatus, type CaseFacts } from "./case";
import { lengthOf, type Engagement } from "./engagement";
import { membersOn, type Group } from "./group";
import type { EntryFacts, EntryKind } from "./kind";
import { holdersOn, type Mechanism } from "./mechanism";
import { obligationOn, OBLIGATION_STATUSES, type Obligation } from "./obligation";
import { completenessOf, type Statement } from "./statement";
import { reconcileVote, VOTES, type Vote } from "./vote";

// What is read off the facts of an entry and never stored. Everything that depends on a day says which day.

const count = z.int().nonnegative();
const tally = z.strictObject({ yes: count, no: count, abstain: count, absent: count });
const asOf = day.describe("The day as of which it is worked out");

/** The shapes of what is worked out, for the kinds that have anything to work out. */
export const COMPUTED = {
  vote: z.strictObject({
    counted: tally.describe("Counted from the rows"),
    declared: tally.extend({ absent: count.nullable() }).describe("As it was declared"),
    differs: z.array(z.enum(VOTES)).describe("In which of them the two differ"),
    agrees: z.boolean(),
  }),
  statement: z.strictObject({
    named: count.describe("Signatories that are known by name"),
    stated: count.nullable().describe("As the statement, or a source, puts their number"),
    isLowerBound: z.boolean(),
    complete: z.boolean(),
  }),
  case: z.strictObject({
    status: z.enum(CASE_STATUSES).nullable().describe("The last that a source gives"),
    detention: z
      .strictObject({
        from: partialDate,
        to: partialDate.nullable(),
        asOf,
        days: count.nullable().describe("Null where a day is not known"),
      })
      .nullable(),
  }),
  obligation: z.strictObject({
    asOf: asOf.describe("The day on which its sources were last looked at, else the edition’s"),
    status: z.enum(OBLIGATION_STATUSES),
    late: z
      .strictObject({ years: count, months: count, days: count, totalDays: count })
      .nullable()
      .describe("Null where it is not late, or a day is not known"),
  }),
  engagement: z.strictObject({ days: count.nullable().describe("First and last day included") }),
  group: z.strictObject({ asOf, members: z.array(z.string()) }),
  mechanism: z.strictObject({
    asOf,
    holders: z.array(z.strictObject({ name: z.string(), role: z.string().nullable() })),
  }),
} satisfies Partial<Record<EntryKind, z.ZodObject>>;

/** What the facts of an entry add up to on a day; null for a kind with nothing to work out. */
export function computedOf(kind: EntryKind, facts: EntryFacts, asOf: Day): object | null {
  switch (kind) {
    case "vote":
      return reconcileVote(facts as Vote);
    case "statement":
      return completenessOf(facts as Statement);
    case "case":
      return {
        status: standingStatus(facts as CaseFacts)?.status ?? null,
        detention: detentionOf(facts as CaseFacts, asOf),
      };
    case "obligation":
      return obligationChecked(facts as Obligation, asOf);
    case "engagement":
      return { days: lengthOf(facts as Engagement) };
    case "group":
      return { asOf, members: membersOn(facts as Group, asOf) };
    case "mechanism": {
      const holders = holdersOn(facts as Mechanism, asOf);
      return { asOf, holders: holders.map(({ name, role }) => ({ name, role })) };
    }
    default:
      return null;
  }
}

/** As of the day on which somebody last looked: a report may have come since. */
function obligationChecked(one: Obligation, edition: Day) {
  const asOf =
    one.lastCheckedOn !== null && one.lastCheckedOn < edition ? one.lastCheckedOn : edition;
  return { asOf, ...obligationOn(one, asOf) };
}
