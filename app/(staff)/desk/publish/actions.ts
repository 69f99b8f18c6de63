"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { answerName, takeBackAnswer } from "@/lib/staff/publishing-name";
import { publishEdition } from "@/lib/staff/publishing";
import { answering } from "../answering";

const edition = z.strictObject({
  note: z.string().max(2000, "A note of at most 2,000 characters"),
});

export async function publishAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, edition, publishEdition, ({ number }) =>
    redirect(`/desk/publish?published=${number}`),
  );
}

const digest = z.string().regex(/^[0-9a-f]{64}$/, "Open the page anew and try again");
const answered = z.strictObject({
  digest,
  reason: z.string().max(500, "A reason of at most 500 characters"),
});

export async function answerNameAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, answered, answerName, askAgain);
}

export async function takeBackAnswerAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, z.strictObject({ digest }), takeBackAnswer, askAgain);
}

/** What is left to answer has changed. */
const askAgain = () => revalidatePath("/desk/publish");
