import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { requireSetting } from "@/lib/env";
import { Prisma, PrismaClient } from "./generated/publication/client";
import { lazily } from "./lazy";

export { Prisma };

const kept = globalThis as { onusPublisher?: PrismaClient };

/** Connects as onus_publisher: the one login that may write the publication. */
export const publisher: PrismaClient = (kept.onusPublisher ??= lazily(connect));

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: requireSetting("ONUS_PUBLISHER_URL"), max: 2 }),
  });
}
