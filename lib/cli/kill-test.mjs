import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { ROOT, install } from "./install.mjs";
import { environmentFor, makeHome, ownerUrl, postmaster, startApp } from "./throwaway-app.mjs";

// `npm run kill-test`: at random moments of an import and of uploads, kills the app, and then PostgreSQL, as a power cut
// would; and looks each time whether anything is half-done, and whether anything that was acknowledged is lost.

const { values } = parseArgs({ options: { rounds: { type: "string", default: "20" } } });
const ROUNDS = Number(values.rounds);
/** Enough for an import that takes a while, so that most moments fall into it. */
const IMPORTED_ROWS = 3000;
const READY_WITHIN_MS = 30_000;

const problem = install();
if (problem) throw new Error(problem);
const home = makeHome();
const environment = await environmentFor(home);
const faults = [];
const acknowledged = { files: [], imports: [] };
let slowest = 0;

let app = await start();
const cookie = `onus-session=${await makeResearcher()}`;
const importTakes = await timeImport();
for (const victim of ["app", "PostgreSQL"])
  for (let round = 1; round <= ROUNDS; round += 1) await kill(victim, round);
await app.stop();
fs.rmSync(home, { recursive: true, force: true });

for (const fault of faults) console.error(`✗ ${fault}`);
console.log(
  `${2 * ROUNDS} kills, ${acknowledged.imports.length} imports and ${acknowledged.files.length} uploads acknowledged, ` +
    `ready again after ${(slowest / 1000).toFixed(1)} s at most, ${faults.length} faults`,
);
process.exit(faults.length ? 1 : 0);

async function kill(victim, round) {
  const file = writeImport(`${victim} ${round}`);
  const importing = importFile(file);
  const uploads = { stopped: false };
  const uploading = upload(uploads);
  // The first half goes by before the command has read its file; a little beyond its end, all should be there.
  const moment = randomInt(Math.round(importTakes * 0.4), Math.round(importTakes * 1.1));
  await pause(moment);

  const begun = Date.now();
  const pids = victim === "app" ? [app.child.pid, importing.pid] : [postmaster(home)];
  killTree(pids);
  uploads.stopped = true;
  if (victim === "app") app = await start();
  else await readyAgain();
  const readyAfter = Date.now() - begun;
  slowest = Math.max(slowest, readyAfter);
  await uploading;

  const before = faults.length;
  await look(file, await importing.ended);
  const verdict = faults.length === before ? "whole" : "FAULT";
  console.log(
    `${victim} ${round}: killed after ${moment} ms, ready after ${readyAfter} ms, ${verdict}`,
  );
}

/** One import that nobody disturbs. */
async function timeImport() {
  const file = writeImport("undisturbed 0");
  const begun = Date.now();
  const code = await importFile(file).ended;
  await look(file, code);
  if (code !== 0 || faults.length) throw new Error("An import that nobody disturbed failed");
  return Date.now() - begun;
}

async function start() {
  const started = startApp(environment);
  if (await started.ready) return started;
  throw new Error(`Onus did not start again:\n${started.said}`);
}

/** The app is not started again when its database was killed: it has to find its way back. */
async function readyAgain() {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${app.url}/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  faults.push(`not ready again ${READY_WITHIN_MS / 1000} s after PostgreSQL was killed`);
  killTree([app.child.pid]);
  app = await start();
}

/** The processes and all that they started, at once, without a word. */
function killTree(pids) {
  const list = execFileSync("ps", ["-e", "-o", "pid=,ppid="]).toString().trim().split("\n");
  const pairs = list.map((line) => line.trim().split(/\s+/).map(Number));
  const doomed = new Set(pids);
  for (let before = 0; before !== doomed.size;) {
    before = doomed.size;
    for (const [pid, parent] of pairs) if (doomed.has(parent)) doomed.add(pid);
  }
  for (const pid of doomed)
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself in the meantime.
    }
}

/** A made-up export in the form of UPR Info's, of which no two are alike. */
function writeImport(name) {
  const header = "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session";
  const rows = Array.from(
    { length: IMPORTED_ROWS },
    (_, row) =>
      `Slovenia,EEG,EU,"Plant tree ${row} of ${name}",Chile,GRULAC,OAS,Accepted,4,Environment,7`,
  );
  const file = path.join(home, `${name.replace(" ", "-")}.csv`);
  fs.writeFileSync(file, `${header}\n${rows.join("\n")}\n`);
  return file;
}

