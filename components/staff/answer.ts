import { refused, type Outcome, type Problem } from "@/lib/domain/outcome";

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

/** What a form is told where its sending got no answer: nothing in it is lost. */
export function lineCut(fields: FormData): Answer {
  const names = [...new Set(fields.keys())];
  const texts = (name: string) =>
    fields.getAll(name).filter((value): value is string => typeof value === "string");
  return {
    outcome: refused("not ready", LINE_CUT),
    typed: Object.fromEntries(names.map((name) => [name, texts(name)])),
  };
}

const LINE_CUT =
  "No answer came: the line is cut, or Onus is being restarted. Everything that you typed is still here. Try again in a moment";

export type Action = (before: Answer, form: FormData) => Promise<Answer>;

/** What stands wrong about one field or a part of it, if the last answer was about it. */
export function errorOf(answer: Answer, name: string): string | undefined {
  if (!answer || answer.outcome.ok) return undefined;
  const isOfField = (field = "") => field === name || field.startsWith(`${name}.`);
  const { field, message, fields = [] } = answer.outcome.problem;
  const found = fields.find((one) => isOfField(one.field));
  if (found) return found.message;
  return fields.length === 0 && isOfField(field) ? message : undefined;
}

/** The reasons of a refusal, one for each thing to mend. */
export const reasonsOf = ({ message, fields = [] }: Problem): readonly string[] =>
  fields.length > 1 ? fields.map((one) => one.message) : [message];
