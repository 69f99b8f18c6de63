import { z } from "zod";
import { partialDate, type Day } from "./day";
import { maybeDay, maybeText, text } from "./draft-field";

/** Uses to which a person may have agreed, from the narrowest to the widest. */
export const CONSENT_SCOPES = [
  "internal",
  "share-with-un",
  "publish-anonymised",
  "publish-named",
] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

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
  method: text(),
  language: maybeText(100),
  expiresOn: maybeDay(),
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
