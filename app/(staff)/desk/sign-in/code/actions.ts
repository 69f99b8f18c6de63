"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { codeByForm } from "@/lib/auth/callback";
import type { Answer } from "@/components/staff/answer";
import { enterUnnamed, parseForm } from "@/lib/auth/doorman";
import { signInAddress } from "@/lib/auth/way-back";
import { refused } from "@/lib/domain/outcome";
import { codeProblemWords } from "@/lib/messages/account";

const codeForm = z.strictObject({
  code: z.string().max(100),
  callbackUrl: z.string().max(2000),
});

export async function secondStepAction(_before: Answer, form: FormData): Promise<Answer> {
  await enterUnnamed();
  const given = parseForm(codeForm, form);
  if (!given.ok) return { outcome: given, typed: {} };
  const answer = await codeByForm(given.value);
  if (answer.ok) redirect(answer.to);
  if (answer.problem === "over") redirect(signInAddress(given.value.callbackUrl));
  return { outcome: refused("not allowed", codeProblemWords(answer.problem)), typed: {} };
}
