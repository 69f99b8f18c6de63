import { beforeAll, expect, test } from "vitest";
import { answered, assessed, publish, published } from "@/lib/db/testing/published";
import { listDossierChanges } from "./dossier-change";

const assessedAs = (level: Parameters<typeof assessed>[0]) =>
  published("1", { ...answered("supported"), ...assessed(level) });

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-01-31",
    recommendations: [
      published("1", answered("supported")),
      published("2", answered("pending")),
      published("3"),
      published("4", { state: "XNB", addressee: { kind: "state", name: "Neighbouria" } }),
    ],
  });
  await publish(2, {
    asOf: "2025-02-28",
    recommendations: [
      assessedAs("initiated"),
      published("2", answered("rejected")),
      published("3", { summary: "The same, in other words" }),
      published("4", {
        state: "XNB",
        addressee: { kind: "state", name: "Neighbouria" },
        ...assessed("implemented"),
      }),
      published("5", assessed("implemented")),
    ],
  });
  await publish(3, { asOf: "2025-03-31", recommendations: [assessedAs("regressed")] });
});

const told = async (edition: number, limit = 10) =>
  (await listDossierChanges("xex", edition, limit)).map(
    ({ edition, ref, from, to }) =>
      `${edition} ${ref.split(".").at(-1)}: ${from.position}/${from.level} → ${to.position}/${to.level}`,
  );

test("levels and answers that changed, newest first; not what was added, reworded or another State’s", async () => {
  expect(await told(3)).toEqual([
    "3 1: supported/initiated → supported/regressed",
    "2 1: supported/not-assessed → supported/initiated",
    "2 2: pending/not-assessed → rejected/not-assessed",
  ]);
});

test("an earlier edition knows nothing of later changes", async () => {
  expect(await told(2)).toHaveLength(2);
  expect(await told(1)).toEqual([]);
});

test("as many as are asked for", async () => {
  expect(await told(3, 1)).toEqual(["3 1: supported/initiated → supported/regressed"]);
});
