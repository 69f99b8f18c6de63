import "server-only";
import { randomUUID } from "node:crypto";
import type { Deed, Prisma, Tx } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import type { ParsedFile } from "@/lib/import/parsed";
import { lockStates, planImport } from "./import-plan";
import { type ImportReport, toReport, writesSomething } from "./import-report";
import { writeCreations, writeFills, writeFrame } from "./import-write";

/** Runs inside the transaction. A file that brings nothing is told by a refusal, which leaves no line in the log. */
export async function applyPlan(
  tx: Tx,
  who: StaffMember,
  file: ParsedFile,
  given: { name: string; sha256: string },
): Promise<Outcome<ImportReport>> {
  const { recommendations } = file;
  await lockStates(
    tx,
    recommendations.map(({ state }) => state),
  );
  const plan = await planImport(tx, recommendations, who.id);
  if (!writesSomething(plan))
    return refused("already done", "The record holds all of this already.", {
      held: toReport(file, plan, await batchOf(tx, given.sha256)),
    });

  const batch = randomUUID();
  const report = toReport(file, plan, batch);
  await tx.importBatch.create({
    data: {
      id: batch,
      format: file.format,
      fileName: given.name.slice(0, 200),
      fileSha256: given.sha256,
      importedById: who.id,
      rows: file.rows,
      report: { ...report, waiting: plan.waiting } as Prisma.InputJsonObject,
    },
  });
  await writeFrame(tx, recommendations, file.format, batch);
  await writeCreations(tx, plan.creations, batch);
  await writeFills(tx, plan.corrections);
  return done(report);
}

/** The last batch that brought a file with these bytes. */
export async function batchOf(db: Tx, sha256: string): Promise<string | null> {
  const held = await db.importBatch.findFirst({
    where: { fileSha256: sha256 },
    orderBy: { importedAt: "desc" },
    select: { id: true },
  });
  return held?.id ?? null;
}

/** Counts and hashes only: the log repeats no content. */
export const deedOf = (report: ImportReport, sha256: string): Deed => ({
  did: "imported a file",
  subject: `batch:${report.batch ?? "none"}`,
  detail: {
    sha256,
    format: report.format,
    rows: report.rows,
    ...report.recommendations,
    conflicts: report.conflicts.length,
  },
});
