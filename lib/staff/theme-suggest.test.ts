import { beforeAll, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { recommendation, world } from "@/lib/db/testing/world";
import { actOnMany } from "./recommendation-bulk";
import { undoAct } from "./recommendation-bulk-undo";
import { suggestThemes } from "./theme-suggest";

const LABELS = {
  printers: "Printers",
  belief: "Freedom of religion or belief",
  "human-rights": "Human rights and banking",
  wells: "Wells",
};
const ASK =
  "Reopen the printing houses of Ostvale and respect the freedom of every belief as a human right";

beforeAll(async () => {
  await world();
  await record.theme.createMany({
    data: Object.entries(LABELS).map(([code, label]) => ({ code, label, scheme: "onus" })),
  });
  await recommendation({ ref: "THEME.1", summary: ASK });
  for (const [at, [words, theme, withdrawnAt]] of (
    [
      ["Reopen the printing houses of Ostvale at once", "printers", null],
      ["Reopen all printing houses of Ostvale", "printers", null],
      ["Reopen the printing houses near Ostvale", "wells", null],
      ["Reopen printing houses in Ostvale, as said", "wells", new Date()],
      ["Ratify the protocol", "wells", null],
    ] as const
  ).entries()) {
    const { id } = await recommendation({ ref: `THEME.LIKE.${at}`, summary: words, withdrawnAt });
    await record.recommendationTheme.create({ data: { recommendationId: id, themeCode: theme } });
  }
});

const suggested = async (ref = "THEME.1") => suggestThemes((await world()).researcher, ref);

test("a theme is suggested that the text names, or that two worded like it carry, and says which", async () => {
  expect(await suggested()).toEqual([
    { code: "belief", label: LABELS.belief, isNamed: true, alike: 0 },
    { code: "printers", label: LABELS.printers, isNamed: false, alike: 2 },
  ]);
});

test("nothing is suggested of what it carries, of what is not there, or to a reader", async () => {
  const { reader, researcher } = await world();
  expect(await suggestThemes(reader, "THEME.1")).toEqual([]);
  expect(await suggested("THEME.NONE")).toEqual([]);
  const act = { themes: ["belief"], groups: [], member: null, confirmsActions: false };
  const acted = await actOnMany(researcher, { refs: ["THEME.1"] }, act);
  expect((await suggested()).map(({ code }) => code)).toEqual(["printers"]);
  await undoAct(researcher, acted.ok ? acted.value.id : "");
  expect(await suggested()).toHaveLength(2);
});

test("a suggestion alone is no theme: nothing is stored by it", async () => {
  await suggested();
  const held = await record.recommendation.findUniqueOrThrow({
    where: { ref: "THEME.1" },
    include: { themes: true },
  });
  expect(held.themes).toEqual([]);
});
