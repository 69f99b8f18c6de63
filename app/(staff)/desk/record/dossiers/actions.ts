"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { closeDossier, openDossier } from "@/lib/staff/dossier";
import { answering, saidSaved } from "../../answering";

const opening = z.strictObject({ state: z.string().trim().min(1, "Write a State") });
const closing = z.strictObject({ iso3: z.string().regex(/^[A-Z]{3}$/) });

export async function openDossierAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, opening, openDossier, showAnew);
}

export async function closeDossierAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, closing, closeDossier, showAnew);
}

function showAnew(): string {
  revalidatePath("/desk/record/dossiers");
  return saidSaved();
}
