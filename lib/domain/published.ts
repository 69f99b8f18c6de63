import { z } from "zod";
import { BODY_CODES, type BodyCode } from "./body";
import { partialDate } from "./day";
import type { EntryKind } from "./entry/kind";
import { publishedEntry, type PublishedEntry } from "./entry/published";
import { EVIDENCE_KINDS, RELATIONS } from "./evidence";
import { CONFIDENCES, LEVELS, STANDARDS_OF_PROOF } from "./level";
import { CLAIMS, POSITIONS } from "./position";
import { ADDRESSEE_KINDS, ASK_TYPES, COUNTING_UNITS, MEASURABILITIES } from "./recommendation";

// The whole of what the public may know. Every object is strict: an unknown key is an error, not a leak.

const words = z.string().min(1);
const link = z
  .string()
  .regex(/^https?:\/\//)
  .nullable();
const when = partialDate.nullable();
const bodyCode = z.enum(BODY_CODES as [BodyCode, ...BodyCode[]]);
const iso3 = z.string().regex(/^[A-Z]{3}$/);
const named = z.strictObject({ code: words, label: words });
const source = z.strictObject({ title: words, url: link });

/** Somebody else's finding, in their own scale and under their own name. */
export const outsideFinding = z.strictObject({
  assessor: words,
  scheme: words.nullable(),
  grade: words.nullable(),
  summary: words,
  on: when,
  source,
});
export type OutsideFinding = z.infer<typeof outsideFinding>;

export const publishedResponse = z.strictObject({
  position: z.enum(POSITIONS),
  claim: z.enum(CLAIMS).nullable(),
  verbatim: words,
  comment: words.nullable(),
  on: when,
  source: source.nullable(),
});
export type PublishedResponse = z.infer<typeof publishedResponse>;

export const publishedEvidence = z.strictObject({
  code: words,
  title: words,
  publisher: words.nullable(),
  kind: z.enum(EVIDENCE_KINDS),
  url: link,
  archivedUrl: link,
  publishedOn: when,
  occurredOn: when,
  summary: words.nullable(),
  relation: z.enum(RELATIONS),
  /** Does our assessment cite it? */
  cited: z.boolean(),
});
export type PublishedEvidence = z.infer<typeof publishedEvidence>;

export const publishedAssessment = z.strictObject({
  level: z.enum(LEVELS),
  structure: z.enum(LEVELS).nullable(),
  process: z.enum(LEVELS).nullable(),
  outcome: z.enum(LEVELS).nullable(),
  confidence: z.enum(CONFIDENCES),
  standardOfProof: z.enum(STANDARDS_OF_PROOF),
  rationale: words,
  evidenceCutOff: z.iso.date(),
  searchNote: words.nullable(),
  method: z.int().positive(),
  /** Organisations, never members. */
  assessedBy: words,
  reviewedBy: words,
  approvedOn: z.iso.date(),
  /** A public source on which it rested was withdrawn, and no other is left: it stands until it has been looked at anew. */
  underReview: z.boolean().default(false),
});
export type PublishedAssessment = z.infer<typeof publishedAssessment>;

/** The whole of what the public may know about one recommendation. */
export const publishedRecommendation = z.strictObject({
  ref: words,
  /** A recommendation of a UN mechanism, or a call, commitment or remedy, which are counted apart. */
  type: z.enum(ASK_TYPES).default("recommendation"),
  state: iso3.nullable(),
  territory: words.nullable(),
  addressee: z.strictObject({ kind: z.enum(ADDRESSEE_KINDS), name: words }),
  /** Who asks, where no UN mechanism does. */
  issuedBy: words.nullable().default(null),
  body: bodyCode,
  document: z
    .strictObject({
      key: words,
      symbol: words.nullable(),
      title: words,
      url: link,
      publishedOn: when,
    })
    .nullable(),
  cycle: z.int().positive().nullable(),
  paragraph: words.nullable(),
  countingUnit: z.enum(COUNTING_UNITS),
  text: words.nullable(),
  language: words,
  /** The same text in further languages. */
  texts: z.array(z.strictObject({ language: words, text: words })).default([]),
  summary: words.nullable(),
  issuedOn: when,
  /** By when it was to be done. */
  dueOn: when.default(null),
  /** Reference of the earlier ask that it repeats. */
  reiterates: words.nullable().default(null),
  measurability: z.enum(MEASURABILITIES).nullable().default(null),
  issuers: z.array(z.strictObject({ iso3, name: words })),
  themes: z.array(named),
  groups: z.array(named),
  /** Goals and targets of sustainable development, as its source names them: code 16.3. */
  sdgs: z.array(named).default([]),
  actionCategory: z.int().min(1).max(5).nullable(),
  /** What the first verb suggests; `actionCategory` is what a person confirmed. */
  actionSuggested: z.int().min(1).max(5).nullable().default(null),
  /** Why it is not graded, where carrying it out would itself violate rights. */
  notGradedReason: words.nullable(),
  sourceUrl: link,
  /** Oldest first; the last one stands. */
  responses: z.array(publishedResponse),
  assessment: publishedAssessment.nullable(),
  outside: z.array(outsideFinding),
  evidence: z.array(publishedEvidence),
});
export type PublishedRecommendation = z.infer<typeof publishedRecommendation>;

export const publishedDeclared = z.strictObject({
  countingUnit: z.enum(COUNTING_UNITS),
  total: z.int().nonnegative(),
  supported: z.int().nonnegative(),
  alreadyImplemented: z.int().nonnegative().nullable(),
  beingImplemented: z.int().nonnegative().nullable(),
  partly: z.int().nonnegative().nullable(),
  noted: z.int().nonnegative().nullable(),
  rejected: z.int().nonnegative().nullable(),
  pending: z.int().nonnegative().nullable(),
  asOf: partialDate,
  source,
});
export type PublishedDeclared = z.infer<typeof publishedDeclared>;

/** One State's review in one cycle. Key: `CHN-4`. */
export const publishedReview = z.strictObject({
  state: iso3,
  cycle: z.int().positive(),
  session: z.int().positive().nullable(),
  reviewOn: when,
  workingGroupOn: when,
  respondedOn: when,
  adoptedOn: when,
  document: z
    .strictObject({ key: words, symbol: words.nullable(), title: words, url: link })
    .nullable(),
  note: words.nullable(),
  /** Every text of the review is held: rows and declared total are then compared in public. */
  complete: z.boolean(),
  declared: z.array(publishedDeclared),
  outside: z.array(outsideFinding),
});
export type PublishedReview = z.infer<typeof publishedReview>;

/** Key: the document's key. */
export const publishedDocument = z.strictObject({
  key: words,
  symbol: words.nullable(),
  title: words,
  body: bodyCode,
  kind: words,
  state: iso3.nullable(),
  adoptedOn: when,
  distributedOn: when,
  publishedOn: when,
  url: link,
  archivedUrl: link.default(null),
  /** Other titles by which sources speak of it. */
  aliases: z.array(words).default([]),
  /** Key of the document that it corrects or replaces. */
  supersedes: words.nullable().default(null),
});
export type PublishedDocument = z.infer<typeof publishedDocument>;

/** Key: the ISO code. */
export const publishedState = z.strictObject({
  iso3,
  name: words,
  /** Its short name in the other official languages of the United Nations. */
  names: z.array(z.strictObject({ language: words, name: words })).default([]),
  aliases: z.array(words),
  regionalGroup: words.nullable(),
  isDossier: z.boolean(),
});
export type PublishedState = z.infer<typeof publishedState>;

/** Kinds of published things, each with the one schema that says what may be known of it. */
export const PUBLISHED = {
  recommendation: publishedRecommendation,
  review: publishedReview,
  document: publishedDocument,
  state: publishedState,
  ...publishedEntry,
} as const;
export type PublishedKind = keyof typeof PUBLISHED;
export const PUBLISHED_KINDS = Object.keys(PUBLISHED) as PublishedKind[];
export type Published<K extends PublishedKind = PublishedKind> = K extends EntryKind
  ? PublishedEntry<K>
  : z.infer<(typeof PUBLISHED)[K]>;
