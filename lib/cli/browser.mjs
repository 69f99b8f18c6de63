import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { ROOT } from "./install.mjs";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const NONE =
  "No Chromium was found, and none could be installed: install one (on Debian: apt-get install chromium) or name one in ONUS_CHROMIUM.";

/** The path of a Chromium that runs here, or why there is none: the named one, Playwright's own, the system's, a new one. */
export async function findBrowser() {
  const named = process.env.ONUS_CHROMIUM;
  if (named)
    return works(named)
      ? { path: named }
      : { problem: `ONUS_CHROMIUM names ${named}, which does not run.` };
  const { chromium } = await import("@playwright/test");
  const places = () => [chromium.executablePath(), ...USUAL_PLACES];
  const found = places().find(works);
  if (found) return { path: found };
  for (const install of [installPlaywrights, installSystems]) {
    install();
    const now = places().find(works);
    if (now) return { path: now };
  }
  return { problem: NONE };
}

/** A browser may be there and miss a library: only one that says its version will do. */
const works = (path) =>
  fs.existsSync(path) && spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;

function installPlaywrights() {
  console.error("browser    being installed by Playwright");
  const cli = ["node_modules/@playwright/test/cli.js", "install", "chromium"];
  spawnSync(process.execPath, cli, {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "ignore"],
    timeout: 300_000,
  });
}

function installSystems() {
  if (process.getuid?.() !== 0) return;
  console.error("browser    being installed by apt-get");
  const quiet = { stdio: ["ignore", "ignore", "ignore"], timeout: 600_000 };
  spawnSync("apt-get", ["update"], quiet);
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], quiet);
}
