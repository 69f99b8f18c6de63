import type { Claim, Position } from "@/lib/domain/position";
import type {
  OutsideFinding,
  PublishedAssessment,
  PublishedEvidence,
  PublishedRecommendation,
  PublishedResponse,
} from "@/lib/domain/published";
import { scaleNumbered, type Scale } from "@/lib/domain/scale";
import type { RecommendationRow } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { definitionBy, scaleWords } from "@/lib/messages/scale";
import {
  bodyWords,
  claimWords,
  confidenceWords,
  evidenceKindWords,
  levelWords,
  positionWords,
  relationWords,
  standardWords,
  translator,
} from "@/lib/messages/words";
import type { Cited, Content, Entry, Part, Quotation } from "./block";
import { publication, type Sources } from "./source";
import { directionOf, languageOf } from "./text";

const t = translator("report");

/** What an entry is written with: addresses of others, the sources so far, and the versions of the scale. */
export type Around = {
  addressOf: (ref: string) => string;
  sources: Sources;
  scales: readonly Scale[];
};

/** The parts of an entry in the order in which a report tells them. */
export type EntryPart = keyof typeof PARTS;
const AS_A_DOSSIER = [
  "asked",
  "says",
  "finds",
  "evidence",
  "otherEvidence",
  "outside",
] as const satisfies EntryPart[];

/** One recommendation: what was asked, what was answered, what was found, by whom, on what. Parts with nothing to say are left out. */
export function entryOf(
  row: RecommendationRow,
  { addressOf, sources, scales }: Around,
  order: readonly EntryPart[] = AS_A_DOSSIER,
): Entry {
  const { content, ref } = row;
  const compact =
    row.level === "not-assessed" && content.evidence.length === 0 && content.outside.length === 0;
  const told = compact ? order.filter((name) => name === "asked" || name === "says") : order;
  const parts = told.map((name) => PARTS[name](row, sources, scales));
  return {
    kind: "entry",
    ref,
    heading: headingOf(content),
    address: addressOf(ref),
    about: [...aboutOf(content), ...(compact ? [t("entry.notAssessed")] : [])],
    compact,
    parts: parts.filter((part) => part.content.length > 0),
  };
}

type Teller = (row: RecommendationRow, sources: Sources, scales: readonly Scale[]) => Part;

const PARTS = {
  asked: ({ content }, sources) => ({
    label: t("entry.asked"),
    content: asked(content, sources),
  }),
  says: ({ content }, sources) => ({ label: sayer(content), content: said(content, sources) }),
  finds: (row, _, scales) => ({ label: t("entry.weFind"), content: found(row, scales) }),
  evidence: ({ content }, sources) => ({
    label: t("entry.evidence"),
    content: cited(content, true, sources),
  }),
  evidenceInShort: ({ content }, sources) => ({
    label: t("entry.evidence"),
    content: inShortOnly(cited(content, true, sources)),
  }),
  otherEvidence: ({ content }, sources) => ({
    label: t("entry.otherEvidence"),
    content: cited(content, false, sources),
  }),
  body: ({ content }, sources) => ({
    label: t("entry.bodyFinds", { body: bodyWords(content.body).name }),
    content: outside(
      content.outside.filter((one) => isOfBody(one, content)),
      sources,
    ),
  }),
  others: ({ content }, sources) => ({
    label: t("entry.outside"),
    content: outside(
      content.outside.filter((one) => !isOfBody(one, content)),
      sources,
    ),
  }),
  outside: ({ content }, sources) => ({
    label: t("entry.outside"),
    content: outside(content.outside, sources),
  }),
} as const satisfies Record<string, Teller>;

const inShortOnly = (content: Content[]): Content[] =>
  content.map((one) => (one.kind === "cited" ? { ...one, short: true } : one));

/** Did the body that asked grade it itself, as treaty bodies do when a State follows up? */
function isOfBody({ assessor }: OutsideFinding, { body }: PublishedRecommendation): boolean {
  const { name, abbreviation } = bodyWords(body);
  return assessor.includes(name) || new RegExp(`\\b${abbreviation}\\b`).test(assessor);
}

/** As it is cited: "A/HRC/25/5, paragraph 186.1"; by our own reference where the document has no symbol. */
export function headingOf({ document, paragraph, ref }: PublishedRecommendation): string {
  if (!paragraph) return ref;
  const symbol = document?.symbol;
  return t("entry.paragraphOf", { symbol: symbol ?? ref, paragraph });
}

export const answerWords = ({ position, claim }: { position: Position; claim: Claim | null }) =>
  claim ? claimWords(claim).name : positionWords(position).name;

function aboutOf(content: PublishedRecommendation): string[] {
  const { addressee, territory, issuers, issuedOn, document, themes, groups } = content;
  const names = (of: { label: string }[]) => of.map(({ label }) => label).join(", ");
  const isOther = addressee.kind !== "state";
  return [
    isOther && t("entry.addressee", { name: addressee.name }),
    territory && territory !== addressee.name && t("entry.territory", { name: territory }),
    issuers.length > 0 && t("entry.issuers", { names: issuers.map(({ name }) => name).join(", ") }),
    issuedOn &&
      issuedOn !== document?.publishedOn &&
      t("entry.issued", { date: dateWords(issuedOn) }),
    themes.length > 0 && t("entry.themes", { names: names(themes) }),
    groups.length > 0 && t("entry.groups", { names: names(groups) }),
  ].filter((one) => typeof one === "string");
}

