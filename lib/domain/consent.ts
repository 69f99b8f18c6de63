import { z } from "zod";
import { day, partialDate, type Day } from "./day";

/** Uses to which a person may have agreed, from the narrowest to the widest. */
export const CONSENT_SCOPES = [
  "internal",
  "share-with-un",
  "publish-anonymised",
  "publish-named",
] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

const emptyToNull = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? null : value;

/** What a form says of a consent. The person stands in it under a code alone. */
export const consentDraft = z.strictObject({
  subjectCode: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9-]{2,39}$/,
      "Give the person a code of 3 to 40 letters, digits and hyphens",
    ),
  scopes: z
    .array(z.enum(CONSENT_SCOPES, "Choose from the list"))
    .min(1, "Say to what the person agreed"),
  givenOn: partialDate,
  method: z.string().trim().min(1, "Say how it was given").max(500, "Keep it under 500 characters"),
  language: z.preprocess(emptyToNull, z.string().trim().max(100).nullable()),
  expiresOn: z.preprocess(emptyToNull, day.nullable()),
});
export type ConsentDraft = z.infer<typeof consentDraft>;

export type ConsentState = "standing" | "expired" | "withdrawn";

/** It holds through its last day. */
export function consentStateOf(
  { expiresOn, withdrawnAt }: { expiresOn: Day | null; withdrawnAt: Date | null },
  today: Day,
): ConsentState {
  if (withdrawnAt !== null) return "withdrawn";
  return expiresOn !== null && expiresOn < today ? "expired" : "standing";
}
