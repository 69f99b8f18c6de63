import { z } from "zod";
import { CONFIDENTIALITIES } from "./confidentiality";
import { partialDate } from "./day";

export const EVIDENCE_KINDS = [
  "un",
  "state",
  "ngo",
  "media",
  "academic",
  "testimony",
  "satellite",
  "official-data",
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What a piece of evidence says about one recommendation. Contrary evidence is as welcome as any. */
export const RELATIONS = [
  "supports-progress",
  "shows-lack",
  "shows-regression",
  "state-claim",
  "context",
] as const;
export type Relation = (typeof RELATIONS)[number];

export type EvidenceState = "awaiting check" | "checked" | "retracted";

/** State is read off the facts, never stored beside them, so the two cannot disagree. */
export function evidenceStateOf({
  checkedAt,
  retractedAt,
}: {
  checkedAt: Date | null;
  retractedAt: Date | null;
}): EvidenceState {
  if (retractedAt) return "retracted";
  return checkedAt ? "checked" : "awaiting check";
}

/** An empty field of a form is no value. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    schema.optional(),
  );

/** Only addresses that a reader can open: no script, no data, no file. */
export const webAddress = z
  .url("Write a whole address, from https:// on")
  .refine(
    (text) => /^https?:\/\//i.test(text),
    "Only addresses that begin with http:// or https:// can be opened by a reader",
  );

/** What a member writes when logging evidence. */
export const evidenceDraft = z
  .strictObject({
    title: z
      .string()
      .trim()
      .min(1, "Give it a title")
      .max(300, "A title of at most 300 characters"),
    publisher: optional(z.string().trim().max(200, "A publisher of at most 200 characters")),
    url: optional(webAddress),
    archivedUrl: optional(webAddress),
    kind: z.enum(EVIDENCE_KINDS, "Choose what kind of source it is"),
    publishedOn: optional(partialDate),
    occurredOn: optional(partialDate),
    summaryPublic: optional(z.string().trim().max(2000, "At most 2,000 characters")),
    detailRestricted: optional(z.string().trim().max(20_000, "At most 20,000 characters")),
    confidentiality: z.enum(CONFIDENTIALITIES, "Choose who may see it"),
    embargoedUntil: optional(z.iso.datetime({ local: true, offset: true })),
    derivedFrom: optional(z.uuid()),
    links: z
      .array(
        z.strictObject({
          ref: z.string().min(1),
          relation: z.enum(RELATIONS, "Choose what it says about each recommendation"),
          note: optional(z.string().trim().max(1000)),
        }),
      )
      .min(1, "Choose at least one recommendation that it speaks to")
      .max(200),
    attachments: z.array(z.uuid()).max(100).default([]),
  })
  .refine((draft) => draft.confidentiality !== "embargoed" || draft.embargoedUntil, {
    path: ["embargoedUntil"],
    message: "An embargo needs the moment when it ends",
  })
  .refine((draft) => draft.confidentiality !== "public" || draft.summaryPublic || draft.url, {
    path: ["summaryPublic"],
    message: "Public evidence needs a public summary or an address that readers can open",
  });
export type EvidenceDraft = z.infer<typeof evidenceDraft>;
