"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { enterWith, parseForm } from "@/lib/auth/doorman";
import { bulkAct } from "@/lib/domain/bulk-act";
import { viewDraft } from "@/lib/domain/desk-view";
import { lines, maybe, several } from "@/lib/domain/draft-field";
import { done, refusedFields, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { recommendationDraft, responseDraft } from "@/lib/domain/recommendation-draft";
import type { PointDraft } from "@/lib/domain/recommendation-point";
import { translator } from "@/lib/messages/words";
import { deskFilter } from "@/lib/staff/desk-filter";
import { deleteView, keepView } from "@/lib/staff/desk-view";
import { handOver } from "@/lib/staff/recommendation-assign";
import { actOnMany } from "@/lib/staff/recommendation-bulk";
import { undoAct } from "@/lib/staff/recommendation-bulk-undo";
import {
  draftRecommendation,
  saveRecommendation,
  withdrawRecommendation,
} from "@/lib/staff/recommendation-draft";
import { enterPoints, splitRecommendation } from "@/lib/staff/recommendation-points";
import { addResponse, checkResponse } from "@/lib/staff/response";
import { saving } from "@/lib/staff/unsent";
import { answering, saidSaved, typedIn } from "../answering";
import { pointsIn, pointsStep, withoutPoints } from "./points-step";

const t = translator("staff");

/** The draft beside what names it: what was opened and in which version, or the reference of a new one. */
const written = recommendationDraft.safeExtend({
  saved: z.string().optional(),
  version: z.coerce.number().int().default(0),
  ref: z.string().default(""),
  /** Codes of the themes and groups that were ticked when the form was opened, one to a line. */
  heldThemes: lines(),
  heldGroups: lines(),
  step: z.literal("save").optional(),
});

/** One form, several steps: find the points of its text, keep it whole, save. Each gives back everything that was typed. */
export async function recommendationAction(_before: Answer, form: FormData): Promise<Answer> {
  const entered = await enterWith(form);
  const typed = typedIn(form);
  if (!entered.ok) return { outcome: entered, typed };
  const step = typed["step"]?.[0];
  if (step === "points" || step === "whole") return pointsStep(step, typed);
  const given = parseForm(written, withoutPoints(form));
  const points = pointsIn(typed);
  const problems = [...(given.ok ? [] : (given.problem.fields ?? [])), ...(points?.problems ?? [])];
  if (problems.length > 0) return { outcome: refusedFields("not valid", problems), typed };
  if (!given.ok) return { outcome: given, typed };
  const key = { form: "recommendation", about: given.value.saved ?? "new" } as const;
  const saved = await saving(
    entered.value,
    key,
    points
      ? savePoints(entered.value, given.value, points.points)
      : saveOne(entered.value, given.value),
  );
  if (saved.ok) redirect(saved.value);
  return { outcome: saved, typed };
}

type Written = z.output<typeof written>;

/** Gives back where it can be seen. */
async function saveOne(
  who: StaffMember,
  { saved, version, ref, step: _, heldThemes, heldGroups, ...draft }: Written,
): Promise<Outcome<string>> {
  const tags = { themes: heldThemes, groups: heldGroups };
  const came = await (saved
    ? saveRecommendation(who, { ref: saved, version, draft, tags })
    : draftRecommendation(who, { ref, draft }));
  return came.ok ? done(`/desk/recommendations/${encodeURIComponent(came.value.ref)}`) : came;
}

async function savePoints(
  who: StaffMember,
  { saved, version, ref, step: _, heldThemes: __, heldGroups: ___, ...draft }: Written,
  points: PointDraft[],
): Promise<Outcome<string>> {
  const came = await (saved
    ? splitRecommendation(who, { ref: saved, version, draft, points })
    : enterPoints(who, { ref, draft, points }));
  return came.ok ? done(`/desk/imports/${came.value.batch}`) : came;
}

const answerGiven = responseDraft.extend({ ref: z.string().min(1) });

export async function addResponseAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    answerGiven,
    (who, { ref, ...draft }) => addResponse(who, ref, draft),
    showAnew,
  );
}

const checking = z.strictObject({ id: z.uuid() });

export async function checkResponseAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, checking, (who, { id }) => checkResponse(who, id), showAnew);
}

const withdrawal = z.strictObject({ ref: z.string().min(1), reason: z.string().max(5000) });

export async function withdrawRecommendationAction(
  _before: Answer,
  form: FormData,
): Promise<Answer> {
  return answering(
    form,
    withdrawal,
    (who, { ref, reason }) => withdrawRecommendation(who, ref, reason),
    () => redirect("/desk/recommendations"),
  );
}

/** What the form of the table sends: rows, or that all are meant which answer to its filter, and what to add. */
const many = bulkAct.safeExtend({
  ref: several(z.string().min(1)),
  all: z.literal("yes").optional(),
  filter: z.string().max(2000).transform(filterOf),
  total: z.coerce.number().int(),
});

const ADDED = { tag: "bulk.tagged", work: "bulk.given", action: "bulk.confirmed" } as const;

export async function bulkAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    many,
    (who, { ref, all, filter, total, ...act }) =>
      actOnMany(who, all ? { filter, expected: total } : { refs: ref }, act),
    ({ chosen, added, gone }) => {
      revalidatePath("/desk/recommendations");
      const lines = added?.map(({ kind, ...one }) => t(ADDED[kind], one)) ?? [
        t("bulk.begun", { count: chosen }),
      ];
      return [...lines, ...(gone > 0 ? [t("bulk.gone", { count: gone })] : [])].join(" ");
    },
  );
}

const handed = z.strictObject({
  ref: z.string().min(1),
  from: maybe(z.uuid()),
  member: maybe(z.uuid()),
});

export async function handOverAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    handed,
    (who, { ref, from, member }) => handOver(who, { ref, from, to: member }),
    () => {
      revalidatePath("/desk/recommendations");
      return saidSaved();
    },
  );
}

export async function undoBulkAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    checking,
    (who, { id }) => undoAct(who, id),
    ({ added, takenBack }) => {
      revalidatePath("/desk/recommendations");
      return takenBack === null
        ? t("bulk.undoing", { count: added })
        : t("bulk.undone", { count: takenBack, left: added - takenBack });
    },
  );
}

export async function keepViewAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, viewDraft, keepView, () => {
    revalidatePath("/desk/recommendations");
    return saidSaved();
  });
}

export async function deleteViewAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    checking,
    (who, { id }) => deleteView(who, id),
    () => revalidatePath("/desk/recommendations"),
  );
}

function filterOf(address: string, context: z.RefinementCtx) {
  const parsed = deskFilter.safeParse(Object.fromEntries(new URLSearchParams(address)));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: "custom", message: t("recommendations.notUnderstood") });
  return z.NEVER;
}

function showAnew(): string {
  revalidatePath("/desk/recommendations/[ref]", "page");
  return saidSaved();
}
