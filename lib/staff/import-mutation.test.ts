import { beforeAll, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { chanceOf, mutantOf } from "@/lib/db/testing/mutation";
import { soundFiles } from "@/lib/db/testing/sound-files";
import { world } from "@/lib/db/testing/world";
import { suggestMapping } from "@/lib/import/mapping";
import { lookIntoTable } from "./import-mapping";
import { applyImport } from "./importing";
import { loadVocabulary } from "./vocabulary";

const FILES = 110;

beforeAll(loadVocabulary);

test(
  `of ${FILES} wrong files each is taken in whole or leaves nothing`,
  { timeout: 300_000 },
  async () => {
    const { researcher } = await world();
    const chance = chanceOf(7);
    // Each zip starts a process: some of them are enough here, where what is asked is what reaches the record.
    const sound = await soundFiles();
    const texts = sound.filter(({ name }) => !/\.(docx|xlsx)$/.test(name));
    const fates = { written: 0, unwritten: 0 };
    for (let at = 0; at < FILES; at += 1) {
      const seed = at % 10 === 0 ? sound[(at / 10) % 3] : texts[at % texts.length];
      if (!seed) throw new Error("there are sound files");
      const { name, bytes } = await mutantOf(seed, chance);
      const given = { name, bytes };
      const before = await held();
      let outcome = await applyImport(researcher, given);
      if (!outcome.ok && outcome.problem.field === "mapping") {
        const look = await lookIntoTable(researcher, given);
        const headers = look.ok ? look.value.columns.map(({ header }) => header) : [];
        if (headers.length > 0)
          outcome = await applyImport(researcher, given, { mapping: suggestMapping(headers) });
      }
      const after = await held();
      if (outcome.ok && outcome.value.batch !== null && after.batches > before.batches) {
        const created = await record.recommendation.count({
          where: { batchId: outcome.value.batch },
        });
        expect(created, name).toBe(outcome.value.recommendations.created);
        expect(after.recommendations - before.recommendations, name).toBe(created);
        expect(after.lines - before.lines, name).toBe(1);
        fates.written += 1;
      } else {
        expect(after, name).toEqual(before);
        fates.unwritten += 1;
      }
    }
    expect(fates.written).toBeGreaterThan(5);
    expect(fates.unwritten).toBeGreaterThan(FILES / 3);
  },
);

/** Everything that an import may write. */
async function held() {
  const [
    recommendations,
    issuers,
    responses,
    documents,
    reviews,
    themes,
    groups,
    sdgs,
    batches,
    lines,
  ] = await Promise.all([
    record.recommendation.count(),
    record.recommendationIssuer.count(),
    record.stateResponse.count(),
    record.document.count(),
    record.reviewCycle.count(),
    record.theme.count(),
    record.affectedGroup.count(),
    record.recommendationSdg.count(),
    record.importBatch.count(),
    record.auditEvent.count(),
  ]);
  return {
    recommendations,
    issuers,
    responses,
    documents,
    reviews,
    themes,
    groups,
    sdgs,
    batches,
    lines,
  };
}
