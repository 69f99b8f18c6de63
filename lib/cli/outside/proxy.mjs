import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const PORTS = { http: 18080, https: 18443 };
const PLACES = [
  ["listen 80;", `listen 127.0.0.1:${PORTS.http};`],
  ["listen [::]:80;", ""],
  ["listen 443 ssl http2;", `listen 127.0.0.1:${PORTS.https} ssl http2;`],
  ["listen [::]:443 ssl http2;", ""],
];

/** The shipped nginx.conf, as it is but for its places, in front of Onus. */
export async function checkProxy({ app, folder }) {
  for (const program of ["nginx", "openssl"])
    if (spawnSync(program, [program === "nginx" ? "-v" : "version"]).error)
      return [`${program} is not here: install it`];
  const nginx = await startNginx(folder, new URL(app.url).port);
  const faults = [];
  const expect = (what, seen, wanted) => {
    const right = wanted instanceof RegExp ? wanted.test(seen) : seen === wanted;
    console.log(`${right ? "✓" : "✗"} ${what}: ${seen}`);
    if (!right) faults.push(`${what}: ${seen}, not ${wanted}`);
  };

  const plain = await get(http, `http://localhost:${PORTS.http}/chn`);
  expect("plain HTTP is sent on", `${plain.status} ${plain.headers.location}`, /^308 https:/);
  for (const [encoding, unpack] of [
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
    ["", (bytes) => bytes],
  ]) {
    const first = await page("/chn", encoding);
    const second = await page("/chn", encoding);
    expect(`“${encoding}”, first and again`, `${cacheOf(first)} ${cacheOf(second)}`, "MISS HIT");
    expect(`“${encoding}” is sent as`, second.headers["content-encoding"] ?? "", encoding);
    expect("and opens", unpack(second.body).includes("</html>"), true);
  }
  const { headers } = await page("/chn");
  expect("TLS is for good", headers["strict-transport-security"], /max-age=31536000/);
  expect(
    "what is held is not sent again",
    (await page("/chn", "", { "if-none-match": headers.etag })).status,
    304,
  );
  const desk = await page("/desk/sign-in");
  expect(
    "the desk is not kept",
    `${desk.status} ${cacheOf(desk)} ${desk.headers["cache-control"]}`,
    /^200 undefined .*no-store/,
  );
  expect("a page takes no words", (await page("/chn", "", {}, "POST")).status, 403);
  await pause(6000);
  expect("six seconds later it asks Onus", cacheOf(await page("/chn")), /REVALIDATED|EXPIRED/);
  await pause(6000);
  await app.stop();
  const stale = await page("/chn");
  expect(
    "while Onus is off, what was visited stays",
    `${stale.status} ${cacheOf(stale)}`,
    "200 STALE",
  );
  expect("and the rest says so", (await page("/methodology")).status, 502);
  nginx.kill("SIGQUIT");
  return faults;
}

async function startNginx(folder, port) {
  const at = path.join(folder, "nginx");
  fs.mkdirSync(path.join(at, "cache"), { recursive: true });
  const key = path.join(at, "privkey.pem");
  const certificate = path.join(at, "fullchain.pem");
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=localhost",
      "-keyout",
      key,
      "-out",
      certificate,
    ],
    { stdio: "ignore" },
  );
  let ours = fs.readFileSync("nginx.conf", "utf8");
  for (const [from, to] of [
    ...PLACES,
    ["/var/cache/nginx/onus", path.join(at, "cache")],
    ["server 127.0.0.1:3000;", `server 127.0.0.1:${port};`],
    ["/etc/ssl/onus", at],
    ["/var/log/nginx/onus.log", path.join(at, "access.log")],
  ]) {
    if (!ours.includes(from)) throw new Error(`nginx.conf has no “${from}”`);
    ours = ours.replaceAll(from, to);
  }
  fs.writeFileSync(path.join(at, "onus.conf"), ours);
  const whole = `daemon off; pid ${at}/pid; error_log ${at}/error.log; events {} http { include ${at}/onus.conf; }`;
  fs.writeFileSync(path.join(at, "nginx.conf"), whole);
  const nginx = spawn("nginx", ["-c", path.join(at, "nginx.conf"), "-p", at], { stdio: "inherit" });
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await get(http, `http://localhost:${PORTS.http}/`).catch(() => null);
    if (answer) return nginx;
    await pause(100);
  }
  throw new Error(`nginx did not start:\n${fs.readFileSync(path.join(at, "error.log"), "utf8")}`);
}

const page = (address, encoding = "", headers = {}, method = "GET") =>
  get(https, `https://localhost:${PORTS.https}${address}`, {
    method,
    headers: { ...headers, ...(encoding && { "accept-encoding": encoding }) },
    rejectUnauthorized: false,
  });
const cacheOf = ({ headers }) => headers["x-cache"];

function get(client, url, options = {}) {
  return new Promise((resolve, reject) => {
    const asked = client.request(url, options, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}
