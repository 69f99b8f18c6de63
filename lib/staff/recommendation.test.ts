import { beforeAll, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { evidenceDraft } from "@/lib/domain/evidence";
import { deskFilter, deskOrder } from "./desk-filter";
import { logEvidence } from "./evidence";
import { assignRecommendation, findForDesk } from "./recommendation";
import { listForDesk } from "./recommendation-table";

beforeAll(async () => {
  const { researcher, editor, organisation } = await world();
  await record.document.create({
    data: {
      key: "A-HRC-1-1",
      symbol: "A/HRC/1/1",
      title: "Report",
      bodyCode: "upr",
      kind: "report",
    },
  });
  const { id: documentId } = await record.document.findUniqueOrThrow({
    where: { key: "A-HRC-1-1" },
  });
  const review = await record.reviewCycle.create({ data: { stateIso3: "XEX", cycle: 4 } });
  const part = { documentId, reviewCycleId: review.id };
  await recommendation({ ref: "A-HRC-1-1.115.18", paragraph: "115.18", issuedOn: "2024", ...part });
  const two = await recommendation({
    ref: "A-HRC-1-1.115.2",
    paragraph: "115.2",
    issuedOn: "2024",
    ...part,
  });
  await recommendation({
    ref: "CAT.1",
    bodyCode: "cat",
    summary: "End 100% of torture",
    checkNote: "Unseen",
    issuedOn: "2015",
  });
  await recommendation({
    ref: "CAT.2",
    bodyCode: "cat",
    summary: "Sign the treaty",
    inappropriateReason: "Endorses a violation",
  });
  await recommendation({
    ref: "CAT.3",
    bodyCode: "cat",
    summary: "Libérer les détenus politiques",
    textVerbatim: "立即释放所有被拘留者",
  });
  await record.theme.create({ data: { code: "detention", label: "Detention", scheme: "onus" } });
  await record.recommendationTheme.create({
    data: { recommendationId: two.id, themeCode: "detention" },
  });
  for (const [position, respondedOn] of [
    ["pending", "2024-01"],
    ["rejected", "2024-06"],
  ] as const)
    await record.stateResponse.create({
      data: { recommendationId: two.id, verbatim: position, position, respondedOn },
    });
  const approved = (level: string, on: string) => ({
    recommendationId: two.id,
    level,
    organisationId: organisation.id,
    authorId: researcher.id,
    submittedAt: new Date(on),
    approvedAt: new Date(on),
    approvedById: editor.id,
    rationalePublic: "Why",
    standardOfProof: "reasonable-grounds",
    confidence: "high",
    evidenceCutOff: "2023-12-31",
    searchNote: "Looked",
  });
  await record.assessment.create({ data: approved("not-implemented", "2024-02-01") });
  await record.assessment.create({ data: approved("initiated", "2024-03-01") });
});

describe("the table", () => {
  test("counts as a reader does: 115.2 before 115.18", async () => {
    expect(await refs({ body: "upr" })).toEqual(["A-HRC-1-1.115.2", "A-HRC-1-1.115.18"]);
  });

  test.each([
    [{ q: "torture" }, ["CAT.1"]],
    [{ q: "tort" }, ["CAT.1"]],
    [{ q: "100%" }, ["CAT.1"]],
    [{ q: "LIBERER détenu" }, ["CAT.3"]],
    [{ q: "被拘留" }, ["CAT.3"]],
    [{ q: "cat.2" }, ["CAT.2"]],
    [{ q: "re%rt" }, []],
    [{ q: "report 115.18" }, ["A-HRC-1-1.115.18"]],
    [{ q: "؟ — ـ" }, []],
    [{ q: "'); & | ! <-> :*" }, []],
    [{ q: "a/hrc/1/1 without" }, ["A-HRC-1-1.115.2", "A-HRC-1-1.115.18"]],
    [{ cycle: "4", theme: "detention" }, ["A-HRC-1-1.115.2"]],
    [{ position: "rejected" }, ["A-HRC-1-1.115.2"]],
    [{ position: "pending" }, []],
    [{ position: "none", body: "cat" }, ["CAT.1", "CAT.2", "CAT.3"]],
    [{ level: "initiated" }, ["A-HRC-1-1.115.2"]],
    [{ level: "not-implemented" }, []],
    [{ level: "not-assessed" }, ["A-HRC-1-1.115.18", "CAT.1", "CAT.3"]],
    [{ level: "not-graded" }, ["CAT.2"]],
    [{ check: "needed" }, ["CAT.1"]],
    [{ state: "xnb" }, []],
  ])(
    "%o finds %j, by the latest answer and the latest approved level",
    async (filter, expected) => {
      expect(await refs(filter)).toEqual(expected);
    },
  );

  test("shows in each line what it was found by", async () => {
    const { researcher } = await world();
    const { rows, total } = await listForDesk(
      researcher,
      deskFilter.parse({ q: "115.2" }),
      deskOrder.parse({}),
    );
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      position: "rejected",
      level: "initiated",
      cycle: 4,
      symbol: "A/HRC/1/1",
    });
  });

  test("is sorted by level from worst to best, what has none last", async () => {
    expect(await refs({ body: "upr" }, "level")).toEqual(["A-HRC-1-1.115.2", "A-HRC-1-1.115.18"]);
    expect((await refs({}, "newest")).slice(0, 2)).toEqual(["A-HRC-1-1.115.2", "A-HRC-1-1.115.18"]);
  });

  test("refuses a word that it does not know", () => {
    expect(deskFilter.safeParse({ lvel: "initiated" }).success).toBe(false);
  });
});

