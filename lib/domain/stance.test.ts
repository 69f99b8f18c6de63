import { expect, test } from "vitest";
import { stancesOf, type StateAct } from "./stance";
import type { StatementLine } from "./signatory";

const line = (key: string, stance: StatementLine["stance"]): StatementLine => ({
  key,
  title: key,
  on: "2020",
  forum: null,
  stance,
  type: "joint-state",
  deliveredBy: null,
  things: "states",
  completeness: { named: 1, stated: null, isLowerBound: false, complete: true },
});
const signed = (
  on: string,
  stance: StatementLine["stance"],
  about: string[] = ["XEX"],
): StateAct => ({ kind: "signed", on, about, statement: line(on, stance) });
const voted = (vote: "yes" | "no", about: string[] = ["XEX"]): StateAct => ({
  kind: "voted",
  on: "2022-10-06",
  about,
  key: "vote",
  title: "A debate",
  vote,
});

test("a State that voted against a debate and signed in support of the State concerned is said to have done both", () => {
  const found = stancesOf("XNB", [voted("no"), signed("2023", "supports-the-state")]);
  expect(found.againstAndSupportive).toHaveLength(1);
  expect(
    stancesOf("XNB", [voted("yes"), signed("2023", "supports-the-state")]).againstAndSupportive,
  ).toEqual([]);
  expect(stancesOf("XNB", [voted("no"), signed("2023", "critical")]).againstAndSupportive).toEqual(
    [],
  );
});

test("support of another State than the one that the vote was about is no match", () => {
  const found = stancesOf("XNB", [voted("no"), signed("2023", "supports-the-state", ["XFA"])]);
  expect(found.againstAndSupportive).toEqual([]);
});

test("a switch is one about the same State, in order of time, whatever the order of the rows", () => {
  const found = stancesOf("XNB", [
    signed("2024", "supports-the-state"),
    signed("2020", "critical"),
    signed("2021", "critical"),
    signed("2022", "neutral"),
    signed("2019", "supports-the-state", ["XFA"]),
  ]);
  expect(found.switches).toMatchObject([{ about: "XEX", from: "critical", to: "supportive" }]);
  expect(found).toMatchObject({ critical: 2, supportive: 2 });
});

test("what a State signs and votes about itself is listed and takes no side", () => {
  const found = stancesOf("XEX", [voted("no"), signed("2023", "supports-the-state")]);
  expect(found).toMatchObject({ supportive: 0, againstAndSupportive: [] });
  expect(found.acts).toHaveLength(2);
});
