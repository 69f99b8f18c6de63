import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { matrixOf, matrixRow, uprInfoOf, uprInfoRow } from "@/lib/db/testing/files";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { BODY_CODES } from "@/lib/domain/body";
import { POSITIONS } from "@/lib/domain/position";
import { applyImport, approveBatch, findBatch, listBatches, previewImport } from "./importing";
import type { ImportReport } from "./import-report";
import { loadVocabulary } from "./vocabulary";

const REAL = process.env["ONUS_REAL_FILES"];

beforeAll(async () => {
  await world();
  await loadVocabulary();
});

const named = (bytes: Uint8Array, name = "list.docx") => ({ name, bytes });
const value = <T>(
  outcome: { ok: true; value: T } | { ok: false; problem: { message: string } },
) => {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
};
const apply = async (bytes: Uint8Array, stateIso3?: string): Promise<ImportReport> =>
  value(await applyImport((await world()).researcher, named(bytes), { stateIso3 }));
const held = (ref: string) =>
  record.recommendation.findUnique({
    where: { ref },
    include: {
      issuers: true,
      themes: true,
      groups: true,
      responses: true,
      document: true,
      review: true,
    },
  });
/** Everything that an import could have written, counted. */
async function traces() {
  const [recommendations, documents, reviews, responses, batches, events, pending, themes] =
    await Promise.all([
      record.recommendation.count(),
      record.document.count(),
      record.reviewCycle.count(),
      record.stateResponse.count(),
      record.importBatch.count(),
      record.auditEvent.count(),
      record.pendingChange.findMany({ orderBy: [{ kind: "asc" }, { key: "asc" }] }),
      record.theme.count(),
    ]);
  return { recommendations, documents, reviews, responses, batches, events, pending, themes };
}

describe("the vocabulary", () => {
  test("is loaded once: a second start writes nothing, and a name that a coalition added stays", async () => {
    const before = await record.state.findUniqueOrThrow({ where: { iso3: "SVN" } });
    await record.state.update({
      where: { iso3: "SVN" },
      data: { aliases: [...before.aliases, "Our Slovenia"], isDossier: true },
    });
    await record.pendingChange.deleteMany({});
    await loadVocabulary();
    expect(await record.pendingChange.count()).toBe(0);
    expect(await record.state.findUniqueOrThrow({ where: { iso3: "SVN" } })).toMatchObject({
      aliases: [...before.aliases, "Our Slovenia"],
      isDossier: true,
    });
    expect(await record.state.count()).toBe(195 + 2);
    expect(await record.body.count()).toBe(BODY_CODES.length);
  });
});