function asked(content: PublishedRecommendation, sources: Sources): Content[] {
  const { text, summary, language, document, sourceUrl } = content;
  const url = sourceUrl === document?.url ? null : sourceUrl;
  const title = url && t("entry.readAt", { heading: headingOf(content), host: new URL(url).host });
  const source = title ? sources.numberOf({ title, url }) : null;
  const quotations = [
    text && quotation(text, { verbatim: true, language, by: t("entry.words"), source, url }),
    summary &&
      quotation(summary, { verbatim: false, language: "en", by: t("entry.summary"), source, url }),
  ].filter((one) => one !== null && one !== "");
  return quotations.length > 0
    ? quotations
    : [{ kind: "text", text: t("entry.noText"), tone: "note" }];
}

const quotation = (
  text: string,
  { language, ...more }: Pick<Quotation, "verbatim" | "language" | "by" | "source" | "url">,
): Quotation => ({
  kind: "quotation",
  text,
  language: languageOf(text, language),
  direction: directionOf(text),
  ...more,
});

const sayer = ({ addressee }: PublishedRecommendation) =>
  addressee.kind === "state" ? t("entry.stateSays") : t("entry.otherSays");

/** In its own words, oldest first; the class is ours, and says whose word it is. */
function said(content: PublishedRecommendation, sources: Sources): Content[] {
  if (content.responses.length === 0)
    return [{ kind: "text", text: t("entry.noAnswer"), tone: "note" }];
  return content.responses.flatMap((response) => answer(response, sources));
}

function answer(response: PublishedResponse, sources: Sources): Content[] {
  const { position, comment, verbatim, on, source } = response;
  const whose = positionWords(position).whose;
  const by = publication(source?.title, on);
  return [
    {
      kind: "text",
      text: t("entry.class", { name: answerWords(response), whose }),
      tone: "strong",
    },
    quotation(verbatim, {
      verbatim: true,
      language: "en",
      by,
      source: source && sources.numberOf({ ...source, date: on }),
      url: source && source.url,
    }),
    ...text(comment),
  ];
}

function found({ level, content }: RecommendationRow, scales: readonly Scale[]): Content[] {
  const { assessment, notGradedReason } = content;
  if (level === "not-assessed")
    return [{ kind: "text", text: t("entry.notAssessed"), tone: "note" }];
  const scale = assessment ? scaleNumbered(scales, assessment.method) : null;
  const { name } = levelWords(level);
  return [
    { kind: "level", level, name, definition: definitionBy(scale, level) },
    ...text(notGradedReason && t("entry.notGraded", { reason: notGradedReason })),
    ...(assessment ? finding(assessment, scale) : []),
  ];
}

function finding(assessment: PublishedAssessment, scale: Scale | null): Content[] {
  const { structure, process, outcome } = assessment;
  const facts: [string, string | null][] = [
    [t("entry.structure"), structure && levelWords(structure).name],
    [t("entry.process"), process && levelWords(process).name],
    [t("entry.outcome"), outcome && levelWords(outcome).name],
    [t("entry.confidence"), confidenceWords(assessment.confidence).name],
    [t("entry.standard"), standardWords(assessment.standardOfProof).name],
    [t("entry.scale"), scaleWords(scale)],
    [t("entry.cutOff"), dateWords(assessment.evidenceCutOff)],
    [t("entry.searched"), assessment.searchNote],
    [t("entry.assessedBy"), assessment.assessedBy],
    [
      t("entry.reviewedBy"),
      t("entry.approved", {
        name: assessment.reviewedBy,
        day: dateWords(assessment.approvedOn),
      }),
    ],
  ];
  const items = facts.flatMap(([term, words]) => (words ? [{ term, text: words }] : []));
  const notice: Content[] = assessment.underReview
    ? [{ kind: "text", text: t("entry.underReview"), tone: "strong" }]
    : [];
  return [...notice, ...text(assessment.rationale), { kind: "facts", items }];
}

/** What our finding rests on, and apart from it what is held besides. */
function cited(content: PublishedRecommendation, isCited: boolean, sources: Sources): Content[] {
  return content.evidence
    .filter((one) => one.cited === isCited)
    .map((one) => citation(one, sources, !isCited));
}

function citation(one: PublishedEvidence, sources: Sources, short: boolean): Cited {
  const { title, url, archivedUrl, publishedOn, occurredOn } = one;
  const publisher = one.publisher ?? evidenceKindWords(one.kind).name;
  const about = [
    publication(publisher, publishedOn),
    occurredOn &&
      occurredOn !== publishedOn &&
      t("entry.concerning", { date: dateWords(occurredOn) }),
  ];
  return {
    kind: "cited",
    source: sources.numberOf({ title, url, publisher, date: publishedOn, archivedUrl }),
    lead: relationWords(one.relation).name,
    title,
    about: about.filter(Boolean).join(", "),
    text: one.summary,
    url: url ?? archivedUrl,
    short,
  };
}

/** Other assessors' findings, in their own scale and under their own name. */
function outside(findings: readonly OutsideFinding[], sources: Sources): Content[] {
  return findings.map(({ assessor, scheme, grade, summary, on, source }) => ({
    kind: "cited",
    source: sources.numberOf({ ...source, publisher: assessor, date: on }),
    lead: grade && scheme ? t("entry.inScale", { grade, scheme }) : (grade ?? ""),
    title: assessor,
    about: publication(source.title, on),
    text: summary,
    url: source.url,
    short: false,
  }));
}

const text = (words: string | null): Content[] =>
  words ? [{ kind: "text", text: words, tone: "plain" }] : [];
