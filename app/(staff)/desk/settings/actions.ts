"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { reviewMonths } from "@/lib/domain/review-interval";
import { scaleDraft } from "@/lib/domain/scale";
import { siteDraft } from "@/lib/domain/site";
import { settingWords } from "@/lib/messages/setting";
import { removeLogo } from "@/lib/staff/logo";
import { sendTestMail } from "@/lib/staff/mail";
import { changeScale } from "@/lib/staff/scale";
import { setReviewMonths, setSite } from "@/lib/staff/setting";
import { answering } from "../answering";

/** Of which settings their writer made the next ones. */
const seen = { number: z.coerce.number().int().min(0) };

export async function setSiteAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, siteDraft.safeExtend(seen), setSite, () => showAnew("site.done"));
}

export async function removeLogoAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, z.strictObject(seen), removeLogo, () => showAnew("logo.removed"));
}

export async function setReviewMonthsAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, reviewMonths.extend(seen), setReviewMonths, () => showAnew("months.done"));
}

export async function changeScaleAction(_before: Answer, form: FormData): Promise<Answer> {
  const seen = { seen: z.coerce.number().int().min(1) };
  return answering(form, scaleDraft.extend(seen), changeScale, ({ version }) => {
    revalidatePath("/desk/settings", "layout");
    return settingWords("scale.done", { version });
  });
}

export async function testMailAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, z.strictObject({}), sendTestMail, ({ address }) =>
    settingWords("mail.sent", { address }),
  );
}

function showAnew(words: "site.done" | "logo.removed" | "months.done"): string {
  revalidatePath("/desk/settings");
  return settingWords(words);
}
