"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { answerName, takeBackAnswer } from "@/lib/staff/publishing-name";
import { publishEdition } from "@/lib/staff/publishing";
import { momentInGeneva } from "@/lib/staff/geneva-time";
import { callOffEdition, planEdition } from "@/lib/staff/planned-edition";
import { answering } from "../answering";

const edition = z.strictObject({
  note: z.string().max(2000, "A note of at most 2,000 characters"),
});

export async function publishAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, edition, publishEdition, ({ number }) =>
    redirect(`/desk/publish?published=${number}`),
  );
}

const planned = edition.extend({
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "Write a day and an hour")
    .transform(momentInGeneva),
});

export async function planAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, planned, planEdition, () => redirect("/desk/publish?planned=1#planned"));
}

export async function callOffAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    z.strictObject({ id: z.uuid() }),
    (who, { id }) => callOffEdition(who, id),
    askAgain,
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
