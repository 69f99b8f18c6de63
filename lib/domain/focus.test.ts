import { expect, test } from "vitest";
import { focused, isBeyond, teamFirst } from "./focus";

test("what belongs to other dossiers alone lies beyond; what belongs to none, or also to one's own, does not", () => {
  expect(isBeyond(["XNB"], ["XEX"])).toBe(true);
  expect(isBeyond(["XNB", "XEX"], ["XEX"])).toBe(false);
  expect(isBeyond([], ["XEX"])).toBe(false);
  expect(isBeyond(["XNB"], null)).toBe(false);
});

test("nothing is lost between the two, and each keeps its order", () => {
  const rows = [["XNB"], ["XEX"], [], ["XNB", "XEX"], ["XTH"]];
  expect(focused(rows, (row) => row, ["XEX"])).toEqual({
    within: [["XEX"], [], ["XNB", "XEX"]],
    beyond: [["XNB"], ["XTH"]],
  });
  expect(focused(rows, (row) => row, null)).toEqual({ within: rows, beyond: [] });
});

test("those of the team come first, and everybody comes", () => {
  const members = ["one", "two", "three"].map((id) => ({ id }));
  expect(teamFirst(members, ["three", "gone"])).toEqual({
    team: [{ id: "three" }],
    others: [{ id: "one" }, { id: "two" }],
  });
});
