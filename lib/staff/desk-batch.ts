import "server-only";
import { createHash } from "node:crypto";
import type { Tx } from "@/lib/db/record";
import { may, type StaffMember } from "@/lib/domain/permission";

/**
 * What is written at the desk belongs to a batch of its own, like what a file brought: a second member compares it with
 * its source and approves it, among the imports.
 */
export async function openDeskBatch(
  tx: Tx,
  who: StaffMember,
  { name, content }: { name: string; content: unknown },
): Promise<string> {
  const { id } = await tx.importBatch.create({
    data: {
      format: "desk",
      fileName: name.slice(0, 200),
      fileSha256: createHash("sha256").update(JSON.stringify(content)).digest("hex"),
      importedById: who.id,
      rows: 1,
      report: { recommendations: { created: 1, updated: 0, unchanged: 0 } },
    },
  });
  return id;
}

/** Before its approval a batch is its bringer's; afterwards it is changed by those who could approve it. */
export const mayChangeBatch = (
  who: StaffMember,
  batch: { importedById: string; approvedAt: Date | null } | null,
): boolean =>
  batch && batch.approvedAt === null ? batch.importedById === who.id : may(who, "approve imports");
