import "server-only";
import type { Bulk } from "@/lib/db/bulk";
import { type Deed, Prisma, type Tx } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import type { ParsedStream } from "@/lib/import/stream";
import { toLeftOut } from "@/lib/import/stream";
import type { Read } from "./import-file";
import { clearStage, type Plan, planImport, type Progress, writesSomething } from "./import-plan";
import { type ImportReport, toReport } from "./import-report";
import { writeCreations, writeFills, writeFrame } from "./import-write";

/**
 * Runs inside the transaction. A file that brings nothing, and one with rows that cannot be read, is told by a refusal,
 * which leaves no line in the log.
 */
export async function applyFile(
  tx: Bulk,
  who: StaffMember,
  read: Read,
  progress?: Progress,
): Promise<Outcome<ImportReport>> {
  const { file } = read;
  const plan = await planImport(tx, who, file, progress);
  const sha256 = await read.sha256();
  const refusal = refusalOf(file, plan);
  if (refusal) return refuse(refusal, toReport(file, plan, await batchOf(tx, sha256)), file);
  if (!writesSomething(plan))
    return refused("already done", "The record holds all of this already.", {
      held: toReport(file, plan, await batchOf(tx, sha256)),
    });

  progress?.({ step: "writing", created: plan.created, updated: plan.compared.fills });
  const report = toReport(file, plan, plan.batch);
  await writeBatch(tx, who, read.name, sha256, report);
  await writeFrame(tx, plan.vocabulary, SCHEMES[file.format], plan.batch);
  await writeCreations(tx, plan.batch);
  await writeFills(tx, plan.batch, true);
  await clearStage(tx);
  return done(report);
}

/** Whose vocabulary the themes of a format are. */
const SCHEMES: Record<ParsedStream["format"], string> = {
  "ohchr-matrix": "ohchr",
  "upr-info-csv": "upr-info",
  "working-group-report": "ohchr",
  "uhri-json": "uhri",
  "uhri-api": "uhri",
  "uhri-xlsx": "uhri",
  "uwazi-csv": "other",
  table: "other",
  "onus-csv": "other",
  "onus-json": "other",
};

const writeBatch = (
  tx: Bulk,
  who: StaffMember,
  name: string,
  sha256: string,
  report: ImportReport,
): PromiseLike<number> =>
  tx.$executeRaw(Prisma.sql`
    insert into import_batch (id, format, file_name, file_sha256, imported_by_id, rows, report)
    values (${report.batch}::uuid, ${report.format}, ${name.slice(0, 200)}, ${sha256}, ${who.id}::uuid,
      ${report.rows}, ${JSON.stringify(report)}::jsonb)`);

/** The last batch that brought a file with these bytes, and stands. */
export async function batchOf(
  db: Pick<Tx, "$queryRaw"> | Bulk,
  sha256: string,
): Promise<string | null> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    select id from import_batch where file_sha256 = ${sha256} and undone_at is null
    order by imported_at desc limit 1`);
  return rows[0]?.id ?? null;
}

/** Why nothing of a file is taken in, in words; null where it may be. */
export function refusalOf({ tolerant, tally }: ParsedStream, plan: Plan): string | null {
  const [first] = tally.rejected;
  if (!tolerant && first) {
    const many = tally.rejectedCount === 1 ? "One row" : `${tally.rejectedCount} rows`;
    return `${many} of the file cannot be read, so nothing was written. The first: row ${first.row}, ${first.column}: ${first.reason}`;
  }
  if (plan.distinct > 0) return null;
  const others = toLeftOut(tally.leftOut).map(({ reason, count }) => `${count} ${reason}`);
  const rows = tally.rejectedCount > 0 ? [`${tally.rejectedCount} that cannot be read`] : [];
  const why = [...rows, ...others].join("; ");
  return `The file holds no recommendation to take in${why ? ` (left out: ${why})` : ""}.`;
}

const refuse = (message: string, report: ImportReport, { tolerant }: ParsedStream) => {
  const nothing = { created: 0, updated: 0, unchanged: 0 };
  return refused("not valid", message, {
    held: tolerant
      ? { ...report, recommendations: nothing }
      : { ...report, recommendations: nothing, positions: {}, conflicts: [] },
  });
};

/** Counts and hashes only: the log repeats no content. */
export const deedOf = (report: ImportReport, sha256: string): Deed => ({
  did: "imported a file",
  subject: `batch:${report.batch ?? "none"}`,
  detail: {
    sha256,
    format: report.format,
    rows: report.rows,
    ...report.recommendations,
    conflicts: report.faults?.conflicts ?? report.conflicts.length,
  },
});
