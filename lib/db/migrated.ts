import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import type { DatabaseName } from "./migrate";

/** Has this database had every migration of its folder? Asked first: the engine that applies them takes a second to load. */
export async function isMigrated(client: pg.Client, database: DatabaseName): Promise<boolean> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as there",
  );
  if (!tables[0]?.there) return false;
  const { rows: applied } = await client.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
     where finished_at is not null and rolled_back_at is null`,
  );
  return fs
    .readdirSync(path.join(process.cwd(), "prisma", database, "migrations"))
    .filter((file) => /^\d/.test(file))
    .every((file) => applied.some(({ name }) => name === file));
}
