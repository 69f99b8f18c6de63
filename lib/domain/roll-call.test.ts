import { describe, expect, test } from "vitest";
import { ENTRY } from "./entry/kind";
import type { NamedState, RegionalGroup } from "./region";
import { rollCallOf } from "./roll-call";

const REGIONS: Record<string, RegionalGroup> = { XAA: "african", XBB: "weog", XCC: "weog" };
const stateOf = (iso3: string): NamedState => ({
  iso3,
  name: `State ${iso3}`,
  region: REGIONS[iso3] ?? null,
});

const vote = ENTRY.vote.parse({
  title: "Draft decision",
  on: "2022-10-06",
  forum: "Council",
  question: "To hold a debate",
  result: "rejected",
  declaredYes: 1,
  declaredNo: 2,
  declaredAbstain: 1,
  records: [
    { state: "XDD", vote: "abstain" },
    { state: "XCC", vote: "no" },
    { state: "XAA", vote: "no" },
    { state: "XBB", vote: "yes" },
  ],
});

describe("a roll call", () => {
  test("counts each regional group, and names what is in none at the end", () => {
    const { regions } = rollCallOf(vote, stateOf);
    expect(
      regions.map(({ region, tally }) => [region, tally.yes, tally.no, tally.abstain]),
    ).toEqual([
      ["african", 0, 1, 0],
      ["weog", 1, 1, 0],
      [null, 0, 0, 1],
    ]);
  });

  test("says by how much, and of how many votes cast: abstentions are none", () => {
    expect(rollCallOf(vote, stateOf)).toMatchObject({ margin: 1, cast: 3 });
  });

  test("says how often each State signed on either side", () => {
    const signed = new Map([["XAA", { critical: 0, supportive: 2 }]]);
    const { rows } = rollCallOf(vote, stateOf, signed);
    expect(rows.map(({ state, signed: said }) => [state.iso3, said.supportive])).toEqual([
      ["XAA", 2],
      ["XBB", 0],
      ["XCC", 0],
      ["XDD", 0],
    ]);
  });

  test("names who voted without being a member, and the members without a row", () => {
    const group = { key: "council", name: "Council", complete: true };
    const members = ["XAA", "XBB", "XCC", "XEE"];
    const { electorate } = rollCallOf(vote, stateOf, new Map(), { ...group, members });
    expect(electorate?.outsiders.map(({ iso3 }) => iso3)).toEqual(["XDD"]);
    expect(electorate?.missing.map(({ iso3 }) => iso3)).toEqual(["XEE"]);
    const open = rollCallOf(vote, stateOf, new Map(), { ...group, complete: false, members });
    expect(open.electorate?.outsiders).toEqual([]);
  });
});
