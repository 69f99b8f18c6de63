import "server-only";
import { type Bulk, changeInBulk, tryInBulk } from "@/lib/db/bulk";
import { change } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { BrokenFile } from "@/lib/import/stream";
import { applyFile, batchOf, deedOf, refusalOf } from "./import-apply";
import { type Approval, approveInside, UNKNOWN_BATCH } from "./import-approval";
import { type BatchDetail, batchDetail, type BatchRow, batchRows, isId } from "./import-batch";
import { type GivenFile, type ImportChoice, readGiven } from "./import-file";
import { planImport, type Progress } from "./import-plan";
import { type ImportPlan, type ImportReport, toImportPlan } from "./import-report";

/** An approval may wait for an import to end. */
const TIMEOUT_MS = 10 * 60 * 1000;

/** What an import of this file would create, update, leave and refuse. Nothing of it stays. */
export async function previewImport(
  who: StaffMember,
  given: GivenFile,
  choice: ImportChoice = {},
  progress?: Progress,
): Promise<Outcome<ImportPlan>> {
  if (!may(who, "import files")) return refused("not allowed", IMPORTING);
  const read = await readGiven(given, choice);
  if (!read.ok) return read;
  const { name, file, states } = read.value;
  return whole(() =>
    tryInBulk(async (tx) => {
      const plan = await planImport(tx, who, file, progress);
      const sha256 = await read.value.sha256();
      const refusal = file.tolerant || plan.distinct > 0 ? null : refusalOf(file, plan);
      if (refusal && file.tally.rejectedCount === 0) return refused("not valid", refusal);
      const batch = await batchOf(tx, sha256);
      return done(await toImportPlan(tx, file, plan, states, { name, sha256, batch }));
    }),
  );
}

/**
 * Takes a file in, all of it or nothing. What it adds becomes publishable when a second member approves the batch;
 * a file that brings nothing new leaves no trace. `also` is done in the same transaction, where something is brought.
 */
export async function applyImport(
  who: StaffMember,
  given: GivenFile,
  choice: ImportChoice = {},
  progress?: Progress,
  also: (tx: Bulk, report: ImportReport) => Promise<Outcome<ImportReport>> = async (_, report) =>
    done(report),
): Promise<Outcome<ImportReport>> {
  if (!may(who, "import files")) return refused("not allowed", IMPORTING);
  const read = await readGiven(given, choice);
  if (!read.ok) return read;
  let sha256 = "";
  const hashed = { ...read.value, sha256: async () => (sha256 = await read.value.sha256()) };
  const applied = await whole(() =>
    changeInBulk(
      who,
      (report: ImportReport) => deedOf(report, sha256),
      async (tx) => {
        const report = await applyFile(tx, who, hashed, progress);
        return report.ok ? also(tx, report.value) : report;
      },
    ),
  );
  const { held, code } = applied.ok ? {} : applied.problem;
  return code === "already done" && isReport(held) ? done(held) : applied;
}

/** What waited in the batch is written, and all its texts may be published from now on. */
export async function approveBatch(who: StaffMember, id: string): Promise<Outcome<Approval>> {
  if (!may(who, "approve imports"))
    return refused("not allowed", "Approving imports takes the role of an editor.");
  if (!isId(id)) return refused("not found", UNKNOWN_BATCH);
  return change(
    who,
    ({ batch, recommendations, added }: Approval) => ({
      did: "approved an import",
      subject: `batch:${batch}`,
      detail: { recommendations, added },
    }),
    (tx) => approveInside(tx, who, id),
    { timeoutMs: TIMEOUT_MS },
  );
}

/** The imports, those that wait for approval first, then the newest. */
export async function listBatches(who: StaffMember): Promise<Outcome<BatchRow[]>> {
  if (!may(who, "read the record")) return refused("not allowed", READING);
  return done(await batchRows(who));
}

/** One import with what its approver must see. */
export async function findBatch(who: StaffMember, id: string): Promise<Outcome<BatchDetail>> {
  if (!may(who, "read the record")) return refused("not allowed", READING);
  const batch = await batchDetail(who, id);
  return batch ? done(batch) : refused("not found", UNKNOWN_BATCH);
}

/** A file that breaks off while it is read is refused in words. */
async function whole<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof BrokenFile) return refused("not valid", thrown.message);
    throw thrown;
  }
}

const isReport = (held: unknown): held is ImportReport =>
  typeof held === "object" && held !== null && "rejected" in held && "batch" in held;

const IMPORTING = "Importing files takes the role of a researcher.";
const READING = "Reading the record takes an account that is not frozen.";
