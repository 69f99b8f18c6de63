"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import type { FoundRecommendations, LinkStep } from "@/components/staff/linked-recommendations";
import { enterWith, parseForm } from "@/lib/auth/doorman";
import { refused, refusedFields, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { readPasted } from "@/lib/domain/pasted";
import { harmWords } from "@/lib/messages/harm";
import { translator } from "@/lib/messages/words";
import { checkEvidence, logEvidence, retractEvidence, updateEvidence } from "@/lib/staff/evidence";
import { findAsks } from "@/lib/staff/evidence-paste";
import { findEvidenceId } from "@/lib/staff/evidence-reading";
import { suggestAsks, type SuggestedAsk } from "@/lib/staff/evidence-suggest";
import { searchForLinks } from "@/lib/staff/recommendation-table";
import { saving } from "@/lib/staff/unsent";
import { answering, saidSaved, typedIn } from "../answering";
import { harmFields, harmIn } from "../review/harm";
import { draftIn, linksIn, withTexts, writtenEvidence, type WrittenEvidence } from "./written";

const t = translator("staff");

/** One form, several steps: find recommendations, add or remove one, save. Each gives back everything that was typed. */
export async function evidenceAction(_before: Answer, form: FormData): Promise<Answer> {
  const entered = await enterWith(form);
  const given = parseForm(writtenEvidence, form);
  const typed = typedIn(form);
  if (!entered.ok) return { outcome: entered, typed, more: given.ok ? kept(given.value) : null };
  if (!given.ok) return { outcome: given, typed };
  const who = entered.value;
  const written = given.value;
  if (written.step === "read") return readStep(who, written, typed);
  const more = await stepOf(who, written);
  if (written.step !== "save") return { outcome: { ok: true, value: null }, typed, more };

  const key = { form: "evidence", about: written.code ?? "new" } as const;
  const outcome = await saving(who, key, save(who, written));
  if (outcome.ok) redirect(`/desk/evidence/${outcome.value.code}?saved=1`);
  return { outcome, typed, more };
}

/** What was chosen stays where its writer is signed out; the texts, which are the record's, do not come along. */
const kept = (written: WrittenEvidence): LinkStep => ({
  links: linksIn(written).map((link) => ({ ...link, text: "" })),
  found: null,
});

/** The recommendations chosen so far, after this step, and what was found where that was asked. */
async function stepOf(who: StaffMember, written: WrittenEvidence): Promise<LinkStep> {
  const { step } = written;
  const links = linksIn(written).filter(({ ref }) => step !== `remove:${ref}`);
  const added = step.startsWith("add:") ? step.slice("add:".length) : null;
  if (added && !links.some(({ ref }) => ref === added))
    links.push({ ref: added, relation: links.at(-1)?.relation ?? "shows-lack", note: "" });
  const isAsked = step === "find" || step === "suggest" || added !== null;
  return {
    links: await withTexts(who, links),
    found: isAsked
      ? await foundFor(
          who,
          written,
          links.map(({ ref }) => ref),
        )
      : null,
  };
}

/** What may be added next: found by words, or suggested by what is written and chosen so far. */
async function foundFor(
  who: StaffMember,
  { step, find, suggesting, title, summaryPublic }: WrittenEvidence,
  chosen: readonly string[],
): Promise<FoundRecommendations | null> {
  if (step === "find" || (step !== "suggest" && !suggesting))
    return find.trim() ? searchForLinks(who, find) : null;
  const asks = await suggestAsks(who, { text: `${title} ${summaryPublic}`, chosen });
  const items = asks.map((ask) => ({ ref: ask.ref, text: ask.text, why: likenessOf(ask) }));
  return { items, total: items.length, isSuggested: true };
}

const MOST_WORDS = 5;

/** What a suggestion has in common with the source, the strongest first. */
function likenessOf({ cluster, state, themes, words }: SuggestedAsk): string {
  const list = new Intl.ListFormat("en");
  return [
    ...(cluster ? [t("links.like.cluster", { cluster })] : []),
    ...(state ? [t("links.like.state", { state })] : []),
    ...(themes.length > 0
      ? [t("links.like.themes", { count: themes.length, themes: list.format(themes) })]
      : []),
    ...(words.length > 0
      ? [t("links.like.words", { words: list.format(words.slice(0, MOST_WORDS)) })]
      : []),
  ].join("; ");
}

const READ = ["url", "archivedUrl", "title", "publisher", "publishedOn"] as const;

/** What was pasted goes where it belongs; what was not understood stays in the field, each part of it named. */
async function readStep(
  who: StaffMember,
  written: WrittenEvidence,
  typed: Record<string, string[]>,
): Promise<Answer> {
  const read = readPasted(written.paste);
  const asked = await findAsks(who, read.asks);
  const before = linksIn(written);
  const added = asked.refs
    .filter((ref) => !before.some((link) => link.ref === ref))
    .map((ref) => ({ ref, relation: written.pasteRelation, note: "" }));
  const isFree = (name: (typeof READ)[number]) => ["", read[name]].includes(written[name].trim());
  const filled = Object.fromEntries(
    READ.flatMap((name) => (read[name] && isFree(name) ? [[name, read[name]]] : [])),
  );
  const held = READ.flatMap((name) => (read[name] && !isFree(name) ? read[name] : []));
  const problems = [
    ...[...read.unread, ...held].map((part) => t("evidence.unread", { part: part.slice(0, 80) })),
    ...asked.problems,
  ];
  return {
    outcome:
      problems.length > 0
        ? refusedFields("not valid", [{ field: "paste", message: problems.join(". ") }])
        : { ok: true, value: null },
    typed: {
      ...typed,
      ...Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, [value]])),
      paste: [[...read.unread, ...held, ...asked.left].join("\n")],
    },
    more: { links: await withTexts(who, [...before, ...added]), found: null, filled },
  };
}

async function save(
  who: StaffMember,
  written: WrittenEvidence,
): Promise<Outcome<{ code: string }>> {
  const source = written.derivedFrom.trim();
  const derivedFrom = source ? await findEvidenceId(who, source) : null;
  if (source && !derivedFrom)
    return refused("not found", `There is no evidence ${source}`, { field: "derivedFrom" });
  const draft = draftIn(written, derivedFrom ?? undefined);
  if (!draft.ok) return draft;
  if (written.code === undefined)
    return logEvidence(who, draft.value, { allowDuplicate: written.allowDuplicate === "yes" });
  return updateEvidence(who, written.code, draft.value, written.version ?? 0);
}

const checking = z.strictObject({
  code: z.string(),
  version: z.coerce.number().int(),
  opened: z.literal("yes", "Open the source first, and confirm that it says this"),
  ...harmFields,
});

export async function checkEvidenceAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    checking,
    (who, { code, version, opened: _, ...given }) =>
      checkEvidence(who, code, version, harmIn(given)),
    ({ waits }) => {
      revalidatePath("/desk/evidence/[code]", "page");
      return waits ? harmWords("approvedFirst") : saidSaved();
    },
  );
}

const retraction = z.strictObject({ code: z.string(), reason: z.string() });

export async function retractEvidenceAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    retraction,
    (who, { code, reason }) => retractEvidence(who, code, reason),
    showAnew,
  );
}

function showAnew(): string {
  revalidatePath("/desk/evidence/[code]", "page");
  return saidSaved();
}
