import "server-only";
import type { z } from "zod";
import type { Prisma, Tx } from "@/lib/db/record";
import { CONFIDENTIALITIES, type Confidentiality } from "@/lib/domain/confidentiality";
import {
  confidentialNotes,
  dateOf,
  ENTRY,
  titleOf,
  type EntryFacts,
  type EntryKind,
} from "@/lib/domain/entry/kind";
import { done, refusedFields, type FieldProblem, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { confidentialWords, placeWords } from "@/lib/messages/entry";
import { resolveLinks, type LinkRow } from "./entry-link";
import { readableEntries } from "./entry-readable";

/** What a form or a file says of one entry. `facts` are checked against the shape of its kind. */
export type EntryDraft = {
  facts: unknown;
  confidential?: unknown;
  confidentiality: Confidentiality;
  embargoedUntil: Date | null;
  /** Code of the consent on which it rests. */
  consent: string | null;
  checkNote: string | null;
};

export type Closure = {
  confidentiality: Confidentiality;
  embargoedUntil: Date | null;
  consentId: string | null;
};
export type ReadDraft = {
  kind: EntryKind;
  facts: EntryFacts;
  confidential: z.infer<typeof confidentialNotes>;
  checkNote: string | null;
  links: LinkRow[];
  closure: Closure;
};

/**
 * The draft in the words of the record. Else everything that is wrong with it at once, by field: `facts.records.3.vote`,
 * `confidential.contact`, `consent`.
 */
export async function readDraft(
  tx: Tx,
  who: StaffMember,
  kind: EntryKind,
  draft: EntryDraft,
): Promise<Outcome<ReadDraft>> {
  const facts = ENTRY[kind].safeParse(draft.facts, { error: plainly });
  const notes = confidentialNotes.safeParse(draft.confidential ?? {}, { error: plainly });
  const links = facts.success
    ? await resolveLinks(tx, kind, facts.data as EntryFacts, readableEntries(who))
    : done([]);
  const closure = await closureOf(tx, draft);
  const problems = [
    ...(facts.error?.issues ?? []).map(({ path, message }) => factProblem(kind, path, message)),
    ...(links.ok ? [] : (links.problem.fields ?? [])).map(({ field, message }) =>
      factProblem(kind, field.split("."), message),
    ),
    ...(notes.error?.issues ?? []).map(({ path, message }) => ({
      field: ["confidential", ...path].join("."),
      message: `${confidentialWords(String(path[0]))}: ${message}`,
    })),
    ...(closure.ok ? [] : (closure.problem.fields ?? [])),
  ];
  if (!facts.success || !notes.success || !links.ok || !closure.ok)
    return refusedFields("not valid", onePerField(problems));
  return done({
    kind,
    facts: facts.data as EntryFacts,
    confidential: notes.data,
    checkNote: draft.checkNote,
    links: links.value,
    closure: closure.value,
  });
}

/** What a schema says by itself is for programs. */
function plainly(issue: { code?: string; input?: unknown }): string | undefined {
  if (issue.code === "invalid_type")
    return issue.input === undefined ? "this has to be said" : "this cannot be read";
  if (issue.code === "invalid_value")
    return issue.input === undefined ? "choose one" : "choose one of the list";
  if (issue.code === "unrecognized_keys") return "this form asks for something unknown";
  return undefined;
}

const factProblem = (
  kind: EntryKind,
  path: readonly PropertyKey[],
  message: string,
): FieldProblem => ({
  field: ["facts", ...path].join("."),
  message: `${placeWords(kind, path)}: ${message}`,
});

function onePerField(problems: readonly FieldProblem[]): FieldProblem[] {
  const found = new Map<string, FieldProblem>();
  for (const problem of problems) if (!found.has(problem.field)) found.set(problem.field, problem);
  return [...found.values()];
}

/** What closes an entry: its confidentiality, its embargo, the consent on which it rests. */
async function closureOf(tx: Tx, draft: EntryDraft): Promise<Outcome<Closure>> {
  const { confidentiality, embargoedUntil, consent: code } = draft;
  const consent = code && (await tx.consent.findUnique({ where: { subjectCode: code } }));
  const problems: FieldProblem[] = [];
  if (!CONFIDENTIALITIES.includes(confidentiality))
    problems.push({ field: "confidentiality", message: "Choose who may read it" });
  if (confidentiality === "embargoed" && embargoedUntil === null)
    problems.push({ field: "embargoedUntil", message: "Say until when the embargo holds" });
  if (code !== null && !consent)
    problems.push({ field: "consent", message: `There is no consent with the code “${code}”` });
  if (consent && consent.withdrawnAt)
    problems.push({ field: "consent", message: `The consent “${code}” has been withdrawn` });
  if (problems.length > 0) return refusedFields("not valid", problems);
  return done({ confidentiality, embargoedUntil, consentId: consent ? consent.id : null });
}

/** Does this open wider what stood before? A later end of an embargo, or a closer circle, does not. */
export function opensWider(before: Omit<Closure, "consentId">, after: Closure): boolean {
  const place = ({ confidentiality }: Pick<Closure, "confidentiality">) =>
    CONFIDENTIALITIES.indexOf(confidentiality);
  if (place(after) !== place(before)) return place(after) < place(before);
  return Number(after.embargoedUntil ?? 0) < Number(before.embargoedUntil ?? 0);
}

export const columnsOf = ({ kind, facts, confidential, checkNote }: ReadDraft) => ({
  title: titleOf(kind, facts).slice(0, 500),
  on: dateOf(facts),
  facts: facts as Prisma.InputJsonObject,
  confidential,
  checkNote,
});
