import { execFileSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { ROOT, install } from "./install.mjs";
import { environmentFor, makeHome, ownerUrl, startApp } from "./throwaway-app.mjs";

// `npm run outage-test`: two public processes whose database goes away, then hangs, and comes back; and what each of them
// shows two seconds after a new edition and after a take-down.

const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" } } });
const AWAY_MS = Number(values.seconds) * 1000;
const READS = 1000;
const faults = [];

const problem = install();
if (problem) throw new Error(problem);
const line = await unreliableLine();
const desk = await begin();
const { port, password } = publicLogin(desk.home);
line.leadsTo(port);
const reader = `postgresql://publication_public:${password}@127.0.0.1:${line.port}/publication`;
const publics = [await begin(reader), await begin(reader)];

await newsWithinTwoSeconds();
const [visited, other] = await addresses();
for (const one of publics) for (const address of visited) await read(one, address);
await outage("stopped", other);
await outage("hanging", other.slice(30));
await restartWhileAway();

for (const { app } of [...publics, desk]) await app.stop();
for (const { home } of [...publics, desk]) fs.rmSync(home, { recursive: true, force: true });
line.close();
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(`${faults.length} faults`);
process.exit(faults.length ? 1 : 0);

/** Everything in one process, or with the one key of the public wing only that wing. */
async function begin(publicUrl) {
  const home = makeHome();
  const environment = await environmentFor(home);
  if (publicUrl) Object.assign(environment, { SITE: "public", DATABASE_URL_PUBLIC: publicUrl });
  const app = startApp({ ...environment, ONUS_API_RATE: "0" });
  if (!(await app.ready)) throw new Error(`Onus did not start:\n${app.said}`);
  return { app, home, environment };
}

/** As many reads as are asked for, eight at a time, over the whole of the outage. */
async function outage(how, unknown) {
  line.be(how);
  const begun = Date.now();
  const slowest = { visited: 0, unknown: 0 };
  let [good, refused] = [0, 0];
  const readOnce = async (n) => {
    const one = publics[n % 2];
    const { status, ms } = await read(one, visited[n % visited.length]);
    slowest.visited = Math.max(slowest.visited, ms);
    if (status === 200 && ms < 1000) good += 1;
    else faults.push(`${how}: a visited page answered ${status} after ${ms} ms`);
  };
  for (let n = 0; n < READS; n += 8) {
    await Promise.all(Array.from({ length: Math.min(8, READS - n) }, (_, at) => readOnce(n + at)));
    await pause(Math.max(0, (AWAY_MS * n) / READS - (Date.now() - begun)));
  }
  for (const address of unknown.slice(0, 20)) {
    const { status, ms, text } = await read(publics[refused % 2], address);
    slowest.unknown = Math.max(slowest.unknown, ms);
    if (status === 503 && ms < 2000 && text.includes("</html>")) refused += 1;
    else faults.push(`${how}: ${address}, never visited, answered ${status} after ${ms} ms`);
  }
  line.be("whole");
  const back = Date.now();
  while ((await read(publics[0], unknown[25])).status !== 200 && Date.now() - back < 30_000)
    await pause(100);
  const recovered = Date.now() - back;
  if (recovered >= 30_000) faults.push(`${how}: did not recover within 30 s`);
  console.log(
    `${how} for ${Math.round((back - begun) / 1000)} s: ${good} of ${READS} reads of visited pages within 1 s ` +
      `(slowest ${slowest.visited} ms), ${refused} of 20 others a 503 within 2 s (slowest ${slowest.unknown} ms), ` +
      `recovered after ${recovered} ms`,
  );
}

/** A process that starts while the database is away has its copies on the disk. */
async function restartWhileAway() {
  const [one] = publics;
  line.be("stopped");
  await one.app.stop();
  one.app = startApp({ ...one.environment, ONUS_API_RATE: "0" });
  if (!(await one.app.ready)) return faults.push("did not start while the database was away");
  let good = 0;
  for (const address of visited) if ((await read(one, address)).status === 200) good += 1;
  if (good !== visited.length) faults.push(`after a restart, ${good} of ${visited.length} pages`);
  console.log(`restarted while stopped: ${good} of ${visited.length} visited pages`);
  line.be("whole");
}

/** Both processes show a new edition, and a take-down in every edition, at the first visit after two seconds. */
async function newsWithinTwoSeconds() {
  const { refs } = await ask("select array_agg(ref order by ref) as refs from recommendation");
  const gone = refs.find((ref) => ref.startsWith("CERD"));
  const addresses = [`/recommendations/${gone}`, `/editions/1/recommendations/${gone}`];
  for (const one of publics)
    for (const address of ["/editions/2", ...addresses]) await read(one, address);
  await ask("update recommendation set summary = summary || ' (A trial.)' where ref = $1", [gone]);
  onus("publish", "--note", "A second edition");
  await pause(2000);
  await expectOfBoth("/editions/2", 200);
  onus("takedown", "--kind", "recommendation", "--key", gone, "--reason", "A trial");
  await pause(2000);
  for (const address of addresses) await expectOfBoth(address, 410);
  console.log("a new edition and a take-down show in both processes after two seconds");
}

async function expectOfBoth(address, expected) {
  for (const one of publics) {
    const { status } = await read(one, address);
    if (status !== expected) faults.push(`${address} answered ${status} instead of ${expected}`);
  }
}

/** Half of the pages that the sitemap names, to be visited, and others that are left alone. */
async function addresses() {
  const map = await (await fetch(`${desk.app.url}/sitemap.xml`)).text();
  const all = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url).pathname);
  return [all.slice(0, 60), all.slice(60)];
}

async function read({ app }, address) {
  const begun = performance.now();
  const answer = await fetch(`${app.url}${address}`, { signal: AbortSignal.timeout(30_000) });
  const text = await answer.text();
  return { status: answer.status, text, ms: Math.round(performance.now() - begun) };
}

function onus(...given) {
  const env = desk.environment;
  execFileSync(process.execPath, ["lib/cli/run.mjs", ...given], {
    cwd: ROOT,
    env,
    stdio: "ignore",
  });
}

async function ask(question, given = []) {
  const client = new pg.Client({ connectionString: ownerUrl(desk.home) });
  await client.connect();
  try {
    return (await client.query(question, given)).rows[0];
  } finally {
    await client.end();
  }
}

function publicLogin(home) {
  const { public: password } = JSON.parse(fs.readFileSync(`${home}/secrets.json`, "utf8"));
  return { password, port: Number(new URL(ownerUrl(home)).port) };
}

/** What lies between a process and its database: it passes everything on, refuses, or says nothing any more. */
async function unreliableLine() {
  const sockets = new Set();
  let [state, target] = ["whole", 0];
  const server = net.createServer((near) => {
    if (state === "stopped") return near.destroy();
    const far = net.connect(target, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(from);
      from.on("data", (part) => state === "whole" && to.write(part));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    port: server.address().port,
    leadsTo: (port) => (target = port),
    be(next) {
      // What hung has lost words: nothing sensible comes of it when the line is whole again.
      if (next !== "hanging") cut();
      state = next;
    },
    close() {
      server.close();
      cut();
    },
  };
}
