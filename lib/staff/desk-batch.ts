import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/lib/db/record";
import { may, type StaffMember } from "@/lib/domain/permission";

/** What a batch says of points that were entered together. */
export const ofOneParagraph = z.strictObject({
  /** The reference that the paragraph has, or would have as a whole. */
  ref: z.string(),
  places: z.array(z.string()),
  /** The whole of it, as it was pasted. */
  text: z.string().nullable(),
  /** The recommendation that was split and withdrawn for them, and the note that stood at it. */
  from: z.strictObject({ ref: z.string(), checkNote: z.string().nullable() }).nullable(),
});
export type OfOneParagraph = z.infer<typeof ofOneParagraph>;

/** The points that a batch brought, off its report; null for every other batch. */
export function pointsIn(report: unknown): OfOneParagraph | null {
  const parsed = z.object({ points: ofOneParagraph }).safeParse(report);
  return parsed.success ? parsed.data.points : null;
}

/**
 * What is written at the desk belongs to a batch of its own, like what a file brought: a second member compares it with
 * its source and approves it, among the imports.
 */
export async function openDeskBatch(
  tx: Tx,
  who: StaffMember,
  { name, content, points }: { name: string; content: unknown; points?: OfOneParagraph },
): Promise<string> {
  const created = points?.places.length ?? 1;
  const { id } = await tx.importBatch.create({
    data: {
      format: "desk",
      fileName: name.slice(0, 200),
      fileSha256: createHash("sha256").update(JSON.stringify(content)).digest("hex"),
      importedById: who.id,
      rows: created,
      report: {
        recommendations: { created, updated: 0, unchanged: 0 },
        ...(points && { points }),
      },
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
