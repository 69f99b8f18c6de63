"use server";

import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { accountWords } from "@/lib/messages/account";
import { makeRecoveryCodes } from "@/lib/staff/member-factor";
import { answering } from "../../answering";

export async function makeRecoveryCodesAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, z.strictObject({}), makeRecoveryCodes, () =>
    accountWords("recovery.made"),
  );
}
