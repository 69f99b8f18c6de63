import { expect, test } from "vitest";
import { reportKnownOn } from "@/lib/domain/report-due";
import { dueWords } from "./due";

const said = (
  dueOn: string,
  lastCheckedOn: string | null,
  asOf: string,
  submittedOn: string | null = null,
) =>
  dueWords({
    known: reportKnownOn({ dueOn, lastCheckedOn, submittedOn }, asOf),
    dueOn,
    submittedOn,
    asOf,
  });

test("a report due in a month of 2019 is said to have been missing when last looked for, and nothing more", () => {
  expect(said("2019-12", "2022-04-01", "2024-06-25")).toEqual([
    "Due December 2019, not seen when last checked on 1 April 2022",
  ]);
});

test("an exact day gives both lengths, the second under its condition", () => {
  expect(said("2019-12-09", "2022-04-12", "2024-06-25")).toEqual([
    "Due 9 December 2019, not seen when last checked on 12 April 2022",
    "Late on that day by 2 years, 4 months and 3 days (855 days)",
    "If it has not come since: 4 years, 6 months and 16 days (1,660 days) on 25 June 2024",
  ]);
});

test("checked on the day of the edition, it is overdue", () => {
  expect(said("2019-12-09", "2024-06-25", "2024-06-25")[0]).toBe(
    "Overdue by 4 years, 6 months and 16 days (1,660 days) as of 25 June 2024",
  );
});

test("what came late says by how much, and when it was due", () => {
  expect(said("2019-03-31", null, "2024-06-25", "2023-06-23")).toEqual([
    "Submitted 23 June 2023, late by 4 years, 2 months and 23 days (1,545 days)",
    "Due 31 March 2019",
  ]);
});