describe("a matrix that is imported", () => {
  const file = () =>
    matrixOf(
      [
        "Theme: Fair weather",
        matrixRow("5.1 Plant trees (Chile) (Estonia);", "Supported"),
        matrixRow("5.2 Water them (Peru);", "Noted"),
      ],
      "UPR of Latvia (2nd Cycle – 24th session)",
    );

  test("is there with its document, review, States, themes, groups and the State's word", async () => {
    const report = await apply(await file());
    expect(report).toEqual({
      format: "ohchr-matrix",
      rows: 2,
      recommendations: { created: 2, updated: 0, unchanged: 0 },
      positions: {
        ...Object.fromEntries(POSITIONS.map((word) => [word, 0])),
        supported: 1,
        noted: 1,
      },
      conflicts: [],
      rejected: [],
      batch: report.batch,
    });
    expect(await held("A-HRC-28-15.5.1")).toMatchObject({
      stateIso3: "LVA",
      addressee: "Latvia",
      bodyCode: "upr",
      countingUnit: "paragraph",
      paragraph: "5.1",
      textVerbatim: "Plant trees (Chile) (Estonia)",
      externalKey: "ohchr-matrix:A/HRC/28/15#5.1",
      batchId: report.batch,
      issuers: [{ stateIso3: "CHL" }, { stateIso3: "EST" }],
      themes: [{ themeCode: "fair-weather" }],
      groups: [{ groupCode: "general" }],
      responses: [
        { verbatim: "Supported", position: "supported", sourceTitle: "A/HRC/28/15/Add.1, para. 3" },
      ],
      document: {
        symbol: "A/HRC/28/15",
        key: "A-HRC-28-15",
        title: "Report of the Working Group on the Universal Periodic Review: Latvia",
        batchId: report.batch,
      },
      review: { stateIso3: "LVA", cycle: 2, session: 24 },
    });
    const event = await record.auditEvent.findFirstOrThrow({ orderBy: { seq: "desc" } });
    expect(event).toMatchObject({ did: "imported a file", subject: `batch:${report.batch}` });
    expect(JSON.stringify(event.detail)).not.toContain("Plant");
  });

  test("changes nothing the second time, and says the same of its positions", async () => {
    await record.pendingChange.deleteMany({});
    const before = await traces();
    const again = await apply(await file());
    expect(again.recommendations).toEqual({ created: 0, updated: 0, unchanged: 2 });
    expect(again.positions).toMatchObject({ supported: 1, noted: 1 });
    expect(again.batch).not.toBeNull();
    expect(await traces()).toEqual(before);
  });

  test("is previewed without writing anything", async () => {
    const before = await traces();
    const { researcher } = await world();
    const bytes = await matrixOf(
      [matrixRow("5.1 Plant trees (Chile)"), matrixRow("7.1 Plant hedges (Chile)", "Noted")],
      "UPR of Malta (3rd Cycle – 31st session)",
    );
    expect(value(await previewImport(researcher, named(bytes)))).toMatchObject({
      applicable: true,
      recommendations: { created: 1, updated: 0, unchanged: 1 },
      states: [{ iso3: "MLT", name: "Malta", recommendations: 2 }],
      samples: {
        created: [{ ref: "A-HRC-28-15.7.1", row: 3, position: "Noted", issuers: ["Chile"] }],
        updated: [],
      },
      conflicts: [
        { ref: "A-HRC-28-15.5.1", field: "State under review", held: "LVA", offered: "MLT" },
      ],
    });
    expect(await traces()).toEqual(before);
  });

  test("is taken in whole or not at all", async () => {
    const before = await traces();
    const { researcher } = await world();
    const bytes = await matrixOf([
      matrixRow("6.1 Plant trees (Chile)"),
      matrixRow("6.2 Water them (Atlantia)"),
    ]);
    const outcome = await applyImport(researcher, named(bytes));
    expect(outcome).toMatchObject({
      ok: false,
      problem: {
        code: "not valid",
        message: expect.stringContaining("row 3, Recommendation: “Atlantia”") as string,
        held: { rejected: [{ row: 3, column: "Recommendation" }] },
      },
    });
    expect(value(await previewImport(researcher, named(bytes)))).toMatchObject({
      applicable: false,
      rejected: [{ row: 3 }],
    });
    expect(await traces()).toEqual(before);
  });
});

describe("approval", () => {
  test("is by a second member who may, and once", async () => {
    const { researcher, editor, administrator, reader, organisation } = await world();
    const own = await member("editor", organisation.id);
    const bytes = uprInfoOf([uprInfoRow("Approve trees", { to: "Peru" })]);
    const { batch } = value(await applyImport(own, named(bytes, "a.csv")));
    const id = batch ?? "";
    const codes = [];
    for (const who of [reader, researcher, own, editor, administrator]) {
      const outcome = await approveBatch(who, id);
      codes.push(outcome.ok ? "approved" : outcome.problem.code);
    }
    expect(codes).toEqual([
      "not allowed",
      "not allowed",
      "same person",
      "approved",
      "already done",
    ]);
    expect(await record.importBatch.findUniqueOrThrow({ where: { id } })).toMatchObject({
      approvedById: editor.id,
    });
    for (const unknown of ["nonsense", "00000000-0000-4000-8000-000000000000"])
      expect(await approveBatch(editor, unknown)).toMatchObject({ problem: { code: "not found" } });
  });

  test("a reader imports and previews nothing, but sees what there is", async () => {
    const { reader, editor } = await world();
    const bytes = uprInfoOf([uprInfoRow("Plant trees")]);
    expect(await applyImport(reader, named(bytes))).toMatchObject({
      problem: { code: "not allowed" },
    });
    expect(await previewImport(reader, named(bytes))).toMatchObject({
      problem: { code: "not allowed" },
    });
    const rows = value(await listBatches(reader));
    expect(rows.every(({ mayApprove }) => !mayApprove)).toBe(true);
    const open = value(await listBatches(editor)).find(({ mayApprove }) => mayApprove);
    expect(value(await findBatch(reader, open?.id ?? ""))).toMatchObject({
      created: 2,
      recommendations: [
        { ref: "A-HRC-28-15.5.1", position: "Supported", issuers: ["Chile", "Estonia"] },
        { ref: "A-HRC-28-15.5.2" },
      ],
    });
  });
});

