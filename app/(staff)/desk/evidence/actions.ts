"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import type { LinkStep } from "@/components/staff/linked-recommendations";
import { enter, parseForm } from "@/lib/auth/doorman";
import { refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { checkEvidence, logEvidence, retractEvidence, updateEvidence } from "@/lib/staff/evidence";
import { findEvidenceId } from "@/lib/staff/evidence-reading";
import { searchForLinks } from "@/lib/staff/recommendation-table";
import { saving } from "@/lib/staff/unsent";
import { answering, saidSaved, typedIn } from "../answering";
import { draftIn, linksIn, withTexts, writtenEvidence, type WrittenEvidence } from "./written";

/** One form, several steps: find recommendations, add or remove one, save. Each gives back everything that was typed. */
export async function evidenceAction(_before: Answer, form: FormData): Promise<Answer> {
  const who = await enter();
  const given = parseForm(writtenEvidence, form);
  const typed = typedIn(form);
  if (!given.ok) return { outcome: given, typed };
  const written = given.value;
  const more = await stepOf(who, written);
  if (written.step !== "save") return { outcome: { ok: true, value: null }, typed, more };

  const key = { form: "evidence", about: written.code ?? "new" } as const;
  const outcome = await saving(who, key, save(who, written));
  if (outcome.ok) redirect(`/desk/evidence/${outcome.value.code}?saved=1`);
  return { outcome, typed, more };
}

/** The recommendations chosen so far, after this step, and what was found where that was asked. */
async function stepOf(who: StaffMember, written: WrittenEvidence): Promise<LinkStep> {
  const { step, find } = written;
  const links = linksIn(written).filter(({ ref }) => step !== `remove:${ref}`);
  const added = step.startsWith("add:") ? step.slice("add:".length) : null;
  if (added && !links.some(({ ref }) => ref === added))
    links.push({ ref: added, relation: links.at(-1)?.relation ?? "shows-lack", note: "" });
  const searching = step === "find" || added !== null;
  return {
    links: await withTexts(who, links),
    found: searching && find.trim() ? await searchForLinks(who, find) : null,
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
});

export async function checkEvidenceAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    checking,
    (who, { code, version }) => checkEvidence(who, code, version),
    showAnew,
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
