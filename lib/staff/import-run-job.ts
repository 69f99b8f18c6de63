import "server-only";
import { z } from "zod";
import { memberBehind } from "@/lib/auth/member-behind";
import type { Bulk } from "@/lib/db/bulk";
import { Prisma, record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { mapping } from "@/lib/import/mapping";
import { openUpload, type OpenUpload } from "./attachment";
import { Damaged } from "./file-store";
import type { ImportPlan, ImportReport } from "./import-report";
import type { Progress, Told } from "./import-plan";
import { applyImport, previewImport } from "./importing";
import { putOffLetters } from "./mail-job";

const choice = z.object({ stateIso3: z.string().optional(), mapping: mapping.optional() });

/** The member called the import off while it was under way. */
class CalledOff extends Error {}

/**
 * The job of an import: looks at the file, or takes it in, all of it or nothing, in the name of whoever started it, if they still may. One
 * that was broken off has brought nothing and begins anew; one that has ended is not begun again. May be done any number
 * of times.
 */
export async function performImport(id: string): Promise<void> {
  const run = await record.importRun.findUnique({ where: { id } });
  if (!run || run.calledOffAt) return;
  if (!run.endedAt) await (run.isPreview ? lookAt(run) : takeIn(run)).catch(unlessCalledOff);
  await tellOfEnd(id);
}

type StoredRun = NonNullable<Awaited<ReturnType<typeof record.importRun.findUnique>>>;

function unlessCalledOff(thrown: unknown): void {
  if (!(thrown instanceof CalledOff)) throw thrown;
}

async function takeIn(run: StoredRun): Promise<void> {
  const taken = await reading(run, (who, given, progress) =>
    applyImport(who, given, choice.parse(run.choice), progress, (tx, report) =>
      noteEnd(tx, run.id, report),
    ),
  );
  // Of one that has brought something, this changes nothing.
  await end(run, {
    broughtNothingBecause: taken.ok
      ? "The record holds all of this already."
      : taken.problem.message,
  });
}

/** What its import would do; or why it cannot be said. */
async function lookAt(run: StoredRun): Promise<void> {
  const plan = await reading(run, (who, given, progress) =>
    previewImport(who, given, choice.parse(run.choice), progress),
  );
  await end(run, plan.ok ? { plan: plan.value } : { broughtNothingBecause: plan.problem.message });
}

const end = (
  { id }: StoredRun,
  came: { broughtNothingBecause: string } | { plan: ImportPlan },
): Promise<unknown> =>
  record.importRun.updateMany({
    where: { id, endedAt: null, calledOffAt: null },
    data: { endedAt: new Date(), ...came },
  });

/** The file of a run, read in the name of whoever started it while it says how far it is. */
async function reading<T>(
  { id, askedById, fileId }: StoredRun,
  work: (who: StaffMember, given: OpenUpload, progress: Progress) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const who = await memberBehind(askedById);
  if (!who.ok) return who;
  const upload = await openUpload(who.value, fileId);
  if (!upload.ok) return upload;
  const teller = openTeller(id);
  const given = { ...upload.value, open: () => teller.counted(upload.value.open()) };
  try {
    return await work(who.value, given, teller.progress);
  } catch (thrown) {
    if (!(thrown instanceof Damaged)) throw thrown;
    return refused(
      "not valid",
      "The file that was uploaded has been damaged on the server: tell an administrator, and upload it again",
    );
  } finally {
    await teller.close();
  }
}

/** In the transaction that brings the batch: either both are there or neither, however often the job is done. */
async function noteEnd(tx: Bulk, id: string, report: ImportReport): Promise<Outcome<ImportReport>> {
  const { created, updated } = report.recommendations;
  const noted = await tx.$executeRaw(Prisma.sql`
    update import_run set ended_at = now(), batch_id = ${report.batch}::uuid, rows_read = ${report.rows},
      rejected = ${report.faults?.rejected ?? report.rejected.length}, created = ${created}, updated = ${updated}
    where id = ${id}::uuid and ended_at is null and called_off_at is null`);
  return noted === 1 ? done(report) : refused("already done", "This import was called off");
}

const EVERY_MS = 500;

/**
 * Says how far a run is, beside the transaction in which it runs: now and then, the newest alone. Once it has been called
 * off, the next word of progress breaks it off.
 */
function openTeller(id: string) {
  let known: { step: string; [count: string]: string | number } | null = null;
  let bytes = 0;
  let isCalledOff = false;
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    if (!known) return;
    const { count } = await record.importRun.updateMany({
      where: { id, endedAt: null, calledOffAt: null },
      data: { ...known, bytesRead: bytes },
    });
    isCalledOff = count === 0;
  };
  // A word that does not arrive is followed by the next.
  const clock = setInterval(() => (writing = writing.then(write).catch(() => {})), EVERY_MS);
  return {
    progress: (now: Told) => {
      if (isCalledOff) throw new CalledOff();
      const { step, ...counts } = now;
      const said = "rows" in counts ? { rowsRead: counts.rows, rejected: counts.rejected } : counts;
      known = { ...known, ...said, step };
    },
    counted: async function* (body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
      let here = 0;
      for await (const piece of body) {
        here += piece.byteLength;
        bytes = Math.max(bytes, here);
        yield piece;
      }
    },
    close: async () => {
      clearInterval(clock);
      await writing;
    },
  };
}

/** Tells whoever started it, once. */
async function tellOfEnd(id: string): Promise<void> {
  await record.$transaction(async (tx) => {
    const { count } = await tx.importRun.updateMany({
      where: { id, isPreview: false, endedAt: { not: null }, toldAt: null },
      data: { toldAt: new Date() },
    });
    if (count === 0) return;
    const run = await tx.importRun.findUniqueOrThrow({ where: { id } });
    const why = run.batchId ? "imported" : "brought nothing";
    const [memberId, byId] = [run.askedById, run.askedById];
    await tx.notice.create({ data: { memberId, byId, why, thingKind: "import", thingKey: id } });
    await putOffLetters(tx, [memberId], why);
  });
}
