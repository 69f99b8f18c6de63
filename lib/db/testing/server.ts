import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate";
import { prepareGroups, prepareLogin, urlOf, withClient } from "../server";

declare module "vitest" {
  export interface ProvidedContext {
    onusServer: string;
    onusTemplate: string;
    onusPassword: string;
  }
}

/** Before all tests: a PostgreSQL server, and two migrated databases from which each test file's are copied. */
export default async function setup(project: TestProject) {
  const server = await testServer();
  const template = `onus_test_${randomBytes(4).toString("hex")}`;
  const password = randomBytes(12).toString("hex");

  await prepareGroups(server.url);
  for (const group of ["desk", "publisher", "public"] as const)
    await prepareLogin(server.url, `${template}_${group}`, password, `onus_${group}`);
  for (const kind of ["record", "publication"] as const) {
    await withClient(server.url, (client) => client.query(`create database ${template}_${kind}`));
    await migrate(kind, urlOf(server.url, `${template}_${kind}`));
  }
  project.provide("onusServer", server.url);
  project.provide("onusTemplate", template);
  project.provide("onusPassword", password);

  return async () => {
    await withClient(server.url, async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        "select datname from pg_database where datname like $1",
        [`${template}%`],
      );
      for (const { datname } of rows)
        await client.query(`drop database ${client.escapeIdentifier(datname)} with (force)`);
      for (const group of ["desk", "publisher", "public"])
        await client.query(`drop role ${template}_${group}`);
    });
    await server.stop();
  };
}

/** An outside server where ONUS_TEST_SERVER names one (a login that may create databases and roles), else our own. */
async function testServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env["ONUS_TEST_SERVER"];
  if (given) return { url: given, stop: async () => {} };
  const { startThrowaway } = await import("../embedded");
  return startThrowaway();
}
