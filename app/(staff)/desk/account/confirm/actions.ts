"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { enterWith, parseForm } from "@/lib/auth/doorman";
import { wayBack } from "@/lib/auth/way-back";
import { refused, type Outcome, type Problem } from "@/lib/domain/outcome";
import { proveFirst } from "@/lib/domain/step-up";

const asked = z.strictObject({ callbackUrl: z.string().max(2000) });

/** The code itself is used up at the door, as in every form of the desk. */
export async function confirmAction(_before: Answer, form: FormData): Promise<Answer> {
  const who = await enterWith(form);
  const given = parseForm(asked, form);
  if (!given.ok) return { outcome: given, typed: {} };
  const problem = who.ok ? proveFirst(who.value) : who;
  if (problem && !problem.ok) return { outcome: inOwnField(problem.problem), typed: {} };
  redirect(wayBack(given.value.callbackUrl));
}

/** This form has a field for the code already, and needs no other. */
const inOwnField = ({ code, message }: Problem): Outcome<never> =>
  refused(code === "prove first" ? "not valid" : code, message);
