"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { lines } from "@/lib/domain/draft-field";
import { recommendationDraft, responseDraft } from "@/lib/domain/recommendation-draft";
import {
  draftRecommendation,
  saveRecommendation,
  withdrawRecommendation,
} from "@/lib/staff/recommendation-draft";
import { addResponse, checkResponse } from "@/lib/staff/response";
import { saving } from "@/lib/staff/unsent";
import { answering, saidSaved } from "../answering";

/** The draft beside what names it: what was opened and in which version, or the reference of a new one. */
const written = recommendationDraft.safeExtend({
  saved: z.string().optional(),
  version: z.coerce.number().int().default(0),
  ref: z.string().default(""),
  /** Codes of the themes and groups that were ticked when the form was opened, one to a line. */
  heldThemes: lines(),
  heldGroups: lines(),
});

export async function recommendationAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    written,
    (who, { saved, version, ref, ...draft }) =>
      saving(
        who,
        { form: "recommendation", about: saved ?? "new" },
        saved
          ? saveRecommendation(who, { ref: saved, version, draft })
          : draftRecommendation(who, { ref, draft }),
      ),
    ({ ref }) => redirect(`/desk/recommendations/${encodeURIComponent(ref)}`),
  );
}

const answerGiven = responseDraft.extend({ ref: z.string().min(1) });

export async function addResponseAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    answerGiven,
    (who, { ref, ...draft }) => addResponse(who, ref, draft),
    showAnew,
  );
}

const checking = z.strictObject({ id: z.uuid() });

export async function checkResponseAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, checking, (who, { id }) => checkResponse(who, id), showAnew);
}

const withdrawal = z.strictObject({ ref: z.string().min(1), reason: z.string().max(5000) });

export async function withdrawRecommendationAction(
  _before: Answer,
  form: FormData,
): Promise<Answer> {
  return answering(
    form,
    withdrawal,
    (who, { ref, reason }) => withdrawRecommendation(who, ref, reason),
    () => redirect("/desk/recommendations"),
  );
}

function showAnew(): string {
  revalidatePath("/desk/recommendations/[ref]", "page");
  return saidSaved();
}
