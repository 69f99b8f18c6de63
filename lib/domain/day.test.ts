import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dayInGeneva,
  daysBetween,
  earliestDayOf,
  isPartialDate,
  latestDayOf,
  precisionOf,
} from "./day";

describe("a partial date", () => {
  test.each(["2024", "2024-06", "2024-06-11", "2024-02-29"])("%s is one", (text) =>
    expect(isPartialDate(text)).toBe(true),
  );
  test.each(["2023-02-29", "2024-13", "2024-6-1", "11.06.2024", "June 2024", "2024-06-31", ""])(
    "%s is none",
    (text) => expect(isPartialDate(text)).toBe(false),
  );
  test("keeps its precision and covers every day that it can mean", () => {
    expect(precisionOf("2024-06")).toBe("month");
    expect([earliestDayOf("2024"), latestDayOf("2024")]).toEqual(["2024-01-01", "2024-12-31"]);
    expect([earliestDayOf("2024-02"), latestDayOf("2024-02")]).toEqual([
      "2024-02-01",
      "2024-02-29",
    ]);
    expect([earliestDayOf("2024-06-11"), latestDayOf("2024-06-11")]).toEqual([
      "2024-06-11",
      "2024-06-11",
    ]);
  });
  test("begins no later than it ends", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1945, max: 2200 }),
        fc.integer({ min: 1, max: 12 }),
        (year, month) => {
          const date = `${year}-${String(month).padStart(2, "0")}`;
          expect(isPartialDate(latestDayOf(date))).toBe(true);
          expect(earliestDayOf(date) <= latestDayOf(date)).toBe(true);
        },
      ),
    ));
});

test("a day is a day in Geneva: an hour before midnight there is still that day in New York's evening", () => {
  expect(dayInGeneva(new Date("2024-06-10T22:30:00Z"))).toBe("2024-06-11");
  expect(dayInGeneva(new Date("2024-12-31T22:30:00Z"))).toBe("2024-12-31");
});

test("a report due on 9 December 2019 was 1,660 days late on 25 June 2024", () =>
  expect(daysBetween("2019-12-09", "2024-06-25")).toBe(1660));
