import "server-only";
import { change, record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { REPORT } from "@/lib/domain/desk-table";
import { may, type StaffMember } from "@/lib/domain/permission";
import { toPdf } from "@/lib/export/document/pdf";
import type { Report } from "@/lib/export/report/block";
import { exportJob } from "./desk-export";
import { keepWords, readWords } from "./export-store";
import { putOff } from "./job";
import { findReport } from "./report-reading";

// A report’s PDF that nobody should have to wait for: a job makes it, as it makes long tables.

/** Puts off the PDF of a report, of its words as they stand now, and as its member’s own copy. Gives the id of the export. */
export async function exportReport(
  who: StaffMember,
  { key, words, count }: { key: string; words: Report; count: number },
): Promise<Outcome<{ id: string }>> {
  if (!may(who, "read the record"))
    return refused("not allowed", "Exporting takes an account that may read the record.");
  if (!(await findReport(who, key))) return refused("not found", "There is no such report");
  const deed = ({ id }: { id: string }) => ({
    did: "exported report",
    subject: `export ${id}`,
    detail: { format: "pdf", rows: count },
  });
  return change(who, deed, async (tx) => {
    const { id } = await tx.tableExport.create({
      data: { memberId: who.id, list: REPORT, format: "pdf", question: { key }, rows: count },
    });
    await keepWords(id, words);
    await putOff(tx, "export table", { subject: id, at: new Date(), key: exportJob(id) });
    return done({ id });
  });
}

type Made = { bytes: AsyncIterable<Uint8Array>; count: number; closed: number; keys: string[] };

/** What the job writes, for whoever asked for it, as long as they may still read the report. */
export async function reportFile(
  who: StaffMember,
  { id, rows }: { id: string; rows: number },
  key: string,
): Promise<Outcome<Made>> {
  const readable = await mayStillRead(who, key);
  if (!readable.ok) return readable;
  const words = await readWords(id);
  if (!words) return refused("not found", "Its words are not here any more. Ask for it again.");
  return done({ bytes: pdfOf(id, words as Report, rows), count: rows, closed: 0, keys: [] });
}

async function* pdfOf(id: string, words: Report, rows: number): AsyncGenerator<Uint8Array> {
  yield await toPdf(words, (set, of) => {
    const data = { written: Math.floor((rows * set) / of) };
    // How far it is matters to nobody once it is there: a note that comes late or not at all is none.
    record.tableExport.updateMany({ where: { id, readyAt: null }, data }).catch(() => {});
  });
}

export async function mayStillRead(who: StaffMember, key: string): Promise<Outcome<null>> {
  const found = await findReport(who, key);
  return found ? done(null) : refused("not found", "The report is not there for you any more");
}
