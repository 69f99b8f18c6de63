"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { several } from "@/lib/domain/draft-field";
import { workWords } from "@/lib/messages/work";
import { assignRecommendation } from "@/lib/staff/recommendation";
import { actOnMany } from "@/lib/staff/recommendation-bulk";
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

const confirmed = z.strictObject({
  ref: z.string().min(1),
  themes: several(z.string()).refine((codes) => codes.length > 0, workWords("themes.none")),
});

/** An act on this one alone: it is undone where acts on many are. */
export async function confirmThemesAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    confirmed,
    (who, { ref, themes }) =>
      actOnMany(who, { refs: [ref] }, { themes, groups: [], member: null, confirmsActions: false }),
    () => {
      revalidatePath("/desk/recommendations/[ref]", "page");
      return saidSaved();
    },
  );
}
