import { beforeAll, expect, test } from "vitest";
import { GET as getCsv } from "@/app/(public)/data/recommendations.csv/route";
import { GET as getJson } from "@/app/(public)/data/recommendations.json/route";
import { record } from "@/lib/db/record";
import { recommendation, world } from "@/lib/db/testing/world";
import type { StaffMember } from "@/lib/domain/permission";
import { applyImport, previewImport } from "@/lib/staff/importing";
import { publishEdition } from "@/lib/staff/publishing";

// What was published, taken away as a file and handed in again: what was exported says nothing new.

const COUNT = 12;
let who: StaffMember;
let files: Record<"csv" | "json", string>;

beforeAll(async () => {
  const { researcher, editor } = await world();
  who = researcher;
  await publishAsks();
  const published = await publishEdition(editor, { note: "First" });
  if (!published.ok) throw new Error(published.problem.message);
  const [csv, json] = await Promise.all([
    getCsv(new Request("http://localhost/data/recommendations.csv")),
    getJson(new Request("http://localhost/data/recommendations.json")),
  ]);
  files = {
    csv: Buffer.from(await csv.arrayBuffer()).toString(),
    json: await json.text(),
  };
});

/** Of every kind: with and without words of their own, dressed as formulas, over several lines, answered and not. */
async function publishAsks() {
  const scheme = { code: "fair-trial", label: "Fair trial", scheme: "other" };
  await record.theme.create({ data: scheme });
  await record.theme.create({ data: { ...scheme, code: "old-code", label: "Named anew" } });
  await record.affectedGroup.create({ data: { code: "children", label: "Children" } });
  const cycle = await record.reviewCycle.create({ data: { stateIso3: "XEX", cycle: 4 } });
  const document = await record.document.create({
    data: { key: "A-90", symbol: "A/90", title: "A report", bodyCode: "upr", kind: "report" },
  });
  const texts = [
    "=1+1",
    "'=1+1",
    "“Détention”, 拘留,\nitem; a | b",
    "-",
    " led by a blank",
    "@all",
  ];
  for (let at = 1; at <= COUNT; at += 1)
    await recommendation({
      ref: `A-90.${at}`,
      paragraph: String(at),
      documentId: document.id,
      reviewCycleId: at % 3 ? cycle.id : null,
      ...(at <= texts.length && { textVerbatim: texts[at - 1]!, summary: null }),
      actionCategory: at % 5 || null,
      issuers: { create: at % 2 ? [{ stateIso3: "XNB" }] : [] },
      themes: { create: [{ themeCode: at % 2 ? "fair-trial" : "old-code" }] },
      groups: { create: at % 4 ? [] : [{ groupCode: "children" }] },
      ...(at % 3 && {
        responses: { create: { verbatim: "+Accepted", position: at % 2 ? "supported" : "partly" } },
      }),
    });
}

const given = (text: string) => ({ name: "again", bytes: new Uint8Array(Buffer.from(text)) });
const preview = async (text: string) => {
  const plan = await previewImport(who, given(text));
  if (!plan.ok) throw new Error(plan.problem.message);
  return plan.value;
};
const held = async () => [
  await record.recommendation.count(),
  await record.importBatch.count(),
  await record.importConflict.count(),
  await record.theme.count(),
];

test.each(["csv", "json"] as const)(
  "as %s it creates nothing and changes nothing",
  async (ending) => {
    const before = await held();
    const plan = await preview(files[ending]);
    expect(plan).toMatchObject({
      format: `onus-${ending}`,
      rows: COUNT,
      recommendations: { created: 0, updated: 0, unchanged: COUNT },
      conflicts: [],
      rejected: [],
      applicable: false,
    });
    expect((await applyImport(who, given(files[ending]))).ok).toBe(true);
    expect(await held()).toEqual(before);
  },
);

test("one text that was changed is one question, and nothing is overwritten", async () => {
  const { items, ...head } = JSON.parse(files.json) as { items: { ref: string; text: string }[] };
  const one = items.find(({ text }) => text)!;
  const changed = items.map((item) => (item === one ? { ...item, text: "Otherwise." } : item));
  const plan = await preview(JSON.stringify({ ...head, figures: {}, items: changed }));
  expect(plan.recommendations).toMatchObject({ created: 0, updated: 0 });
  expect(plan.conflicts).toMatchObject([{ ref: one.ref, field: "text", offered: "Otherwise." }]);
});

test("a reference that the record did not give refuses the whole file, by row and column", async () => {
  const { items, ...head } = JSON.parse(files.json) as { items: { ref: string; text: string }[] };
  const foreign = items.map((item, at) =>
    at === 4 ? { ...item, ref: "NOWHERE.1" } : { ...item, text: `${item.text}!` },
  );
  const before = await held();
  const applied = await applyImport(who, given(JSON.stringify({ ...head, items: foreign })));
  expect(applied).toMatchObject({ ok: false });
  expect(applied.ok || applied.problem.message).toMatch(/row 5, ref: .*NOWHERE\.1/);
  expect(await held()).toEqual(before);
});

test.each([
  [
    "a broken row",
    (csv: string) => csv.replace("\r\n", "\r\nonly,three,cells\r\n"),
    /row 2, row: .*3 cells/,
  ],
  [
    "a missing column",
    (csv: string) => csv.replace(",state_position,", ",my_position,"),
    /lacks the column state_position/,
  ],
  ["a torn end", (csv: string) => `${csv}1,2025-01-01,"torn`, /cut short/],
])("%s is said in words, and nothing is taken in", async (_, spoil, words) => {
  const before = await held();
  const applied = await applyImport(who, given(spoil(files.csv)));
  expect(applied.ok || applied.problem.message).toMatch(words);
  expect(await held()).toEqual(before);
});
