import { expect, test } from "vitest";
import { record } from "./record";
import { recommendation, world } from "./testing/world";

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

test("what a State answered goes only with an import that was undone", async () => {
  const { batch, researcher } = await world();
  const { id: recommendationId } = await recommendation({ ref: "RULE-1" });
  const answer = { recommendationId, verbatim: "accepted", position: "supported" };
  const { id } = await record.stateResponse.create({ data: answer });
  await expect(record.stateResponse.delete({ where: { id } })).rejects.toThrow(/is not deleted/);

  const { id: undone } = await record.importBatch.create({
    data: {
      ...{
        format: "starter",
        fileName: "a file",
        fileSha256: batch.fileSha256,
        rows: 1,
        report: {},
      },
      importedById: researcher.id,
    },
  });
  const brought = await record.stateResponse.create({ data: { ...answer, batchId: undone } });
  const gone = () => record.stateResponse.delete({ where: { id: brought.id } });
  await expect(gone()).rejects.toThrow(/is not deleted/);
  await record.importBatch.update({
    where: { id: undone },
    data: { undoneAt: new Date(), undoneById: researcher.id },
  });
  await gone();
});
