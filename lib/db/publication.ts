import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { requireSetting } from "@/lib/env";
import { Prisma, PrismaClient } from "./generated/publication/client";
import { lazily } from "./lazy";

export { Prisma };

const kept = globalThis as { onusPublication?: PrismaClient };

/** Connects as the public login, which may SELECT from the publication and from nothing else. */
export const publication: PrismaClient = (kept.onusPublication ??= lazily(connect));

function connect(): PrismaClient {
  // A database that hangs is worse than one that is gone: two seconds, then the last good document.
  const adapter = new PrismaPg({
    connectionString: requireSetting("ONUS_PUBLIC_URL"),
    max: 10,
    connectionTimeoutMillis: 2000,
    statement_timeout: 10_000,
  });
  return new PrismaClient({ adapter });
}
