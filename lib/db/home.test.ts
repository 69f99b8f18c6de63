import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { openHome, secretsOf } from "./home";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "onus-home-"));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));
const newHome = (name: string) => openHome(path.join(root, name));
const message = (outcome: ReturnType<typeof secretsOf>) =>
  outcome.ok ? "no problem" : outcome.problem.message;

test("secrets are made once, for their owner alone, and are the same ever after", () => {
  const home = newHome("kept");
  const first = secretsOf(home);
  expect(first.ok && new Set(Object.values(first.value)).size).toBe(5);
  expect(secretsOf(home)).toEqual(first);
  expect(fs.statSync(path.join(home.folder, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(home.folder).sort()).toEqual(["files", "logs", "secrets.json"]);
});

test("others may pass through a home to the database, and look at nothing in it", () => {
  const home = newHome("passed");
  const mode = (folder: string) => fs.statSync(folder).mode & 0o777;
  expect(mode(home.folder) & 0o066).toBe(0);
  for (const own of [home.files, home.logs]) expect(mode(own)).toBe(0o700);
});

test("secrets that are missing beside data are asked for, never made anew", () => {
  const home = newHome("lost");
  fs.mkdirSync(path.join(home.postgres, "data"), { recursive: true });
  expect(message(secretsOf(home))).toMatch(
    /secrets\.json is missing.*put it back from your backup/,
  );
  expect(fs.existsSync(path.join(home.folder, "secrets.json"))).toBe(false);
});

test("secrets that are damaged are refused in words, and left as they are", () => {
  const home = newHome("damaged");
  const file = path.join(home.folder, "secrets.json");
  for (const content of ["", "{", '{"owner":"short"}']) {
    fs.writeFileSync(file, content);
    expect(message(secretsOf(home))).toMatch(/secrets\.json is damaged/);
    expect(fs.readFileSync(file, "utf8")).toBe(content);
  }
});
