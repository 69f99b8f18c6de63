import { z } from "zod";
import { isOpen, type Confidentiality } from "./confidentiality";
import { dayInGeneva } from "./day";
import { OFFICIAL_LANGUAGES, USUAL_LANGUAGE } from "./language";
import type { Level } from "./level";
import type { Claim, Position } from "./position";
import type { Finding } from "./entry/finding";
import { toPublishedEntry } from "./entry/published";
import {
  PUBLISHED,
  type OutsideFinding,
  type Published,
  type PublishedAssessment,
  type PublishedEvidence,
  type PublishedKind,
} from "./published";

import type {
  AssessmentRecord,
  DocumentFacts,
  EvidenceFacts,
  FindingRecord,
  RecommendationFacts,
  ResponseFacts,
  ReviewFacts,
} from "./published-facts";

// The one door: facts of the record in, the public's words out. Allow-lists only; what is not named here stays inside.

/** What the public may know of a recommendation at this moment; null where it may know nothing. */
export function toPublishedRecommendation(
  facts: RecommendationFacts,
  now: Date,
): Published<"recommendation"> | null {
  if (!isOpenText(facts)) return null;
  const assessment = standingAssessment(facts.assessments);
  const cited = new Set(assessment?.evidence.map((one) => one.evidenceId));
  return strict("recommendation", {
    ref: facts.ref,
    type: facts.type,
    issuedBy: facts.issuedBy,
    dueOn: facts.dueOn,
    reiterates: facts.reiterates && isOpenText(facts.reiterates) ? facts.reiterates.ref : null,
    measurability: facts.measurability,
    actionSuggested: facts.actionSuggested,
    state: facts.stateIso3,
    territory: facts.territory,
    addressee: { kind: facts.addresseeKind, name: facts.addressee },
    body: facts.bodyCode,
    document: facts.document && documentLine(facts.document, true),
    cycle: facts.review?.cycle ?? null,
    paragraph: facts.paragraph,
    countingUnit: facts.countingUnit,
    text: facts.textVerbatim,
    language: facts.language,
    texts: facts.texts.map(({ language, text }) => ({ language, text })).sort(by("language")),
    summary: facts.summary,
    issuedOn: facts.issuedOn,
    issuers: facts.issuers.map(({ state: { iso3, name } }) => ({ iso3, name })).sort(by("name")),
    themes: facts.themes.map(({ theme: { code, label } }) => ({ code, label })).sort(by("label")),
    sdgs: facts.sdgs.map(({ sdg: { code, label } }) => ({ code, label })).sort(by("code")),
    groups: facts.groups.map(({ group: { code, label } }) => ({ code, label })).sort(by("label")),
    actionCategory: facts.actionCategory,
    notGradedReason: facts.inappropriateReason,
    sourceUrl: facts.sourceUrl,
    responses: standingResponses(facts.responses).map((one) => ({
      position: one.position,
      claim: one.claim,
      verbatim: one.verbatim,
      comment: one.comment,
      on: one.respondedOn,
      source: one.sourceTitle === null ? null : { title: one.sourceTitle, url: one.sourceUrl },
    })),
    assessment:
      assessment &&
      toPublishedAssessment(assessment, hasLostItsSources(assessment, facts.evidence, now)),
    outside: findings(facts.outside, now),
    evidence: facts.evidence
      .filter(({ evidence }) => mayShow(evidence, now))
      .map(({ relation, evidence }) =>
        toPublishedEvidence(relation, evidence, cited.has(evidence.id)),
      )
      .sort((a, b) => Number(b.cited) - Number(a.cited) || by("title")(a, b)),
  });
}

/** Checked, not withdrawn, and brought by an import that a second member approved. */
const isOpenText = (facts: Pick<RecommendationFacts, "checkNote" | "withdrawnAt" | "batch">) =>
  facts.checkNote === null && facts.withdrawnAt === null && facts.batch.approvedAt !== null;

