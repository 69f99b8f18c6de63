import { z } from "zod";
import type { LinkStep } from "@/components/staff/linked-recommendations";
import { evidenceDraft, RELATIONS, type EvidenceDraft } from "@/lib/domain/evidence";
import type { StaffMember } from "@/lib/domain/permission";
import type { TypedFields } from "@/lib/domain/unsent";
import { findTexts } from "@/lib/staff/recommendation-table";
import { done, fieldProblems, refusedFields, type Outcome } from "@/lib/domain/outcome";

const text = z.string().default("");
const several = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string()).max(200),
);

/** The form of evidence as a browser sends it: rows of recommendations are three lists of one length. */
export const writtenEvidence = z.strictObject({
  step: z
    .union([z.enum(["save", "find", "suggest", "read"]), z.string().regex(/^(add|remove):./)])
    .default("save"),
  find: text,
  /** What stands under the search was suggested, and is suggested anew when one of it has been added. */
  suggesting: z.literal("yes").optional(),
  paste: z.string().max(50_000, "Paste at most 50,000 characters at once").default(""),
  pasteRelation: z.enum(RELATIONS).default("shows-lack"),
  code: z.string().optional(),
  version: z.coerce.number().int().optional(),
  allowDuplicate: z.literal("yes").optional(),
  ref: several,
  relation: several,
  note: several,
  title: text,
  publisher: text,
  url: text,
  archivedUrl: text,
  kind: text,
  publishedOn: text,
  occurredOn: text,
  summaryPublic: text,
  detailRestricted: text,
  confidentiality: text,
  embargoedUntil: text,
  derivedFrom: text,
  attachments: several,
});
export type WrittenEvidence = z.infer<typeof writtenEvidence>;

/** The draft of the domain in what was written; `derivedFrom` is the id behind the code that was named. */
export function draftIn(
  written: WrittenEvidence,
  derivedFrom: string | undefined,
): Outcome<EvidenceDraft> {
  const parsed = evidenceDraft.safeParse({
    title: written.title,
    publisher: written.publisher,
    url: written.url,
    archivedUrl: written.archivedUrl,
    kind: written.kind,
    publishedOn: written.publishedOn,
    occurredOn: written.occurredOn,
    summaryPublic: written.summaryPublic,
    detailRestricted: written.detailRestricted,
    confidentiality: written.confidentiality,
    embargoedUntil: written.embargoedUntil,
    derivedFrom,
    attachments: written.attachments,
    links: linksIn(written),
  });
  return parsed.success
    ? done(parsed.data)
    : refusedFields("not valid", fieldProblems(parsed.error));
}

export const linksIn = ({
  ref,
  relation,
  note,
}: Pick<WrittenEvidence, "ref" | "relation" | "note">) =>
  ref.map((one, index) => ({
    ref: one,
    relation: relation[index] ?? "context",
    note: note[index] ?? "",
  }));

type WrittenLink = ReturnType<typeof linksIn>[number];

/** The rows of recommendations in what was typed and kept. */
export const linksTyped = ({ ref = [], relation = [], note = [] }: TypedFields): WrittenLink[] =>
  linksIn({ ref, relation, note });

/** The same with the words of each recommendation. */
export async function withTexts(
  who: StaffMember,
  links: readonly WrittenLink[],
): Promise<LinkStep["links"]> {
  const texts = await findTexts(
    who,
    links.map(({ ref }) => ref),
  );
  return links.map((link) => ({ ...link, text: texts.get(link.ref) ?? "" }));
}
