// Measures how many times in a second a page is answered: Onus, from its store, against an empty Next page of the same size
// that was prerendered; and the shipped proxy in front of Onus against nginx serving the same bytes from a file. Run by
// bench.mjs in a process of its own.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { ROOT } from "./install.mjs";
import { missingProgram, PORTS, startNginx } from "./outside/nginx.mjs";
import { installTools } from "./outside/tools.mjs";
import { environmentFor, freePort, makeHome, startApp } from "./throwaway-app.mjs";

const ADDRESS = "/chn";
const FILE_PORT = PORTS.https + 1;
const CONNECTIONS = 16;
const SECONDS = 4;
const NEXT = "an empty prerendered Next page";
const FILE = "nginx serving the file";
const ROUNDS = 3;
const ENCODINGS = ["identity", "gzip"];
/** Bytes of a Next page that says nothing. */
const EMPTY_NEXT_PAGE = 5_000;
const LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}`;
const PAGE = `import words from "../words.json";
export default function Page() {
  return <p>{words}</p>;
}`;

const tools = installTools("load", ["autocannon@8.0.0"]);
const home = makeHome();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "onus-bench-page-"));
fs.chmodSync(folder, 0o755);
const stops = [() => [home, folder].forEach((one) => fs.rmSync(one, { recursive: true }))];
async function benchPage() {
  const app = startApp({ ...(await environmentFor(home)), ONUS_PROXIES: "1" });
  stops.push(app.stop);
  if (!(await app.ready)) throw new Error(`Onus did not start:\n${app.said}`);
  const page = Buffer.from(await (await fetch(app.url + ADDRESS)).arrayBuffer());
  const next = await startNext(page);
  await compare({ name: "Onus", url: app.url + ADDRESS }, { name: NEXT, url: next }, 1);
  const missing = missingProgram();
  if (missing) return process.stdout.write(`The proxy was not measured: ${missing}.\n`);
  fs.writeFileSync(path.join(folder, "page.html"), page);
  fs.writeFileSync(path.join(folder, "page.html.gz"), gzipSync(page));
  const nginx = await startNginx(folder, new URL(app.url).port, fileServer());
  stops.push(() => nginx.kill("SIGQUIT"));
  const proxied = `https://localhost:${PORTS.https}${ADDRESS}`;
  const file = `https://localhost:${FILE_PORT}/page.html`;
  await compare({ name: "the shipped proxy", url: proxied }, { name: FILE, url: file }, 0.9);
}

/** One after the other, several times, so that whatever else the machine does falls on both. */
async function compare(one, other, reach) {
  for (const encoding of ENCODINGS) {
    const rounds = [];
    for (const { url } of [one, other]) load(url, encoding, 1); // Both are warm when it counts.
    for (let round = 0; round < ROUNDS; round++)
      rounds.push([one, other].map(({ url }) => load(url, encoding, SECONDS)));
    const [ours, theirs] = [0, 1].map((side) => middle(rounds.map((round) => round[side].rate)));
    const ratio = middle(rounds.map(([first, second]) => first.rate / second.rate));
    const [{ bytes }, { bytes: theirBytes }] = rounds[0];
    process.stdout.write(
      `${ADDRESS} (${encoding}) by ${one.name}: ${ours} pages a second of ${bytes} bytes; ${other.name}: ${theirs} ` +
        `of ${theirBytes} bytes; ratio ${ratio.toFixed(2)} (to reach: ${reach})
`,
    );
  }
}

/** On connections that stay open. Bytes are those of one answer, with its head. */
function load(url, encoding, seconds) {
  const program = path.join(tools, "node_modules", "autocannon", "autocannon.js");
  const given = ["--json", "--no-progress", "-c", CONNECTIONS, "-d", seconds];
  const { requests, errors, non2xx, throughput } = JSON.parse(
    execFileSync(
      process.execPath,
      [program, ...given.map(String), "-H", `accept-encoding=${encoding}`, url],
      {
        encoding: "utf8",
        env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: "0", NODE_NO_WARNINGS: "1" },
        stdio: ["ignore", "pipe", "ignore"],
      },
    ),
  );
  if (errors + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${non2xx} refusals`);
  return { rate: requests.average, bytes: Math.round(throughput.total / requests.total) };
}

/** A page of text alone, built and served by Next as it comes; the text comes twice in it, once for its script. */
async function startNext(page) {
  const at = path.join(folder, "next");
  fs.mkdirSync(path.join(at, "app"), { recursive: true });
  fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(at, "node_modules"));
  const words = page.toString("utf8").replaceAll(/[^\p{L}\p{N} ]/gu, " ");
  fs.writeFileSync(
    path.join(at, "words.json"),
    JSON.stringify(words.slice(0, Math.max(0, (page.length - EMPTY_NEXT_PAGE) / 2))),
  );
  fs.writeFileSync(path.join(at, "package.json"), JSON.stringify({ private: true }));
  fs.writeFileSync(path.join(at, "app", "layout.jsx"), LAYOUT);
  fs.writeFileSync(path.join(at, "app", "page.jsx"), PAGE);
  const program = path.join(ROOT, "node_modules", "next", "dist", "bin", "next");
  const environment = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const run = { cwd: at, env: environment, stdio: "ignore" };
  execFileSync(process.execPath, [program, "build", "--webpack"], run);
  const port = String(await freePort());
  const next = spawn(process.execPath, [program, "start", "-p", port], run);
  stops.push(() => next.kill("SIGTERM"));
  const url = `http://localhost:${port}/`;
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(url).catch(() => null)) return url;
    await pause(100);
  }
  throw new Error("The empty Next page did not start.");
}

const fileServer = () => `server {
  listen 127.0.0.1:${FILE_PORT} ssl http2;
  ssl_certificate ${folder}/nginx/fullchain.pem;
  ssl_certificate_key ${folder}/nginx/privkey.pem;
  root ${folder};
  access_log ${folder}/nginx/file.log onus;
  gzip_static on;
}`;

function middle(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

try {
  await benchPage();
} finally {
  for (const stop of stops.reverse()) await stop();
}
