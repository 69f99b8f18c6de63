"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { SIGN_ON_ANSWERS } from "@/lib/domain/sign-on";
import { reportingWords as t } from "@/lib/messages/reporting";
import { correctReport } from "@/lib/staff/report";
import { saveAnnex } from "@/lib/staff/report-annex";
import {
  answerSignOn,
  closeConsultation,
  inviteToSign,
  openConsultation,
  remindToSign,
  withdrawSignature,
} from "@/lib/staff/sign-on";
import { answering, saidSaved } from "../answering";

const key = z.string().min(1).max(200);
const names = z.string().max(100_000);
const ofReport = z.strictObject({ key });

export async function openConsultationAction(_before: Answer, form: FormData): Promise<Answer> {
  const schema = ofReport.extend({ names, until: z.string().max(20) });
  return answering(form, schema, openConsultation, ({ invited }) => showing("sign.asked", invited));
}

export async function inviteAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, ofReport.extend({ names }), inviteToSign, ({ invited }) =>
    showing("sign.asked", invited),
  );
}

export async function answerSignOnAction(_before: Answer, form: FormData): Promise<Answer> {
  const schema = ofReport.extend({ id: z.uuid(), answer: z.enum(SIGN_ON_ANSWERS) });
  return answering(form, schema, answerSignOn, showAnew);
}

export async function withdrawSignatureAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, ofReport.extend({ id: z.uuid() }), withdrawSignature, showAnew);
}

export async function remindAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    ofReport,
    (who, given) => remindToSign(who, given.key),
    ({ reminded }) => showing("sign.reminded", reminded),
  );
}

export async function closeConsultationAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    ofReport,
    (who, given) => closeConsultation(who, given.key),
    () => {
      showAnew();
      return t("sign.closedNow");
    },
  );
}

export async function correctReportAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, ofReport.extend({ note: names }), correctReport, ({ issue }) => {
    showAnew();
    return t("correct.done", { issue });
  });
}

const annex = ofReport.extend({
  words: names,
  version: z.coerce.number().int(),
  evidence: z
    .union([
      z.array(z.string().max(200)),
      z
        .string()
        .max(200)
        .transform((code) => [code]),
    ])
    .default([]),
});

export async function saveAnnexAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, annex, saveAnnex, showAnew);
}

function showing(words: "sign.asked" | "sign.reminded", count: number): string {
  showAnew();
  return t(words, { count });
}

function showAnew(): string {
  revalidatePath("/desk/reports/[key]", "page");
  return saidSaved();
}
