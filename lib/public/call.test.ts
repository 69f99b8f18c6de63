import { beforeAll, expect, test } from "vitest";
import { publish, published } from "@/lib/db/testing/published";
import { callBoardIn } from "./call";
import { findEdition } from "./edition";

const ask = (ref: string, issuedOn: string, reiterates: string | null, isCall: boolean) =>
  published(ref, {
    ref,
    issuedOn,
    reiterates,
    type: isCall ? "call" : "recommendation",
    issuedBy: isCall ? "Fourteen organisations" : null,
  });

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-01-31",
    recommendations: [
      ask("FIRST", "2020-06-26", null, false),
      ask("AGAIN", "2022-06-10", "FIRST", false),
      ask("CALLED", "2024-06-25", "FIRST", true),
      ask("CALLED-AGAIN", "2024-08-28", "CALLED", true),
      ask("ALONE", "2021-01-01", null, false),
    ],
  });
});

test("a demand begins with the recommendation that calls repeat, and holds what repeats it too", async () => {
  const edition = await findEdition(1);
  const { chains, kinds } = await callBoardIn(edition!, "XEX");
  expect(chains).toHaveLength(1);
  expect(chains[0]?.calls.map(({ ref }) => ref)).toEqual([
    "FIRST",
    "AGAIN",
    "CALLED",
    "CALLED-AGAIN",
  ]);
  expect(chains[0]?.first).toBe("2020-06-26");
  expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(2);
});
