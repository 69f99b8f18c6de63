import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { StaffMember } from "@/lib/domain/permission";
import { exportTable } from "./desk-export";
import { fetchExport } from "./desk-export-fetch";
import { performExport } from "./desk-export-job";
import { PAGE_SIZE } from "./desk-filter";
import { searchEverything } from "./search";

// What the search of the desk finds, taken along as a file: every row of it, and none that its member may not read.

const ROWS = PAGE_SIZE + 11;
const SAID = 8;
let outsider: StaffMember;

beforeAll(async () => {
  const { partner, researcher } = await world();
  outsider = await member("researcher", partner.id);
  for (let at = 1; at <= ROWS; at += 1)
    await recommendation({ ref: `A-HRC-90-1.${at}`, summary: `Plant ${at} trees` });
  await source("open-1", "An open report");
  await source("closed-1", "A closed testimony", "restricted");
  for (let at = 1; at <= SAID; at += 1)
    await comment(researcher, "open-1", `Are these the trees? ${at}`);
  await comment(researcher, "closed-1", "A lighthouse is meant");
});

test("every row leaves, part by part, with its address, and the log says how many", async () => {
  const { reader, researcher } = await world();
  const lines = await csvOf(reader, "trees");
  const found = await searchEverything(reader, "trees");
  const totals = Object.entries(found!).map(([part, { total }]) => [part, total]);
  const partsOf = (part: unknown) => lines.filter((line) => line["part"] === part);
  expect(totals.map(([part]) => [part, partsOf(part).length])).toEqual(totals);
  expect(lines).toHaveLength(ROWS + SAID);
  expect(partsOf("comments")[0]).toMatchObject({
    key: "open-1",
    title: "An open report",
    author: researcher.name,
    address: "http://localhost:3000/desk/evidence/open-1",
  });
  expect(await lastLine(reader)).toMatchObject({
    did: "exported table",
    subject: "table search",
    detail: { format: "csv", rows: ROWS + SAID },
  });
});

test("what is closed is not in it, nor what is said of it, and it leaves shortly after a code alone", async () => {
  const { researcher } = await world();
  const later = { ...researcher, recentlyProved: false };
  for (const q of ["lighthouse", "closed testimony"]) {
    expect(await csvOf(outsider, q)).toEqual([]);
    expect((await lastLine(outsider))?.detail).toEqual({ format: "csv", rows: 0 });
    expect(await csvOf(researcher, q)).toHaveLength(1);
    expect((await lastLine(researcher))?.detail).toEqual({ format: "csv", rows: 1, closed: 1 });
    expect(await exportTable(later, asked(q))).toMatchObject({ problem: { code: "prove first" } });
  }
});

test("a long one is not handed out once something of it was closed", async () => {
  const { organisation } = await world();
  const reader = await member("reader", organisation.id);
  for (const code of ["harbour-1", "harbour-2"]) await source(code, "A harbour log");
  const exported = await exportTable(reader, asked("harbour"), { long: 1 });
  const id = exported.ok && exported.value.kind === "job" ? exported.value.id : "";
  await performExport(id);
  expect((await fetchExport(reader, id)).ok).toBe(true);
  await record.evidence.update({
    where: { code: "harbour-1" },
    data: { confidentiality: "restricted" },
  });
  expect(await fetchExport(reader, id)).toMatchObject({ problem: { code: "not allowed" } });
});

test("no word is no search, and nothing is guessed at", async () => {
  const { reader } = await world();
  for (const question of [{}, { q: " " }, { q: "t".repeat(201) }, { q: "trees", page: "2" }])
    expect(await exportTable(reader, { table: "search", format: "csv", question })).toMatchObject({
      problem: { code: "not valid" },
    });
});

const asked = (q: string) => ({ table: "search", format: "csv", question: { q } }) as const;

async function csvOf(who: StaffMember, q: string): Promise<Record<string, string>[]> {
  const exported = await exportTable(who, asked(q));
  if (!exported.ok || exported.value.kind !== "file") throw new Error("there is no file");
  const pieces: Uint8Array[] = [];
  for await (const piece of exported.value.bytes) pieces.push(piece);
  return parse(Buffer.concat(pieces), { bom: true, columns: true });
}

const lastLine = (who: StaffMember) =>
  record.auditEvent.findFirst({ where: { memberId: who.id }, orderBy: { seq: "desc" } });

async function source(code: string, title: string, confidentiality = "coalition") {
  const { researcher, organisation } = await world();
  const whose = { loggedById: researcher.id, organisationId: organisation.id };
  await record.evidence.create({ data: { ...whose, code, title, confidentiality, kind: "ngo" } });
}

const comment = (author: StaffMember, thingKey: string, text: string) =>
  record.comment.create({ data: { thingKind: "evidence", thingKey, text, authorId: author.id } });