function importFile(file) {
  const given = ["lib/cli/run.mjs", "import", file, "--json"];
  const child = spawn(process.execPath, given, { cwd: ROOT, env: environment, stdio: "ignore" });
  return { pid: child.pid, ended: new Promise((resolve) => child.once("exit", resolve)) };
}

/** One file after another, until the kill; a file counts as acknowledged once its answer is here whole. */
async function upload(uploads) {
  while (!uploads.stopped) {
    const bytes = randomBytes(randomInt(1, 4_000_000));
    try {
      const answer = await fetch(`${app.url}/desk/files`, {
        method: "POST",
        headers: {
          cookie,
          origin: app.url,
          "x-file-name": "leaf.bin",
          "x-file-size": String(bytes.length),
        },
        body: bytes,
        signal: AbortSignal.timeout(20_000),
      });
      const { ok, value } = await answer.json();
      if (ok) acknowledged.files.push({ id: value.id, sha256: sha256(bytes) });
      else await pause(50);
    } catch {
      await pause(50);
    }
  }
}

async function look(file, importCode) {
  await ask(async (client) => {
    const fileSha256 = sha256(fs.readFileSync(file));
    const { rows: batches } = await client.query(
      `select import_batch.rows, count(recommendation.id)::int as held
       from import_batch left join recommendation on batch_id = import_batch.id
       where file_sha256 = $1 group by import_batch.id`,
      [fileSha256],
    );
    if (importCode === 0) acknowledged.imports.push(fileSha256);
    for (const { rows, held } of batches)
      if (rows !== IMPORTED_ROWS || held !== IMPORTED_ROWS)
        faults.push(`${path.basename(file)}: ${held} of ${IMPORTED_ROWS} rows stand in the record`);
    await lookAtAcknowledged(client);
  });
}

async function lookAtAcknowledged(client) {
  const batches = await client.query("select file_sha256 from import_batch");
  const imported = new Set(batches.rows.map((row) => row.file_sha256));
  for (const sha of acknowledged.imports)
    if (!imported.has(sha)) faults.push(`an import that was acknowledged is lost: ${sha}`);

  const attachments = await client.query("select id, sha256 from attachment");
  const attached = new Map(attachments.rows.map((row) => [row.id, row.sha256]));
  for (const { id, sha256: sha } of acknowledged.files)
    if (attached.get(id) !== sha) faults.push(`an upload that was acknowledged is lost: ${id}`);
  for (const sha of new Set(attached.values()))
    if (storedHash(sha) !== sha)
      faults.push(`the file of an attachment is not what was sent: ${sha}`);
  await lookAtHistory(client);
}

/** Nothing is done without a line in the log, and the log is one chain. */
async function lookAtHistory(client) {
  const { rows } = await client.query(
    `select count(*) filter (where previous_hash <> before)::int as broken from
       (select previous_hash, coalesce(lag(hash) over (order by seq), '') as before from audit_event) as chain`,
  );
  if (rows[0].broken) faults.push(`the audit log is broken in ${rows[0].broken} places`);
}

function storedHash(sha) {
  const file = path.join(home, "files", "sha256", sha.slice(0, 2), sha.slice(2, 4), sha);
  return fs.existsSync(file) ? sha256(fs.readFileSync(file)) : undefined;
}

async function makeResearcher() {
  const token = randomBytes(32).toString("base64url");
  await ask(async (client) => {
    const { rows } = await client.query(
      "insert into organisation (name) values ('Tree Watch') returning id",
    );
    const id = randomUUID();
    await client.query(
      "insert into member (id, email, name, organisation_id, role) values ($1, 'r@example.org', 'R', $2, 'researcher')",
      [id, rows[0].id],
    );
    await client.query("insert into member_session (token_hash, member_id) values ($1, $2)", [
      sha256(token),
      id,
    ]);
  });
  return token;
}

async function ask(work) {
  const client = new pg.Client({ connectionString: ownerUrl(home) });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
