import "server-only";
import { change, record } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import type { ParsedFile } from "@/lib/import/parsed";
import { applyPlan, batchOf, deedOf } from "./import-apply";
import { type Approval, approveInside, UNKNOWN_BATCH } from "./import-approval";
import { type BatchDetail, batchDetail, type BatchRow, batchRows, isId } from "./import-batch";
import { type GivenFile, type ImportChoice, readGiven } from "./import-file";
import { type Plan, planImport } from "./import-plan";
import { type ImportPlan, type ImportReport, toImportPlan, toReport } from "./import-report";

/** A whole database of UPR Info takes under a minute; a lock is waited for longer than that. */
const TIMEOUT_MS = 10 * 60 * 1000;

/** What an import of this file would create, update, leave and refuse. Writes nothing. */
export async function previewImport(
  who: StaffMember,
  given: GivenFile,
  choice: ImportChoice = {},
): Promise<Outcome<ImportPlan>> {
  if (!may(who, "import files")) return refused("not allowed", IMPORTING);
  const read = await readGiven(given, choice);
  if (!read.ok) return read;
  const { file, states, sha256 } = read.value;
  const plan = await planImport(record, file.recommendations, who.id);
  const batch = await batchOf(record, sha256);
  return done(toImportPlan(file, plan, states, { name: given.name, sha256, batch }));
}

/**
 * Takes a file in, all of it or nothing. What it adds becomes publishable when a second member approves the batch;
 * a file that brings nothing new leaves no trace.
 */
export async function applyImport(
  who: StaffMember,
  given: GivenFile,
  choice: ImportChoice = {},
): Promise<Outcome<ImportReport>> {
  if (!may(who, "import files")) return refused("not allowed", IMPORTING);
  const read = await readGiven(given, choice);
  if (!read.ok) return read;
  const { file, sha256 } = read.value;
  if (file.rejected.length > 0) return refuseRows(file, await batchOf(record, sha256));

  const applied = await change(
    who,
    (report: ImportReport) => deedOf(report, sha256),
    (tx) => applyPlan(tx, who, file, { name: given.name, sha256 }),
    { timeoutMs: TIMEOUT_MS },
  );
  return !applied.ok && isReport(applied.problem.held) ? done(applied.problem.held) : applied;
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

function refuseRows(file: ParsedFile, batch: string | null): Outcome<never> {
  const { rejected } = file;
  const first = rejected[0];
  const many = rejected.length === 1 ? "One row" : `${rejected.length} rows`;
  const nothing: Plan = {
    creations: [],
    corrections: [],
    waiting: [],
    conflicts: [],
    unchanged: 0,
  };
  return refused(
    "not valid",
    `${many} of the file cannot be read, so nothing was written. The first: row ${first?.row}, ${first?.column}: ${first?.reason}`,
    { held: { ...toReport(file, nothing, batch), positions: {} } },
  );
}

const isReport = (held: unknown): held is ImportReport =>
  typeof held === "object" && held !== null && "rejected" in held && "batch" in held;

const IMPORTING = "Importing files takes the role of a researcher.";
const READING = "Reading the record takes an account that is not frozen.";
