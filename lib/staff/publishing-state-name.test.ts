import { expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { world } from "@/lib/db/testing/world";
import type { Outcome } from "@/lib/domain/outcome";
import { publishedState } from "@/lib/domain/published";
import { previewPublication, publishEdition } from "./publishing";

test("an edition brings once the names of States that were sealed before names were public", async () => {
  const { editor } = await world();
  const names = { en: "Oldland", ar: "أولدلاند", fr: "Vieux Pays", xx: "Nowhere", m49: "1" };
  const [iso3, name] = ["XOL", "Oldland"];
  await record.state.create({ data: { iso3, iso2: "XO", name, aliases: [], names } });
  const { number: edition } = value(await publishEdition(editor, { note: "With Oldland" }));
  expect((await stateShown(iso3))?.names).toEqual([
    { language: "fr", name: "Vieux Pays" },
    { language: "ar", name: "أولدلاند" },
  ]);

  const before = { iso3: "XAN", name: "Ancientland", aliases: [], regionalGroup: null };
  await record.state.create({
    data: { ...before, iso2: "XA", names: { en: "Ancientland", fr: "Pays des Anciens" } },
  });
  await record.pendingChange.deleteMany({ where: { kind: "state" } });
  const content = { ...before, isDossier: false };
  await record.editionItem.create({
    data: { edition, kind: "state", key: "XAN", content, salt: "s", hash: "h" },
  });
  expect(value(await previewPublication(editor)).changes).toMatchObject([
    { kind: "state", key: "XAN", change: "changed", fields: ["names"] },
  ]);
  value(await publishEdition(editor, { note: "With names" }));
  expect((await stateShown("XAN"))?.names).toEqual([{ language: "fr", name: "Pays des Anciens" }]);
  expect(await publishEdition(editor, { note: "Nothing" })).toMatchObject({
    problem: { code: "not ready" },
  });
});

async function stateShown(key: string) {
  const row = await publication.publishedEntry.findFirst({
    where: { kind: "state", key, editionTo: null },
  });
  return row && publishedState.parse(row.content);
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`);
  return outcome.value;
}
