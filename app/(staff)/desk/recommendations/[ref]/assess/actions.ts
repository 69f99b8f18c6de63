"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { assessmentDraft } from "@/lib/domain/assessment";
import type { StaffMember } from "@/lib/domain/permission";
import { submitAssessment } from "@/lib/staff/assessment";
import { saveDraft } from "@/lib/staff/assessment-draft";
import { forgetUnsent, saving } from "@/lib/staff/unsent";
import { answering, saidSaved } from "../../../answering";

const several = (value: unknown) =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const number = (value: unknown) => (value === "" ? undefined : Number(value));

const written = z.strictObject({
  ...assessmentDraft.shape,
  level: z.enum(assessmentDraft.shape.level.options, "Choose a level first: a draft needs one"),
  evidence: z.preprocess(several, z.array(z.uuid()).max(200)),
  ref: z.string().min(1),
  id: z.uuid().optional(),
  version: z.preprocess(number, z.int().optional()),
  scale: z.preprocess(number, z.int().positive().optional()),
  step: z.enum(["save", "submit"]).default("save"),
});

/** Saves what was written, and hands it to review where that was asked and nothing is missing. */
export async function assessAction(_before: Answer, form: FormData): Promise<Answer> {
  const answer = await answering(form, written, saveOrSubmit, ({ submitted, ref }) => {
    if (submitted) redirect(`/desk/recommendations/${encodeURIComponent(ref)}`);
    return saidSaved();
  });
  revalidatePath("/desk/recommendations/[ref]/assess", "page");
  return answer;
}

async function saveOrSubmit(
  who: StaffMember,
  { ref, id, version, scale, step, ...draft }: z.output<typeof written>,
) {
  const key = { form: "assessment", about: ref } as const;
  const saved = await saving(who, key, saveDraft(who, { ref, id, version, scale, draft }));
  if (!saved.ok) return saved;
  // A colleague's draft is opened, and what is typed in it kept, under its own id.
  await forgetUnsent(who, { form: "assessment", about: saved.value.id });
  if (step === "save")
    return { ok: true as const, value: { ...saved.value, ref, submitted: false } };
  const submitted = await submitAssessment(who, saved.value.id, saved.value.version);
  if (submitted.ok)
    return { ok: true as const, value: { ...submitted.value, ref, submitted: true } };
  // It has been saved all the same: the form goes on from the version that was just written.
  return {
    ok: false as const,
    problem: { ...submitted.problem, held: { ...saved.value, gaps: submitted.problem.held } },
  };
}
