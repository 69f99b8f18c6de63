// What publishing reads of the record: plain shapes, so that the rule that turns them into words needs no database.

import type { EntryRecord } from "./entry/published";

type Named = { code: string; label: string };
export type DocumentFacts = {
  key: string;
  symbol: string | null;
  title: string;
  bodyCode: string;
  kind: string;
  stateIso3: string | null;
  adoptedOn: string | null;
  distributedOn: string | null;
  publishedOn: string | null;
  url: string | null;
  archivedUrl: string | null;
  aliases: string[];
  supersedes: { key: string; checkNote: string | null } | null;
  checkNote: string | null;
  batch: { approvedAt: Date | null } | null;
};

export type EvidenceFacts = {
  id: string;
  code: string;
  title: string;
  publisher: string | null;
  kind: string;
  url: string | null;
  archivedUrl: string | null;
  publishedOn: string | null;
  occurredOn: string | null;
  summaryPublic: string | null;
  confidentiality: string;
  embargoedUntil: Date | null;
  checkedAt: Date | null;
  retractedAt: Date | null;
};

export type AssessmentRecord = {
  level: string;
  structure: string | null;
  process: string | null;
  outcome: string | null;
  confidence: string | null;
  standardOfProof: string | null;
  rationalePublic: string | null;
  evidenceCutOff: string | null;
  searchNote: string | null;
  method: number;
  approvedAt: Date | null;
  withdrawnAt: Date | null;
  organisation: { name: string };
  approvedBy: { organisation: { name: string } } | null;
  evidence: { evidenceId: string }[];
};

/** A version of a finding by others, as the record has it, with what may close it. */
export type FindingRecord = EntryRecord;

export type ResponseFacts = {
  position: string;
  claim: string | null;
  verbatim: string;
  comment: string | null;
  respondedOn: string | null;
  sourceTitle: string | null;
  sourceUrl: string | null;
  checkNote: string | null;
  createdAt: Date;
};

export type RecommendationFacts = {
  ref: string;
  type: string;
  issuedBy: string | null;
  dueOn: string | null;
  reiterates: {
    ref: string;
    checkNote: string | null;
    withdrawnAt: Date | null;
    batch: { approvedAt: Date | null };
  } | null;
  measurability: string | null;
  actionSuggested: number | null;
  stateIso3: string | null;
  territory: string | null;
  addresseeKind: string;
  addressee: string;
  bodyCode: string;
  document: DocumentFacts | null;
  review: { cycle: number } | null;
  paragraph: string | null;
  countingUnit: string;
  textVerbatim: string | null;
  language: string;
  texts: { language: string; text: string }[];
  summary: string | null;
  issuedOn: string | null;
  actionCategory: number | null;
  inappropriateReason: string | null;
  sourceUrl: string | null;
  checkNote: string | null;
  withdrawnAt: Date | null;
  batch: { approvedAt: Date | null };
  issuers: { state: { iso3: string; name: string } }[];
  themes: { theme: Named }[];
  groups: { group: Named }[];
  sdgs: { sdg: Named }[];
  responses: ResponseFacts[];
  evidence: { relation: string; evidence: EvidenceFacts }[];
  assessments: AssessmentRecord[];
  outside: FindingRecord[];
};

export type ReviewFacts = {
  stateIso3: string;
  cycle: number;
  session: number | null;
  reviewOn: string | null;
  workingGroupOn: string | null;
  respondedOn: string | null;
  adoptedOn: string | null;
  note: string | null;
  completeAt: Date | null;
  document: DocumentFacts | null;
  declared: {
    countingUnit: string;
    total: number;
    supported: number;
    alreadyImplemented: number | null;
    beingImplemented: number | null;
    partly: number | null;
    noted: number | null;
    rejected: number | null;
    pending: number | null;
    asOf: string;
    sourceTitle: string;
    sourceUrl: string | null;
    checkNote: string | null;
  }[];
  outside: FindingRecord[];
};
