import { defineConfig } from "prisma/config";

/** Used by `prisma generate` alone; migrations are applied by lib/db/migrate.ts. */
export default defineConfig({ schema: "schema.prisma", migrations: { path: "migrations" } });
