import { beforeAll, expect, test } from "vitest";
import { assessed, publish, published } from "@/lib/db/testing/published";
import type { PublishedAssessment } from "@/lib/domain/published";
import { listAssessors } from "./assessor";

function assessedBy(assessedBy: string, evidenceCutOff: string) {
  const { assessment } = assessed("initiated");
  return { assessment: { ...(assessment as PublishedAssessment), assessedBy, evidenceCutOff } };
}

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-01-31",
    recommendations: [
      published("1", assessedBy("Example Watch", "2024-05-01")),
      published("2", assessedBy("Example Watch", "2024-11-30")),
      published("3", assessedBy("Second Example", "2024-06-30")),
      published("4"),
      published("6", { ...assessedBy("Counted by row", "2024-06-30"), countingUnit: "row" }),
      published("5", {
        ...assessedBy("Third Example", "2024-06-30"),
        addressee: { kind: "territory", name: "Isle of Examplia" },
      }),
    ],
  });
});

test("each pair of assessor and reviewer once, with how many and up to what day", async () => {
  const told = (await listAssessors("xex", 1, "paragraph")).map(
    ({ assessedBy, count, evidenceUpTo }) => `${assessedBy}: ${count}, ${evidenceUpTo}`,
  );
  expect(told).toEqual(["Example Watch: 2, 2024-11-30", "Second Example: 1, 2024-06-30"]);
});

test("before the first edition nobody had assessed anything", async () => {
  expect(await listAssessors("XEX", 0, "paragraph")).toEqual([]);
});
