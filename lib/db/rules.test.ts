import { expect, test } from "vitest";
import { record } from "./record";
import { world } from "./testing/world";

test("the parts of a declared total sum to it", async () => {
  await world();
  const review = await record.reviewCycle.create({ data: { stateIso3: "XEX", cycle: 4 } });
  const declared = {
    reviewCycleId: review.id,
    countingUnit: "paragraph",
    asOf: "2024",
    sourceTitle: "A reprint",
  };
  await expect(
    record.declaredTotal.create({
      data: { ...declared, total: 418, supported: 290, partly: 8, noted: 32, rejected: 98 },
    }),
  ).rejects.toThrow(/declared_total_sums_up/);
  await record.declaredTotal.create({
    data: { ...declared, total: 428, supported: 290, partly: 8, noted: 32, rejected: 98 },
  });
});
