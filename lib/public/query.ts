import "server-only";
import type { z } from "zod";
import { done, refused, type Outcome } from "@/lib/domain/outcome";

/**
 * Reads what stands after the question mark by a strict schema. A blank field is one that the reader left empty in a
 * form: it asks for nothing. Anything else that is not known is refused, with its name and what would be right.
 */
export function readQuery<S extends z.ZodObject>(
  schema: S,
  params: URLSearchParams,
): Outcome<z.infer<S>> {
  const given: Record<string, string> = Object.create(null);
  for (const [name, value] of params) {
    if (value.trim() === "" && name in schema.shape) continue;
    if (name in given)
      return refused("not valid", `“${name}” is given more than once; give it once`, {
        field: name,
      });
    if (value.includes("\0"))
      return refused("not valid", `“${name}” holds a character that no text has`, { field: name });
    given[name] = value;
  }
  const parsed = schema.safeParse({ ...given });
  if (parsed.success) return done(parsed.data);
  const [issue] = parsed.error.issues;
  return issue ? inWords(issue, given, Object.keys(schema.shape)) : refused("not valid", "");
}

function inWords(
  issue: z.core.$ZodIssue,
  given: Record<string, string>,
  known: string[],
): Outcome<never> {
  if (issue.code === "unrecognized_keys") {
    const field = issue.keys[0] ?? "";
    return refused("not valid", `There is no parameter “${field}”; there are ${list(known)}`, {
      field,
    });
  }
  const field = String(issue.path[0] ?? "");
  const wrong = `“${shortened(given[field] ?? "")}” is no ${field}`;
  return refused("not valid", `${wrong}: ${rightWords(issue)}`, { field });
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function rightWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return `it is one of ${issue.values.map(String).join(", ")}`;
    case "invalid_type":
      return "it is a whole number";
    case "too_small":
      return issue.origin === "string" ? "it is too short" : `it is ${issue.minimum} or more`;
    case "too_big":
      return issue.origin === "string"
        ? `it has at most ${issue.maximum} characters`
        : `it is ${issue.maximum} or less`;
    default:
      return issue.message;
  }
}

const list = (words: string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
