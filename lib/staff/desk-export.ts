import "server-only";
import { deskOrigin } from "@/lib/auth/origin";
import { change, type Tx } from "@/lib/db/record";
import { dayInGeneva } from "@/lib/domain/day";
import type { DeskTableName, TableFormat } from "@/lib/domain/desk-table";
import { done, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { toFile } from "@/lib/export/desk-file";
import { toColumn } from "@/lib/export/edition-book";
import type { Workbook } from "@/lib/export/xlsx";
import { exportWords as t } from "@/lib/messages/export";
import { workbookWords } from "@/lib/messages/workbook";
import { findTable, type DeskTable, type TableQuestion } from "./desk-table";
import { COUNTED } from "./desk-table-line";
import { putOff } from "./job";

export type ExportAsked = { table: DeskTableName; format: TableFormat; question: TableQuestion };
/** A file that goes out at once, or the id of one that a job writes. */
export type Exported =
  { kind: "file"; name: string; bytes: AsyncGenerator<Uint8Array> } | { kind: "job"; id: string };

/** Of more rows than this a job writes the file: nobody has to keep a page open for it. */
export const LONG = 5000;

/**
 * A list of the desk as a file: what this member may read, all of it. Who took what and how many rows stands in the log
 * before the first byte goes out; what the rows say does not.
 */
export async function exportTable(
  who: StaffMember,
  asked: ExportAsked,
  { now = new Date(), long = LONG }: { now?: Date; long?: number } = {},
): Promise<Outcome<Exported>> {
  const table = await findTable(who, asked.table, asked.question);
  if (!table.ok) return table;
  const { count, closed } = table.value;
  const deed = {
    // A member's page lists the lines of the log that begin so.
    did: "exported table",
    subject: `table ${asked.table}`,
    detail: { format: asked.format, rows: count, ...(closed > 0 && { closed }) },
  };
  if (count > long) return change(who, deed, (tx) => putOffExport(tx, who, asked, count));
  const noted = await change(who, deed, async () => done(null));
  if (!noted.ok) return noted;
  return done({
    kind: "file",
    name: nameOfFile(asked, now),
    bytes: toFile(asked.format, bookOf(who, asked, table.value, now)),
  });
}

async function putOffExport(
  tx: Tx,
  who: StaffMember,
  { table: list, format, question }: ExportAsked,
  rows: number,
): Promise<Outcome<Exported>> {
  const { id } = await tx.tableExport.create({
    data: { memberId: who.id, list, format, question, rows },
  });
  await putOff(tx, "export table", { subject: id, at: new Date(), key: exportJob(id) });
  return done({ kind: "job", id });
}

/** The name of the job that writes an export. */
export const exportJob = (id: string) => `export ${id}`;

export const nameOfFile = ({ table, format }: Pick<ExportAsked, "table" | "format">, at: Date) =>
  `${table}-${dayInGeneva(at)}.${format}`;

/** The table with what is said of it beside it. */
export function bookOf(
  who: StaffMember,
  { table: name, question }: ExportAsked,
  table: DeskTable,
  now: Date,
): Workbook {
  const at = now.toISOString();
  async function* rows() {
    for await (const row of table.rows) yield [...row, at];
  }
  return {
    title: t(`title.${name}`),
    columns: [...table.names, "exported_at"].map((column) =>
      toColumn(column, COUNTED.has(column), wordsOf(column)),
    ),
    rows: rows(),
    about: [
      [t("about.exportedAt"), at],
      [t("about.by"), who.name],
      [t("about.address"), pageOf(name, question)],
      [t("about.rows"), String(table.count)],
      [t("about.confidential"), t("about.members")],
    ],
    terms: [],
    words: {
      definitions: workbookWords("definitions"),
      column: workbookWords("columns"),
      term: workbookWords("terms"),
    },
    day: dayInGeneva(now),
  };
}

const wordsOf = (column: string): string => t(`column.${column as "ref"}`);

/** The page of the desk whose list this is, with what it was asked. */
export function pageOf(table: DeskTableName, question: TableQuestion): string {
  const { collection = "", member = "", ...words } = question;
  const path: Record<DeskTableName, string> = {
    recommendations: "recommendations",
    evidence: "evidence",
    entries: `record/${encodeURIComponent(collection)}`,
    documents: "record/documents",
    review: "review",
    imports: "imports",
    activity: `members/${encodeURIComponent(member)}`,
    search: "search",
  };
  const asked = new URLSearchParams(words).toString();
  return `${deskOrigin()}/desk/${path[table]}${asked && `?${asked}`}`;
}
