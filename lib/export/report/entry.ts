import type { Claim, Position } from "@/lib/domain/position";
import type {
  OutsideFinding,
  PublishedAssessment,
  PublishedEvidence,
  PublishedRecommendation,
  PublishedResponse,
} from "@/lib/domain/published";
import { USUAL_LANGUAGE } from "@/lib/domain/language";
import { scaleNumbered, type Scale } from "@/lib/domain/scale";
import type { RecommendationRow } from "@/lib/domain/summary";
import { definitionBy, scaleWords } from "@/lib/messages/scale";
import { ENGLISH, type Words } from "@/lib/messages/spoken";
import type { Cited, Content, Entry, Part, Quotation } from "./block";
import { publication, type Sources } from "./source";
import { directionOf, languageOf, textIn, voiceOfScale } from "./text";

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
  say: Words,
  row: RecommendationRow,
  { addressOf, sources, scales }: Around,
  order: readonly EntryPart[] = AS_A_DOSSIER,
): Entry {
  const { content, ref } = row;
  const compact =
    row.level === "not-assessed" && content.evidence.length === 0 && content.outside.length === 0;
  const told = compact ? order.filter((name) => name === "asked" || name === "says") : order;
  const parts = told.map((name) => PARTS[name](say, row, sources, scales));
  return {
    kind: "entry",
    ref,
    heading: headingOf(say, content),
    address: addressOf(ref),
    about: [...aboutOf(say, content), ...(compact ? [say.report("entry.notAssessed")] : [])],
    compact,
    parts: parts.filter((part) => part.content.length > 0),
  };
}

type Teller = (
  say: Words,
  row: RecommendationRow,
  sources: Sources,
  scales: readonly Scale[],
) => Part;

const PARTS = {
  asked: (say, { content }, sources) => ({
    label: say.report("entry.asked"),
    content: asked(say, content, sources),
  }),
  says: (say, { content }, sources) => ({
    label: sayer(say, content),
    content: said(say, content, sources),
  }),
  finds: (say, row, _, scales) => ({
    label: say.report("entry.weFind"),
    content: found(say, row, scales),
  }),
  evidence: (say, { content }, sources) => ({
    label: say.report("entry.evidence"),
    content: cited(say, content, true, sources),
  }),
  evidenceInShort: (say, { content }, sources) => ({
    label: say.report("entry.evidence"),
    content: inShortOnly(cited(say, content, true, sources)),
  }),
  otherEvidence: (say, { content }, sources) => ({
    label: say.report("entry.otherEvidence"),
    content: cited(say, content, false, sources),
  }),
  body: (say, { content }, sources) => ({
    label: say.report("entry.bodyFinds", { body: say.body(content.body).name }),
    content: outside(
      say,
      content.outside.filter((one) => isOfBody(say, one, content)),
      sources,
    ),
  }),
  others: (say, { content }, sources) => ({
    label: say.report("entry.outside"),
    content: outside(
      say,
      content.outside.filter((one) => !isOfBody(say, one, content)),
      sources,
    ),
  }),
  outside: (say, { content }, sources) => ({
    label: say.report("entry.outside"),
    content: outside(say, content.outside, sources),
  }),
} as const satisfies Record<string, Teller>;

const inShortOnly = (content: Content[]): Content[] =>
  content.map((one) => (one.kind === "cited" ? { ...one, short: true } : one));

/** Did the body that asked grade it itself, as treaty bodies do when a State follows up? */
function isOfBody(
  say: Words,
  { assessor }: OutsideFinding,
  { body }: PublishedRecommendation,
): boolean {
  const { name, abbreviation } = ENGLISH.body(body);
  return assessor.includes(name) || new RegExp(`\\b${abbreviation}\\b`).test(assessor);
}

/** As it is cited: "A/HRC/25/5, paragraph 186.1"; by our own reference where the document has no symbol. */
export function headingOf(
  say: Words,
  { document, paragraph, ref }: PublishedRecommendation,
): string {
  if (!paragraph) return ref;
  const symbol = document?.symbol;
  return say.report("entry.paragraphOf", { symbol: symbol ?? ref, paragraph });
}

export const answerWords = (
  say: Words,
  { position, claim }: { position: Position; claim: Claim | null },
) => (claim ? say.claim(claim).name : say.position(position).name);

function aboutOf(say: Words, content: PublishedRecommendation): string[] {
  const { addressee, territory, issuers, issuedOn, document, themes, groups } = content;
  const joined = (all: string[]) => all.map(say.apart).join(say.comma);
  const names = (of: { label: string }[]) => joined(of.map(({ label }) => label));
  const isOther = addressee.kind !== "state";
  return [
    isOther && say.report("entry.addressee", { name: addressee.name }),
    territory && territory !== addressee.name && say.report("entry.territory", { name: territory }),
    issuers.length > 0 &&
      say.report("entry.issuers", { names: joined(issuers.map(({ name }) => name)) }),
    issuedOn &&
      issuedOn !== document?.publishedOn &&
      say.report("entry.issued", { date: say.date(issuedOn) }),
    themes.length > 0 && say.report("entry.themes", { names: names(themes) }),
    groups.length > 0 && say.report("entry.groups", { names: names(groups) }),
  ].filter((one) => typeof one === "string");
}

