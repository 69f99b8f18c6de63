import "server-only";
import { deskOrigin } from "@/lib/auth/origin";
import { change } from "@/lib/db/record";
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

export type ExportAsked = { table: DeskTableName; format: TableFormat; question: TableQuestion };
export type Exported = { name: string; bytes: AsyncGenerator<Uint8Array> };

/**
 * A list of the desk as a file: what this member may read, all of it. Who took what and how many rows stands in the log
 * before the first byte goes out; what the rows say does not.
 */
export async function exportTable(
  who: StaffMember,
  asked: ExportAsked,
  now = new Date(),
): Promise<Outcome<Exported>> {
  const table = await findTable(who, asked.table, asked.question);
  if (!table.ok) return table;
  const noted = await noteExport(who, asked, table.value);
  if (!noted.ok) return noted;
  return done({
    name: `${asked.table}-${dayInGeneva(now)}.${asked.format}`,
    bytes: toFile(asked.format, bookOf(who, asked, table.value, now)),
  });
}

/** The lines of the log that say so begin in this way: a member's page lists them. */
const noteExport = (
  who: StaffMember,
  { table, format }: ExportAsked,
  { count, closed }: DeskTable,
): Promise<Outcome<null>> =>
  change(
    who,
    {
      did: "exported table",
      subject: `table ${table}`,
      detail: { format, rows: count, ...(closed > 0 && { closed }) },
    },
    async () => done(null),
  );

function bookOf(
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
  };
  const asked = new URLSearchParams(words).toString();
  return `${deskOrigin()}/desk/${path[table]}${asked && `?${asked}`}`;
}
