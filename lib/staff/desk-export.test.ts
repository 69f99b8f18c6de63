import fs from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { StaffMember } from "@/lib/domain/permission";
import { env } from "@/lib/env";
import { exportTable, type ExportAsked } from "./desk-export";
import { fetchExport, listExports } from "./desk-export-fetch";
import { performExport, removeExpired } from "./desk-export-job";
import { PAGE_SIZE } from "./desk-filter";
import { findMemberDetail } from "./member-activity";
import { listNotices } from "./notice";
import { listForDesk } from "./recommendation-table";

const NOW = new Date("2026-11-22T12:00:00Z");
const ROWS = PAGE_SIZE + 11;
let outsider: StaffMember;

beforeAll(async () => {
  const { researcher, organisation, partner } = await world();
  outsider = await member("researcher", partner.id);
  for (let at = 1; at <= ROWS; at += 1)
    await recommendation({
      ref: `A-HRC-90-1.${at}`,
      summary: at === 1 ? "=HYPERLINK(1)" : `Plant ${at} trees`,
      issuedOn: at === 2 ? "2024-06" : "2024-06-11",
    });
  const own = { loggedById: researcher.id, organisationId: organisation.id, kind: "ngo" };
  await record.evidence.createMany({
    data: [
      { ...own, code: "open-1", title: "An open report", confidentiality: "coalition" },
      { ...own, code: "closed-1", title: "A closed testimony", confidentiality: "restricted" },
    ],
  });
});

async function bytesOf(who: StaffMember, asked: ExportAsked): Promise<Buffer> {
  const exported = await exportTable(who, asked, { now: NOW });
  if (!exported.ok || exported.value.kind !== "file") throw new Error("there is no file");
  return wholeOf(exported.value.bytes);
}

async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

const csvOf = async (who: StaffMember, asked: Omit<ExportAsked, "format">) =>
  parse(await bytesOf(who, { ...asked, format: "csv" }), { bom: true, columns: true }) as Record<
    string,
    string
  >[];

const lastLine = async (who: StaffMember) =>
  record.auditEvent.findFirst({ where: { memberId: who.id }, orderBy: { seq: "desc" } });

test("a table has every row that its page would show, in its order, with the chosen columns", async () => {
  const { reader } = await world();
  const question = { sort: "newest", columns: "date,text", page: "2", state: "XEX" };
  const lines = await csvOf(reader, { table: "recommendations", question });
  const shown = await Promise.all(
    [1, 2].map((page) => listForDesk(reader, { state: "XEX" }, { sort: "newest", page })),
  );
  expect(lines.map(({ ref }) => ref)).toEqual(
    shown.flatMap(({ rows }) => rows.map(({ ref }) => ref)),
  );
  expect(Object.keys(lines[0]!)).toEqual([
    ...["ref", "address", "state", "body", "cycle", "symbol", "paragraph"],
    ...["text", "date", "exported_at"],
  ]);
  const one = lines.find(({ ref }) => ref === "A-HRC-90-1.1")!;
  expect(one).toMatchObject({
    text: "'=HYPERLINK(1)",
    address: "http://localhost:3000/desk/recommendations/A-HRC-90-1.1",
    exported_at: NOW.toISOString(),
  });
});

test("a workbook and JSON have the same rows, and say who made them of which page", async () => {
  const { reader } = await world();
  const question = { q: "HYPERLINK", columns: "text,date" };
  const asked = { table: "recommendations", question } as const;
  const [line] = await csvOf(reader, asked);
  const json = JSON.parse((await bytesOf(reader, { ...asked, format: "json" })).toString());
  expect(json.items).toEqual([
    { ...line, text: "=HYPERLINK(1)", symbol: null, paragraph: null, cycle: null },
  ]);
  expect(json.about).toMatchObject({
    By: reader.name,
    "Page of the desk":
      "http://localhost:3000/desk/recommendations?q=HYPERLINK&columns=text%2Cdate",
    Rows: "1",
  });
  const bytes = await bytesOf(reader, { ...asked, format: "xlsx" });
  const [table] = (await readXlsx(new Uint8Array(bytes))).sheets;
  expect(table!.rows[1]).toContain("=HYPERLINK(1)");
  expect(table!.rows[1]).toContainEqual(new Date("2024-06-11T00:00:00Z"));
});

test("nobody takes along what they may not read, nor learns that there is more", async () => {
  const { researcher } = await world();
  const asked = { table: "evidence", question: {} } as const;
  expect((await csvOf(outsider, asked)).map(({ code }) => code)).toEqual(["open-1"]);
  expect((await lastLine(outsider))?.detail).toEqual({ format: "csv", rows: 1 });
  expect((await csvOf(researcher, asked)).map(({ code }) => code).sort()).toEqual([
    "closed-1",
    "open-1",
  ]);
  expect((await lastLine(researcher))?.detail).toEqual({ format: "csv", rows: 2, closed: 1 });
});

test("restricted rows leave only shortly after a code, and what holds none needs no code", async () => {
  const { researcher } = await world();
  const later = { ...researcher, recentlyProved: false };
  const before = await record.auditEvent.count();
  const refused = await exportTable(later, { table: "evidence", format: "csv", question: {} });
  expect(refused).toMatchObject({ ok: false, problem: { code: "prove first" } });
  expect(await record.auditEvent.count()).toBe(before);
  const open = { table: "evidence", question: { q: "open" } } as const;
  expect(await csvOf(later, open)).toHaveLength(1);
});