describe("evidence beside a recommendation", () => {
  test("is neither shown nor counted for who may not read it", async () => {
    const { researcher, editor } = await world();
    const draft = (confidentiality: string) =>
      evidenceDraft.parse({
        title: "T",
        kind: "testimony",
        confidentiality,
        links: [{ ref: "A-HRC-1-1.115.18", relation: "shows-lack" }],
      });
    await logEvidence(researcher, draft("restricted"));
    await logEvidence(researcher, draft("coalition"));
    for (const [who, count] of [
      [researcher, 2],
      [editor, 1],
    ] as const) {
      expect((await findForDesk(who, "A-HRC-1-1.115.18"))?.evidence).toHaveLength(count);
      const { rows } = await listForDesk(
        who,
        deskFilter.parse({ q: "115.18" }),
        deskOrder.parse({}),
      );
      expect(rows[0]?.evidence).toBe(count);
      const { history } = (await findForDesk(who, "A-HRC-1-1.115.18"))!;
      expect(history.filter((line) => line.did === "logged evidence")).toHaveLength(count);
    }
  });
});

describe("assigning", () => {
  test("gives work to a member, and refuses a choice made on an old page", async () => {
    const { researcher, editor } = await world();
    const { version } = (await findForDesk(editor, "CAT.1"))!;
    expect(await assignRecommendation(editor, "CAT.1", researcher.id, version)).toMatchObject({
      ok: true,
    });
    expect(await refs({ assigned: "me" })).toEqual(["CAT.1"]);
    const late = await assignRecommendation(researcher, "CAT.1", null, version);
    expect(late).toMatchObject({
      ok: false,
      problem: { code: "stale", held: { assignedTo: researcher.name } },
    });
    expect(await refs({ assigned: "me" })).toEqual(["CAT.1"]);
  });

  test("is not for readers, nor to them", async () => {
    const { reader, editor, organisation } = await world();
    const { version } = (await findForDesk(editor, "CAT.2"))!;
    expect(await assignRecommendation(reader, "CAT.2", null, version)).toMatchObject({
      problem: { code: "not allowed" },
    });
    const other = await member("reader", organisation.id);
    expect(await assignRecommendation(editor, "CAT.2", other.id, version)).toMatchObject({
      problem: { field: "member" },
    });
  });
});

test("the table is in the order in which a reader counts, also after a document got another key", async () => {
  const document = (key: string) =>
    record.document.create({ data: { key, title: key, bodyCode: "upr", kind: "report" } });
  const [first, second] = [await document("ORDER-9"), await document("ORDER-10")];
  for (const [documentId, paragraph] of [
    [second.id, "1"],
    [first.id, "115.18"],
    [first.id, "115.2"],
  ] as const)
    await recommendation({
      ref: `order-${paragraph}`,
      documentId,
      paragraph,
      summary: "Put in order",
    });
  const inOrder = () => refs({ q: "order" });
  expect(await inOrder()).toEqual(["order-115.2", "order-115.18", "order-1"]);
  await record.document.update({ where: { id: second.id }, data: { key: "ORDER-8" } });
  expect(await inOrder()).toEqual(["order-1", "order-115.2", "order-115.18"]);
});

async function refs(filter: Record<string, string>, sort = "reference"): Promise<string[]> {
  const { researcher } = await world();
  const { rows } = await listForDesk(
    researcher,
    deskFilter.parse(filter),
    deskOrder.parse({ sort }),
  );
  return rows.map(({ ref }) => ref);
}
