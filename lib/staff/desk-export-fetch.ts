import "server-only";
import { change, record } from "@/lib/db/record";
import { reportIn, type DeskTableName, type TableFormat } from "@/lib/domain/desk-table";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { proveFirst } from "@/lib/domain/step-up";
import { exportJob, nameOfFile } from "./desk-export";
import { findTable, type TableQuestion } from "./desk-table";
import { readExport } from "./export-store";
import { type JobState, stateOfJob } from "./job-state";
import { mayStillRead } from "./report-export";
import { findThings, thingCalled } from "./thing";

/** A long table, or a long report, that a member asked for in the last days: how far it is, and until when it can be fetched. */
export type OwnExport = {
  id: string;
  list: DeskTableName | "report";
  /** The key of the report, where it is one. */
  report: string | null;
  format: TableFormat | "pdf";
  askedAt: Date;
  rows: number;
  written: number;
  readyAt: Date | null;
  expiresAt: Date | null;
  isGone: boolean;
  failedBecause: string | null;
  job: JobState | null;
};

const SHOWN_MS = 7 * 24 * 60 * 60_000;

/** A member's own, the newest first. */
export async function listExports(who: StaffMember, now = new Date()): Promise<OwnExport[]> {
  if (!may(who, "read the record")) return [];
  const rows = await record.tableExport.findMany({
    where: { memberId: who.id, askedAt: { gt: new Date(now.getTime() - SHOWN_MS) } },
    orderBy: { askedAt: "desc" },
    take: 50,
  });
  return Promise.all(
    rows.map(async ({ id, list, format, question, expiresAt, removedAt, ...row }) => ({
      ...{ id, askedAt: row.askedAt, rows: row.rows, written: row.written },
      list: list as DeskTableName | "report",
      report: reportIn({ list, question }),
      format: format as TableFormat | "pdf",
      readyAt: row.readyAt,
      expiresAt,
      isGone: removedAt !== null || (expiresAt !== null && expiresAt <= now),
      failedBecause: row.failedBecause,
      job: row.readyAt || row.failedBecause ? null : await stateOfJob(exportJob(id)),
    })),
  );
}

export type FetchedExport = {
  name: string;
  format: TableFormat | "pdf";
  size: number;
  bytes: AsyncIterable<Uint8Array>;
};

/**
 * The file of an export, for whoever asked for it and nobody else, until its day is over. Whether they may still read all
 * of it is asked anew; what holds restricted rows opens shortly after a code alone.
 */
export async function fetchExport(
  who: StaffMember,
  id: string,
  now = new Date(),
): Promise<Outcome<FetchedExport>> {
  if (!may(who, "read the record"))
    return refused("not allowed", "Exporting takes an account that may read the record.");
  const found = await record.tableExport.findFirst({ where: { id, memberId: who.id } });
  if (!found?.readyAt || found.removedAt || !found.expiresAt || found.expiresAt <= now)
    return refused("not found", GONE);
  const proof = found.closed > 0 ? proveFirst(who) : null;
  if (proof) return proof;
  const readable = await stillReadable(who, found);
  if (!readable.ok) return readable;
  const file = await readExport(id);
  if (!file) return refused("not found", GONE);
  const deed = { did: "fetched export", subject: `export ${id}`, detail: { rows: found.rows } };
  const noted = await change(who, deed, async () => done(null));
  if (!noted.ok) return noted;
  return done({ ...named(found, found.readyAt), ...file });
}

function named({ list, question, format }: Made & { format: string }, at: Date) {
  const key = reportIn({ list, question });
  if (key !== null) return { name: `${key}.pdf`, format: "pdf" as const };
  const table = { table: list as DeskTableName, format: format as TableFormat };
  return { name: nameOfFile(table, at), format: table.format };
}

type Made = {
  list: string;
  question: unknown;
  keys: string[];
  role: string | null;
  organisationId: string | null;
};

/** With the role and organisation of then; and nothing that it holds has been closed to them since. */
async function stillReadable(who: StaffMember, made: Made): Promise<Outcome<null>> {
  if (who.role !== made.role || who.organisationId !== made.organisationId)
    return refused("not allowed", CHANGED);
  const key = reportIn(made);
  if (key !== null) return mayStillRead(who, key);
  if (made.keys.length === 0) return done(null);
  if (made.list === "search") return mayStillOpen(who, made.keys);
  const { collection } = made.question as TableQuestion;
  const question = collection === undefined ? {} : { collection };
  const table = await findTable(who, made.list as DeskTableName, question);
  if (!table.ok) return table;
  const readable = new Set(table.value.keys);
  return made.keys.every((key) => readable.has(key)) ? done(null) : refused("not allowed", CHANGED);
}

/** What a search found is of many kinds: each is asked for by its name, some at a time. */
async function mayStillOpen(who: StaffMember, names: readonly string[]): Promise<Outcome<null>> {
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const asked = names.slice(from, from + AT_ONCE);
    const open = await findThings(record, who, asked.map(thingCalled));
    if (!asked.every((name) => open.has(name))) return refused("not allowed", CHANGED);
  }
  return done(null);
}

const AT_ONCE = 1000;

const GONE = "There is no such file here for you, or its day is over. Export the list again.";
const CHANGED =
  "What you may read has changed since this file was written, so it is not handed out. Export the list again: it then holds what you may read now.";
