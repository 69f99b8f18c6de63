import "server-only";
import { z } from "zod";
import type { DeskTableName } from "@/lib/domain/desk-table";
import { kindOfCollection } from "@/lib/domain/entry/kind";
import { focusInWords } from "@/lib/domain/focus";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { proveFirst } from "@/lib/domain/step-up";
import type { SheetCell } from "@/lib/export/xlsx-cell";
import { everyHit, everyPage, everyRow } from "./desk-every";
import { columnsIn, deskFilter, DESK_SORTS } from "./desk-filter";
import * as line from "./desk-table-line";
import { listDocuments } from "./document";
import { listEntries } from "./entry-reading";
import { listEvidence } from "./evidence-reading";
import { listBatches } from "./importing";
import { findMemberDetail } from "./member-activity";
import { listQueue } from "./review-queue";
import { everyFound } from "./search-every";

/** A list of the desk with all its rows, as far as this member may read it: asked of the same questions as its page. */
export type DeskTable = {
  names: string[];
  /** How many rows there are. */
  count: number;
  /** How many of them are restricted or sealed. */
  closed: number;
  /** What the rows are of, where each may be closed to somebody. */
  keys: string[];
  rows: AsyncIterable<SheetCell[]> | Iterable<SheetCell[]>;
};

/** What is asked of a list, in the words of the address of its page. */
export type TableQuestion = Record<string, string>;

/**
 * The table behind a page of the desk. One that holds restricted or sealed rows opens shortly after a code alone: a file is
 * easier carried off than pages are.
 */
export async function findTable(
  who: StaffMember,
  name: DeskTableName,
  asked: TableQuestion,
): Promise<Outcome<DeskTable>> {
  if (!may(who, "read the record"))
    return refused("not allowed", "Exporting takes an account that may read the record.");
  const table = await TABLES[name](who, asked);
  const proof = table.ok && table.value.closed > 0 ? proveFirst(who) : null;
  return proof ?? table;
}

type Open = (who: StaffMember, asked: TableQuestion) => Promise<Outcome<DeskTable>>;

const TABLES: Record<DeskTableName, Open> = {
  async recommendations(who, { sort, columns, page: _page, view: _view, ...words }) {
    const filter = deskFilter.safeParse(words);
    const order = z.enum(DESK_SORTS).default("reference").safeParse(sort);
    if (!filter.success || !order.success) return notUnderstood();
    const chosen = columnsIn(columns).map((one) => [one, line.ASK_CHOSEN[one]!] as const);
    const cells = Object.entries({ ...line.ASK_ALWAYS, ...Object.fromEntries(chosen) });
    const ids = await everyHit(who, filter.data, order.data);
    async function* rows() {
      for await (const row of everyRow(who, ids)) yield cells.map(([, cell]) => cell(row));
    }
    return done({
      names: cells.map(([name]) => name),
      count: ids.length,
      closed: 0,
      keys: [],
      rows: rows(),
    });
  },

  async evidence(who, asked) {
    const filter = EVIDENCE_FILTER.safeParse(asked);
    if (!filter.success) return notUnderstood();
    const lines = await everyPage(async (page) => {
      const found = await listEvidence(who, { ...filter.data, page });
      return { pages: found.pages, lines: found.rows };
    });
    const keys = lines.map(({ code }) => code);
    return done({ ...tableOf(line.EVIDENCE, lines), ...closedIn(lines), keys });
  },

  async entries(who, { collection = "", q = "" }) {
    const kind = kindOfCollection(collection);
    if (!kind) return notUnderstood();
    const lines = await everyPage((page) => listEntries(who, { kind, q, page }));
    const keys = lines.map(({ key }) => key);
    return done({ ...tableOf(line.ENTRIES, lines), ...closedIn(lines), keys });
  },

  async documents(who, { q = "" }) {
    const lines = await everyPage((page) => listDocuments(who, { q, page }));
    return done(tableOf(line.DOCUMENTS, lines));
  },

  review: async (who) => done(tableOf(line.REVIEW, await listQueue(who))),

  async imports(who) {
    const batches = await listBatches(who);
    return batches.ok ? done(tableOf(line.IMPORTS, batches.value)) : batches;
  },

  async activity(who, { member = "" }) {
    const memberId = z.uuid().safeParse(member);
    if (!memberId.success) return notUnderstood();
    const found = await findMemberDetail(who, { memberId: memberId.data });
    return found.ok ? done(tableOf(line.ACTIVITY, found.value.viewed)) : found;
  },

  async search(who, asked) {
    const searched = SEARCHED.safeParse(asked);
    if (!searched.success) return notUnderstood();
    const { lines, ...found } = await everyFound(who, searched.data.q);
    const cells = Object.values(line.SEARCH);
    async function* rows() {
      for await (const one of lines) yield cells.map((cell) => cell(one));
    }
    return done({ ...found, names: Object.keys(line.SEARCH), rows: rows() });
  },
};

const SEARCHED = z.strictObject({ q: z.string().trim().min(1).max(200) });
const EVIDENCE_FILTER = z.object({
  q: z.string().max(200).optional(),
  state: z.enum(["to-check", "checked", "retracted"]).optional(),
  logged: z.literal("me").optional(),
  dossiers: focusInWords.optional(),
});

const notUnderstood = () =>
  refused(
    "not valid",
    "What this list was asked is not understood, so nothing was exported. Open its page anew.",
  );

const closedIn = (lines: readonly { confidentiality: string }[]) => ({
  closed: lines.filter(({ confidentiality }) => ["restricted", "sealed"].includes(confidentiality))
    .length,
});

function tableOf<Line>(
  cells: Record<string, (line: Line) => SheetCell>,
  lines: readonly Line[],
): DeskTable {
  const columns = Object.values(cells);
  return {
    names: Object.keys(cells),
    count: lines.length,
    closed: 0,
    keys: [],
    rows: lines.map((one) => columns.map((cell) => cell(one))),
  };
}
