import { z } from "zod";
import { daysBetween, precisionOf, type Day, type PartialDate } from "../day";
import { choice, common, line, link, list, orNull, prose, rows, webAddress, when } from "./field";

export const CASE_STATUSES = [
  "detained",
  "charged",
  "sentenced",
  "whereabouts-unknown",
  "released",
  "released-conditionally",
  // The sentence as pronounced is over; whether the person was let go nobody has checked.
  "sentence-ended",
  "died-in-custody",
  "died",
  "other",
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** A person whose treatment the UN has taken up. Only names that are public already, or with consent, stand here. */
export const caseFacts = z
  .strictObject({
    name: line(),
    /** The same name in other scripts and spellings. */
    otherNames: rows({ name: line(), language: orNull(line()) }),
    /** Why this name may be public: it stands in a UN document, or there is consent for it. */
    nameBasis: choice(["un-document", "consent"]),
    /** The UN document that names the person, in words and by address. */
    nameBasisDocument: orNull(line()),
    nameBasisUrl: orNull(webAddress()),
    summary: prose(),
    statuses: rows({
      status: choice(CASE_STATUSES),
      on: orNull(when()),
      words: orNull(line()),
      source: orNull(line()),
    }),
    /** Who raised the case, and where. */
    raised: rows({
      by: line(),
      state: orNull(link("state", "raised by")),
      statement: orNull(link("entry:statement", "raised in")),
      on: orNull(when()),
      where: orNull(line()),
    }),
    recommendations: list(link("recommendation", "concerns")),
    ...common(),
  })
  .refine((one) => one.nameBasis !== "un-document" || one.nameBasisDocument !== null, {
    path: ["nameBasisDocument"],
    message: "Say which UN document names the person",
  });
export type CaseFacts = z.infer<typeof caseFacts>;

const HELD: readonly CaseStatus[] = ["detained", "charged", "sentenced", "whereabouts-unknown"];
const OVER: readonly CaseStatus[] = [
  "released",
  "released-conditionally",
  "sentence-ended",
  "died-in-custody",
  "died",
];

/** The last status that has a place in time, else the last one written. */
export const standingStatus = ({ statuses }: Pick<CaseFacts, "statuses">) =>
  [...statuses].sort((a, b) => ((a.on ?? "") < (b.on ?? "") ? -1 : 1)).at(-1) ?? null;

/**
 * Days in detention as of a day, from the first status that says so. Null where its day is not known to the day:
 * a month is never turned into a number of days. The count ends with release, with death, or with the sentence: of what
 * came after that nothing is known.
 */
export function detentionOf({ statuses }: Pick<CaseFacts, "statuses">, asOf: Day) {
  const dated = statuses
    .filter((one): one is typeof one & { on: PartialDate } => one.on !== null)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const begin = dated.find(({ status }) => HELD.includes(status));
  if (!begin) return null;
  const end = dated.find(({ status, on }) => OVER.includes(status) && on >= begin.on);
  const until = end?.on ?? asOf;
  const exact = precisionOf(begin.on) === "day" && precisionOf(until) === "day";
  return {
    from: begin.on,
    to: end?.on ?? null,
    asOf,
    days: exact ? daysBetween(begin.on, until) : null,
  };
}
