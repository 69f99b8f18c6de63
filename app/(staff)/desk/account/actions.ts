"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { enter, parseForm } from "@/lib/auth/doorman";
import { requireSession } from "@/lib/auth/session";
import { memberName } from "@/lib/auth/welcome";
import { MAIL_RHYTHMS } from "@/lib/domain/mail";
import { accountWords } from "@/lib/messages/account";
import { mailWords } from "@/lib/messages/mail";
import { chooseMail, confirmMailAddress, sendCodeAgain, type MailChoice } from "@/lib/staff/mail";
import { changeName, changePassword } from "@/lib/staff/member";
import { removeOwnFactor } from "@/lib/staff/member-factor";
import { revokeSession, signOutEverywhere } from "@/lib/staff/session";
import { answering } from "../answering";
import { withoutSecrets } from "./secrets";

const HERE = "/desk/account";
const passwords = z.strictObject({ present: z.string().max(1024), wanted: z.string().max(1024) });

export async function changeNameAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, z.strictObject({ name: memberName }), changeName, () => {
    revalidatePath(HERE);
    return accountWords("account.nameDone");
  });
}

export async function changePasswordAction(_before: Answer, form: FormData): Promise<Answer> {
  const answer = await answering(
    form,
    passwords,
    async (who, given) => {
      const { tokenHash } = await requireSession();
      return changePassword(who, { ...given, current: tokenHash });
    },
    () => accountWords("account.passwordDone"),
  );
  return withoutSecrets(answer);
}

export async function removeOwnFactorAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, z.strictObject({}), removeOwnFactor, () => {
    revalidatePath(HERE);
    return accountWords("account.factorRemoved");
  });
}

/** The page that comes back shows what is true, so that a refusal ("signed out already") needs no words. */
export async function revokeSessionAction(form: FormData): Promise<void> {
  const who = await enter();
  const given = parseForm(z.strictObject({ id: z.string().max(64) }), form);
  if (given.ok) await revokeSession(who, given.value);
  revalidatePath(HERE);
}

export async function signOutEverywhereAction(): Promise<void> {
  await signOutEverywhere(await enter());
  redirect("/desk/sign-in?left");
}

const mailChoice = z.strictObject({ rhythm: z.enum(MAIL_RHYTHMS, "Choose one of these") });
const mailCode = z.strictObject({ code: z.string().max(40) });

export async function chooseMailAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, mailChoice, chooseMail, (chosen) => {
    revalidatePath(HERE);
    return saidOf(chosen);
  });
}

function saidOf({ rhythm, isProved, address }: MailChoice): string {
  if (rhythm === "none") return mailWords("account.none");
  return mailWords(isProved ? "account.chosen" : "account.codeSent", { address });
}

export async function confirmMailAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, mailCode, confirmMailAddress, ({ address }) => {
    revalidatePath(HERE);
    return mailWords("account.confirmed", { address });
  });
}

export async function sendCodeAgainAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, z.strictObject({}), sendCodeAgain, () => mailWords("account.anotherSent"));
}
