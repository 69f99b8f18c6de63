"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { signInByForm } from "@/lib/auth/callback";
import type { Answer } from "@/components/staff/answer";
import { enterUnnamed, parseForm } from "@/lib/auth/doorman";
import { refused } from "@/lib/domain/outcome";
import { signInProblem } from "./problem";

const signInForm = z.strictObject({
  email: z.string().max(254),
  password: z.string().max(1024),
  callbackUrl: z.string().max(2000),
});

export async function signInAction(_before: Answer, form: FormData): Promise<Answer> {
  await enterUnnamed();
  const given = parseForm(signInForm, form);
  if (!given.ok) return { outcome: given, typed: {} };
  const answer = await signInByForm(given.value);
  if (answer.ok) redirect(answer.to);
  return {
    outcome: refused("not allowed", signInProblem(answer.problem)),
    typed: { email: [given.value.email] },
  };
}
