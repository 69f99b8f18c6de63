import { describe, expect, test } from "vitest";
import { assessmentStateOf, whatIsMissing, type AssessmentDraft, type Cited } from "./assessment";
import type { Level } from "./level";

const complete: AssessmentDraft = {
  level: "initiated",
  confidence: "low",
  standardOfProof: "reasonable-grounds",
  rationalePublic: "A plan was announced",
  evidenceCutOff: "2024-06-30",
  evidence: [],
};
const source = (more: Partial<Cited> = {}): Cited => ({
  code: "a",
  title: "A report",
  open: true,
  checked: true,
  retracted: false,
  datedOn: "2024-06-01",
  source: "a",
  ...more,
});
const missing = (
  cited: Cited[],
  before: Level = "not-assessed",
  draft: Partial<AssessmentDraft> = {},
) => whatIsMissing({ ...complete, ...draft }, cited, before, "2024-07-01").map((gap) => gap.field);

describe("an assessment", () => {
  test("that cites a public source and names its cut-off lacks nothing", () =>
    expect(missing([source()])).toEqual([]));
  test("that cites only what readers may not see lacks a source", () =>
    expect(missing([source({ open: false })])).toEqual(["evidence"]));
  test("may say that it looked and found nothing", () =>
    expect(missing([], "not-assessed", { searchNote: "Looked in the Gazette" })).toEqual([]));
  test("does not cite what is later than its cut-off", () =>
    expect(missing([source({ datedOn: "2024-07-01" })])).toEqual(["evidence"]));
  test("gives a month the benefit of its first day", () =>
    expect(missing([source({ datedOn: "2024-06" })])).toEqual([]));
  test("does not look into the future", () =>
    expect(missing([source()], "not-assessed", { evidenceCutOff: "2024-07-02" })).toEqual([
      "evidenceCutOff",
    ]));
  test("of a change of two steps needs two independent sources", () => {
    expect(missing([source()], "regressed")).toEqual(["evidence"]);
    expect(missing([source(), source({ code: "b", source: "a" })], "regressed")).toEqual([
      "evidence",
    ]);
    expect(missing([source(), source({ code: "b", source: "b" })], "regressed")).toEqual([]);
  });
  test("of one step, or from outside the order, needs one", () => {
    expect(missing([source()], "not-implemented")).toEqual([]);
    expect(missing([source()], "insufficient-information")).toEqual([]);
  });
});

describe("its state", () => {
  const facts = { submittedAt: null, returnedAt: null, approvedAt: null, withdrawnAt: null };
  const at = (minute: number) => new Date(2024, 0, 1, 0, minute);
  test("is read off its dates", () => {
    expect(assessmentStateOf(facts)).toBe("draft");
    expect(assessmentStateOf({ ...facts, submittedAt: at(1) })).toBe("in review");
    expect(assessmentStateOf({ ...facts, submittedAt: at(1), returnedAt: at(2) })).toBe("returned");
    expect(assessmentStateOf({ ...facts, submittedAt: at(3), returnedAt: at(2) })).toBe(
      "in review",
    );
    expect(assessmentStateOf({ ...facts, submittedAt: at(3), approvedAt: at(4) })).toBe("approved");
    expect(
      assessmentStateOf({ ...facts, submittedAt: at(3), approvedAt: at(4), withdrawnAt: at(5) }),
    ).toBe("withdrawn");
  });
});
