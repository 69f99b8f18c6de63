import "server-only";
import { memberBehind } from "@/lib/auth/member-behind";
import { record, type Tx } from "@/lib/db/record";
import { reportIn, type DeskTableName, type TableFormat } from "@/lib/domain/desk-table";
import { done, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { toFile } from "@/lib/export/desk-file";
import type { SheetCell } from "@/lib/export/xlsx-cell";
import { bookOf, exportJob, type ExportAsked } from "./desk-export";
import { findTable, type DeskTable, type TableQuestion } from "./desk-table";
import { dropWords, removeExport, writeExport } from "./export-store";
import { putOff } from "./job";
import { putOffLetters } from "./mail-job";
import { reportFile } from "./report-export";

/** So long a file waits for whoever asked for it. */
export const KEPT_MS = 24 * 60 * 60_000;
/** Rows between two notes of how far it is. */
const STEP = 1000;

type Stored = NonNullable<Awaited<ReturnType<typeof record.tableExport.findUnique>>>;

/**
 * The job of an export: writes the file in the name of whoever asked, as far as they may read then. May be done any number
 * of times: a file that was broken off is written anew.
 */
export async function performExport(id: string): Promise<void> {
  const asked = await record.tableExport.findUnique({ where: { id } });
  if (!asked || asked.readyAt || asked.failedBecause) return;
  const who = await memberBehind(asked.memberId);
  if (!who.ok) return fail(asked, who.problem.message);
  const now = new Date();
  const key = reportIn(asked);
  const file = await (key === null
    ? tableFile(who.value, asked, now)
    : reportFile(who.value, asked, key));
  if (!file.ok) return fail(asked, file.problem.message);
  await writeExport(id, file.value.bytes);
  await note(asked, who.value, file.value, now);
  await dropWords(id);
}

type File = Pick<DeskTable, "count" | "closed" | "keys"> & { bytes: AsyncIterable<Uint8Array> };

async function tableFile(who: StaffMember, asked: Stored, now: Date): Promise<Outcome<File>> {
  const table = await findTable(who, ...questionOf(asked));
  if (!table.ok) return table;
  const counted = { ...table.value, rows: counting(asked.id, table.value.rows) };
  const book = bookOf(who, toAsked(asked), counted, now);
  return done({ ...table.value, bytes: toFile(asked.format as TableFormat, book) });
}

const questionOf = ({ list, question }: Stored) =>
  [list as DeskTableName, question as TableQuestion] as const;

const toAsked = (asked: Stored): ExportAsked => ({
  table: asked.list as DeskTableName,
  format: asked.format as TableFormat,
  question: asked.question as TableQuestion,
});

/** Notes how far the file is, beside everything else. */
async function* counting(id: string, rows: DeskTable["rows"]): AsyncGenerator<SheetCell[]> {
  let written = 0;
  for await (const row of rows) {
    yield row;
    written += 1;
    if (written % STEP === 0)
      await record.tableExport.updateMany({ where: { id }, data: { written } });
  }
}

/** The file is there: for a day, and its member is told, once. */
const note = (
  { id, memberId }: Stored,
  who: StaffMember,
  { count, closed, keys }: File,
  readyAt: Date,
): Promise<void> =>
  record.$transaction(async (tx) => {
    const expiresAt = new Date(readyAt.getTime() + KEPT_MS);
    const { count: changed } = await tx.tableExport.updateMany({
      where: { id, readyAt: null },
      data: {
        ...{ rows: count, written: count, closed, keys, readyAt, expiresAt },
        role: who.role,
        organisationId: who.organisationId,
      },
    });
    if (changed === 0) return;
    await putOff(tx, "remove export", { subject: id, at: expiresAt, key: removalJob(id) });
    await tellOf(tx, memberId, id, "exported");
  });

const removalJob = (id: string) => `remove export ${id}`;

async function fail({ id, memberId }: Stored, failedBecause: string): Promise<void> {
  await record.$transaction(async (tx) => {
    const { count } = await tx.tableExport.updateMany({
      where: { id, readyAt: null, failedBecause: null },
      data: { failedBecause },
    });
    if (count > 0) await tellOf(tx, memberId, id, "not exported");
  });
  await dropWords(id);
}

async function tellOf(tx: Tx, memberId: string, id: string, why: "exported" | "not exported") {
  const data = { memberId, byId: memberId, why, thingKind: "export", thingKey: id };
  await tx.notice.create({ data });
  await putOffLetters(tx, [memberId], why);
}

/** Takes a file from the disk whose day is over. */
export async function removeExpired(id: string): Promise<void> {
  const expired = await record.tableExport.findFirst({
    where: { id, removedAt: null, expiresAt: { lte: new Date() } },
  });
  if (!expired) return;
  await removeExport(id);
  await record.tableExport.updateMany({ where: { id }, data: { removedAt: new Date() } });
}

/** What waits, for a queue that has lost its jobs, as one that was restored has. */
export async function putOffExportsAgain(): Promise<void> {
  const waiting = await record.tableExport.findMany({
    where: { removedAt: null, failedBecause: null },
    select: { id: true, askedAt: true, expiresAt: true },
  });
  await record.$transaction(async (tx) => {
    for (const { id, askedAt, expiresAt } of waiting)
      if (expiresAt)
        await putOff(tx, "remove export", { subject: id, at: expiresAt, key: removalJob(id) });
      else await putOff(tx, "export table", { subject: id, at: askedAt, key: exportJob(id) });
  });
}
