import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { textAt } from "./pages.mjs";

const LEAST = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };

/** Lighthouse, as on a phone, over the pages that are read most. */
export async function checkLighthouse({ app, folder, tools, browser }) {
  if (!browser.path) return [browser.problem];
  const recommendation = await firstOf(app.url, "recommendations");
  const vote = await firstOf(app.url, "votes");
  const faults = [];
  for (const address of ["/", "/chn", "/recommendations", recommendation, vote]) {
    const given = { folder, tools, chromium: browser.path };
    // It now and then loses its own recording of a page, and asks to be run again.
    const scores = lighthouse(app.url + address, given) ?? lighthouse(app.url + address, given);
    if (!scores) {
      faults.push(`${address}: Lighthouse failed twice`);
      continue;
    }
    console.log(`${address}: ${Object.values(scores).join(" / ")}`);
    for (const [category, least] of Object.entries(LEAST))
      if (!(scores[category] >= least))
        faults.push(`${address}: ${category} ${scores[category]}, not ${least}`);
  }
  return faults;
}

async function firstOf(url, collection) {
  const { items } = JSON.parse(await textAt(`${url}/api/v1/${collection}?limit=1`));
  return new URL(items[0].url).pathname;
}

/** The scores of a page, of 100; null where Lighthouse could not take them. */
function lighthouse(url, { folder, tools, chromium }) {
  const report = path.join(folder, "lighthouse.json");
  const flags = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run";
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      path.join(tools, "node_modules", "lighthouse", "cli", "index.js"),
      url,
      "--quiet",
      "--output=json",
      `--output-path=${report}`,
      `--only-categories=${Object.keys(LEAST).join(",")}`,
      `--chrome-flags=${flags}`,
    ],
    { encoding: "utf8", env: { ...process.env, CHROME_PATH: chromium } },
  );
  if (status !== 0) {
    console.error(`Lighthouse failed at ${url}:\n${stderr}`);
    return null;
  }
  const { categories } = JSON.parse(fs.readFileSync(report, "utf8"));
  return Object.fromEntries(
    Object.keys(LEAST).map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)]),
  );
}
