import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { urlOf, withClient } from "../server";
import { copyDatabases } from "./copy";

// Before each test file, and before its imports: two databases of its own, and the keys to them in the environment.
const server = inject("onusServer");
const template = inject("onusTemplate");
const password = inject("onusPassword");
const name = `${template}_${randomBytes(4).toString("hex")}`;

await withClient(server, (client) => copyDatabases(client, template, name));

const keyOf = (group: string, kind: string) =>
  urlOf(server, `${name}_${kind}`, { user: `${template}_${group}`, password });
process.env["ONUS_RECORD_URL"] = keyOf("desk", "record");
process.env["ONUS_PUBLISHER_URL"] = keyOf("publisher", "publication");
process.env["ONUS_PUBLIC_URL"] = keyOf("public", "publication");
process.env["ONUS_TEST_OWNER_RECORD_URL"] = urlOf(server, `${name}_record`);
process.env["ONUS_TEST_OWNER_PUBLICATION_URL"] = urlOf(server, `${name}_publication`);
process.env["NEXTAUTH_SECRET"] = "a secret for tests alone, of some length";
process.env["LOG_LEVEL"] = "silent";
const home = await mkdtemp(join(tmpdir(), "onus-home-"));
process.env["ONUS_HOME"] = home;

afterAll(async () => {
  const [{ record }, { publication }, { publisher }] = await Promise.all([
    import("../record"),
    import("../publication"),
    import("../publisher"),
  ]);
  await Promise.all([record.$disconnect(), publication.$disconnect(), publisher.$disconnect()]);
  await rm(home, { recursive: true, force: true });
});
