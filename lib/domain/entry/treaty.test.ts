import { expect, test } from "vitest";
import { repeatedLinks } from "./link";
import { treaty } from "./treaty";

const LAKES = { name: "Convention on Lakes", abbreviation: "CL" };
const itself = { state: "XEX", status: "signatory" };
const island = { state: "XEX", territory: "Island of Examplia", status: "party", since: "1999" };

test("a State stands among the parties once for itself and once for each of its territories", () => {
  const facts = treaty.parse({ ...LAKES, parties: [itself, island] });
  expect(facts.parties).toHaveLength(2);
  expect(repeatedLinks("treaty", facts)).toEqual([]);
});

test("and not twice for the same", () => {
  for (const parties of [
    [itself, { ...itself, status: "party" }],
    [island, island],
  ])
    expect(treaty.safeParse({ ...LAKES, parties }).error?.issues).toMatchObject([
      { path: ["parties"], message: expect.stringContaining("once") as string },
    ]);
});