export function toPublishedReview(facts: ReviewFacts, now: Date): Published<"review"> {
  return strict("review", {
    state: facts.stateIso3,
    cycle: facts.cycle,
    session: facts.session,
    reviewOn: facts.reviewOn,
    workingGroupOn: facts.workingGroupOn,
    respondedOn: facts.respondedOn,
    adoptedOn: facts.adoptedOn,
    document: facts.document && documentLine(facts.document, false),
    note: facts.note,
    complete: facts.completeAt !== null,
    declared: facts.declared
      .filter((one) => one.checkNote === null)
      .map(({ sourceTitle, sourceUrl, checkNote: _, ...counts }) => ({
        countingUnit: counts.countingUnit,
        total: counts.total,
        supported: counts.supported,
        alreadyImplemented: counts.alreadyImplemented,
        beingImplemented: counts.beingImplemented,
        partly: counts.partly,
        noted: counts.noted,
        rejected: counts.rejected,
        pending: counts.pending,
        asOf: counts.asOf,
        source: { title: sourceTitle, url: sourceUrl },
      }))
      .sort(by("countingUnit")),
    outside: findings(facts.outside, now),
  });
}

/** A document that has not been checked against its original, or whose import nobody approved, is not published. */
export function toPublishedDocument(facts: DocumentFacts): Published<"document"> | null {
  if (facts.checkNote !== null || (facts.batch && facts.batch.approvedAt === null)) return null;
  return strict("document", {
    key: facts.key,
    symbol: facts.symbol,
    title: facts.title,
    body: facts.bodyCode,
    kind: facts.kind,
    state: facts.stateIso3,
    adoptedOn: facts.adoptedOn,
    distributedOn: facts.distributedOn,
    publishedOn: facts.publishedOn,
    url: facts.url,
    archivedUrl: facts.archivedUrl,
    aliases: facts.aliases,
    supersedes: facts.supersedes?.checkNote === null ? facts.supersedes.key : null,
  });
}

export function toPublishedState(facts: {
  iso3: string;
  name: string;
  names: unknown;
  aliases: string[];
  regionalGroup: string | null;
  isDossier: boolean;
}): Published<"state"> {
  const { iso3, name, aliases, regionalGroup, isDossier } = facts;
  const names = namesByLanguage(facts.names);
  return strict("state", { iso3, name, names, aliases, regionalGroup, isDossier });
}

/** Of all official languages, so that a report in one more finds its names there. The English one is the name itself. */
function namesByLanguage(names: unknown): Published<"state">["names"] {
  const held = languages.parse(names);
  return OFFICIAL_LANGUAGES.filter((language) => language !== USUAL_LANGUAGE).flatMap(
    (language) => {
      const name = held[language];
      return name ? [{ language, name }] : [];
    },
  );
}
const languages = z.record(z.string(), z.string());

/** The columns by which the public side filters and sorts, read off the content and never set beside it. */
export function facetsOfPublished(content: Published<"recommendation">) {
  const response = content.responses.at(-1);
  const date = content.issuedOn ?? content.document?.publishedOn ?? null;
  return {
    position: (response?.position ?? "none") satisfies Position,
    claim: (response?.claim ?? null) satisfies Claim | null,
    level: levelOf(content),
    year: date === null ? null : Number(date.slice(0, 4)),
  };
}

/** The level that stands: an assessment's; else not graded where it endorses a violation; else not assessed. */
export function levelOf(
  content: Pick<Published<"recommendation">, "assessment" | "notGradedReason">,
): Level {
  if (content.notGradedReason !== null) return "not-graded";
  return content.assessment?.level ?? "not-assessed";
}

const strict = <K extends PublishedKind>(kind: K, content: unknown): Published<K> =>
  PUBLISHED[kind].parse(content) as Published<K>;

const by =
  <K extends string>(key: K) =>
  (a: Record<K, string>, b: Record<K, string>) =>
    a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;

/** Of an unchecked document the title is shown, never a symbol that may be wrong. */
function documentLine(facts: DocumentFacts, dated: boolean) {
  const line = {
    key: facts.key,
    symbol: facts.checkNote === null ? facts.symbol : null,
    title: facts.title,
    url: facts.checkNote === null ? facts.url : null,
  };
  return dated ? { ...line, publishedOn: facts.publishedOn } : line;
}

