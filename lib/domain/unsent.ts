import { z } from "zod";

/** The forms whose words are kept while they are typed. */
export const UNSENT_FORMS = [
  "evidence",
  "assessment",
  "return",
  "entry",
  "recommendation",
  "document",
  "take-down",
  "comment",
] as const;

/** Which form, and about what: the key of the thing, or "new". */
export const unsentKey = z.strictObject({
  form: z.enum(UNSENT_FORMS),
  about: z.string().min(1).max(300),
});
export type UnsentKey = z.infer<typeof unsentKey>;

const MOST_CHARACTERS = 500_000;

/** The values of each field by its name, as a browser would send them. */
export const typedFields = z
  .record(z.string().max(200), z.array(z.string()).max(1000))
  .refine(
    (typed) => JSON.stringify(typed).length <= MOST_CHARACTERS,
    "That is too much for a form",
  );
export type TypedFields = z.infer<typeof typedFields>;
