import { expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { world } from "@/lib/db/testing/world";
import { importRollCall } from "./import-vote";

const file = (symbol: string, declared: string, ...rows: string[]) => ({
  bytes: Buffer.from(
    [
      `# symbol: ${symbol}`,
      "# date: 2024-10-06",
      "# result: rejected",
      declared,
      "State,Vote",
      ...rows,
    ].join("\n"),
  ),
});
const DECLARED = "# declared: 1 yes, 1 no, 0 abstain";
const ROWS = ["Examplia,N", "Neighbouria,Y"];

test("a roll call becomes a draft of a vote, with its rows and its declared totals", async () => {
  const { researcher } = await world();
  expect(await importRollCall(researcher, file("A/HRC/90/L.3", DECLARED, ...ROWS))).toEqual({
    ok: true,
    value: {
      key: "A-HRC-90-L.3",
      records: 2,
      counted: { yes: 1, no: 1, abstain: 0, absent: 0 },
      declared: { yes: 1, no: 1, abstain: 0, absent: null },
      differs: [],
    },
  });
  expect(await record.entry.findFirst({ where: { key: "A-HRC-90-L.3" } })).toMatchObject({
    kind: "vote",
  });
});

test("totals that do not match the rows are kept beside them", async () => {
  const { researcher } = await world();
  const declared = "# declared: 17 yes, 1 no, 0 abstain";
  expect(await importRollCall(researcher, file("A/HRC/90/L.4", declared, ...ROWS))).toMatchObject({
    value: { declared: { yes: 17 }, counted: { yes: 1 }, differs: ["yes"] },
  });
});

test("what is missing is asked for, a row that cannot be read refuses the whole, and nothing is written", async () => {
  const { researcher, reader } = await world();
  const before = await record.entry.count();
  expect(await importRollCall(researcher, file("A/HRC/90/L.5", "", ...ROWS))).toMatchObject({
    problem: { message: expect.stringContaining("# declared: 17 yes") as string },
  });
  expect(
    await importRollCall(researcher, file("A/HRC/90/L.6", DECLARED, "Examplia,N", "Examplea,Y")),
  ).toMatchObject({ problem: { message: expect.stringContaining("row 7, State: ") as string } });
  expect(await importRollCall(reader, file("A/HRC/90/L.7", DECLARED, ...ROWS))).toMatchObject({
    problem: { code: "not allowed" },
  });
  expect(await record.entry.count()).toBe(before);
});
