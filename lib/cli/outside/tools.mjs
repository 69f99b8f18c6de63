import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Installs other people's programs ("name@version") once, beside nothing of ours, and gives back their folder. */
export function installTools(purpose, packages) {
  const tools = path.join(os.tmpdir(), "onus-tools", purpose);
  const packageOf = (one) => path.join(tools, "node_modules", one.slice(0, one.lastIndexOf("@")));
  if (packages.every((one) => fs.existsSync(packageOf(one)))) return tools;
  console.error(`packages   ${packages.join(", ")} are being installed`);
  fs.mkdirSync(tools, { recursive: true });
  const given = ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", tools, ...packages];
  const { status, stderr } = spawnSync("npm", given, { cwd: tools, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm could not install them:\n${stderr}`);
  return tools;
}
