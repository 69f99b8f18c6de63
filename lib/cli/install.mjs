import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Where package.json stands. Plain JavaScript with nothing but Node: this runs before anything is installed. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const LEAST_NODE = [20, 19];

/** Gives back why Onus cannot run here, in one sentence, or undefined once node_modules is what package-lock.json says. */
export function install() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1]))
    return `Onus needs Node ${LEAST_NODE.join(".")} or later (24 is best), and this is Node ${process.versions.node}: install it from nodejs.org and start again.`;
  if (isInstalled()) return undefined;
  console.error(
    "packages   being installed from the npm registry; the first time takes a minute or two",
  );
  // npm stands where it was called from; without it, in the path.
  const npm = process.env.npm_execpath;
  const given = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const run = { cwd: ROOT, stdio: ["ignore", 2, 2] };
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...given], run)
    : spawnSync("npm", given, { ...run, shell: process.platform === "win32" });
  if (status === 0) return undefined;
  return error
    ? "npm was not found beside Node: install Node from nodejs.org, which brings npm, and start again."
    : "The packages could not be installed, and npm says why above: mend it (often the connection to the npm registry, or a full disk) and start again.";
}

/** npm leaves a list of what it installed; an installation that was killed has none, or another. */
function isInstalled() {
  const wanted = packagesOf("package-lock.json");
  const found = packagesOf(path.join("node_modules", ".package-lock.json"));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([place, { version, optional, link }]) => {
    if (place === "" || link) return true;
    return found[place] ? found[place].version === version : optional === true;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(ROOT, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}
