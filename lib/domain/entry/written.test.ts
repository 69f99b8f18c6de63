import { describe, expect, test } from "vitest";
import { ENTRY, type EntryFacts } from "./kind";
import { factsIn, rowsIn, strangersIn, withoutEmptyRows, writtenOf } from "./written";
import { fieldsOf } from "./shape";

const VOTE = ENTRY.vote.parse({
  title: "Vote on a debate about Examplia",
  on: "2024-10-06",
  forum: "Human Rights Council",
  question: "Whether to hold a debate\non Examplia",
  result: "rejected",
  declaredYes: 2,
  declaredNo: 1,
  declaredAbstain: 0,
  records: [
    { state: "XEX", vote: "no" },
    { state: "XNB", vote: "yes" },
  ],
  about: ["XEX"],
  territories: ["North Examplia", "South Examplia"],
  sources: [{ title: "Record of the vote" }],
}) as EntryFacts<"vote">;

const asIs = (_: unknown, value: string) => value;

describe("a form of an entry", () => {
  test("shows the facts so that reading it back gives the same facts", () => {
    const written = writtenOf("vote", VOTE, asIs);
    expect(ENTRY.vote.parse(factsIn("vote", written))).toEqual(VOTE);
  });

  test("writes a list one to a line and a State by the name that is asked for", () => {
    const written = writtenOf("vote", VOTE, ({ target }, value) =>
      target === "state" ? `State ${value}` : value,
    );
    expect(written["facts.territories"]).toEqual(["North Examplia\nSouth Examplia"]);
    expect(written["facts.about"]).toEqual(["State XEX"]);
    expect(written["facts.records.1.state"]).toEqual(["State XNB"]);
  });

  test("says nothing of what was left empty, so that the schema says whether it may be", () => {
    const facts = factsIn("vote", { "facts.title": ["  "], "facts.symbol": [""] });
    expect(facts).toEqual({ records: [], about: [], territories: [], sources: [] });
    const wrong = ENTRY.vote.safeParse(facts).error?.issues.map(({ path }) => path[0]);
    expect(wrong).toContain("title");
    expect(wrong).not.toContain("symbol");
  });

  test("of what was saved before its kind had a field shows that field empty", () => {
    const { records: _, territories: __, ...older } = VOTE;
    const written = writtenOf("vote", older as EntryFacts<"vote">, asIs);
    expect(written["facts.territories"]).toEqual([""]);
    expect(factsIn("vote", written)["records"]).toEqual([]);
  });

  test("tells a flag that nobody speaks of from one that is denied", () => {
    const flagOf = (text: string) =>
      factsIn("statement", { "facts.countIncludesTheState": [text] })["countIncludesTheState"];
    expect([flagOf(""), flagOf("no"), flagOf("yes")]).toEqual([undefined, false, true]);
  });

  test("leaves a number that is none as it was written, for the schema to refuse", () => {
    expect(factsIn("vote", { "facts.declaredYes": ["about 20"] })["declaredYes"]).toBe("about 20");
    expect(factsIn("vote", { "facts.declaredYes": ["20"] })["declaredYes"]).toBe(20);
  });
});

describe("rows of a form", () => {
  const [records] = fieldsOf("vote").filter(({ name }) => name === "records");
  const written = {
    "facts.title": ["A vote"],
    "facts.records.0.state": [""],
    "facts.records.0.vote": [""],
    "facts.records.7.state": ["XEX"],
    "facts.records.7.vote": ["no"],
    "facts.records.10.state": ["XNB"],
    "facts.records.10.vote": [""],
  };

  test("that were left empty are none, and the others keep their order", () => {
    expect(rowsIn(records!, written)).toEqual([
      { state: "XEX", vote: "no" },
      { state: "XNB", vote: "" },
    ]);
  });

  test("are counted anew, so that what is wrong with one is said beside it", () => {
    expect(withoutEmptyRows("vote", written)).toEqual({
      "facts.title": ["A vote"],
      "facts.records.0.state": ["XEX"],
      "facts.records.0.vote": ["no"],
      "facts.records.1.state": ["XNB"],
      "facts.records.1.vote": [""],
    });
  });

  test("of links alone hold the link itself", () => {
    const asks = { "facts.asks.0": ["CERD22-05"], "facts.asks.1": [""], "facts.asks.2": ["X-1"] };
    expect(factsIn("statement", asks)["asks"]).toEqual(["CERD22-05", "X-1"]);
  });
});

test("a name that no form of ours sends is found out", () => {
  const names = ["facts.title", "facts.records.3.vote", "facts.secret", "facts.records.3.by", "x"];
  const written = Object.fromEntries(names.map((name) => [name, ["a"]]));
  expect(strangersIn("vote", written)).toEqual(["facts.secret", "facts.records.3.by"]);
});
