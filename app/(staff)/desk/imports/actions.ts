"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { translator } from "@/lib/messages/words";
import { decideConflicts } from "@/lib/staff/import-conflict";
import { undoBatch } from "@/lib/staff/import-undo";
import { callOffImport, startImport, startPreview } from "@/lib/staff/import-run";
import { approveBatch } from "@/lib/staff/importing";
import { answering } from "../answering";

const RUNS = "/desk/imports#under-way";

const application = z.strictObject({
  file: z.uuid(),
  state: z.union([z.literal(""), z.string().regex(/^[A-Z]{3}$/)]),
});

/** Puts the import off to the queue: how far it is stands on the page that it leads to. */
export async function startImportAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    application,
    (who, { file, state }) => startImport(who, { file, choice: { stateIso3: state || undefined } }),
    () => redirect(RUNS),
  );
}

/** Has a large file looked at; small ones are where they are shown. */
export async function startPreviewAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    application,
    (who, { file, state }) =>
      startPreview(who, { file, choice: { stateIso3: state || undefined } }),
    () => revalidatePath("/desk/imports"),
  );
}

const calling = z.strictObject({ id: z.uuid() });

export async function callOffImportAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    calling,
    (who, { id }) => callOffImport(who, id),
    () => revalidatePath("/desk/imports"),
  );
}

const approval = z.strictObject({ id: z.uuid() });

export async function approveBatchAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    approval,
    (who, { id }) => approveBatch(who, id),
    () => redirect("/desk/imports"),
  );
}

const decision = z.union([
  z.strictObject({ batch: z.uuid(), conflict: z.uuid(), decision: z.enum(["kept", "taken"]) }),
  z.strictObject({
    batch: z.uuid(),
    field: z.string().min(1).max(40),
    decision: z.enum(["kept", "taken"]),
  }),
]);

export async function decideConflictsAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    decision,
    (who, { batch, decision: decided, ...which }) => decideConflicts(who, batch, which, decided),
    ({ batch }) => {
      revalidatePath(`/desk/imports/${batch}`);
      return translator("staff")("imports.decidedAll");
    },
  );
}

const undoing = z.strictObject({ id: z.uuid(), sure: z.literal("yes", "Tick that you are sure") });

export async function undoBatchAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    undoing,
    (who, { id }) => undoBatch(who, id),
    ({ batch }) => redirect(`/desk/imports/${batch}`),
  );
}
