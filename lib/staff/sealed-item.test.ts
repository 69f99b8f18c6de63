import { expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { world } from "@/lib/db/testing/world";
import { sealedItemsOf } from "./sealed-item";

test("an edition of any size is read whole, each thing once, in the order of kinds and keys", async () => {
  const { editor } = await world();
  const sealed = { asOf: "2026-01-01", note: "Large", publishedById: editor.id, sha256: "" };
  for (const number of [7, 8])
    await record.edition.create({
      data: { ...sealed, number, added: 2500, changed: 0, removed: 0 },
    });
  await record.$executeRaw`
    insert into edition_item (edition, kind, key, content, salt, hash)
    select edition, kind, 'X-' || place, null, '', ''
    from unnest(array[7, 8]) as edition, unnest(array['document', 'recommendation']) as kind,
      generate_series(1, 2500) as place`;

  const seen: string[] = [];
  for await (const items of sealedItemsOf(7))
    seen.push(...items.map(({ edition, kind, key }) => `${edition} ${kind} ${key}`));
  expect(seen).toHaveLength(5000);
  expect(new Set(seen).size).toBe(5000);
  expect(seen.filter((one) => one.startsWith("7 document "))).toEqual(seen.slice(0, 2500));
});
