"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { documentDraft } from "@/lib/domain/document-draft";
import { draftDocument, saveDocument } from "@/lib/staff/document";
import { saving } from "@/lib/staff/unsent";
import { answering } from "../../answering";

/** `saved` is the key of what was opened, and `version` how it stood; a new one has neither. */
const written = documentDraft.extend({
  saved: z.string().optional(),
  version: z.coerce.number().int().default(0),
});

export async function documentAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    written,
    (who, { saved, version, ...draft }) =>
      saving(
        who,
        { form: "document", about: saved ?? "new" },
        saved ? saveDocument(who, { key: saved, version }, draft) : draftDocument(who, draft),
      ),
    ({ key }) => redirect(`/desk/record/documents/${encodeURIComponent(key)}?saved=1`),
  );
}
