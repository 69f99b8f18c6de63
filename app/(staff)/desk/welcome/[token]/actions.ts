"use server";

import { redirect } from "next/navigation";
import { signInByForm } from "@/lib/auth/callback";
import { enterUnnamed, parseForm, type FormState } from "@/lib/auth/doorman";
import { acceptWelcome, welcomeAnswers } from "@/lib/auth/welcome";

export async function acceptWelcomeAction(_before: FormState, form: FormData): Promise<FormState> {
  await enterUnnamed();
  const given = parseForm(welcomeAnswers, form);
  if (!given.ok) return given;
  const accepted = await acceptWelcome(given.value);
  if (!accepted.ok) return accepted;
  const { password } = given.value;
  const answer = await signInByForm({ ...accepted.value, password, callbackUrl: "/desk" });
  redirect(answer.ok ? answer.to : "/desk/sign-in");
}
