import { describe, expect, test } from "vitest";
import { comesOn, isToBeLookedFor, nextReturnOf } from "./agenda";
import type { EntryFacts } from "./entry/kind";

const TODAY = "2026-11-22";
const report = (dueOn: string, submittedOn: string | null = null) =>
  ({ dueOn, submittedOn }) as unknown as EntryFacts;
const session = (opensOn: string | null) => ({ opensOn }) as unknown as EntryFacts;
const event = (on: string, isAnniversary: boolean) =>
  ({ on, isAnniversary }) as unknown as EntryFacts;

describe("what comes", () => {
  test.each([
    ["a report that is due today", "obligation", report("2026-11-22"), "2026-11-22"],
    ["a report due in a month: by its last day", "obligation", report("2026-12"), "2026-12-31"],
    ["no report that was handed in", "obligation", report("2026-12-01", "2026-11-01"), null],
    ["no report whose day has passed", "obligation", report("2026-11-21"), null],
    ["no report of a far year", "obligation", report("2028"), null],
    ["a session", "session", session("2027-02-22"), "2027-02-22"],
    ["no session that has begun", "session", session("2026-11-10"), null],
    ["no session of which only the month is known", "session", session("2026-12"), null],
    ["an anniversary, however long ago", "event", event("2022-12-10", true), "2026-12-10"],
    ["an anniversary in the new year", "event", event("2014-01-03", true), "2027-01-03"],
    ["nothing that happened once", "event", event("2022-12-10", false), null],
  ] as const)("%s", (_, kind, facts, on) => {
    expect(comesOn(kind, facts, TODAY)).toBe(on);
  });

  test("what happened on a leap day returns on the last of February", () => {
    expect(nextReturnOf("2024-02-29", "2027-01-10")).toBe("2027-02-28");
    expect(nextReturnOf("2024-02-29", "2028-01-10")).toBe("2028-02-29");
    expect(nextReturnOf("2024-11-22", TODAY)).toBe(TODAY);
  });
});

describe("a report is looked for again", () => {
  const owed = (dueOn: string, lastCheckedOn: string | null, submittedOn: string | null = null) =>
    isToBeLookedFor({ dueOn, submittedOn, lastCheckedOn }, TODAY);
  test.each([
    ["when its day has passed and nobody looked", owed("2026-11-20", null), true],
    ["when somebody looked before its day alone", owed("2026-11-20", "2026-11-01"), true],
    ["when somebody looked longer than a month ago", owed("2020-01-01", "2026-10-01"), true],
    ["not when somebody looked this month", owed("2020-01-01", "2026-11-01"), false],
    ["not before its day", owed("2026-12-20", null), false],
    ["not once it was handed in", owed("2020-01-01", null, "2021-01-01"), false],
  ])("%s", (_, is, should) => {
    expect(is).toBe(should);
  });
});
