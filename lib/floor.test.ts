import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

// npm audit asks a service that not every registry offers. The lock file is held against a list of ours instead.

const notes = z.record(z.string(), z.string().min(1));
const { atLeast, exactly, banned, installScripts } = z
  .strictObject({
    asOf: z.iso.date(),
    why: z.string(),
    atLeast: notes,
    exactly: notes,
    banned: notes,
    installScripts: notes,
  })
  .parse(JSON.parse(readFileSync("docs/advisory-floor.json", "utf8")));

const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string().optional(), hasInstallScript: z.boolean().optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync("package-lock.json", "utf8")));

/** Every copy that would be installed, however deep: `node_modules/a/node_modules/b` is a copy of b. */
const locked = Object.entries(packages)
  .filter(([place]) => place !== "")
  .map(([place, { version = "", hasInstallScript = false }]) => ({
    name: place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length),
    version,
    hasInstallScript,
  }));
const copiesOf = (name: string) => locked.filter((one) => one.name === name);

test("the lock file was read", () => {
  expect(locked.length).toBeGreaterThan(300);
});

test.each(Object.entries(atLeast))("no copy of %s is older than %s", (name, floor) => {
  expect(copiesOf(name).filter(({ version }) => isOlder(version, floor))).toEqual([]);
});

test.each(Object.entries(exactly))("%s is %s and nothing else", (name, version) => {
  expect(copiesOf(name).map((copy) => copy.version)).toEqual([version]);
});

test.each(Object.keys(banned))("%s is not installed", (name) => {
  expect(copiesOf(name)).toEqual([]);
});

test("no package brings an install script that nobody has looked at", () => {
  const known = Object.keys(installScripts);
  const isKnown = (name: string) =>
    known.some((one) => (one.endsWith("/*") ? name.startsWith(one.slice(0, -1)) : name === one));
  const scripted = locked.filter(({ hasInstallScript }) => hasInstallScript);
  expect(scripted.map(({ name }) => name).filter((name) => !isKnown(name))).toEqual([]);
});

test("versions are compared by number, and one that is not final is older than the final one", () => {
  expect(isOlder("16.4.4", "16.4.5")).toBe(true);
  expect(isOlder("16.4.10", "16.4.5")).toBe(false);
  expect(isOlder("17.0.0", "16.4.5")).toBe(false);
  expect(isOlder("16.4.5-canary.1", "16.4.5")).toBe(true);
});

function isOlder(version: string, floor: string): boolean {
  const [release = "", suffix] = version.split("-");
  const [ours, theirs] = [release, floor].map((text) => text.split(".").map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (ours?.[at] ?? 0) - (theirs?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return suffix !== undefined;
}
