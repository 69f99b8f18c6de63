import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { withClient } from "@/lib/db/server";
import { world } from "@/lib/db/testing/world";
import { storeUpload } from "./attachment";
import { beginUpload, continueUpload } from "./upload";

// The custody of originals, looked at by a script that uses none of the app's code (docs/custody.md).

const SCRIPT = path.resolve("lib/cli/outside/custody.mjs");
const owner = process.env["ONUS_TEST_OWNER_RECORD_URL"] ?? "";
const home = process.env["ONUS_HOME"] ?? "";

beforeAll(async () => {
  const { researcher, editor } = await world();
  for (const words of ["a scan", "its annex", "a scan"])
    await storeUpload(researcher, { name: "a.txt", mime: "text/plain", body: bytesOf(words) });
  const size = "in two parts".length;
  const start = { name: "b.txt", mime: "text/plain", fingerprint: "b", size };
  const begun = await beginUpload(editor, start);
  if (begun.ok)
    await continueUpload(editor, begun.value.id, { from: 0, body: bytesOf("in two parts") });
});

test("what nobody touched is found as it was received", () => {
  const { status, stdout } = look();
  expect(stdout).toMatch(/^\d+ lines of the log, 4 originals, 0 faults/);
  expect(status).toBe(0);
});

test("the script imports nothing of the app", () => {
  const text = fs.readFileSync(SCRIPT, "utf8");
  const imported = [...text.matchAll(/from "([^"]+)"/g)].map(([, from]) => from);
  expect(imported.length).toBeGreaterThan(3);
  expect(imported.filter((from) => !/^(node:[\w/]+|pg)$/.test(from ?? ""))).toEqual([]);
  expect(text).not.toMatch(/import\(|require\(/);
});

test("one bit that is turned in any original is found, and so is an original that is gone", async () => {
  const files = (await originals()).map(({ sha256 }) => ({ sha256, place: placeOf(sha256) }));
  const before = files.map(({ place }) => fs.readFileSync(place));
  files.forEach(({ place }, at) => {
    const turned = Buffer.from(before[at] as Buffer);
    turned[turned.length - 1] = (turned.at(-1) ?? 0) ^ 1;
    fs.chmodSync(place, 0o600);
    fs.writeFileSync(place, turned);
  });
  const changed = look();
  files.forEach(({ place }) => fs.rmSync(place));
  const gone = look();
  for (const { sha256 } of files) {
    expect(changed.stdout).toContain(`the bytes ${sha256} have been changed`);
    expect(gone.stdout).toContain(`the bytes ${sha256} are not on the disk`);
  }
  expect([changed.status, gone.status]).toEqual([1, 1]);
  files.forEach(({ place }, at) => fs.writeFileSync(place, before[at] as Buffer));
});

test.each([
  [
    "a word of the log that is changed",
    `update audit_event set detail = detail || '{"size": 1}' where seq = SEQ`,
  ],
  [
    "a word of a line that brought no original",
    `update audit_event set subject = subject || ' too' where did = 'began upload'`,
  ],
  ["a line of the log that is taken out", `delete from audit_event where seq = SEQ`],
  [
    "a line that is ascribed to somebody else, with its own hash made anew",
    `update audit_event set member_id = gen_random_uuid(), hash = repeat('0', 64) where seq = SEQ`,
  ],
  [
    "an original whose row is changed",
    `update attachment set sha256 = repeat('0', 64) where id = FILE`,
  ],
  ["an original whose row is taken out", `delete from attachment where id = FILE`],
])("%s is found", async (_, sql) => {
  const [file] = await originals();
  const [line] = await record.auditEvent.findMany({
    where: { did: "uploaded file", subject: file?.id ?? "" },
  });
  const tampered = sql.replace("SEQ", String(line?.seq)).replace("FILE", `'${file?.id}'`);
  // Everything that guards the log is the owner's to switch off: that is why somebody else looks.
  await withClient(owner, async (client) => {
    await client.query("create table if not exists log_before as table audit_event");
    await client.query("create table if not exists files_before as table attachment");
    await client.query("alter table audit_event disable trigger user");
    await client.query(tampered);
  });
  expect(look().status).toBe(1);
  await withClient(owner, async (client) => {
    await client.query("delete from audit_event");
    await client.query("insert into audit_event select * from log_before");
    await client.query("alter table audit_event enable trigger user");
    await client.query("delete from attachment");
    await client.query("insert into attachment select * from files_before");
  });
});

test("once all is as it was, nothing is found", () => {
  expect(look().status).toBe(0);
});

test("the desk's own login can neither change nor take out a line or an original", async () => {
  for (const sql of [
    "update audit_event set did = 'nothing'",
    "delete from audit_event",
    "update attachment set sha256 = repeat('0', 64)",
    "delete from attachment",
  ])
    await expect(record.$executeRawUnsafe(sql)).rejects.toThrow(/permission denied/);
});

const originals = () =>
  record.attachment.findMany({ distinct: ["sha256"], orderBy: { createdAt: "asc" } });

const placeOf = (sha256: string) =>
  path.join(home, "files", "sha256", sha256.slice(0, 2), sha256.slice(2, 4), sha256);

const look = () => spawnSync(process.execPath, [SCRIPT, owner, home], { encoding: "utf8" });

async function* bytesOf(words: string) {
  yield Buffer.from(words);
}
