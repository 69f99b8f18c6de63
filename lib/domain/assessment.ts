import { z } from "zod";
import { day, earliestDayOf, type Day, type PartialDate } from "./day";
import {
  ASSESSABLE_LEVELS,
  CONFIDENCES,
  LEVELS,
  STANDARDS_OF_PROOF,
  stepsBetween,
  type Level,
} from "./level";

export type AssessmentFacts = {
  submittedAt: Date | null;
  returnedAt: Date | null;
  approvedAt: Date | null;
  withdrawnAt: Date | null;
};
export type AssessmentState = "draft" | "in review" | "returned" | "approved" | "withdrawn";

/** State is read off the facts. A return after the last submission hands it back to its author. */
export function assessmentStateOf(facts: AssessmentFacts): AssessmentState {
  if (facts.withdrawnAt) return "withdrawn";
  if (facts.approvedAt) return "approved";
  if (facts.returnedAt && (!facts.submittedAt || facts.returnedAt >= facts.submittedAt))
    return "returned";
  return facts.submittedAt ? "in review" : "draft";
}

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    schema.optional(),
  );
const SUB_LEVELS = LEVELS.filter((level) => stepsBetween(level, level) !== null) as [
  Level,
  ...Level[],
];

/** What an author writes. A draft may be incomplete; `whatIsMissing` says what it needs before review. */
export const assessmentDraft = z.strictObject({
  level: z.enum(ASSESSABLE_LEVELS as [Level, ...Level[]]),
  structure: optional(z.enum(SUB_LEVELS)),
  process: optional(z.enum(SUB_LEVELS)),
  outcome: optional(z.enum(SUB_LEVELS)),
  confidence: optional(z.enum(CONFIDENCES)),
  standardOfProof: optional(z.enum(STANDARDS_OF_PROOF)),
  rationalePublic: optional(z.string().trim().max(10_000)),
  rationaleInternal: optional(z.string().trim().max(20_000)),
  evidenceCutOff: optional(day),
  searchNote: optional(z.string().trim().max(2000)),
  evidence: z.array(z.uuid()).max(200).default([]),
});
export type AssessmentDraft = z.infer<typeof assessmentDraft>;

/** One cited piece of evidence, as far as the rules need it. `source` is the same for republications of one source. */
export type Cited = {
  code: string;
  title: string;
  open: boolean;
  checked: boolean;
  retracted: boolean;
  datedOn: PartialDate | null;
  source: string;
};

export type Gap = { field: keyof AssessmentDraft; message: string };

/**
 * Everything that stands between a draft and publication, in words, each with the field to mend.
 * `before` is the level last published; `today` is a day in Geneva.
 */
export function whatIsMissing(
  draft: AssessmentDraft,
  cited: readonly Cited[],
  before: Level,
  today: Day,
): Gap[] {
  const gaps: Gap[] = [];
  const gap = (field: Gap["field"], message: string) => gaps.push({ field, message });
  const usable = cited.filter((one) => one.open && !one.retracted);

  if (!draft.rationalePublic)
    gap(
      "rationalePublic",
      "Write the public rationale: what was found, and why it means this level",
    );
  if (!draft.standardOfProof) gap("standardOfProof", "Name the standard of proof");
  if (!draft.confidence) gap("confidence", "Say how confident the finding is");
  if (!draft.evidenceCutOff)
    gap("evidenceCutOff", "Name the last day of evidence that was looked at");
  else if (draft.evidenceCutOff > today)
    gap("evidenceCutOff", "The cut-off cannot lie in the future");
  if (usable.length === 0 && !draft.searchNote)
    gap(
      "evidence",
      "Cite at least one public source, or say where and when evidence of action was looked for and not found",
    );

  const cutOff = draft.evidenceCutOff;
  for (const one of cited) {
    if (one.retracted) gap("evidence", `“${one.title}” has been retracted and cannot be cited`);
    else if (cutOff && one.datedOn && earliestDayOf(one.datedOn) > cutOff)
      gap("evidence", `“${one.title}” is dated ${one.datedOn}, after the cut-off of ${cutOff}`);
  }

  const steps = stepsBetween(before, draft.level);
  const sources = new Set(usable.map((one) => one.source)).size;
  if (steps !== null && Math.abs(steps) >= 2 && sources < 2)
    gap(
      "evidence",
      `A change of ${Math.abs(steps)} steps needs two independent public sources; ${sources} cited (republications count once)`,
    );
  return gaps;
}
