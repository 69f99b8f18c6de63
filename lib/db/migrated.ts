import fs from "node:fs";
import path from "node:path";
import type { DatabaseName } from "./migrate";
import { withClient } from "./server";

/** Has this database had every migration of its folder? Asked first, because the engine that applies them takes a second to load. */
export async function isMigrated(database: DatabaseName, ownerUrl: string): Promise<boolean> {
  const applied = await withClient(ownerUrl, async (client) => {
    const { rows: tables } = await client.query<{ there: boolean }>(
      "select to_regclass('_prisma_migrations') is not null as there",
    );
    if (!tables[0]?.there) return [];
    const { rows } = await client.query<{ name: string }>(
      `select migration_name as name from _prisma_migrations
       where finished_at is not null and rolled_back_at is null`,
    );
    return rows.map(({ name }) => name);
  });
  const names = fs
    .readdirSync(path.join(process.cwd(), "prisma", database, "migrations"))
    .filter((name) => /^\d/.test(name));
  return names.every((name) => applied.includes(name));
}
