import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ICruiseResult } from "dependency-cruiser";
import { expect, test } from "vitest";

const ROOMS = ["app", "components", "lib"];

test("every import goes through an open door", { timeout: 60_000 }, () => {
  const { totalCruised, violations } = walk(process.cwd());
  // With an unsupported TypeScript the tool reads no files and reports success; a count cannot lie like that.
  expect(totalCruised).toBeGreaterThan(100);
  expect(violations).toEqual([]);
});

/** One broken house: each wall with an import that goes through it. */
const BROKEN: [rule: string, file: string, imports: string][] = [
  ["domain-is-pure", "lib/domain/broken.ts", "@/lib/db/record"],
  ["only-seals-hash", "lib/domain/hashing.ts", "node:crypto"],
  ["one-door-to-the-database", "lib/staff/broken.ts", "@/lib/db/generated/record/client"],
  ["public-reads-the-publication", "lib/public/broken.ts", "@/lib/db/publisher"],
  ["public-never-meets-staff", "app/(public)/route.tsx", "@/components/public/innocent"],
  ["components-fetch-nothing", "components/staff/broken.tsx", "@/lib/staff/broken"],
  ["ui-knows-no-domain", "components/ui/broken.tsx", "@/lib/domain/broken"],
  ["wings-do-not-mix", "components/public/broken.tsx", "@/components/staff/broken"],
  ["app-has-no-back-door", "app/(staff)/desk/page.tsx", "@/lib/db/record"],
  ["lib-never-looks-up", "lib/export/broken.ts", "@/components/ui/broken"],
  ["import-and-export-are-pure", "lib/import/broken.ts", "@/lib/staff/broken"],
  ["no-cycles", "lib/domain/circle-back.ts", "@/lib/domain/circle"],
  ["no-dead-rooms", "lib/domain/forgotten.ts", "@/lib/domain/circle"],
];
/** What the broken imports lead to. The public page smuggles staff code in two steps. */
const REST: [file: string, imports: string | null][] = [
  ["lib/domain/circle.ts", "@/lib/domain/circle-back"],
  ["components/public/innocent.tsx", "@/lib/staff/broken"],
  ["lib/db/record.ts", null],
  ["lib/db/publisher.ts", null],
  ["lib/db/generated/record/client.ts", null],
];

test("every wall stops what goes through it, however long the way", { timeout: 60_000 }, () => {
  const house = fs.mkdtempSync(path.join(os.tmpdir(), "broken-house-"));
  const build = (file: string, imports: string | null) => {
    fs.mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    fs.writeFileSync(
      path.join(house, file),
      `${imports ? `import "${imports}";\n` : ""}export const here = 1;\n`,
    );
  };
  for (const [, file, imports] of BROKEN) build(file, imports);
  for (const [file, imports] of REST) build(file, imports);
  fs.copyFileSync("tsconfig.json", path.join(house, "tsconfig.json"));

  const { violations } = walk(house);
  fs.rmSync(house, { recursive: true });
  for (const [rule, file] of BROKEN)
    expect(violations, rule).toContainEqual(expect.stringContaining(`${rule}: ${file}`));
});

/** Holds the plan against the house in this folder. */
function walk(house: string) {
  const tool = path.resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const plan = path.resolve(".dependency-cruiser.mjs");
  const { stdout } = spawnSync(
    process.execPath,
    [tool, "--config", plan, "--output-type", "json", ...ROOMS],
    {
      cwd: house,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    },
  );
  const { summary } = JSON.parse(stdout) as ICruiseResult;
  return {
    totalCruised: summary.totalCruised,
    violations: summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`),
  };
}
