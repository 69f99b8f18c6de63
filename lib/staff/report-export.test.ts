import fs from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { leastFacts } from "@/lib/db/testing/entry";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { StaffMember } from "@/lib/domain/permission";
import { env } from "@/lib/env";
import { sampleReport } from "@/lib/export/document/testing/sample-report";
import { performExport } from "./desk-export-job";
import { fetchExport, listExports } from "./desk-export-fetch";
import { draftEntry } from "./entry";
import { listNotices } from "./notice";
import { exportReport } from "./report-export";

const MARKING = "Draft · Rae Example · not for circulation";
const key = "what-became-of-it";

beforeAll(async () => {
  const { researcher } = await world();
  await recommendation({ ref: "R-1" });
  const links = { state: "XEX", recommendation: "R-1", document: "D", review: "XEX-1" };
  const facts = leastFacts("report", "a report", links);
  const rest = { embargoedUntil: null, consent: null, checkNote: null };
  const draft = { facts, confidentiality: "public" as const, ...rest };
  const drafted = await draftEntry(researcher, { kind: "report", key, draft });
  if (!drafted.ok) throw new Error(drafted.problem.message);
});

const words = sampleReport({ marking: MARKING });

async function askedBy(who: StaffMember): Promise<string> {
  const asked = await exportReport(who, { key, words, count: 900 });
  if (!asked.ok) throw new Error(asked.problem.message);
  return asked.value.id;
}

const kept = (id: string) =>
  fs
    .readdir(path.join(env.ONUS_HOME, "exports"))
    .then((all) => all.filter((one) => one.startsWith(id)));

test("a job makes it of the words of that moment, and it is its member's alone for a day", async () => {
  const { researcher, administrator } = await world();
  const id = await askedBy(researcher);
  expect(await listExports(researcher)).toMatchObject([
    { id, report: key, format: "pdf", rows: 900, readyAt: null },
  ]);
  const [place = ""] = await kept(id);
  const { mode } = await fs.stat(path.join(env.ONUS_HOME, "exports", place));
  expect(mode & 0o777).toBe(0o600);
  await performExport(id);
  await performExport(id);
  expect(await listExports(researcher)).toMatchObject([{ id, written: 900, isGone: false }]);
  // What it was made of is not kept beside it.
  expect(await kept(id)).toEqual([id]);
  const notices = await listNotices(researcher);
  expect(notices.filter(({ why }) => why === "exported")).toMatchObject([
    { thing: { kind: "export", key: id }, title: `Report “${key}”, PDF` },
  ]);
  expect(await fetchExport(administrator, id)).toMatchObject({ problem: { code: "not found" } });
  const fetched = await fetchExport(researcher, id);
  if (!fetched.ok) throw new Error(fetched.problem.message);
  expect(fetched.value).toMatchObject({ name: `${key}.pdf`, format: "pdf" });
  const pieces: Uint8Array[] = [];
  for await (const piece of fetched.value.bytes) pieces.push(piece);
  expect(Buffer.concat(pieces).subarray(0, 5).toString()).toBe("%PDF-");
  expect(await record.auditEvent.findFirst({ where: { did: "exported report" } })).toMatchObject({
    memberId: researcher.id,
    subject: `export ${id}`,
    detail: { format: "pdf", rows: 900 },
  });
});

test("nobody asks for the file of a report that is not there for them", async () => {
  const { researcher } = await world();
  const asked = await exportReport(researcher, { key: "no-such-report", words, count: 1 });
  expect(asked).toMatchObject({ problem: { code: "not found" } });
  expect(
    await record.tableExport.count({ where: { question: { equals: { key: "no-such-report" } } } }),
  ).toBe(0);
});

test("is neither made nor handed out once the report is closed to whoever asked for it", async () => {
  const { partner } = await world();
  const reader = await member("reader", partner.id);
  const [made, waiting] = [await askedBy(reader), await askedBy(reader)];
  await performExport(made);
  expect((await fetchExport(reader, made)).ok).toBe(true);
  await record.entry.update({
    where: { kind_key: { kind: "report", key } },
    data: { confidentiality: "organisation" },
  });
  expect(await fetchExport(reader, made)).toMatchObject({ problem: { code: "not found" } });
  await performExport(waiting);
  const shown = await listExports(reader);
  expect(shown.find(({ id }) => id === waiting)).toMatchObject({
    readyAt: null,
    failedBecause: "The report is not there for you any more",
  });
  expect(await kept(waiting)).toEqual([]);
  await record.entry.update({
    where: { kind_key: { kind: "report", key } },
    data: { confidentiality: "public" },
  });
});

test("says what to do where its words are gone, as in a record that was restored elsewhere", async () => {
  const { researcher } = await world();
  const id = await askedBy(researcher);
  for (const place of await kept(id)) await fs.rm(path.join(env.ONUS_HOME, "exports", place));
  await performExport(id);
  expect((await listExports(researcher)).find((one) => one.id === id)?.failedBecause).toBe(
    "Its words are not here any more. Ask for it again.",
  );
});
