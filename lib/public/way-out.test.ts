import { beforeAll, describe, expect, test } from "vitest";
import { answered, publish, published, state } from "@/lib/db/testing/published";
import { markedWords } from "./marking";
import { exploreRecommendations } from "./recommendation";
import { waysOut } from "./way-out";

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-03-01",
    entries: [state("XEX", "Examplia", true)],
    recommendations: [
      published("1", { ...answered("rejected"), text: "End torture of the tortured" }),
      published("2", { ...answered("supported"), text: "Visit prisons" }),
      published("3", { language: "fr", text: "Abolir les prisons; libérer" }),
    ],
  });
});

describe("from a question that finds nothing", () => {
  test("the choice that empties it is named, with what is found without it", async () => {
    expect(await waysOut({ state: "XEX", body: "cat" }, 1)).toEqual([
      { kind: "without", choice: "body", asked: { state: "XEX" }, total: 3 },
    ]);
  });

  test("where several empty it, each that finds something alone is offered", async () => {
    expect(await waysOut({ position: "rejected", body: "cat", level: "regressed" }, 1)).toEqual([
      { kind: "alone", choice: "position", asked: { position: "rejected" }, total: 1 },
    ]);
  });
});

test("the words that a search found are marked in the forms that they have there", async () => {
  const marked = async (q: string) => {
    const options = { edition: 1, sort: "reference", limit: 50 } as const;
    const { items } = await exploreRecommendations({ q }, options);
    return [...(await markedWords(q, items))].sort();
  };
  expect(await marked("torturing")).toEqual(["torture", "tortured"]);
  expect(await marked("prison -visit")).toEqual(["prisons"]);
  expect(await marked("libérer")).toEqual(["libérer"]);
});