function asked(say: Words, content: PublishedRecommendation, sources: Sources): Content[] {
  const { summary, document, sourceUrl } = content;
  const url = sourceUrl === document?.url ? null : sourceUrl;
  const title =
    url &&
    say.report("entry.readAt", { heading: headingOf(say, content), host: new URL(url).host });
  const source = title ? sources.numberOf({ title, url }) : null;
  const held = textIn(say.language, content);
  const whole = { verbatim: true, by: say.report("entry.words"), source, url };
  const quotations = [
    held && quotation(held.text, { ...whole, language: held.language }),
    summary &&
      quotation(summary, {
        verbatim: false,
        language: "en",
        by: say.report("entry.summary"),
        source,
        url,
      }),
  ].filter((one) => one !== null && one !== "");
  return quotations.length > 0
    ? quotations
    : [{ kind: "text", text: say.report("entry.noText"), tone: "note" }];
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

const sayer = (say: Words, { addressee }: PublishedRecommendation) =>
  addressee.kind === "state" ? say.report("entry.stateSays") : say.report("entry.otherSays");

/** In its own words, oldest first; the class is ours, and says whose word it is. */
function said(say: Words, content: PublishedRecommendation, sources: Sources): Content[] {
  if (content.responses.length === 0)
    return [{ kind: "text", text: say.report("entry.noAnswer"), tone: "note" }];
  return content.responses.flatMap((response) => answer(say, response, sources));
}

function answer(say: Words, response: PublishedResponse, sources: Sources): Content[] {
  const { position, comment, verbatim, on, source } = response;
  const whose = say.position(position).whose;
  const by = publication(say, source?.title, on);
  return [
    {
      kind: "text",
      text: say.report("entry.class", { name: answerWords(say, response), whose }),
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

function found(
  say: Words,
  { level, content }: RecommendationRow,
  scales: readonly Scale[],
): Content[] {
  const { assessment, notGradedReason } = content;
  if (level === "not-assessed")
    return [{ kind: "text", text: say.report("entry.notAssessed"), tone: "note" }];
  const scale = assessment ? scaleNumbered(scales, assessment.method) : null;
  const { name } = say.level(level);
  return [
    {
      kind: "level",
      level,
      name,
      definition: definitionBy(scale, level, say),
      ...voiceOfScale(scale),
    },
    ...ours(notGradedReason && say.report("entry.notGraded", { reason: notGradedReason })),
    ...(assessment ? finding(say, assessment, scale) : []),
  ];
}

function finding(say: Words, assessment: PublishedAssessment, scale: Scale | null): Content[] {
  const { structure, process, outcome } = assessment;
  const facts: [string, string | null][] = [
    [say.report("entry.structure"), structure && say.level(structure).name],
    [say.report("entry.process"), process && say.level(process).name],
    [say.report("entry.outcome"), outcome && say.level(outcome).name],
    [say.report("entry.confidence"), say.confidence(assessment.confidence).name],
    [say.report("entry.standard"), say.standard(assessment.standardOfProof).name],
    [say.report("entry.scale"), scaleWords(scale, say)],
    [say.report("entry.cutOff"), say.date(assessment.evidenceCutOff)],
    [say.report("entry.searched"), assessment.searchNote && say.apart(assessment.searchNote)],
    [say.report("entry.assessedBy"), assessment.assessedBy],
    [
      say.report("entry.reviewedBy"),
      say.report("entry.approved", {
        name: assessment.reviewedBy,
        day: say.date(assessment.approvedOn),
      }),
    ],
  ];
  const items = facts.flatMap(([term, words]) => (words ? [{ term, text: words }] : []));
  const notice: Content[] = assessment.underReview
    ? [{ kind: "text", text: say.report("entry.underReview"), tone: "strong" }]
    : [];
  return [...notice, ...text(assessment.rationale), { kind: "facts", items }];
}

/** What our finding rests on, and apart from it what is held besides. */
function cited(
  say: Words,
  content: PublishedRecommendation,
  isCited: boolean,
  sources: Sources,
): Content[] {
  return content.evidence
    .filter((one) => one.cited === isCited)
    .map((one) => citation(say, one, sources, !isCited));
}

function citation(say: Words, one: PublishedEvidence, sources: Sources, short: boolean): Cited {
  const { title, url, archivedUrl, publishedOn, occurredOn } = one;
  const publisher = one.publisher ?? say.evidenceKind(one.kind).name;
  const about = [
    publication(say, publisher, publishedOn),
    occurredOn &&
      occurredOn !== publishedOn &&
      say.report("entry.concerning", { date: say.date(occurredOn) }),
  ];
  return {
    kind: "cited",
    source: sources.numberOf({ title, url, publisher, date: publishedOn, archivedUrl }),
    lead: say.relation(one.relation).name,
    title: say.apart(title),
    about: about.filter(Boolean).join(say.comma),
    text: one.summary && say.apart(one.summary),
    url: url ?? archivedUrl,
    short,
  };
}

/** Other assessors' findings, in their own scale and under their own name. */
function outside(say: Words, findings: readonly OutsideFinding[], sources: Sources): Content[] {
  return findings.map(({ assessor, scheme, grade, summary, on, source }) => ({
    kind: "cited",
    source: sources.numberOf({ ...source, publisher: assessor, date: on }),
    lead: grade && scheme ? say.report("entry.inScale", { grade, scheme }) : (grade ?? ""),
    title: say.apart(assessor),
    about: publication(say, source.title, on),
    text: say.apart(summary),
    url: source.url,
    short: false,
  }));
}

const ours = (words: string | null): Content[] =>
  words ? [{ kind: "text", text: words, tone: "plain" }] : [];

/** Words of the record, which is in English. */
const text = (words: string | null): Content[] =>
  words ? [{ kind: "text", text: words, tone: "plain", language: USUAL_LANGUAGE }] : [];
