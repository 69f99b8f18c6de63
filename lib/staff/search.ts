import "server-only";
import { may, type StaffMember } from "@/lib/domain/permission";
import { deskFilter, deskOrder } from "./desk-filter";
import { listDocuments, type DocumentLine } from "./document";
import { listEvidence, type EvidenceLine } from "./evidence-reading";
import { listForDesk, type DeskRow } from "./recommendation-table";
import {
  commentsWith,
  entriesWith,
  findingsWith,
  type Found,
  type FoundEntry,
  type FoundWords,
} from "./search-part";

export type FoundEverywhere = {
  recommendations: Found<DeskRow>;
  evidence: Found<EvidenceLine>;
  entries: Found<FoundEntry>;
  documents: Found<DocumentLine>;
  /** Of findings, approved or not, and of what members say to each other. */
  findings: Found<FoundWords>;
  comments: Found<FoundWords>;
};

const FIRST = 6;

/**
 * Everything that this member may read in which these words stand: each part of the record by its own rules. What is
 * closed to them is neither shown nor counted. Null where they may not read the record or gave no words.
 */
export async function searchEverything(
  who: StaffMember,
  given: string,
): Promise<FoundEverywhere | null> {
  if (!may(who, "read the record")) return null;
  const q = given.trim();
  if (q === "") return null;
  const [table, evidence, entries, documents, findings, comments] = await Promise.all([
    listForDesk(who, deskFilter.parse({ q }), deskOrder.parse({})),
    listEvidence(who, { q }),
    entriesWith(who, q, FIRST),
    listDocuments(who, { q }),
    findingsWith(q, FIRST),
    commentsWith(who, q, FIRST),
  ]);
  return {
    recommendations: { total: table.total, first: table.rows.slice(0, FIRST) },
    evidence: { total: evidence.total, first: evidence.rows.slice(0, FIRST) },
    entries,
    documents: { total: documents.total, first: documents.lines.slice(0, FIRST) },
    findings,
    comments,
  };
}
