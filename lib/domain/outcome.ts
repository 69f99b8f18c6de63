/** What a command gives back: the thing done, or the reason, in words for its reader, why it was not. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** `code` is for programs, `message` for people; `field` names the input to mend, where there is one. */
export type Problem = { code: ProblemCode; message: string; field?: string; held?: unknown };

export type ProblemCode =
  | "not allowed"
  | "not found"
  | "not valid"
  | "stale"
  | "conflict"
  | "not ready"
  | "same person"
  | "already done";

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export function refused(
  code: ProblemCode,
  message: string,
  more?: Omit<Problem, "code" | "message">,
): Outcome<never> {
  return { ok: false, problem: { code, message, ...more } };
}
