"use server";

import { redirect } from "next/navigation";
import { signInByForm } from "@/lib/auth/callback";
import type { Answer } from "@/components/staff/answer";
import { enterUnnamed, parseForm } from "@/lib/auth/doorman";
import { acceptWelcome, welcomeAnswers } from "@/lib/auth/welcome";
import { withoutSecrets } from "../../account/secrets";
import { typedIn } from "../../answering";

export async function acceptWelcomeAction(_before: Answer, form: FormData): Promise<Answer> {
  await enterUnnamed();
  const given = parseForm(welcomeAnswers, form);
  const accepted = given.ok ? await acceptWelcome(given.value) : given;
  if (!given.ok || !accepted.ok) {
    const typed = form instanceof FormData ? typedIn(form) : {};
    return withoutSecrets({ outcome: accepted, typed });
  }
  const { password } = given.value;
  const answer = await signInByForm({ ...accepted.value, password, callbackUrl: "/desk" });
  redirect(answer.ok ? answer.to : "/desk/sign-in");
}
