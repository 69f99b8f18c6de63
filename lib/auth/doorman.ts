import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { isSameOrigin } from "./origin";
import { requireMember } from "./session";

// How every action of the desk begins and ends, in this order:
//   identify   enter(): a request from a page of the desk, by a member with a live session
//   parse      parseForm(): a strict schema; an unknown field is refused, not ignored
//   authorise  the command asks may(who, …) before anything else
//   do, audit  the command, in one transaction with its audit line (change of lib/db/record)
// The action then says what came of it: a redirect, or the refusal in words beside the form.

/** The first line of every action. Whoever is not let in is led away, and nothing after it runs. */
export async function enter(): Promise<StaffMember> {
  await enterUnnamed();
  return requireMember();
}

/** The first line of the few actions that need no account: signing in, and following a one-time link. */
export async function enterUnnamed(): Promise<void> {
  if (!isSameOrigin(await headers())) redirect("/desk/sign-in?error=origin");
}

/** What a form shows beside itself: null before the first try, then what came of the last one. */
export type FormState<T = unknown> = Outcome<T> | null;

/**
 * An action made of a schema and a command, fit for useActionState. `then` leads on where it is done:
 * `export const logEvidenceAction = actionOf(evidenceDraft, logEvidence, (id) => redirect(`/desk/evidence/${id}`))`.
 */
export function actionOf<Schema extends z.ZodType, T>(
  schema: Schema,
  command: (who: StaffMember, given: z.output<Schema>) => Promise<Outcome<T>>,
  then?: (value: T) => Promise<void> | void,
) {
  return async (_before: FormState, form: FormData): Promise<FormState<T>> => {
    const who = await enter();
    const given = parseForm(schema, form);
    if (!given.ok) return given;
    const outcome = await command(who, given.value);
    if (outcome.ok) await then?.(outcome.value);
    return outcome;
  };
}

/** A form's fields by a strict schema. A field that is sent several times is a list. */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
): Outcome<z.output<Schema>> {
  const parsed = schema.safeParse(fieldsOf(form));
  if (parsed.success) return { ok: true, value: parsed.data };
  const [first] = parsed.error.issues;
  const field = first?.path.join(".");
  return refused("not valid", first?.message ?? "Something in the form is not in order", {
    ...(field && { field }),
  });
}

function fieldsOf(form: FormData): Record<string, unknown> {
  // Next adds fields of its own, by which it finds the action where no script runs.
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
