"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import type { StaffMember } from "@/lib/domain/permission";
import { mapping } from "@/lib/import/mapping";
import { rememberMapping } from "@/lib/staff/import-mapping";
import { startImport } from "@/lib/staff/import-run";
import { answering } from "../../answering";

const asJson = z
  .string()
  .max(50_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "The mapping is not whole: choose it again" });
      return z.NEVER;
    }
  });
const application = z.strictObject({
  file: z.uuid(),
  state: z.union([z.literal(""), z.string().regex(/^[A-Z]{3}$/)]),
  mapping: asJson.pipe(mapping),
  name: z.string().max(80).default(""),
});

/** Starts taking in a table by the mapping that was previewed, which is remembered where it is given a name. */
export async function startMappedAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, application, startTable, () => redirect("/desk/imports#under-way"));
}

async function startTable(who: StaffMember, given: z.output<typeof application>) {
  const { name, mapping: chosen } = given;
  if (name.trim()) {
    const remembered = await rememberMapping(who, { name, mapping: chosen });
    if (!remembered.ok) return remembered;
  }
  const choice = { stateIso3: given.state || undefined, mapping: chosen };
  return startImport(who, { file: given.file, choice });
}
