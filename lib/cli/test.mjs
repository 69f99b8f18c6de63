import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { ROOT, install } from "./install.mjs";
import { environmentFor, makeHome, ownerUrl, startApp } from "./throwaway-app.mjs";

// `npm test`: everything, on a machine that has only Node. The last line says how many tests passed and failed.

const reports = fs.mkdtempSync(path.join(os.tmpdir(), "onus-reports-"));
const total = { passed: 0, failed: 0, skipped: 0 };

async function main() {
  const problem = install();
  if (problem) {
    console.error(problem);
    return 1;
  }
  // What needs nothing of the build goes beside it, so that no processor waits. Where all is well, checks say nothing.
  const [built] = await Promise.all([
    buildAndTypes(),
    check("lint", "node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0"),
    check(
      "format",
      "node_modules/prettier/bin/prettier.cjs",
      "--check",
      "--log-level",
      "warn",
      ".",
    ),
  ]);
  await step("unit and database", unit);
  if (built) await step("journeys", journeys);
  fs.rmSync(reports, { recursive: true, force: true });

  const { passed, failed, skipped } = total;
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
  return failed ? 1 : 0;
}

/** Types are checked after the build: it writes into the folder in which the types of addresses stand. */
async function buildAndTypes() {
  const built = await step("build", () => node("lib/cli/run.mjs", "build"));
  await step("types of addresses", () => node("node_modules/next/dist/bin/next", "typegen"));
  await check("types", "node_modules/typescript/bin/tsc", "--noEmit");
  return built;
}

/** One check of the sources: it passes, or counts as one failure. */
async function check(name, ...given) {
  if (!(await timed(name, () => node(...given)))) total.failed += 1;
}

/** Runs a part of the whole, and counts it as one failure where it fails without saying of how many tests. */
async function step(name, work) {
  const failedBefore = total.failed;
  const done = await timed(name, work);
  if (!done && total.failed === failedBefore) total.failed += 1;
  return done;
}

async function timed(name, work) {
  const begun = Date.now();
  console.log(`\n── ${name}`);
  const done = (await work()) === 0;
  console.log(
    `── ${name}: ${done ? "done" : "FAILED"} in ${Math.round((Date.now() - begun) / 1000)} s`,
  );
  return done;
}

async function unit() {
  const report = path.join(reports, "vitest.json");
  const given = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await node("node_modules/vitest/vitest.mjs", ...given);
  const { numPassedTests, numFailedTests, numPendingTests } = read(report);
  add({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests });
  return code;
}

/** What changes the record goes one after the other. Beside it, in an app where nothing changes, goes what only reads. */
const CHANGING = /^(doors|journey|leaks|record|report|state|table)\.spec\.ts$/;

async function journeys() {
  const browser = await findBrowser();
  if (!browser.path) {
    console.error(browser.problem);
    return 1;
  }
  const codes = await Promise.all(["changing", "reading"].map((part) => journey(part, browser)));
  return Math.max(...codes);
}

/** Part of the journeys, through the app as it was built, in a home of its own, with the starter dossier as edition 1. */
async function journey(part, browser) {
  const home = makeHome();
  const environment = await environmentFor(home);
  const app = startApp(environment);
  try {
    if (!(await app.ready)) return 1;
    return await playwright(part, {
      ...environment,
      ONUS_CHROMIUM: browser.path,
      ONUS_TEST_URL: app.url,
      ONUS_TEST_OWNER_RECORD_URL: ownerUrl(home),
    });
  } finally {
    if (app.lastWords()) console.error(`The app ended by itself. It said:\n${app.lastWords()}`);
    await app.stop();
    fs.rmSync(home, { recursive: true, force: true });
  }
}

async function playwright(part, environment) {
  const files = fs
    .readdirSync(path.join(ROOT, "e2e"))
    .filter((name) => name.endsWith(".spec.ts"))
    .filter((name) => CHANGING.test(name) === (part === "changing"));
  const report = path.join(reports, `${part}.json`);
  const cli = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"];
  const code = await run(
    [...cli, `--output=test-results/${part}`, ...files.map((name) => `e2e/${name}`)],
    { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  );
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(report).stats ?? {};
  // A test that passes only the second time has failed once.
  add({ passed: expected, failed: unexpected + flaky, skipped });
  return code;
}

const node = (...given) => run(given, process.env);

function run(given, environment) {
  const child = spawn(process.execPath, given, {
    cwd: ROOT,
    env: environment,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}

function add(counts) {
  for (const [name, count] of Object.entries(counts)) total[name] += count ?? 0;
}

function read(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
}

process.exit(await main());