test("the log holds who, what and how many, and no word of it; the member's page lists it", async () => {
  const { reader, administrator } = await world();
  await csvOf(reader, { table: "recommendations", question: { q: "trees" } });
  const line = await lastLine(reader);
  expect(line).toMatchObject({
    did: "exported table",
    subject: "table recommendations",
    detail: { format: "csv", rows: ROWS - 1 },
  });
  const found = await findMemberDetail(administrator, { memberId: reader.id });
  const [latest] = found.ok ? found.value.viewed : [];
  expect(latest).toMatchObject({
    did: "exported table",
    table: "recommendations",
    rows: ROWS - 1,
  });
});

test("the activity of members leaves with administrators alone, and no question is guessed at", async () => {
  const { reader, researcher } = await world();
  const asked = { table: "activity", format: "csv", question: { member: reader.id } } as const;
  expect(await exportTable(researcher, asked)).toMatchObject({
    problem: { code: "not allowed" },
  });
  for (const question of [{ state: "nowhere" }, { sort: "sideways" }, { unknown: "1" }])
    expect(
      await exportTable(reader, { table: "recommendations", format: "csv", question }),
    ).toMatchObject({ problem: { code: "not valid" } });
});

describe("a long table", () => {
  const asked = { table: "evidence", format: "csv", question: {} } as const;
  const startedBy = async (who: StaffMember, given: ExportAsked = asked) => {
    const exported = await exportTable(who, given, { long: 1 });
    if (!exported.ok || exported.value.kind !== "job") throw new Error("there is no job");
    return exported.value.id;
  };
  const DAY_MS = 24 * 60 * 60_000;

  test("is written by a job, told of, and fetched by whoever asked for it and nobody else", async () => {
    const { researcher, administrator } = await world();
    const id = await startedBy(researcher);
    expect(await listExports(researcher)).toMatchObject([{ id, rows: 2, readyAt: null }]);
    expect(await fetchExport(researcher, id)).toMatchObject({ problem: { code: "not found" } });
    await performExport(id);
    await performExport(id);
    expect(await listExports(researcher)).toMatchObject([{ id, written: 2, isGone: false }]);
    expect(await listExports(administrator)).toEqual([]);
    const notices = await listNotices(researcher);
    expect(notices.filter(({ why }) => why === "exported")).toMatchObject([
      { thing: { kind: "export", key: id }, title: "Evidence, CSV" },
    ]);
    expect(await fetchExport(administrator, id)).toMatchObject({ problem: { code: "not found" } });
    const fetched = await fetchExport(researcher, id);
    const text = fetched.ok ? (await wholeOf(fetched.value.bytes)).toString() : "";
    expect(text).toContain("A closed testimony");
    expect(await lastLine(researcher)).toMatchObject({
      did: "fetched export",
      subject: `export ${id}`,
      detail: { rows: 2 },
    });
  });

  test("opens shortly after a code alone where it holds restricted rows, and for nobody else on the machine", async () => {
    const { researcher } = await world();
    const id = await startedBy(researcher);
    await performExport(id);
    const later = { ...researcher, recentlyProved: false };
    expect(await fetchExport(later, id)).toMatchObject({ problem: { code: "prove first" } });
    const { mode } = await fs.stat(path.join(env.ONUS_HOME, "exports", id));
    expect(mode & 0o777).toBe(0o600);
  });

  test("is not handed out once its reader may not read all of it any more", async () => {
    const { organisation } = await world();
    const reader = await member("reader", organisation.id);
    await record.evidence.create({
      data: {
        ...{ code: "open-2", title: "An open letter", kind: "ngo", confidentiality: "coalition" },
        ...{ loggedById: outsider.id, organisationId: outsider.organisationId },
      },
    });
    const long = await startedBy(reader);
    await performExport(long);
    expect((await fetchExport(reader, long)).ok).toBe(true);
    const lowered = { ...reader, role: "editor" } as StaffMember;
    expect(await fetchExport(lowered, long)).toMatchObject({ problem: { code: "not allowed" } });
    await record.evidence.update({
      where: { code: "open-2" },
      data: { confidentiality: "restricted" },
    });
    expect(await fetchExport(reader, long)).toMatchObject({ problem: { code: "not allowed" } });
  });

  test("is gone after a day, from the page and from the disk", async () => {
    const { researcher } = await world();
    const id = await startedBy(researcher);
    await performExport(id);
    const later = new Date(Date.now() + DAY_MS + 1000);
    expect(await fetchExport(researcher, id, later)).toMatchObject({
      problem: { code: "not found" },
    });
    expect((await listExports(researcher, later)).find((one) => one.id === id)?.isGone).toBe(true);
    await removeExpired(id);
    expect((await fetchExport(researcher, id)).ok).toBe(true);
    await record.tableExport.update({ where: { id }, data: { expiresAt: new Date(0) } });
    await removeExpired(id);
    await expect(fs.stat(path.join(env.ONUS_HOME, "exports", id))).rejects.toThrow("ENOENT");
  });

  test("is refused in words where whoever asked is frozen before it is written", async () => {
    const { organisation } = await world();
    const leaver = await member("researcher", organisation.id);
    const id = await startedBy(leaver, { table: "recommendations", format: "json", question: {} });
    await record.member.update({ where: { id: leaver.id }, data: { frozenAt: new Date() } });
    await performExport(id);
    expect(await listExports(leaver)).toMatchObject([
      { readyAt: null, failedBecause: expect.stringMatching(/frozen/) },
    ]);
  });
});
