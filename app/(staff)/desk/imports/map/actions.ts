"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import type { StaffMember } from "@/lib/domain/permission";
import { mapping } from "@/lib/import/mapping";
import { translator } from "@/lib/messages/words";
import { readUpload } from "@/lib/staff/attachment";
import { rememberMapping } from "@/lib/staff/import-mapping";
import { applyImport } from "@/lib/staff/importing";
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

/** Takes in a table by the mapping that was previewed, and remembers the mapping where it is given a name. */
export async function applyMappedAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, application, applyTable, ({ batch }) => {
    if (batch) redirect(`/desk/imports/${batch}`);
    return translator("staff")("imports.nothingNew");
  });
}

async function applyTable(who: StaffMember, given: z.output<typeof application>) {
  const upload = await readUpload(who, given.file);
  if (!upload.ok) return upload;
  const choice = { stateIso3: given.state || undefined, mapping: given.mapping };
  const applied = await applyImport(who, upload.value, choice);
  if (!applied.ok || !given.name.trim()) return applied;
  const remembered = await rememberMapping(who, { name: given.name, mapping: given.mapping });
  return remembered.ok ? applied : remembered;
}
