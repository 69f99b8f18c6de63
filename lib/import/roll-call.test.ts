import { expect, test } from "vitest";
import type { VoteWord } from "@/lib/domain/entry/vote";
import { readRollCall } from "./roll-call";
import { stateIndexOf } from "./states";
import { sheetOfCsv } from "./table";

const states = stateIndexOf([
  { iso3: "SVN", iso2: "SI", name: "Slovenia", aliases: [] },
  { iso3: "CHL", iso2: "CL", name: "Chile", aliases: [] },
  { iso3: "EST", iso2: "EE", name: "Estonia", aliases: [] },
  { iso3: "COG", iso2: "CG", name: "Congo", aliases: [] },
]);
const outcomeOf = (text: string) => {
  const sheet = sheetOfCsv(text);
  return sheet.ok ? readRollCall([sheet.value], states) : sheet;
};
const read = (text: string) => {
  const outcome = outcomeOf(text);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
};

test("a roll call has a vote for each State, its facts, and the declared totals as they were declared", () =>
  expect(
    read(`# symbol: A/HRC/90/L.3
# title: More shade, and more benches
# date: 2024-10-06
# result: rejected
# declared: 2 yes, 1 no, 7 abstain
State,Vote
Slovenia,Y
Chile,N
Estonia,abstention
Congo,absent`),
  ).toEqual({
    symbol: "A/HRC/90/L.3",
    title: "More shade, and more benches",
    question: null,
    forum: null,
    on: "2024-10-06",
    result: "rejected",
    declared: { yes: 2, no: 1, abstain: 7, absent: null },
    records: [
      { state: "SVN", vote: "yes" },
      { state: "CHL", vote: "no" },
      { state: "EST", vote: "abstain" },
      { state: "COG", vote: "absent" },
    ],
    rejected: [],
  }));

test("declared totals may stand in a table of their own, below or on another sheet", () => {
  const { declared } = read(
    "Country;Vote\nChile;For\n\nTotal yes;17\nTotal no;19\nTotal abstentions;11",
  );
  expect(declared).toEqual({ yes: 17, no: 19, abstain: 11, absent: null });
  const second = { name: "Declared", rows: [{ row: 1, cells: ["Yes", "3"] }] };
  const first = sheetOfCsv("State,Vote\nChile,Y");
  const outcome = first.ok && readRollCall([first.value, second], states);
  expect(outcome).toMatchObject({ value: { declared: { yes: 3, no: null } } });
});

test.each<[string, VoteWord]>([
  ["Y", "yes"],
  ["in favour", "yes"],
  ["Contre", "no"],
  ["A", "abstain"],
  ["Not voting", "absent"],
])("%s is %s", (word, vote) =>
  expect(read(`State,Vote\nCL,${word}`).records).toEqual([{ state: "CHL", vote }]),
);

test("an unknown State, an unknown vote and a State that votes twice are named by row and column", () =>
  expect(read("State,Vote\nChili,Y\nChile,perhaps\nEstonia,Y\nEstonia,N").rejected).toEqual([
    { row: 2, column: "State", reason: expect.stringContaining("Is Chile meant?") as string },
    { row: 3, column: "Vote", reason: expect.stringContaining("“perhaps” is no vote") as string },
    { row: 5, column: "State", reason: "Estonia has voted in row 4 already." },
  ]));

test("a table without States and votes is no roll call", () => {
  expect(outcomeOf("Name,Shoe size\nChile,44")).toMatchObject({ ok: false });
  expect(outcomeOf("State,Vote\n")).toMatchObject({ ok: false });
});
