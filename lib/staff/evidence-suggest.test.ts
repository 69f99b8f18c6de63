import { beforeAll, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { StaffMember } from "@/lib/domain/permission";
import { suggestAsks } from "./evidence-suggest";

beforeAll(async () => {
  const { researcher, partner } = await world();
  await record.state.create({ data: { iso3: "XOT", iso2: "XO", name: "Otherland", aliases: [] } });
  const theme = await record.theme.create({
    data: { code: "prisons", label: "Prisons", scheme: "onus" },
  });
  const made = new Map<string, string>();
  for (const [ref, summary, stateIso3] of [
    ["SUGGEST.1", "Release the lawyers held incommunicado", "XEX"],
    ["SUGGEST.2", "Release the lawyers held incommunicado", "XOT"],
    ["SUGGEST.3", "Protect journalists", "XEX"],
    ["SUGGEST.4", "Open every cell to inspection", "XEX"],
    ["SUGGEST.5", "Ratify the protocol", "XOT"],
    ["SUGGEST.6", "Ratify it at last", "XOT"],
    ["SUGGEST.7", "Lawyers, and what was withdrawn", "XEX"],
    ["SUGGEST.8", "Nothing of this kind", "XOT"],
  ] as const) {
    const withdrawnAt = ref === "SUGGEST.7" ? new Date() : null;
    const { id } = await recommendation({ ref, summary, stateIso3, withdrawnAt });
    made.set(ref, id);
    if (ref === "SUGGEST.3" || ref === "SUGGEST.4")
      await record.recommendationTheme.create({
        data: { recommendationId: id, themeCode: theme.code },
      });
  }
  const entry = await record.entry.create({
    data: {
      kind: "cluster",
      key: "closed-cluster",
      confidentiality: "organisation",
      organisationId: partner.id,
      createdById: researcher.id,
    },
  });
  const version = await record.entryVersion.create({
    data: { entryId: entry.id, number: 1, title: "Treaties", facts: {}, authorId: researcher.id },
  });
  for (const ref of ["SUGGEST.5", "SUGGEST.6"])
    await record.entryLink.create({
      data: { versionId: version.id, part: "member", recommendationId: made.get(ref) ?? "" },
    });
});

const asked = async (text: string, chosen: string[] = [], who?: StaffMember) =>
  suggestAsks(who ?? (await world()).researcher, { text, chosen });
const refs = (found: { ref: string }[]) => found.map(({ ref }) => ref);

test("shared words suggest, the State that is named comes first, and each says why", async () => {
  const found = await asked("Lawyers held incommunicado in Examplia, says the bar");
  expect(refs(found).slice(0, 2)).toEqual(["SUGGEST.1", "SUGGEST.2"]);
  expect(found[0]).toMatchObject({
    text: "Release the lawyers held incommunicado",
    words: ["held", "incommunicado", "lawyers"],
    state: "Examplia",
    themes: [],
    cluster: null,
  });
  expect(found[1]).toMatchObject({ state: null });
  expect(refs(found)).not.toContain("SUGGEST.8");
});

test("words that stand in every sentence, and signs of a query, suggest nothing", async () => {
  expect(await asked("with this that have been from their")).toEqual([]);
  expect(await asked("'); & | ! <-> :* \\ \" ؟")).toEqual([]);
  expect(await asked("   ")).toEqual([]);
});

test("a theme in common with one that is chosen suggests, in the same State", async () => {
  const found = await asked("", ["SUGGEST.3"]);
  expect(found).toMatchObject([{ ref: "SUGGEST.4", themes: ["Prisons"], state: "Examplia" }]);
});

test("a cluster suggests to those who may read it, and to others nothing tells of it", async () => {
  const { partner, researcher } = await world();
  const theirs = await member("reader", partner.id);
  expect((await asked("protocol", ["SUGGEST.5"], theirs))[0]).toMatchObject({
    ref: "SUGGEST.6",
    cluster: "Treaties",
  });
  expect(await asked("protocol", ["SUGGEST.5"], researcher)).toEqual([]);
});

test("what is chosen, or was withdrawn, is not suggested", async () => {
  const found = refs(await asked("lawyers held incommunicado", ["SUGGEST.1"]));
  expect(found).toContain("SUGGEST.2");
  expect(found).not.toContain("SUGGEST.1");
  expect(found).not.toContain("SUGGEST.7");
});
