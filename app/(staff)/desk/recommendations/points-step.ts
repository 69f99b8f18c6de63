import "server-only";
import type { Answer } from "@/components/staff/answer";
import { fieldProblems, refused, type FieldProblem } from "@/lib/domain/outcome";
import { splitParagraph } from "@/lib/domain/paragraph-split";
import { pointDraft, pointsTyped, type PointDraft } from "@/lib/domain/recommendation-point";
import type { TypedFields } from "@/lib/domain/unsent";
import { recordWords } from "@/lib/messages/record";

const isOfPoint = (name: string) => name.startsWith("points.");

const without = (typed: TypedFields): TypedFields =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !isOfPoint(name)));

/** The form with the points of its text, each ticked; with none where the paragraph is kept whole. */
export function pointsStep(step: "points" | "whole", typed: TypedFields): Answer {
  const rest = without(typed);
  if (step === "whole") return { outcome: { ok: true, value: null }, typed: rest };
  const split = splitParagraph(typed["textVerbatim"]?.[0] ?? "");
  if (!split)
    return {
      outcome: refused("not valid", recordWords("points.none"), { field: "textVerbatim" }),
      typed: rest,
    };
  const rows: TypedFields = {};
  for (const [row, { place, text }] of split.points.entries())
    for (const [field, value] of Object.entries({ use: "yes", place, text }))
      rows[`points.${row}.${field}`] = [value];
  // The number that the text begins with is the paragraph’s, unless somebody has written another.
  const paragraph = typed["paragraph"]?.[0]?.trim() || (split.number ?? "");
  return {
    outcome: { ok: true, value: null },
    typed: { ...rest, ...rows, paragraph: [paragraph] },
  };
}

/** The points that are ticked, and what is wrong with them; null where the form has none, and is one recommendation. */
export function pointsIn(
  typed: TypedFields,
): { points: PointDraft[]; problems: FieldProblem[] } | null {
  const rows = pointsTyped(typed);
  if (rows.length === 0) return null;
  const points: PointDraft[] = [];
  const problems: FieldProblem[] = [];
  for (const { isTicked, ...one } of rows) {
    if (!isTicked) continue;
    const parsed = pointDraft.safeParse(one);
    if (parsed.success) points.push(parsed.data);
    else
      for (const { field, message } of fieldProblems(parsed.error))
        problems.push({
          field: `points.${one.row}.${field}`,
          message: `${one.place || one.row + 1}: ${message}`,
        });
  }
  return { points, problems };
}

/** The form without its points, which the schema of one recommendation does not know. */
export function withoutPoints(form: FormData): FormData {
  const rest = new FormData();
  for (const [name, value] of form) if (!isOfPoint(name)) rest.append(name, value);
  return rest;
}
