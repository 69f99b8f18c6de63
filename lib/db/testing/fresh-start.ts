import { readdir } from "node:fs/promises";
import type { Client } from "pg";
import { inject } from "vitest";
import { bringEditions } from "@/lib/cli/first-edition";
import { record } from "../record";
import { publication } from "../publication";
import { publisher } from "../publisher";
import { withClient } from "../server";
import { copyDatabases } from "./copy";

/**
 * The starter, loaded and published as the first start of an installation does it. The first file that asks gets just
 * that; what then stands in its databases is kept, and a later file begins with copies of it in place of its empty ones.
 */
export async function freshStart(): Promise<void> {
  const [own, empty] = [ownName(), inject("onusTemplate")];
  const kept = `${empty}_started`;
  await withClient(inject("onusServer"), async (client) => {
    await client.query("select pg_advisory_lock(hashtext($1))", [kept]);
    const isFirst = !(await isThere(client, kept));
    await dropDatabases(client, own);
    await copyDatabases(client, isFirst ? empty : kept, own);
    if (!isFirst) return;
    await startReally();
    await copyDatabases(client, own, kept);
  });
}

async function startReally(): Promise<void> {
  const brought = await bringEditions();
  if (!brought.ok) throw new Error(brought.problem.message);
  const written = await readdir(process.env["ONUS_HOME"] ?? "");
  if (written.length > 0) throw new Error(`Files that would be missing beside copies: ${written}`);
  await Promise.all([record, publication, publisher].map((client) => client.$disconnect()));
}

/** The databases of this file, as lib/db/testing/databases.ts has named them. */
const ownName = () =>
  new URL(process.env["ONUS_TEST_OWNER_RECORD_URL"] ?? "").pathname
    .slice(1)
    .replace(/_record$/, "");

/** Made second: where it is there, both are. */
async function isThere(client: Client, name: string): Promise<boolean> {
  const asked = [`${name}_publication`];
  const { rowCount } = await client.query("select from pg_database where datname = $1", asked);
  return Boolean(rowCount);
}

/** Refused by PostgreSQL where the file is connected to them: what it has done there would be lost unnoticed. */
async function dropDatabases(client: Client, name: string): Promise<void> {
  for (const kind of ["record", "publication"])
    await client.query(`drop database ${client.escapeIdentifier(`${name}_${kind}`)}`);
}
