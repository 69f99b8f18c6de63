"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { THING_KINDS, type Thing } from "@/lib/domain/comment";
import { addComment, settleComment, setWatch } from "@/lib/staff/comment";
import { saving } from "@/lib/staff/unsent";
import { answering, saidSaved } from "../answering";

const thing = z.strictObject({
  kind: z.enum(THING_KINDS),
  key: z.string().min(1).max(300),
});
const said = thing.extend({
  part: z.string().max(100).optional(),
  comment: z.string().max(5000, "A comment of at most 5,000 characters"),
});
const watched = thing.extend({ watch: z.enum(["yes", "no"]) });

/** The form of a comment stands on many pages: whichever it was sent from shows the new one, and keeps it no longer. */
function showAgain(): string {
  revalidatePath("/desk", "layout");
  return saidSaved();
}

export async function addCommentAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    said,
    (who, { kind, key, part, comment }) => {
      const about: Thing = { kind, key };
      return saving(
        who,
        { form: "comment", about: `${kind} ${key}` },
        addComment(who, { thing: about, field: part || null, text: comment }),
      );
    },
    showAgain,
  );
}

export async function settleCommentAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    z.strictObject({ id: z.uuid("Open the page anew") }),
    (who, { id }) => settleComment(who, id),
    showAgain,
  );
}

export async function watchAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    watched,
    (who, { kind, key, watch }) =>
      setWatch(who, { thing: { kind, key }, isWatched: watch === "yes" }),
    showAgain,
  );
}
