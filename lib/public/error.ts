import "server-only";
import type { Problem } from "@/lib/domain/outcome";
import type { Rendered } from "./kept";

/** What a program gets where an answer cannot be given: a code for it, words for its reader, the field to mend. */
export type ApiError = { error: { code: string; message: string; field: string | null } };

export const errorBody = (code: string, message: string, field: string | null = null): string =>
  JSON.stringify({ error: { code, message, field } } satisfies ApiError);

/** One answer for what is absent and for what may not be known. */
export const notFound = (): Rendered => ({
  status: 404,
  body: errorBody("not found", "There is nothing here under this name."),
});

/** Where something stood that was taken down; the answer says nothing about what it was. */
export const gone = (takenDownOn: string): Rendered => ({
  status: 410,
  body: errorBody("taken down", `What stood here was taken down on ${takenDownOn}.`),
});

export const wrongInput = ({ message, field }: Pick<Problem, "message" | "field">): Rendered => ({
  status: 400,
  body: errorBody("not valid", `${message}.`, field),
});
