import { expect, test } from "vitest";
import { clockInGeneva, momentInGeneva } from "./geneva-time";

test.each([
  ["2026-06-30T10:00", "2026-06-30T08:00:00.000Z"],
  ["2026-12-01T10:00", "2026-12-01T09:00:00.000Z"],
  ["2026-12-01T10:00Z", "2026-12-01T10:00:00.000Z"],
  ["2026-10-25T12:00", "2026-10-25T11:00:00.000Z"],
])("an embargo until %s by the clock of Geneva ends at %s", (clock, instant) => {
  expect(momentInGeneva(clock).toISOString()).toBe(instant);
});

test("what a form wrote is what it shows again", () => {
  for (const clock of ["2026-03-28T23:30", "2026-03-29T03:30", "2026-07-01T00:00"])
    expect(clockInGeneva(momentInGeneva(clock))).toBe(clock);
});
