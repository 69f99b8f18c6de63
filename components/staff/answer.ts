import type { Outcome } from "@/lib/domain/outcome";

/**
 * What a form is told after it was sent: what came of it, and what was typed, so that nothing has to be written twice
 * even where no script runs. Null before the first try.
 */
export type Answer = {
  outcome: Outcome<unknown>;
  typed: Record<string, string[]>;
  /** What has been done, in words: "Saved 10:42". */
  said?: string | undefined;
  /** What a step of the form found, for its own part to show. */
  more?: unknown;
} | null;

export type Action = (before: Answer, form: FormData) => Promise<Answer>;

/** What stands wrong about one field, if the last answer was about it. */
export function errorOf(answer: Answer, name: string): string | undefined {
  if (!answer || answer.outcome.ok) return undefined;
  const { field, message } = answer.outcome.problem;
  return field === name || field?.startsWith(`${name}.`) ? message : undefined;
}
