import "server-only";
import type { Prisma } from "@/lib/db/publisher";
import { nameDigest } from "@/lib/domain/seal";

type Line = { kind: string; key: string; hash: string };

/** The lines that an edition's SHA-256 is the sum of, for the public: what was removed or goes later keeps its line. */
export async function writeSealedLines(
  tx: Prisma.TransactionClient,
  edition: number,
  items: readonly Line[],
): Promise<void> {
  const lines = items.map(({ kind, key, hash }) => ({ kind, name: nameDigest(kind, key), hash }));
  await tx.$executeRaw`
    insert into sealed_line (edition, kind, name, hash)
    select ${edition}, kind, name, hash
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line(kind text, name text, hash text)
    on conflict do nothing`;
}
