import { z } from "zod";
import { partialDate } from "./day";
import { maybeDate, maybeNumber, maybeText, maybeWebAddress, text } from "./draft-field";
import { COUNTING_UNITS } from "./recommendation";

/** What a form says of one State's review: its four dates are four things. */
export const reviewDraft = z.strictObject({
  session: maybeNumber(),
  reviewOn: maybeDate(),
  workingGroupOn: maybeDate(),
  respondedOn: maybeDate(),
  adoptedOn: maybeDate(),
  /** Key or symbol of its report. */
  document: maybeText(200),
  note: maybeText(5000),
  /** Every text of it is held: from then on rows are compared with the declared total. */
  complete: z.preprocess((value) => value === "yes", z.boolean()),
});
export type ReviewDraft = z.output<typeof reviewDraft>;

const count = z.coerce.number("Write a whole number").int("Write a whole number").nonnegative();
const counted = z.preprocess(
  (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
  count,
);

/** A total that a source states. Classes that it does not use are null: they are not nought. */
export const declaredDraft = z
  .strictObject({
    countingUnit: z.enum(COUNTING_UNITS, "Choose what was counted"),
    total: counted,
    supported: counted,
    alreadyImplemented: maybeNumber(),
    beingImplemented: maybeNumber(),
    partly: maybeNumber(),
    noted: maybeNumber(),
    rejected: maybeNumber(),
    pending: maybeNumber(),
    asOf: z.string().trim().pipe(partialDate),
    sourceTitle: text(),
    sourceUrl: maybeWebAddress(),
    checkNote: maybeText(2000),
  })
  .superRefine((one, context) => {
    const wrong = sumProblem(one);
    if (wrong) context.addIssue({ code: "custom", path: ["total"], message: wrong });
  });
export type DeclaredDraft = z.output<typeof declaredDraft>;

type Parts = Record<"total" | "supported", number> &
  Record<"partly" | "noted" | "rejected" | "pending", number | null> &
  Record<"alreadyImplemented" | "beingImplemented", number | null>;

/** Why the parts of a total do not add up to it, in words; null where they do. */
export function sumProblem(one: Parts): string | null {
  const parts = [one.supported, one.partly, one.noted, one.rejected, one.pending];
  const given = parts.filter((part) => part !== null);
  const sum = given.reduce((all, part) => all + part, 0);
  if (sum !== one.total)
    return `The parts (${given.join(" + ")}) make ${sum}, not ${one.total}: compare them with the source`;
  const claimed = (one.alreadyImplemented ?? 0) + (one.beingImplemented ?? 0);
  return claimed > one.supported
    ? `${claimed} called already or being implemented are more than the ${one.supported} supported`
    : null;
}
