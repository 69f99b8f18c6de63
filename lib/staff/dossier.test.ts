import { expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { world } from "@/lib/db/testing/world";
import type { Outcome } from "@/lib/domain/outcome";
import { closeDossier, listDossiers, openDossier } from "./dossier";
import { publishEdition } from "./publishing";

test("a State gets a dossier by any of its names, and loses it, from the next edition on", async () => {
  const { editor } = await world();
  value(await openDossier(editor, { state: "Neighbouria" }));
  expect((await listDossiers(editor)).map(({ iso3 }) => iso3)).toContain("XNB");
  value(await publishEdition(editor, { note: "With a dossier" }));
  expect(await isPublicDossier("XNB")).toBe(true);

  expect(await openDossier(editor, { state: "XNB" })).toMatchObject({
    ok: false,
    problem: { code: "already done", field: "state" },
  });
  value(await closeDossier(editor, { iso3: "XNB" }));
  expect(await isPublicDossier("XNB")).toBe(true);
  value(await publishEdition(editor, { note: "Without it" }));
  expect(await isPublicDossier("XNB")).toBe(false);
});

test("a State that nobody knows is refused by its name", async () => {
  const { editor } = await world();
  expect(await openDossier(editor, { state: "Atlantis" })).toMatchObject({
    ok: false,
    problem: { field: "state", message: "No State is called “Atlantis”" },
  });
});

async function isPublicDossier(iso3: string): Promise<boolean | undefined> {
  const row = await publication.publishedEntry.findFirst({
    where: { kind: "state", key: iso3, editionTo: null },
  });
  return (row?.content as { isDossier?: boolean } | undefined)?.isDossier;
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`);
  return outcome.value;
}