describe("what the record holds already", () => {
  const header = "UPR of Malta (2nd Cycle – 17th session)";
  const source = (symbol: string) => `¶Source of position: ${symbol} - Para. 3`;
  const row = (text: string, symbol: string, position = "Supported") => [
    `${text}${source(symbol)}`,
    position,
    "Shade",
    "",
  ];

  test("is filled where it was empty, but only when a second member has approved", async () => {
    const { editor } = await world();
    await recommendation({ ref: "A-HRC-70-1.5.1", stateIso3: "MLT", summary: "In our words" });
    const bytes = await matrixOf([row("5.1 Plant trees (Chile)", "A/HRC/70/1")], header);
    const report = await apply(bytes);
    expect(report.recommendations).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect(await held("A-HRC-70-1.5.1")).toMatchObject({ textVerbatim: null, responses: [] });
    expect((await apply(bytes)).recommendations).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect(value(await findBatch(editor, report.batch ?? ""))).toMatchObject({
      added: [{ ref: "A-HRC-70-1.5.1", row: 2, text: "Plant trees (Chile)", isWritten: false }],
    });

    await record.pendingChange.deleteMany({});
    expect(value(await approveBatch(editor, report.batch ?? ""))).toMatchObject({ added: 1 });
    expect(await held("A-HRC-70-1.5.1")).toMatchObject({
      textVerbatim: "Plant trees (Chile)",
      summary: "In our words",
      version: 2,
      issuers: [{ stateIso3: "CHL" }],
      themes: [{ themeCode: "shade" }],
      responses: [{ position: "supported" }],
      document: { symbol: "A/HRC/70/1" },
      review: { cycle: 2 },
    });
    expect(await record.pendingChange.count({ where: { kind: "recommendation" } })).toBe(1);
    expect((await apply(bytes)).recommendations).toEqual({ created: 0, updated: 0, unchanged: 1 });
  });

  test("is a document under whatever key it stands: its symbol names it", async () => {
    const known = { key: "UPR-MLT-report", symbol: "A/HRC/70/9", checkNote: "Compare the symbol" };
    await record.document.create({
      data: { ...known, title: "A report", bodyCode: "upr", kind: "report" },
    });
    await apply(await matrixOf([row("9.1 Paint doors (Chile)", "A/HRC/70/9")], header));
    expect(await held("A-HRC-70-9.9.1")).toMatchObject({ document: { key: "UPR-MLT-report" } });
  });

  test("is not overwritten where it differs: the difference is reported, and both stand", async () => {
    const { editor } = await world();
    const first = await matrixOf([row("5.1 Plant trees (Chile)", "A/HRC/70/2")], header);
    const { batch } = await apply(first);
    value(await approveBatch(editor, batch ?? ""));
    const before = await traces();
    const other = await matrixOf([row("5.1 Cut trees (Peru)", "A/HRC/70/2", "Noted")], header);
    const report = await apply(other);
    expect(report.recommendations).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect(report.conflicts).toEqual([
      {
        row: 2,
        ref: "A-HRC-70-2.5.1",
        field: "text",
        held: "Plant trees (Chile)",
        offered: "Cut trees (Peru)",
      },
      { row: 2, ref: "A-HRC-70-2.5.1", field: "position", held: "supported", offered: "noted" },
      { row: 2, ref: "A-HRC-70-2.5.1", field: "recommending States", held: "CHL", offered: "PER" },
    ]);
    const { batches, events, ...rest } = before;
    const opened = { ...rest, batches: batches + 1, events: events + 1 };
    expect(await traces()).toEqual(opened);
    expect(value(await findBatch(editor, report.batch ?? ""))).toMatchObject({
      conflicts: 3,
      openConflicts: 3,
      conflictList: [{ field: "position" }, { field: "recommending States" }, { field: "text" }],
    });
    expect((await apply(other)).conflicts).toEqual(report.conflicts);
    expect(await traces()).toEqual(opened);
  });

  test("is set right by its importer while nobody has approved it, and by nobody else", async () => {
    const { editor } = await world();
    const mistaken = await matrixOf([row("5.1 Plant tres (Chile)", "A/HRC/70/3")], header);
    const right = await matrixOf([row("5.1 Plant trees (Chile)", "A/HRC/70/3")], header);
    const { batch } = await apply(mistaken);
    expect(value(await applyImport(editor, named(right)))).toMatchObject({
      recommendations: { unchanged: 1 },
      conflicts: [{ field: "text" }],
    });
    expect((await apply(right)).recommendations.updated).toBe(1);
    expect(await held("A-HRC-70-3.5.1")).toMatchObject({
      textVerbatim: "Plant trees (Chile)",
      batchId: batch,
    });
  });
});