function standingAssessment(assessments: readonly AssessmentRecord[]): AssessmentRecord | null {
  const approved = assessments.filter((one) => one.approvedAt !== null && one.withdrawnAt === null);
  return approved.sort((a, b) => Number(a.approvedAt) - Number(b.approvedAt)).at(-1) ?? null;
}

function toPublishedAssessment(
  one: AssessmentRecord,
  underReview: boolean,
): Record<keyof PublishedAssessment, unknown> {
  return {
    level: one.level,
    structure: one.structure,
    process: one.process,
    outcome: one.outcome,
    confidence: one.confidence,
    standardOfProof: one.standardOfProof,
    rationale: one.rationalePublic,
    evidenceCutOff: one.evidenceCutOff,
    searchNote: one.searchNote,
    method: one.method,
    assessedBy: one.organisation.name,
    reviewedBy: one.approvedBy?.organisation.name,
    approvedOn: one.approvedAt && dayInGeneva(one.approvedAt),
    underReview,
  };
}

const standingResponses = (responses: readonly ResponseFacts[]) =>
  responses
    .filter((one) => one.checkNote === null)
    .sort((a, b) => (answeredOn(a) < answeredOn(b) ? -1 : 1));

/** An answer without a date of its own counts from the moment that it was recorded. */
const answeredOn = (one: ResponseFacts) =>
  `${one.respondedOn ?? dayInGeneva(one.createdAt)} ${one.createdAt.toISOString()}`;

/**
 * A public source that it cites was retracted or taken down, and the public can see no other. Of a source that was never
 * public nothing is said, not even this.
 */
function hasLostItsSources(
  assessment: AssessmentRecord,
  linked: RecommendationFacts["evidence"],
  now: Date,
): boolean {
  const ids = new Set(assessment.evidence.map((one) => one.evidenceId));
  const cited = linked.map((one) => one.evidence).filter(({ id }) => ids.has(id));
  const withdrawn = cited.some((one) => one.retractedAt !== null && isForThePublic(one, now));
  return withdrawn && !cited.some((one) => mayShow(one, now));
}

const mayShow = (evidence: EvidenceFacts, now: Date): boolean =>
  evidence.retractedAt === null && isForThePublic(evidence, now);

/** Checked by a second member, and open at this moment. */
const isForThePublic = (evidence: EvidenceFacts, now: Date): boolean =>
  evidence.checkedAt !== null &&
  isOpen(evidence.confidentiality as Confidentiality, evidence.embargoedUntil, now);

function toPublishedEvidence(
  relation: string,
  evidence: EvidenceFacts,
  cited: boolean,
): PublishedEvidence {
  return {
    code: evidence.code,
    title: evidence.title,
    publisher: evidence.publisher,
    kind: evidence.kind as PublishedEvidence["kind"],
    url: evidence.url,
    archivedUrl: evidence.archivedUrl,
    publishedOn: evidence.publishedOn,
    occurredOn: evidence.occurredOn,
    summary: evidence.summaryPublic,
    relation: relation as PublishedEvidence["relation"],
    cited,
  };
}

/** What others found, by the same rule by which their findings stand on pages of their own. */
function findings(outside: readonly FindingRecord[], now: Date): OutsideFinding[] {
  return outside
    .flatMap((one) => {
      const published = toPublishedEntry(one, () => true, now);
      return published ? [toOutsideFinding(published.facts as Finding)] : [];
    })
    .sort(by("assessor"));
}

/** A finding of others as it stands within what it is about. */
export function toOutsideFinding(facts: Finding): OutsideFinding {
  const [source] = facts.sources;
  return {
    assessor: facts.assessor,
    scheme: facts.schemeWords,
    grade: facts.grade,
    summary: facts.summary,
    on: facts.on,
    source: {
      title: [source?.publisher, source?.title].filter(Boolean).join(": ") || facts.title,
      url: source?.url ?? null,
    },
  };
}
