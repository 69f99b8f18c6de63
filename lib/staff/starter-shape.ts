import { z } from "zod";
import { BODY_CODES, type BodyCode } from "@/lib/domain/body";
import { day, partialDate } from "@/lib/domain/day";
import { EVIDENCE_KINDS, RELATIONS, webAddress } from "@/lib/domain/evidence";
import { ASSESSABLE_LEVELS, CONFIDENCES, STANDARDS_OF_PROOF, type Level } from "@/lib/domain/level";
import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import { sumsUp } from "@/lib/domain/rate";
import {
  ADDRESSEE_KINDS,
  ASK_TYPES,
  COUNTING_UNITS,
  MEASURABILITIES,
} from "@/lib/domain/recommendation";

// What an entry of each file of `prisma/starter` may say. An unknown word is an error, so that a slip is not lost.

const words = z.string().trim().min(1);
/** YAML reads a bare year as a number. */
const when = z.preprocess(
  (given) => (typeof given === "number" ? String(given) : given),
  partialDate,
);

/** What an entry does not say is null, as in the record. */
const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

/** How sure we are of an entry, and what it leans on (prisma/starter/README.md). */
const provenance = {
  tag: z.enum(["S", "E", "G"]),
  sources: z.array(words),
  checkNote: orNull(words),
};
type Provenance = { tag: "S" | "E" | "G"; sources: string[]; checkNote: string | null };

const isTraceable = ({ tag, sources, checkNote }: Provenance) =>
  tag === "G" ? checkNote !== null : sources.length > 0;
const TRACEABLE = "G needs a checkNote that says what to check; S and E need a source";

export const sourceEntry = z.strictObject({
  id: words,
  title: words,
  publisher: words,
  publishedOn: orNull(when),
  url: orNull(webAddress),
  /** What exactly was read, where that is not the source itself. */
  seen: orNull(words),
});

export const documentEntry = z
  .strictObject({
    key: words,
    symbol: orNull(words),
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
      "draft",
    ]),
    adoptedOn: orNull(when),
    distributedOn: orNull(when),
    publishedOn: orNull(when),
    url: orNull(webAddress),
    archivedUrl: orNull(webAddress),
    /** Other titles by which sources speak of it. */
    aliases: z.array(words).default([]),
    /** Key of the document that it corrects or replaces. */
    supersedes: orNull(words),
    ...provenance,
  })
  .refine(isTraceable, TRACEABLE);

const count = z.int().nonnegative();
const declaredEntry = z
  .strictObject({
    countingUnit: z.enum(COUNTING_UNITS),
    total: count,
    supported: count,
    alreadyImplemented: orNull(count),
    beingImplemented: orNull(count),
    partly: orNull(count),
    noted: orNull(count),
    rejected: orNull(count),
    asOf: when,
    source: words,
  })
  .refine(
    (declared) => sumsUp({ ...declared, pending: null }),
    "The parts do not sum to the total",
  );

export const reviewEntry = z
  .strictObject({
    cycle: z.int().positive(),
    session: orNull(z.int().positive()),
    reviewOn: orNull(when),
    workingGroupOn: orNull(when),
    respondedOn: orNull(when),
    adoptedOn: orNull(when),
    document: words,
    note: orNull(words),
    declared: z.array(declaredEntry),
    ...provenance,
  })
  .refine(isTraceable, TRACEABLE);

const responseEntry = z.strictObject({
  /** The State's own word. */
  verbatim: words,
  position: z.enum(POSITIONS),
  claim: orNull(z.enum(CLAIMS)),
  respondedOn: orNull(when),
  comment: orNull(words),
  source: words,
  tag: z.enum(["S", "E"]),
});

export const recommendationEntry = z
  .strictObject({
    id: words,
    type: z.enum(ASK_TYPES).default("recommendation"),
    /** Null where it is not known which document it stands in; then `body` says whose it is. */
    document: words.nullable(),
    body: orNull(z.enum(BODY_CODES as [BodyCode, ...BodyCode[]])),
    cycle: orNull(z.int().positive()),
    paragraph: orNull(words),
    addressee: z
      .strictObject({ kind: z.enum(ADDRESSEE_KINDS), name: words })
      .default({ kind: "state", name: "China" }),
    territory: orNull(words),
    /** Recommending States, ISO 3166-1 alpha-3. */
    issuers: z.array(z.string().regex(/^[A-Z]{3}$/)).default([]),
    /** Who asks, where no UN mechanism does. */
    issuedBy: orNull(words),
    /** Where that is not the day of the document. */
    issuedOn: orNull(when),
    /** The last day, month or year for it. */
    dueOn: orNull(when),
    /** Id of the earlier ask that it repeats. */
    reiterates: orNull(words),
    measurability: orNull(z.enum(MEASURABILITIES)),
    summary: words,
    themes: z.array(words).default([]),
    groups: z.array(words).default([]),
    inappropriateReason: orNull(words),
    response: orNull(responseEntry),
    ...provenance,
  })
  .refine(isTraceable, TRACEABLE)
  .refine(({ document, body }) => (document === null) === (body !== null), {
    message: "A body is named where, and only where, no document is",
  })
  .refine(({ type, issuedBy }) => type !== "call" || issuedBy !== null, {
    message: "A call says who calls",
  });

export const evidenceEntry = z
  .strictObject({
    code: words,
    /** Its title, publisher, address and day. */
    source: words,
    kind: z.enum(EVIDENCE_KINDS),
    occurredOn: orNull(when),
    derivedFrom: orNull(words),
    archivedUrl: orNull(webAddress),
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

export type SourceEntry = z.infer<typeof sourceEntry>;
export type DocumentEntry = z.infer<typeof documentEntry>;
export type ReviewEntry = z.infer<typeof reviewEntry>;
export type RecommendationEntry = z.infer<typeof recommendationEntry>;
export type EvidenceEntry = z.infer<typeof evidenceEntry>;
export type AssessmentEntry = z.infer<typeof assessmentEntry>;
