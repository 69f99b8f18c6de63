import { expect, test } from "vitest";
import { inReviewOrder, isUrgent, queuedFor } from "./review-queue";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const one = (
  name: string,
  risk: "second" | "persons" | "plain",
  deadline?: string,
  since = "2024-06-01",
) => ({
  name,
  risk,
  deadline: deadline ? day(deadline) : null,
  since: day(since),
});

test("a queue begins with what waits for a second approver, then with persons, then by deadline and by waiting", () => {
  const rows = [
    one("plain, late", "plain", undefined, "2024-06-02"),
    one("plain, early", "plain"),
    one("plain, with a deadline", "plain", "2024-09-01", "2024-06-09"),
    one("persons, later", "persons", "2024-09-02"),
    one("persons, sooner", "persons", "2024-09-01"),
    one("second", "second", undefined, "2024-06-10"),
  ];
  expect(inReviewOrder(rows).map(({ name }) => name)).toEqual([
    "second",
    "persons, sooner",
    "persons, later",
    "plain, with a deadline",
    "plain, early",
    "plain, late",
  ]);
});

test("urgent is what is about persons, what waits for a second member, and what is public within a week", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const row = { risk: "plain", deadline: null, since: null } as const;
  expect(isUrgent(row, now)).toBe(false);
  expect(isUrgent({ ...row, risk: "second" }, now)).toBe(true);
  expect(isUrgent({ ...row, risk: "persons" }, now)).toBe(true);
  expect(isUrgent({ ...row, deadline: new Date("2026-11-28T00:00:00Z") }, now)).toBe(true);
  expect(isUrgent({ ...row, deadline: new Date("2026-11-01T00:00:00Z") }, now)).toBe(true);
  expect(isUrgent({ ...row, deadline: new Date("2026-12-02T00:00:00Z") }, now)).toBe(false);
});

test("what a member handed in themselves stays in their queue, of whatever dossier it is", () => {
  const own = { isOwn: true, states: ["XNB"] };
  const other = { isOwn: false, states: ["XNB"] };
  expect(queuedFor([own, other], ["XEX"])).toEqual({ within: [own], beyond: [other] });
});
