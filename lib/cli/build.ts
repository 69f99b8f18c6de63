import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { MANIFEST, makeAssets } from "./assets";
import type { Command } from "./command";
import { fingerprint, noted } from "./fingerprint";
import { runProgram } from "./program";

const NEXT = path.join("node_modules", "next", "dist", "bin", "next");
const STAMP = path.join(".next", "onus-made-from");
const FOLDERS = ["app", "components", "lib", "public", "prisma/record", "prisma/publication"];

/** What the pages are made of: the rooms, and what configures them at the top of the project. */
const sources = () => [...FOLDERS, "package-lock.json", ...fs.readdirSync(".").filter(isConfig)];
const isConfig = (name: string) =>
  /^(next\.config|postcss\.config|proxy|instrumentation|tsconfig)\.(js|mjs|ts|json)$/.test(name);

export const build: Command = {
  usage: "build [--json]",
  summary: "Builds the pages, where a source has changed since they were last built.",
  needsDatabases: false,
  async run(given, out) {
    parseArgs({ args: given, options: { json: { type: "boolean" } } });
    const built = await buildIfChanged();
    out.line(built ? "Built." : "Nothing has changed since the last build.");
    out.result({ built });
    return 0;
  },
};

/** False where what stands was built from the same sources. A build that is killed leaves no stamp, and is made again. */
export async function buildIfChanged(): Promise<boolean> {
  const current = fingerprint(sources(), isNoSource);
  if (noted(STAMP) === current && fs.existsSync(MANIFEST)) return false;
  fs.rmSync(STAMP, { force: true });
  await makeAssets();
  const { code, said } = await runProgram(NEXT, ["build"], nextEnvironment());
  // Next writes this file last.
  if (code !== 0 || !fs.existsSync(path.join(".next", "BUILD_ID")))
    throw new Error(`next build failed:\n${said}`);
  fs.writeFileSync(STAMP, current);
  return true;
}

/** What the pages do not depend on: tests, what is made by this build or at its start, and the command line. */
const isNoSource = (file: string): boolean =>
  /\.test\.tsx?$|^public\/assets\/|^lib\/(cli|db\/generated|db\/testing)\//.test(file);

/** A build holds no key to any database, nor to the mail server. */
export function nextEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !IS_KEY.test(name));
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
const IS_KEY =
  /^(DATABASE_URL|ONUS_(RECORD|PUBLISHER|PUBLIC|SMTP)_URL|ONUS_MAIL_FROM|NEXTAUTH_|PG[A-Z]+$)/;
