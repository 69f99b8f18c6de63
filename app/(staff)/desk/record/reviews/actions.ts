"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { declaredDraft, reviewDraft } from "@/lib/domain/review-draft";
import { declareTotal, openReview, saveReview } from "@/lib/staff/review-cycle";
import { answering, saidSaved } from "../../answering";

const opening = z.strictObject({
  state: z.string().trim().min(1, "Write a State"),
  cycle: z.coerce
    .number("Write the number of the cycle")
    .int("Write the number of the cycle")
    .min(1, "Write the number of the cycle")
    .max(99, "Write the number of the cycle"),
});

export async function openReviewAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, opening, openReview, ({ name }) =>
    redirect(`/desk/record/reviews/${name}`),
  );
}

/** The review, and how what is changed stood when its page was opened. */
const named = { name: z.string().min(1).max(20), version: z.coerce.number().int().min(0) };

export async function saveReviewAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    reviewDraft.extend(named),
    (who, { name, version, ...draft }) => saveReview(who, { name, version }, draft),
    showAnew,
  );
}

export async function declareTotalAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    declaredDraft.safeExtend(named),
    (who, { name, version, ...draft }) => declareTotal(who, { name, version }, draft),
    showAnew,
  );
}

function showAnew(): string {
  revalidatePath("/desk/record/reviews/[name]", "page");
  return saidSaved();
}
