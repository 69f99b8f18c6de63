"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { signInByForm } from "@/lib/auth/callback";
import { enterUnnamed, parseForm, type FormState } from "@/lib/auth/doorman";
import { refused } from "@/lib/domain/outcome";
import { signInProblem } from "./problem";

const signInForm = z.strictObject({
  email: z.string().max(254),
  password: z.string().max(1024),
  callbackUrl: z.string().max(2000),
});

export async function signInAction(_before: FormState, form: FormData): Promise<FormState> {
  await enterUnnamed();
  const given = parseForm(signInForm, form);
  if (!given.ok) return given;
  const answer = await signInByForm(given.value);
  if (answer.ok) redirect(answer.to);
  return refused("not allowed", signInProblem(answer.problem));
}
