import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbedded, type EmbeddedServer } from "./embedded";
import { withClient } from "./server";

const PASSWORD = "a password for tests alone";
const root = fs.mkdtempSync(path.join(os.tmpdir(), "onus-embedded-"));
fs.chmodSync(root, 0o711);
const folder = path.join(root, "postgres");
const data = path.join(folder, "data");
const lockFile = path.join(data, "postmaster.pid");

async function started(password = PASSWORD): Promise<EmbeddedServer> {
  const server = await startEmbedded(folder, password);
  if (!server.ok) throw new Error(server.problem.message);
  return server.value;
}

const postmaster = () => Number(fs.readFileSync(lockFile, "utf8").split("\n")[0]);
const ask = (server: EmbeddedServer, sql: string) =>
  withClient(
    server.url,
    async (client) => (await client.query<{ said: string }>(sql)).rows[0]?.said,
  );
const identity = "select system_identifier::text as said from pg_control_system()";

let born: string | undefined;

beforeAll(async () => {
  // What a start that was killed while it made the data leaves behind: its own process is long gone.
  fs.mkdirSync(path.join(folder, "making-999999"), { recursive: true });
  fs.writeFileSync(path.join(folder, "making-999999", "PG_VERSION"), "18");
  const server = await started();
  born = await ask(server, identity);
  await ask(server, "create table kept (word text)");
  await server.leave();
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

test("what a killed start had half-made is dropped, and the data are made whole", () => {
  expect(fs.readdirSync(folder).sort()).toEqual(["data", "postgresql.log"]);
  expect(fs.existsSync(lockFile)).toBe(false);
});

test("the server keeps what it is told on the disk, checks what it reads, and listens on this machine alone", async () => {
  const server = await started();
  for (const [setting, value] of [
    ["fsync", "on"],
    ["full_page_writes", "on"],
    ["synchronous_commit", "on"],
    ["data_checksums", "on"],
    ["listen_addresses", "127.0.0.1"],
    ["unix_socket_directories", ""],
    ["password_encryption", "scram-sha-256"],
  ] as const)
    expect([setting, await ask(server, `select current_setting('${setting}') as said`)]).toEqual([
      setting,
      value,
    ]);
  await server.leave();
});

test("a second start uses the server that runs, and the last to leave stops it", async () => {
  const first = await started();
  const second = await started();
  expect(second.port).toBe(first.port);
  await first.leave();
  expect(await ask(second, identity)).toBe(born);
  await second.leave();
  expect(fs.existsSync(lockFile)).toBe(false);
});

test("after kill -9 of the server and its children the next start has all that was committed", async () => {
  const server = await started();
  const client = new pg.Client({ connectionString: server.url });
  client.on("error", () => {});
  await client.connect();
  await client.query("insert into kept values ('acknowledged')");
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(postmaster())]);
  const pids = [postmaster(), ...children.toString().trim().split(/\s+/).map(Number)];
  for (const pid of pids)
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // A child may end by itself once its parent has.
    }
  await server.gone;
  expect(fs.existsSync(lockFile)).toBe(true);

  const again = await started();
  expect(again.port).toBe(server.port);
  expect(await ask(again, "select string_agg(word, ' ') as said from kept")).toBe("acknowledged");
  expect(await ask(again, identity)).toBe(born);
  await again.leave();
});

test("after kill -9 of the postmaster alone the next start waits for its children to end", async () => {
  const server = await started();
  process.kill(postmaster(), "SIGKILL");
  await server.gone;
  const again = await started();
  expect(await ask(again, identity)).toBe(born);
  await again.leave();
});

test("a newcomer to a server that is being stopped starts it anew", async () => {
  const server = await started();
  const leaving = server.leave();
  await pause(5);
  const newcomer = await started();
  await leaving;
  expect(await ask(newcomer, identity)).toBe(born);
  await newcomer.leave();
});

test("secrets that do not belong to the data are refused in words", async () => {
  const server = await started();
  const refused = await startEmbedded(folder, "another password altogether");
  expect(refused).toMatchObject({ ok: false });
  expect(!refused.ok && refused.problem.message).toMatch(
    /does not accept the password in .*secrets\.json/,
  );
  await server.leave();
});

test("data of another version are refused in words, and left as they are", async () => {
  const file = path.join(data, "PG_VERSION");
  const { uid, gid } = fs.statSync(file);
  fs.writeFileSync(file, "17\n");
  const refused = await startEmbedded(folder, PASSWORD);
  expect(!refused.ok && refused.problem.message).toMatch(
    /were made by PostgreSQL 17.*brings PostgreSQL 18/,
  );
  fs.writeFileSync(file, "18\n");
  fs.chownSync(file, uid, gid);
  const server = await started();
  expect(await ask(server, identity)).toBe(born);
  await server.leave();
});

test.runIf(process.getuid?.() === 0)(
  "as root, a folder that PostgreSQL's own user may not enter is named, with what to do",
  async () => {
    const shut = path.join(root, "shut");
    fs.mkdirSync(shut, { mode: 0o700 });
    const refused = await startEmbedded(path.join(shut, "postgres"), PASSWORD);
    expect(!refused.ok && refused.problem.message).toContain(
      `may not enter ${shut}: run \`chmod o+x ${shut}\``,
    );
  },
);
