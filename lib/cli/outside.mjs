import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { install } from "./install.mjs";
import { checkDocuments } from "./outside/documents.mjs";
import { checkFormats } from "./outside/formats.mjs";
import { checkLighthouse } from "./outside/lighthouse.mjs";
import { checkMarkup } from "./outside/markup.mjs";
import { checkProxy } from "./outside/proxy.mjs";
import { checkTables } from "./outside/tables.mjs";
import { installTools } from "./outside/tools.mjs";
import { environmentFor, makeHome, startApp } from "./throwaway-app.mjs";

// `npm run outside`: checks by other people's programs. What comes from npm is installed here, beside nothing of ours;
// what comes from the system (Java, nginx, openssl) is named where it is missing, and its check counts as failed.

const problem = install();
if (problem) throw new Error(problem);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "onus-outside-"));
fs.chmodSync(folder, 0o755);
const checks = {
  documents: checkDocuments,
  markup: checkMarkup,
  formats: checkFormats,
  lighthouse: checkLighthouse,
  proxy: checkProxy,
  tables: checkTables,
};
const asked = process.argv.slice(2);
const wanted = Object.entries(checks).filter(
  ([name]) => asked.length === 0 || asked.includes(name),
);
// Documents are made without the app, so it starts only where something else is looked at.
const needsApp = wanted.some(([name]) => name !== "documents");
const { app, home, tools, browser } = needsApp ? await startAll() : {};
let failed = 0;
for (const [name, check] of wanted) {
  console.log(`\n── ${name}`);
  const faults = await check({ app, folder, tools, browser });
  for (const fault of faults) console.error(`✗ ${fault}`);
  failed += faults.length;
}
if (app) await app.stop();
if (home) fs.rmSync(home, { recursive: true, force: true });
fs.rmSync(folder, { recursive: true, force: true });
console.log(`\n${failed} faults`);
process.exit(failed ? 1 : 0);

async function startAll() {
  const tools = installTools("outside", [
    "@seriousme/openapi-schema-validator@2.11.0",
    "datapackage@1.1.10",
    "lighthouse@12.8.2",
    "sitemap@9.0.1",
    "vnu-jar@26.9.27",
    "xmllint-wasm@5.3.0",
  ]);
  const home = makeHome();
  const environment = await environmentFor(home);
  const app = startApp({ ...environment, ONUS_API_RATE: "0", ONUS_PROXIES: "1" });
  if (!(await app.ready)) throw new Error(`Onus did not start:\n${app.said}`);
  return { app, home, tools, browser: await findBrowser() };
}
