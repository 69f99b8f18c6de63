"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
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
