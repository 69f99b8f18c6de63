import { beforeAll, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { leastFacts } from "@/lib/db/testing/entry";
import { recommendation, world } from "@/lib/db/testing/world";
import { canonical } from "@/lib/domain/canonical";
import type { Outcome } from "@/lib/domain/outcome";
import { previewPublication, publishEdition } from "./publishing";

// The red list of the page Publish: what it shows before an edition is exactly what the edition then brings. Twenty-three
// changes are prepared, each to a thing of its own; many of them must bring nothing.

const ref = (name: string) => `A-HRC-9-9.${name}`;

/** What happens between two editions, by the thing that it happens to; the word says what the public sees of it. */
const CHANGES: Record<string, { brings: "added" | "changed" | "removed" | "nothing" }> = {
  "comes checked and approved": { brings: "added" },
  "comes unchecked": { brings: "nothing" },
  "comes in a file that nobody approved": { brings: "nothing" },
  "is summed up in other words": { brings: "changed" },
  "gets a theme": { brings: "changed" },
  "is withdrawn": { brings: "removed" },
  "is doubted": { brings: "removed" },
  "is answered by the State": { brings: "changed" },
  "is answered, unchecked": { brings: "nothing" },
  "gets public evidence": { brings: "changed" },
  "gets public evidence that nobody checked": { brings: "nothing" },
  "gets evidence of the organisation": { brings: "nothing" },
  "gets evidence whose embargo ended": { brings: "changed" },
  "gets evidence under embargo": { brings: "nothing" },
  "is assessed and approved": { brings: "changed" },
  "is assessed in a draft": { brings: "nothing" },
  "is given to a member": { brings: "nothing" },
  "gets its paragraph translated": { brings: "changed" },
};

const idOf = new Map<string, string>();

beforeAll(async () => {
  const { editor } = await world();
  for (const name of Object.keys(CHANGES).filter((one) => !one.startsWith("comes")))
    idOf.set(name, (await recommendation({ ref: ref(name) })).id);
  await record.theme.create({ data: { code: "liberty", label: "Liberty", scheme: "onus" } });
  await record.document.create({
    data: { key: "A-9", symbol: "A/9", title: "A report", bodyCode: "upr", kind: "report" },
  });
  await entry("statement", "stays a draft", { approved: false });
  await entry("statement", "is made public", { approved: false });
  await entry("statement", "is taken back", { approved: true });
  value(await publishEdition(editor, { note: "Before" }));
});

test("the preview lists exactly what the next edition adds, changes and removes", async () => {
  const { editor } = await world();
  await prepareChanges();
  const { changes, number } = value(await previewPublication(editor));
  const sealed = value(await publishEdition(editor, { note: "After" }));

  expect(sealed.number).toBe(number);
  expect(linesOf(changes)).toEqual(linesOf(await broughtBy(number)));
  const listed = new Map(changes.map((one) => [one.key, one.change]));
  for (const [name, { brings }] of Object.entries(CHANGES))
    expect([name, listed.get(ref(name)) ?? "nothing"]).toEqual([name, brings]);
  expect(listed.get("A-9")).toBe("changed");
  expect(listed.get("XEX")).toBe("changed");
  expect(listed.get("stays-a-draft")).toBeUndefined();
  expect(listed.get("is-made-public")).toBe("added");
  expect(listed.get("is-taken-back")).toBe("removed");
});

test("after the edition nothing is listed until something changes", async () => {
  const { editor } = await world();
  expect(value(await previewPublication(editor)).changes).toEqual([]);
});

async function prepareChanges() {
  const { researcher, editor, organisation } = await world();
  const on = (name: string) => ({ where: { id: idOf.get(name)! } });
  const to = (name: string) => ({ recommendationId: idOf.get(name)! });
  const unapproved = await record.importBatch.create({
    data: {
      format: "ohchr-matrix",
      fileName: "m.docx",
      fileSha256: "1".repeat(64),
      importedById: researcher.id,
      rows: 1,
      report: {},
    },
  });
  await recommendation({ ref: ref("comes checked and approved") });
  await recommendation({ ref: ref("comes unchecked"), checkNote: "From memory" });
  await recommendation({
    ref: ref("comes in a file that nobody approved"),
    batchId: unapproved.id,
  });
  await record.recommendation.update({
    ...on("is summed up in other words"),
    data: { summary: "Free everyone" },
  });
  await record.recommendationTheme.create({
    data: { ...to("gets a theme"), themeCode: "liberty" },
  });
  await record.recommendation.update({
    ...on("is withdrawn"),
    data: { withdrawnAt: new Date() },
  });
  await record.recommendation.update({ ...on("is doubted"), data: { checkNote: "Which one?" } });
  const answer = { verbatim: "Supported", position: "supported" };
  await record.stateResponse.create({ data: { ...to("is answered by the State"), ...answer } });
  await record.stateResponse.create({
    data: { ...to("is answered, unchecked"), ...answer, checkNote: "From memory" },
  });
  await evidence("gets public evidence", { confidentiality: "public" });
  await evidence("gets public evidence that nobody checked", {
    confidentiality: "public",
    checkedAt: null,
    checkedById: null,
  });
  await evidence("gets evidence of the organisation", { confidentiality: "organisation" });
  await evidence("gets evidence whose embargo ended", {
    confidentiality: "embargoed",
    embargoedUntil: new Date(),
  });
  await evidence("gets evidence under embargo", {
    confidentiality: "embargoed",
    embargoedUntil: new Date("2999-01-01T00:00:00Z"),
  });
  const judgement = {
    level: "initiated",
    rationalePublic: "A law was drafted",
    confidence: "low",
    standardOfProof: "reasonable-grounds",
    evidenceCutOff: "2024-01-01",
    searchNote: "Looked in the Gazette",
    organisationId: organisation.id,
    authorId: researcher.id,
  };
  await record.assessment.create({ data: { ...to("is assessed in a draft"), ...judgement } });
  await record.assessment.create({
    data: {
      ...to("is assessed and approved"),
      ...judgement,
      submittedAt: new Date(),
      approvedAt: new Date(),
      approvedById: editor.id,
    },
  });
  await record.recommendation.update({
    ...on("is given to a member"),
    data: { assignedToId: researcher.id },
  });
  await record.recommendationText.create({
    data: { ...to("gets its paragraph translated"), language: "fr", text: "Libérer tout le monde" },
  });
  await record.document.update({ where: { key: "A-9" }, data: { title: "A report, corrected" } });
  await record.state.update({ where: { iso3: "XEX" }, data: { aliases: ["Old Examplia"] } });
  await approve("is-made-public");
  await record.entry.update({
    where: { kind_key: { kind: "statement", key: "is-taken-back" } },
    data: { withdrawnAt: new Date(), withdrawnReason: "Issued by mistake" },
  });
}

type Evidence = Parameters<typeof record.evidence.create>[0]["data"];

async function evidence(name: string, given: Partial<Evidence>) {
  const { researcher, editor, organisation } = await world();
  await record.evidence.create({
    data: {
      code: name.replaceAll(" ", "-"),
      title: `A source: ${name}`,
      kind: "ngo",
      url: "https://example.org/source",
      loggedById: researcher.id,
      organisationId: organisation.id,
      checkedAt: new Date(),
      checkedById: editor.id,
      links: { create: { recommendationId: idOf.get(name)!, relation: "shows-lack" } },
      ...given,
    } as Evidence,
  });
}

async function entry(kind: "statement", name: string, { approved }: { approved: boolean }) {
  const { researcher, organisation } = await world();
  const key = name.replaceAll(" ", "-");
  const links = { state: "XEX", recommendation: "", document: "", review: "" };
  await record.entry.create({
    data: {
      kind,
      key,
      confidentiality: "public",
      organisationId: organisation.id,
      createdById: researcher.id,
      versions: {
        create: {
          number: 1,
          title: name,
          facts: leastFacts(kind, name, links) as object,
          authorId: researcher.id,
        },
      },
    },
  });
  if (approved) await approve(key);
}

async function approve(key: string) {
  const { editor } = await world();
  await record.entryVersion.updateMany({
    where: { entry: { key } },
    data: { submittedAt: new Date(), approvedAt: new Date(), approvedById: editor.id },
  });
}

type Line = { kind: string; key: string; change: string; after: unknown };

const linesOf = (lines: readonly Line[]): string[] =>
  lines
    .map(({ kind, key, change, after }) => [kind, key, change, canonical(after)].join(" "))
    .sort();

/** What an edition did to what the public reads, as the publication itself says it. */
async function broughtBy(edition: number): Promise<Line[]> {
  const [recommendations, entries] = await Promise.all([
    publication.publishedRecommendation.findMany(),
    publication.publishedEntry.findMany(),
  ]);
  const rows = [
    ...recommendations.map((row) => ({ ...row, kind: "recommendation", key: row.ref })),
    ...entries,
  ];
  return rows.flatMap(({ kind, key, content, editionFrom, editionTo }) => {
    const others = rows.filter((one) => one.kind === kind && one.key === key);
    if (editionFrom === edition) {
      const change = others.some((one) => one.editionTo === edition) ? "changed" : "added";
      return [{ kind, key, change, after: content }];
    }
    const isGone = editionTo === edition && !others.some((one) => one.editionFrom === edition);
    return isGone ? [{ kind, key, change: "removed", after: null }] : [];
  });
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
