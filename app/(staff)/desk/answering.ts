import "server-only";
import type { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { enterWith, parseForm } from "@/lib/auth/doorman";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { PROOF_FIELD } from "@/lib/domain/step-up";
import { translator } from "@/lib/messages/words";

/**
 * The course of every action of the desk: who are you, is it in order, pass it on, say what came of it.
 * `then` leads on where it is done, or gives back the words to show.
 */
export async function answering<Schema extends z.ZodType, T>(
  form: FormData,
  schema: Schema,
  command: (who: StaffMember, given: z.output<Schema>) => Promise<Outcome<T>>,
  then: (value: T) => string | void = () => saidSaved(),
): Promise<Answer> {
  const who = await enterWith(form);
  if (!who.ok) return { outcome: who, typed: typedIn(form) };
  const given = parseForm(schema, form);
  const outcome = given.ok ? await command(who.value, given.value) : given;
  const said = outcome.ok ? then(outcome.value) : undefined;
  return { outcome, typed: typedIn(form), said: said ?? undefined };
}

/** "Saved 10:42", by the clock of Geneva. */
export function saidSaved(now = new Date()): string {
  return translator("staff")("form.saved", { time: clockTime(now) });
}

/** "10:42", by the same clock. */
export const clockTime = (at: Date): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Zurich",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);

/** The words of a form, to be shown again; files cannot be, and codes are over once they were sent. */
export function typedIn(form: FormData): Record<string, string[]> {
  // An action can be called by hand, with anything.
  if (!(form instanceof FormData)) return {};
  const names = [...new Set(form.keys())].filter(
    (name) => !name.startsWith("$ACTION") && name !== PROOF_FIELD,
  );
  return Object.fromEntries(
    names.map((name) => [
      name,
      form.getAll(name).filter((value): value is string => typeof value === "string"),
    ]),
  );
}
