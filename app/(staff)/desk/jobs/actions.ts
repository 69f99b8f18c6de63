"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { tryAgain } from "@/lib/staff/job";
import { answering } from "../answering";

const again = z.strictObject({ id: z.string().regex(/^\d{1,18}$/, "Open the page anew") });

export async function tryAgainAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    again,
    (who, { id }) => tryAgain(who, id),
    () => revalidatePath("/desk/jobs"),
  );
}
