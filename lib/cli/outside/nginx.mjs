import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Where the shipped configuration listens, while it is tried. */
export const PORTS = { http: 18080, https: 18443 };
const PLACES = [
  ["listen 80;", `listen 127.0.0.1:${PORTS.http};`],
  ["listen [::]:80;", ""],
  ["listen 443 ssl http2;", `listen 127.0.0.1:${PORTS.https} ssl http2;`],
  ["listen [::]:443 ssl http2;", ""],
];
const CERTIFICATE = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost";

/** Which program of the system is missing, in one sentence; undefined where all are here. */
export function missingProgram() {
  for (const [program, version] of [
    ["nginx", "-v"],
    ["openssl", "version"],
  ])
    if (spawnSync(program, [version]).error) return `${program} is not here: install it`;
  return undefined;
}

/** The shipped nginx.conf, as it is but for its places, in front of Onus on a port; `beside` stands at the level of `http`. */
export async function startNginx(folder, port, beside = "") {
  const at = path.join(folder, "nginx");
  fs.mkdirSync(path.join(at, "cache"), { recursive: true });
  const files = ["-keyout", path.join(at, "privkey.pem"), "-out", path.join(at, "fullchain.pem")];
  execFileSync("openssl", [...CERTIFICATE.split(" "), ...files], { stdio: "ignore" });
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
  const errors = path.join(at, "error.log");
  const whole = path.join(at, "nginx.conf");
  const head = `daemon off; pid ${at}/pid; error_log ${errors};`;
  fs.writeFileSync(whole, `${head} events {} http { ${ours} ${beside} }`);
  const nginx = spawn("nginx", ["-c", whole, "-p", at], { stdio: "inherit" });
  for (let tries = 0; tries < 50; tries += 1) {
    if (await fetch(`http://localhost:${PORTS.http}/`, { redirect: "manual" }).catch(() => null))
      return nginx;
    await pause(100);
  }
  throw new Error(`nginx did not start:\n${fs.readFileSync(errors, "utf8")}`);
}
