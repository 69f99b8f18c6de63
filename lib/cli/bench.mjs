// Measures what the design promises, as ratios within one run: npm run bench [-- COUNT [SEARCHED]]. It wants a PostgreSQL server of
// its own in ONUS_TEST_SERVER (a login that may create databases and roles), or starts one.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const OPTIONS = ["--conditions=react-server", "--import", "tsx"];
/** Rows to search in: as many as the Universal Human Rights Index has, whatever the rest is measured with. */
const SEARCHED = Number(process.argv[3] ?? 268_000);
const ME = path.resolve("lib", "cli", "bench.mjs");

if (!process.execArgv.includes("tsx")) {
  execFileSync(process.execPath, [...OPTIONS, ME, ...process.argv.slice(2)], { stdio: "inherit" });
} else if (process.argv[2] === "import-alone") await importAlone(process.argv[3], process.argv[4]);
else {
  await bench(Number(process.argv[2] ?? 30_000));
  const reports = path.join("lib", "cli", "bench-report.mjs");
  execFileSync(process.execPath, [...OPTIONS, reports], { stdio: "inherit" });
  execFileSync(process.execPath, [path.join("lib", "cli", "bench-page.mjs")], { stdio: "inherit" });
}

async function bench(count) {
  const { withClient, urlOf, prepareGroups, prepareLogin, closeDatabase } = await load("db/server");
  const { migrate } = await load("db/migrate");
  const server = process.env.ONUS_TEST_SERVER
    ? { url: process.env.ONUS_TEST_SERVER, stop: async () => {} }
    : await (await load("db/embedded")).startThrowaway();
  const name = `onus_bench_${randomBytes(4).toString("hex")}`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "onus-bench-"));
  const databases = [`${name}_import`, `${name}_copy`];
  const publication = `${name}_publication`;
  const desk = `${name}_desk`;
  try {
    await prepareGroups(server.url);
    await prepareLogin(server.url, name, name, "onus_desk");
    for (const database of databases) {
      await withClient(server.url, (client) => client.query(`create database ${database}`));
      await migrate("record", urlOf(server.url, database));
      await withClient(server.url, (client) => closeDatabase(client, database, "record", [name]));
    }
    await benchDesk(server.url, desk, { user: name, password: name });
    await benchPublic(server.url, publication, { user: `${name}_public`, password: name });
    await benchImport(
      count,
      folder,
      databases.map((database) => urlOf(server.url, database)),
      {
        user: name,
        password: name,
      },
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    await withClient(server.url, async (client) => {
      for (const database of [...databases, publication, desk])
        await client.query(`drop database if exists ${database} with (force)`);
      await client.query(`drop role if exists ${name}, ${name}_public`);
    });
    await server.stop();
  }
}

/** The desk's table, over a record of as many rows as are searched in, with the login that the desk has. */
async function benchDesk(serverUrl, database, login) {
  const { withClient, urlOf, closeDatabase } = await load("db/server");
  const { migrate } = await load("db/migrate");
  await withClient(serverUrl, (client) => client.query(`create database ${database}`));
  const ownerUrl = urlOf(serverUrl, database);
  await migrate("record", ownerUrl);
  await withClient(serverUrl, (client) => closeDatabase(client, database, "record", [login.user]));
  const script = path.join("lib", "cli", "bench-desk.mjs");
  execFileSync(process.execPath, [...OPTIONS, script, String(SEARCHED), ownerUrl], {
    env: { ...process.env, ONUS_RECORD_URL: urlOf(serverUrl, database, login) },
    stdio: "inherit",
  });
}

/** Searches and whole files: each in a process of its own, with the login that the public side has. */
async function benchPublic(serverUrl, database, login) {
  const { withClient, urlOf, prepareLogin, closeDatabase } = await load("db/server");
  const { migrate } = await load("db/migrate");
  await prepareLogin(serverUrl, login.user, login.password, "onus_public");
  await withClient(serverUrl, (client) => client.query(`create database ${database}`));
  const ownerUrl = urlOf(serverUrl, database);
  await migrate("publication", ownerUrl);
  await withClient(serverUrl, (client) =>
    closeDatabase(client, database, "publication", [login.user]),
  );
  const run = (script, ...given) =>
    execFileSync(process.execPath, [...OPTIONS, path.join("lib", "cli", script), ...given], {
      env: { ...process.env, ONUS_PUBLIC_URL: urlOf(serverUrl, database, login) },
      stdio: "inherit",
    });
  run("bench-search.mjs", String(SEARCHED), ownerUrl);
  run("bench-file.mjs", ownerUrl);
}

/** Against COPY of the very rows that it wrote into the same tables with the same indexes, checks and triggers. */
async function benchImport(count, folder, [imported, copied], login) {
  const { copyTablesIn, copyTablesOut, FILLED, LEANED_ON } = await load("db/testing/copy-out");
  const file = path.join(folder, "uhri.json");
  const run = (given, environment = {}) =>
    execFileSync(process.execPath, [...OPTIONS, ...given], {
      env: { ...process.env, ...environment },
      encoding: "utf8",
    });
  run([path.join("lib", "cli", "generate-uhri.mjs"), String(count), file]);
  const key = new URL(imported);
  Object.assign(key, { username: login.user, password: login.password });
  const said = run([ME, "import-alone", file, imported], {
    ONUS_RECORD_URL: key.toString(),
    ONUS_HOME: folder,
  });
  const { seconds, megabytes, created } = JSON.parse(said);
  await copyTablesOut(imported, folder);
  await copyTablesIn(copied, folder, LEANED_ON);
  const copy = await copyTablesIn(copied, folder, FILLED);
  const ratio = (seconds / copy).toFixed(2);
  process.stdout.write(
    `import of ${count} UHRI records (${created} recommendations): ${seconds.toFixed(1)} s, ${megabytes} MB at most; ` +
      `COPY of the same rows ${copy.toFixed(1)} s; ratio ${ratio} (to reach: 4, 512 MB)\n`,
  );
}

/** In a process of its own, so that its memory is its own. */
async function importAlone(file) {
  const { record } = await load("db/record");
  const { loadVocabulary } = await load("staff/vocabulary");
  const { applyImport } = await load("staff/importing");
  await loadVocabulary();
  const organisation = await record.organisation.create({ data: { name: "Bench" } });
  const who = await record.member.create({
    data: { name: "Bench", role: "editor", organisationId: organisation.id },
  });
  const { size } = fs.statSync(file);
  const open = () => fs.createReadStream(file, { highWaterMark: 256 * 1024 });
  const start = performance.now();
  const outcome = await applyImport(who, { name: "uhri.json", size, open });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const seconds = (performance.now() - start) / 1000;
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const { created } = outcome.value.recommendations;
  process.stdout.write(JSON.stringify({ seconds, megabytes, created }));
  await record.$disconnect();
}

function load(name) {
  return import(pathToFileURL(path.resolve("lib", `${name}.ts`)).href);
}
