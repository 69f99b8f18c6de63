"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { consentDraft } from "@/lib/domain/consent";
import { recordWords as t } from "@/lib/messages/record";
import { recordConsent, renewConsent, withdrawConsent } from "@/lib/staff/consent";
import { answering, saidSaved } from "../answering";

const several = (value: unknown) =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const draft = consentDraft.extend({
  scopes: z.preprocess(several, consentDraft.shape.scopes),
});

export async function recordConsentAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, draft, recordConsent, () => showAnew(t("consents.recorded")));
}

const renewal = z.strictObject({ code: z.string().min(1), expiresOn: z.string() });

export async function renewConsentAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    renewal,
    (who, { code, expiresOn }) => renewConsent(who, code, expiresOn),
    () => showAnew(saidSaved()),
  );
}

const withdrawal = z.strictObject({ code: z.string().min(1), reason: z.string().max(5000) });

export async function withdrawConsentAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    withdrawal,
    (who, { code, reason }) => withdrawConsent(who, code, reason),
    ({ entries, editions }) =>
      showAnew(t("consents.withdrew", { entries, editions: editions.join(", ") || "none" })),
  );
}

function showAnew(words: string): string {
  revalidatePath("/desk/consents");
  return words;
}
