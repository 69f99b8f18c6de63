import { expect, test } from "vitest";
import { withoutSums, type Spoken } from "./summed-up";

const own: Spoken = {
  type: "national",
  stance: "critical",
  forum: "Council",
  on: "2024-09-24",
  stated: 1,
};
const sum: Spoken = { ...own, on: "2024-09", stated: 13 };
const kept = (...all: Spoken[]) => withoutSums(all, (one) => one);

test("a State's own statement and the row that sums it up are one deed", () => {
  expect(kept(sum, own)).toEqual([own]);
});

test("a sum without any of its parts stays, for it is all there is", () => {
  expect(kept(sum)).toEqual([sum]);
});

test("what was said elsewhere, at another time, on the other side or together is no part of a sum", () => {
  const others: Partial<Spoken>[] = [
    { forum: "General Assembly" },
    { on: "2024-10-01" },
    { on: "2024" },
    { stance: "supports-the-state" },
    { type: "joint-state" },
  ];
  for (const other of others) expect(kept(sum, { ...own, ...other })).toHaveLength(2);
});
