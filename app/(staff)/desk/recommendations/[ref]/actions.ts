"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { assignRecommendation } from "@/lib/staff/recommendation";
import { answering, saidSaved } from "../../answering";

const assignment = z.strictObject({
  ref: z.string().min(1),
  version: z.coerce.number().int(),
  member: z.union([z.literal(""), z.uuid()]),
});

export async function assignAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    assignment,
    (who, { ref, member, version }) => assignRecommendation(who, ref, member || null, version),
    () => {
      revalidatePath("/desk/recommendations/[ref]", "page");
      return saidSaved();
    },
  );
}
