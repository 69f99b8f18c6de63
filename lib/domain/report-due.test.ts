import { expect, test } from "vitest";
import { reportKnownOn } from "./report-due";

const owed = (dueOn: string, lastCheckedOn: string | null, submittedOn: string | null = null) => ({
  dueOn,
  lastCheckedOn,
  submittedOn,
});

test("a report that was looked for today and had not come is overdue, by 4 years, 6 months and 16 days", () => {
  expect(reportKnownOn(owed("2019-12-09", "2024-06-25"), "2024-06-25")).toEqual({
    known: "overdue",
    late: { years: 4, months: 6, days: 16, totalDays: 1660 },
  });
});

test("a report that was looked for long ago is claimed to be late only up to that day", () => {
  expect(reportKnownOn(owed("2019-12-09", "2022-04-12"), "2024-06-25")).toEqual({
    known: "not-seen",
    checkedOn: "2022-04-12",
    late: { years: 2, months: 4, days: 3, totalDays: 855 },
    lateIfStill: { years: 4, months: 6, days: 16, totalDays: 1660 },
  });
});

test("a due month gives no exact length", () => {
  expect(reportKnownOn(owed("2019-12", "2022-04-01"), "2024-06-25")).toEqual({
    known: "not-seen",
    checkedOn: "2022-04-01",
    late: null,
    lateIfStill: null,
  });
});

test("a report that fell due after the last look, or that nobody looked for, is not called overdue", () => {
  expect(reportKnownOn(owed("2024-03", "2024-03-31"), "2024-06-25").known).toBe("fell-due");
  expect(reportKnownOn(owed("2024-03", null), "2024-06-25").known).toBe("fell-due");
});

test("a report that came, or is not due, is settled", () => {
  expect(reportKnownOn(owed("2019-03-31", null, "2023-06-23"), "2024-06-25")).toMatchObject({
    known: "settled",
    status: "submitted-late",
    late: { years: 4, months: 2, days: 23 },
  });
  expect(reportKnownOn(owed("2026", null), "2024-06-25")).toMatchObject({ status: "upcoming" });
});