describe("references of rows without a symbol", () => {
  test("that begin alike are told apart, and stay as they were given", async () => {
    const { researcher } = await world();
    const bytes = uprInfoOf([uprInfoRow("Collide", { to: "Fiji" })]);
    const preview = value(await previewImport(researcher, named(bytes)));
    const ref = preview.samples.created[0]?.ref ?? "";
    await recommendation({ ref, stateIso3: "FJI" });
    const longer = value(await previewImport(researcher, named(bytes))).samples.created[0]?.ref;
    expect(longer).toMatch(new RegExp(`^${ref}[0-9a-f]{4}$`));
    await apply(bytes);
    expect(await held(longer ?? "")).toMatchObject({ textVerbatim: "Collide" });
    expect((await apply(bytes)).recommendations).toEqual({ created: 0, updated: 0, unchanged: 1 });
  });
});

test("two imports of one file at once create each recommendation once", async () => {
  const bytes = uprInfoOf(
    Array.from({ length: 50 }, (_, n) => uprInfoRow(`Tree ${n}`, { to: "Chad" })),
  );
  const reports = await Promise.all([apply(bytes), apply(bytes)]);
  expect(reports.map(({ recommendations }) => recommendations.created).sort()).toEqual([0, 50]);
});

test("a State that nobody knows, and a format that nobody reads, are refused by field", async () => {
  const { researcher } = await world();
  const file = named(uprInfoOf([uprInfoRow("Plant trees")]));
  expect(await applyImport(researcher, file, { stateIso3: "ZZZ" })).toMatchObject({
    problem: { field: "state" },
  });
  expect(await applyImport(researcher, file, { format: "pdf" })).toMatchObject({
    problem: { field: "format" },
  });
});

describe.runIf(REAL)("the real files", { timeout: 120_000 }, () => {
  const real = (name: string) => readFileSync(`${REAL}/${name}`);

  test.each([
    ["UPR20__Slovenia_ThematicListRecommendations_E.docx", 163, 142, 21],
    ["UPR34_Slovenia_Thematic_list_of_Recommendations.docx", 215, 182, 33],
  ])("%s holds %i recommendations, %i supported, %i noted", async (name, all, supported, noted) => {
    const bytes = real(`ohchr-matrix/${name}`);
    const report = await apply(bytes);
    expect(report).toMatchObject({
      rows: all,
      recommendations: { created: all, updated: 0 },
      positions: { supported, noted },
    });
    const rows = await record.recommendation.findMany({
      where: { batchId: report.batch ?? "" },
      include: { issuers: true, themes: true, document: true },
    });
    expect(rows).toHaveLength(all);
    for (const row of rows) {
      expect(row.issuers.length, row.ref).toBeGreaterThan(0);
      expect(row.themes.length, row.ref).toBeGreaterThan(0);
      expect(row.document?.symbol, row.ref).toMatch(/^A\/HRC\/\d+\/\d+$/);
      expect(row.paragraph, row.ref).toMatch(/^\d+\.\d+$/);
    }
    expect((await apply(bytes)).recommendations).toEqual({
      created: 0,
      updated: 0,
      unchanged: all,
    });
  });

  test("UPR Info's sessions 1–5 have 6,094 rows; China's are 55 accepted and 83 noted", async () => {
    const bytes = real("upr-info/upr-info-1-5.csv");
    const china = await apply(bytes, "CHN");
    expect(china).toMatchObject({
      rows: 6094,
      recommendations: { created: 138 },
      positions: { supported: 55, noted: 83 },
    });
    const rest = await apply(bytes);
    expect(rest.recommendations).toEqual({ created: 6094 - 138, updated: 0, unchanged: 138 });
    expect(rest.positions).toMatchObject({ supported: 4087, noted: 2007 });
  });
});
