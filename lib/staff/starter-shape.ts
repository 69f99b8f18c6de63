import { z } from "zod";
import { BODY_CODES, type BodyCode } from "@/lib/domain/body";
import { day, partialDate } from "@/lib/domain/day";
import { EVIDENCE_KINDS, RELATIONS, webAddress } from "@/lib/domain/evidence";
import { ASSESSABLE_LEVELS, CONFIDENCES, STANDARDS_OF_PROOF, type Level } from "@/lib/domain/level";
import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import { sumsUp } from "@/lib/domain/rate";
import { ADDRESSEE_KINDS, COUNTING_UNITS } from "@/lib/domain/recommendation";

// What an entry of each file of `prisma/starter` may say. An unknown word is an error, so that a slip is not lost.

const words = z.string().trim().min(1);
/** YAML reads a bare year as a number. */
const when = z.preprocess(
  (given) => (typeof given === "number" ? String(given) : given),
  partialDate,
);

/** How sure we are of an entry, and what it leans on (prisma/starter/README.md). */
const provenance = {
  tag: z.enum(["S", "E", "G"]),
  sources: z.array(words),
  checkNote: words.optional(),
};
type Provenance = { tag: "S" | "E" | "G"; sources: string[]; checkNote?: string | undefined };

const isTraceable = ({ tag, sources, checkNote }: Provenance) =>
  tag === "G" ? checkNote !== undefined : sources.length > 0;
const TRACEABLE = "G needs a checkNote that says what to check; S and E need a source";

export const sourceEntry = z.strictObject({
  id: words,
  title: words,
  publisher: words,
  publishedOn: when.optional(),
  url: webAddress.optional(),
  /** What exactly was read, where that is not the source itself. */
  seen: words.optional(),
});

export const documentEntry = z
  .strictObject({
    key: words,
    symbol: words.optional(),
    title: words,
    body: z.enum(BODY_CODES as [BodyCode, ...BodyCode[]]),
    kind: z.enum([
      "report",
      "assessment",
      "decision",
      "concluding-observations",
      "statement",
      "letter",
      "opinion",
    ]),
    adoptedOn: when.optional(),
    distributedOn: when.optional(),
    publishedOn: when.optional(),
    url: webAddress.optional(),
    ...provenance,
  })
  .refine(isTraceable, TRACEABLE);

const count = z.int().nonnegative();
const declaredEntry = z
  .strictObject({
    countingUnit: z.enum(COUNTING_UNITS),
    total: count,
    supported: count,
    alreadyImplemented: count.optional(),
    beingImplemented: count.optional(),
    partly: count.optional(),
    noted: count.optional(),
    rejected: count.optional(),
    asOf: when,
    source: words,
  })
  .refine(
    ({ partly = null, noted = null, rejected = null, ...rest }) =>
      sumsUp({ ...rest, partly, noted, rejected, pending: null }),
    "The parts do not sum to the total",
  );

export const reviewEntry = z
  .strictObject({
    cycle: z.int().positive(),
    session: z.int().positive().optional(),
    reviewOn: when.optional(),
    workingGroupOn: when.optional(),
    respondedOn: when.optional(),
    adoptedOn: when.optional(),
    document: words,
    note: words.optional(),
    declared: z.array(declaredEntry),
    ...provenance,
  })
  .refine(isTraceable, TRACEABLE);

const responseEntry = z.strictObject({
  /** The State's own word. */
  verbatim: words,
  position: z.enum(POSITIONS),
  claim: z.enum(CLAIMS).optional(),
  respondedOn: when.optional(),
  comment: words.optional(),
  source: words,
  tag: z.enum(["S", "E"]),
});

export const recommendationEntry = z
  .strictObject({
    id: words,
    /** Null where it is not known which document it stands in; then `body` says whose it is. */
    document: words.nullable(),
    body: z.enum(BODY_CODES as [BodyCode, ...BodyCode[]]).optional(),
    cycle: z.int().positive().optional(),
    paragraph: words.optional(),
    addressee: z
      .strictObject({ kind: z.enum(ADDRESSEE_KINDS), name: words })
      .default({ kind: "state", name: "China" }),
    territory: words.optional(),
    /** Recommending States, ISO 3166-1 alpha-3. */
    issuers: z.array(z.string().regex(/^[A-Z]{3}$/)).default([]),
    summary: words,
    themes: z.array(words).default([]),
    groups: z.array(words).default([]),
    inappropriateReason: words.optional(),
    response: responseEntry.optional(),
    ...provenance,
  })
  .refine(isTraceable, TRACEABLE)
  .refine(({ document, body }) => (document === null) === (body !== undefined), {
    message: "A body is named where, and only where, no document is",
  });

export const evidenceEntry = z
  .strictObject({
    code: words,
    /** Its title, publisher, address and day. */
    source: words,
    kind: z.enum(EVIDENCE_KINDS),
    occurredOn: when.optional(),
    derivedFrom: words.optional(),
    summary: words,
    /** By relation, the ids of the recommendations that it speaks to. */
    links: z.partialRecord(z.enum(RELATIONS), z.array(words).min(1)),
    ...provenance,
  })
  .refine(isTraceable, TRACEABLE);

export const assessmentEntry = z
  .strictObject({
    recommendation: words,
    level: z.enum(ASSESSABLE_LEVELS as [Level, ...Level[]]),
    confidence: z.enum(CONFIDENCES),
    standardOfProof: z.enum(STANDARDS_OF_PROOF),
    evidenceCutOff: day,
    evidence: z.array(words).min(1),
    rationale: words,
    ...provenance,
    // What rests on general knowledge is not assessed at all.
    tag: z.enum(["S", "E"]),
  })
  .refine(isTraceable, TRACEABLE);

export const outsideEntry = z
  .strictObject({
    recommendation: words.optional(),
    review: z.int().positive().optional(),
    assessor: words,
    scheme: words.optional(),
    grade: words.optional(),
    summary: words,
    assessedOn: when.optional(),
    source: words,
    tag: z.enum(["S", "E"]),
  })
  .refine(
    ({ recommendation, review }) => (recommendation === undefined) !== (review === undefined),
    {
      message: "It is about a recommendation or about a review, one of the two",
    },
  );

export type SourceEntry = z.infer<typeof sourceEntry>;
export type DocumentEntry = z.infer<typeof documentEntry>;
export type ReviewEntry = z.infer<typeof reviewEntry>;
export type RecommendationEntry = z.infer<typeof recommendationEntry>;
export type EvidenceEntry = z.infer<typeof evidenceEntry>;
export type AssessmentEntry = z.infer<typeof assessmentEntry>;
export type OutsideEntry = z.infer<typeof outsideEntry>;
