import { cruise, type ICruiseResult } from "dependency-cruiser";
import options from "dependency-cruiser/config-utl/extract-depcruise-options";
import tsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, test } from "vitest";

test("every import goes through an open door", { timeout: 60_000 }, async () => {
  const plan = await options("./.dependency-cruiser.mjs");
  const { output } = await cruise(["app", "components", "lib"], plan, undefined, {
    tsConfig: tsConfig("./tsconfig.json"),
  });
  const { totalCruised, violations } = (output as ICruiseResult).summary;

  // With an unsupported TypeScript the tool reads no files and reports success; a count cannot lie like that.
  expect(totalCruised).toBeGreaterThan(20);
  expect(violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
});
