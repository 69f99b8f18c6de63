import "server-only";
import { COLLECTIONS, type EntryKind } from "@/lib/domain/entry/kind";
import type { SheetCell } from "@/lib/export/xlsx-cell";
import { deskOrigin } from "@/lib/auth/origin";
import type { DocumentLine } from "./document";
import type { EntryLine } from "./entry-reading";
import type { EvidenceLine } from "./evidence-reading";
import type { BatchRow } from "./import-batch";
import type { Viewing } from "./member-activity";
import type { DeskRow } from "./recommendation-table";
import type { QueuedForReview } from "./review-queue";
import type { SearchLine } from "./search-every";

// What a line of each list of the desk becomes in a file: a cell for each column, by its name. Columns of one list stand in
// the order in which they are written here.

type Cells<Line> = Record<string, (line: Line) => SheetCell>;

const page = (path: string, name: string) =>
  `${deskOrigin()}/desk/${path}/${encodeURIComponent(name)}`;
const list = (values: readonly string[]): SheetCell =>
  values.length > 0 ? values.join(" | ") : null;
const dayOf = (at: Date | null): SheetCell => at?.toISOString().slice(0, 10) ?? null;
const momentOf = (at: Date | null): SheetCell => at?.toISOString() ?? null;

/** What says which recommendation a line is of, whatever else was chosen. */
export const ASK_ALWAYS: Cells<DeskRow> = {
  ref: ({ ref }) => ref,
  address: ({ ref }) => page("recommendations", ref),
  state: ({ state }) => state,
  body: ({ body }) => body,
  cycle: ({ cycle }) => cycle,
  symbol: ({ symbol }) => symbol,
  paragraph: ({ paragraph }) => paragraph,
};

export const ASK_CHOSEN: Cells<DeskRow> = {
  text: ({ text }) => text,
  date: ({ issuedOn }) => issuedOn,
  position: ({ position }) => position,
  level: ({ level }) => level,
  evidence: ({ evidence }) => evidence,
  assigned: ({ assignedTo }) => assignedTo,
  themes: ({ themes }) => list(themes),
  groups: ({ groups }) => list(groups),
  action: ({ action }) => action,
};

export const EVIDENCE: Cells<EvidenceLine> = {
  code: ({ code }) => code,
  address: ({ code }) => page("evidence", code),
  title: ({ title }) => title,
  kind: ({ kind }) => kind,
  publisher: ({ publisher }) => publisher,
  url: ({ url }) => url,
  archived_url: ({ archivedUrl }) => archivedUrl,
  published_on: ({ publishedOn }) => publishedOn,
  state: ({ state }) => state,
  confidentiality: ({ confidentiality }) => confidentiality,
  organisation: ({ organisation }) => organisation.name,
  logged_by: ({ loggedBy }) => loggedBy.name,
  logged_on: ({ createdAt }) => dayOf(createdAt),
  checked_by: ({ checkedBy }) => checkedBy?.name ?? null,
  recommendations: ({ links }) => list(links.map(({ recommendation }) => recommendation.ref)),
};

export const ENTRIES: Cells<EntryLine> = {
  key: ({ key }) => key,
  address: ({ kind, key }) => page(`record/${COLLECTIONS[kind]}`, key),
  kind: ({ kind }) => kind,
  title: ({ title }) => title,
  on: ({ on }) => on,
  state: ({ state }) => state,
  confidentiality: ({ confidentiality }) => confidentiality,
  check_note: ({ checkNote }) => checkNote,
};

export const DOCUMENTS: Cells<DocumentLine> = {
  key: ({ key }) => key,
  address: ({ key }) => page("record/documents", key),
  symbol: ({ symbol }) => symbol,
  title: ({ title }) => title,
  kind: ({ kind }) => kind,
  body: ({ body }) => body,
  published_on: ({ publishedOn }) => publishedOn,
  recommendations: ({ recommendations }) => recommendations,
  is_approved: ({ isApproved }) => (isApproved ? "yes" : null),
  check_note: ({ checkNote }) => checkNote,
};

export const REVIEW: Cells<QueuedForReview> = {
  kind: ({ thing }) => thing.kind,
  key: ({ thing }) => (isAssessment(thing) ? thing.ref : thing.key),
  address: ({ thing }) =>
    isAssessment(thing)
      ? page("review", thing.id)
      : page(`record/${COLLECTIONS[thing.kind as EntryKind]}`, thing.key),
  title: ({ thing }) => (isAssessment(thing) ? thing.text : thing.title),
  level: ({ thing }) => (isAssessment(thing) ? thing.level : null),
  risk: ({ risk }) => risk,
  deadline: ({ deadline }) => dayOf(deadline),
  author: ({ author }) => author,
  organisation: ({ organisation }) => organisation,
  since: ({ since }) => dayOf(since),
};

type Thing = QueuedForReview["thing"];
const isAssessment = (thing: Thing): thing is Extract<Thing, { kind: "assessment" }> =>
  thing.kind === "assessment";

export const IMPORTS: Cells<BatchRow> = {
  file: ({ fileName }) => fileName,
  address: ({ id }) => page("imports", id),
  format: ({ format }) => format,
  rows: ({ rows }) => rows,
  created: ({ created }) => created,
  updated: ({ updated }) => updated,
  unchanged: ({ unchanged }) => unchanged,
  imported_by: ({ importedBy }) => importedBy,
  imported_on: ({ importedAt }) => dayOf(importedAt),
  approved_by: ({ approvedBy }) => approvedBy,
  undone_by: ({ undoneBy }) => undoneBy,
};

export const ACTIVITY: Cells<Viewing> = {
  at: ({ at }) => momentOf(at),
  did: ({ did }) => did,
  what: ({ evidence, table }) => evidence ?? table,
  rows: ({ rows }) => rows,
};

export const SEARCH: Cells<SearchLine> = {
  part: ({ part }) => part,
  kind: ({ kind }) => kind,
  key: ({ key }) => key,
  address: ({ at: { folder, name } }) => page(folder, name),
  title: ({ title }) => title,
  text: ({ text }) => text,
  confidentiality: ({ confidentiality }) => confidentiality,
  author: ({ author }) => author,
  at: ({ on }) => momentOf(on),
};

/** Columns whose cells are numbers. */
export const COUNTED = new Set([
  "cycle",
  "evidence",
  "action",
  "rows",
  "created",
  "updated",
  "unchanged",
]);
