/** What a command gives back: the thing done, or the reason, in words for its reader, why it was not. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** One input that is to be mended, and why; a part of an input has its path: `links.2.ref`. */
export type FieldProblem = { field: string; message: string };

/**
 * `code` is for programs, `message` for people; `field` names the input to mend, where there is one, and `fields` all of
 * them, so that nobody mends one only to be told of the next.
 */
export type Problem = {
  code: ProblemCode;
  message: string;
  field?: string;
  fields?: readonly FieldProblem[];
  held?: unknown;
};

export type ProblemCode =
  | "not allowed"
  | "not found"
  | "not valid"
  | "stale"
  | "conflict"
  | "not ready"
  | "same person"
  | "prove first"
  | "signed out"
  | "already done";

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export function refused(
  code: ProblemCode,
  message: string,
  more?: Omit<Problem, "code" | "message">,
): Outcome<never> {
  return { ok: false, problem: { code, message, ...more } };
}

/** Every input that is not in order, the first one first: what a schema found, or a rule. */
export function refusedFields(
  code: ProblemCode,
  fields: readonly FieldProblem[],
  more?: Pick<Problem, "held">,
): Outcome<never> {
  const message = fields.map((one) => one.message).join(". ");
  const [first] = fields;
  return refused(code, message || "Something in the form is not in order", {
    ...(first?.field && { field: first.field }),
    fields,
    ...more,
  });
}

/** What a schema found, in the order of its fields; of one field the first finding alone. */
export function fieldProblems(error: {
  issues: readonly { path: PropertyKey[]; message: string }[];
}): FieldProblem[] {
  const found = new Map<string, FieldProblem>();
  for (const { path, message } of error.issues) {
    const field = path.map(String).join(".");
    if (!found.has(field)) found.set(field, { field, message });
  }
  return [...found.values()];
}
