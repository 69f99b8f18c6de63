"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { harmWords } from "@/lib/messages/harm";
import { protectName, unprotectName } from "@/lib/staff/protected-name";
import { answering } from "../answering";

const added = z.strictObject({
  names: z.string().max(5000, "That is more than 5,000 characters"),
  reference: z.string().max(200, "A code is shorter than that"),
});

export async function protectNameAction(_before: Answer, form: FormData): Promise<Answer> {
  // The page comes anew, with an empty form: what was typed stands nowhere, not even in the window.
  const answer = await answering(form, added, protectName, ({ spellings }) =>
    redirect(`/desk/protected-names?added=${spellings}`),
  );
  return withoutNames(answer);
}

/** Other forms give back what was typed. This one does not: a name is not to stand in any page or answer. */
function withoutNames(answer: Answer): Answer {
  if (!answer?.typed) return answer;
  const { names: _, ...typed } = answer.typed;
  return { ...answer, typed };
}

const removed = z.strictObject({ id: z.uuid() });

export async function unprotectNameAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    removed,
    (who, { id }) => unprotectName(who, id),
    () => {
      revalidatePath("/desk/protected-names");
      return harmWords("protected.removed");
    },
  );
}
