import { beforeAll, expect, test } from "vitest";
import { movesOf } from "@/lib/domain/edition-move";
import { answered, assessed, publish, published, state } from "@/lib/db/testing/published";
import { changesBetween, countEntryMoves, countMoves } from "./change";

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-01-31",
    entries: [state("XEX", "Examplia", true), state("XNB", "Neighbouria")],
    recommendations: [
      published("1", answered("supported")),
      published("2", assessed("initiated")),
      published("3"),
      published("4", assessed("implemented")),
    ],
  });
  await publish(2, {
    asOf: "2025-02-28",
    recommendations: [
      published("1", { ...answered("supported"), ...assessed("not-implemented") }),
      published("3", { summary: "For a while in other words" }),
    ],
  });
  await publish(3, {
    asOf: "2025-03-31",
    entries: [state("XNB", "New Neighbouria")],
    recommendations: [
      published("1", { ...answered("rejected"), ...assessed("regressed") }),
      published("2", assessed("largely-implemented")),
      published("3"),
      published("5"),
    ],
    removed: [published("4").ref],
  });
});

const told = async (since: number, until: number) =>
  (await changesBetween({ since, until })).map(
    ({ change, ref }) => `${change} ${ref.split(".").at(-1)}`,
  );

test("what differs between two editions, whatever lies between; what was changed back does not", async () => {
  expect(await told(1, 3)).toEqual(["changed 1", "changed 2", "added 5", "removed 4"]);
  expect(await told(1, 2)).toEqual(["changed 1", "changed 3"]);
  expect(await told(2, 3)).toEqual(["changed 1", "changed 2", "changed 3", "added 5", "removed 4"]);
  expect(await told(2, 2)).toEqual([]);
});

test("each change says from what to what, over all editions between", async () => {
  const [first] = await changesBetween({ since: 1, until: 3 }, { limit: 1 });
  expect(first).toMatchObject({
    from: { level: "not-assessed", position: "supported" },
    to: { level: "regressed", position: "rejected" },
  });
});

test("nothing is said of what is gone but its reference", async () => {
  const gone = (await changesBetween({ since: 1, until: 3 })).at(-1);
  expect(gone).toEqual({ change: "removed", ref: published("4").ref, title: null });
});

test("moves are counted by their way: up, down, for the first time", async () => {
  expect(movesOf(await countMoves({ since: 1, until: 3 }))).toEqual({
    added: 1,
    changed: 2,
    removed: 1,
    levels: { up: 1, down: 0, firstAssessed: 1, otherwise: 0 },
    answers: 1,
  });
  expect(movesOf(await countMoves({ since: 2, until: 3 })).levels).toEqual({
    up: 1,
    down: 1,
    firstAssessed: 0,
    otherwise: 0,
  });
});

test("entries that differ are counted by kind", async () => {
  expect(await countEntryMoves({ since: 1, until: 3 })).toEqual([
    { kind: "state", added: 0, changed: 1, removed: 0 },
  ]);
  expect(await countEntryMoves({ since: 1, until: 2 })).toEqual([]);
});
