"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { carryOn, enterSignedIn, parseForm, proofIn, proveHere } from "@/lib/auth/doorman";
import { confirmFactor, offerFactor } from "@/lib/staff/member-factor";

/** Whoever has an app already shows it first; whoever has none yet need not. */
export async function offerFactorAction(_before: Answer, form: FormData): Promise<Answer> {
  const session = await enterSignedIn();
  const given = parseForm(z.strictObject({}), form);
  if (!given.ok) return { outcome: given, typed: {} };
  const code = proofIn(form);
  const who = code ? await proveHere(session, code) : { ok: true as const, value: session.who };
  const outcome = who.ok ? await offerFactor(who.value) : who;
  if (outcome.ok) revalidatePath("/desk/account/authenticator");
  return { outcome, typed: {} };
}

export async function confirmFactorAction(_before: Answer, form: FormData): Promise<Answer> {
  const { who, tokenHash } = await enterSignedIn();
  const given = parseForm(z.strictObject({ code: z.string().max(40) }), form);
  const outcome = given.ok
    ? await confirmFactor(who, { ...given.value, current: tokenHash })
    : given;
  if (!outcome.ok) return { outcome, typed: {} };
  await carryOn(outcome.value.token);
  redirect("/desk/account/recovery-codes?set-up");
}
