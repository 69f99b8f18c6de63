import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { fieldProblems, refused, refusedFields, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { isSameOrigin } from "./origin";
import { requireMember } from "./session";

// How every action of the desk begins and ends, in this order:
//   identify   enter(): a request from a page of the desk, by a member with a live session
//   parse      parseForm(): a strict schema; an unknown field is refused, not ignored
//   authorise  the command asks may(who, …) before anything else
//   do, audit  the command, in one transaction with its audit line (change of lib/db/record)
// The action then says what came of it: a redirect, or the refusal in words beside the form
// (`answering` of app/(staff)/desk/answering.ts does these steps for most).

/** The first line of every action. Whoever is not let in is led away, and nothing after it runs. */
export async function enter(): Promise<StaffMember> {
  await enterUnnamed();
  return requireMember();
}

/** The first line of the few actions that need no account: signing in, and following a one-time link. */
export async function enterUnnamed(): Promise<void> {
  if (!isSameOrigin(await headers())) redirect("/desk/sign-in?error=origin");
}

/**
 * A form's fields by a strict schema. A field that is sent several times is a list. Whoever calls an action by hand may
 * send anything in place of a form.
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: unknown,
): Outcome<z.output<Schema>> {
  if (!(form instanceof FormData)) return refused("not valid", "No form has been sent");
  const parsed = schema.safeParse(fieldsOf(form));
  if (parsed.success) return { ok: true, value: parsed.data };
  return refusedFields("not valid", fieldProblems(parsed.error));
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
