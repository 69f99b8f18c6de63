"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { closeDossier, openDossier } from "@/lib/staff/dossier";
import { chooseFocus, setTeam } from "@/lib/staff/team";
import { answering, saidSaved } from "../../answering";

const opening = z.strictObject({ state: z.string().trim().min(1, "Write a State") });
const iso3 = z.string().regex(/^[A-Z]{3}$/);
const closing = z.strictObject({ iso3 });
const naming = z.strictObject({
  iso3,
  version: z.coerce.number().int().min(0),
  members: z.union([z.array(z.uuid()).max(500), z.uuid().transform((id) => [id])]).default([]),
});
const looking = z.strictObject({ isOwn: z.enum(["yes", "no"]).transform((is) => is === "yes") });

export async function openDossierAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, opening, openDossier, showAnew);
}

export async function closeDossierAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, closing, closeDossier, showAnew);
}

export async function setTeamAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, naming, setTeam, () => {
    revalidatePath("/desk", "layout");
    return saidSaved();
  });
}

/** The page on which it was chosen shows itself anew, and so does every other that asks for it. */
export async function chooseFocusAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, looking, chooseFocus, () => revalidatePath("/desk", "layout"));
}

function showAnew(): string {
  revalidatePath("/desk/record/dossiers");
  return saidSaved();
}
