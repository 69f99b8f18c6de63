"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { approveAssessment, returnAssessment, withdrawAssessment } from "@/lib/staff/assessment";
import { saving } from "@/lib/staff/unsent";
import { answering, saidSaved } from "../../answering";
import { harmFields, harmIn } from "../harm";

const several = (value: unknown) =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const one = z.strictObject({ id: z.uuid(), version: z.coerce.number().int() });
const approval = one.extend({
  checked: z.preprocess(several, z.array(z.uuid()).max(200)),
  ...harmFields,
});
const handing = one.extend({ reason: z.string().max(5000) });
const withdrawal = z.strictObject({ id: z.uuid(), reason: z.string().max(5000) });

export async function approveAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    approval,
    (who, { id, version, checked, ...given }) =>
      approveAssessment(who, id, version, { checkedEvidence: checked, harm: harmIn(given) }),
    ({ waits }) => redirect(waits ? "/desk/review?waits=1" : "/desk/review"),
  );
}

export async function returnAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    handing,
    (who, { id, version, reason }) =>
      saving(who, { form: "return", about: id }, returnAssessment(who, id, version, reason)),
    () => redirect("/desk/review"),
  );
}

export async function withdrawAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    withdrawal,
    (who, { id, reason }) => withdrawAssessment(who, id, reason),
    () => {
      revalidatePath("/desk/review/[id]", "page");
      return saidSaved();
    },
  );
}
