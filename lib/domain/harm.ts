import { z } from "zod";
import { isOpen, type Confidentiality } from "./confidentiality";
import type { EntryKind } from "./entry/kind";
import { fieldProblems, refusedFields, done, type Outcome } from "./outcome";

// Reprisals follow names. Before something is approved that may newly identify a person, its reviewer says whom it could
// hurt; where it could, a second reviewer has to agree.

export const PERSONS = ["none", "recognisable", "named"] as const;
export const SAID = ["yes", "no", "unknown"] as const;
export const CONSENT_SAID = ["yes", "no", "unknown", "not-needed"] as const;

const said = (unsaid: string) => z.enum(SAID, unsaid);
const reason = z
  .string()
  .trim()
  .min(1, "Write why it may be public; only members will see it")
  .max(2000, "That is more than 2,000 characters");

/** What a reviewer says of the persons in what they approve. */
export const harmAnswers = z.discriminatedUnion(
  "persons",
  [
    z.object({ persons: z.literal("none"), reason: reason.or(z.literal("")).default("") }),
    z.object({
      persons: z.enum(["recognisable", "named"]),
      inCustody: said("Say whether this person is in custody or wanted"),
      relatives: said("Say whether relatives or helpers are within reach"),
      newlyPublic: said("Say whether anything of it is public for the first time"),
      publishedByUn: said("Say whether the United Nations have published the name"),
      consent: z.enum(CONSENT_SAID, "Say whether this person or their family agreed"),
      reason,
    }),
  ],
  "Say first whether somebody is named in it, or could be recognised",
);
export type HarmAnswers = z.infer<typeof harmAnswers>;

/** The answers as a form sends them, before anybody has looked at them. */
export type HarmGiven = Partial<
  Record<
    "persons" | "inCustody" | "relatives" | "newlyPublic" | "publishedByUn" | "consent" | "reason",
    string | undefined
  >
>;

/** Every answer that is missing is said at once; the field of the reason is `harmReason`, as other forms have reasons too. */
export function readHarm(given: HarmGiven): Outcome<HarmAnswers> {
  const read = harmAnswers.safeParse(given);
  if (read.success) return done(read.data);
  const problems = fieldProblems(read.error).map(({ field, message }) => ({
    field: field === "reason" ? "harmReason" : field,
    message,
  }));
  return refusedFields("not ready", problems);
}

/**
 * Does it take a second reviewer? Where a person is named whom the United Nations have not named; where it comes out anew
 * about somebody in custody or with relatives within reach; where nobody knows of their consent. Not knowing is no comfort.
 */
export function isRisky(answers: HarmAnswers): boolean {
  if (answers.persons === "none") return false;
  const { persons, inCustody, relatives, newlyPublic, publishedByUn, consent } = answers;
  const isWithinReach = inCustody !== "no" || relatives !== "no";
  return (
    (persons === "named" && publishedByUn !== "yes") ||
    (isWithinReach && newlyPublic !== "no") ||
    consent === "no" ||
    consent === "unknown"
  );
}

/** Entries that are about persons by their nature. */
const ABOUT_PERSONS: readonly EntryKind[] = ["case", "reprisal", "communication", "report"];
export const entryAsksAboutHarm = (kind: EntryKind): boolean => ABOUT_PERSONS.includes(kind);

/** What somebody told us, and what stands nowhere else; the words of States and of the United Nations are out already. */
export function evidenceAsksAboutHarm(
  evidence: {
    kind: string;
    url: string | null;
    confidentiality: string;
    embargoedUntil: Date | null;
  },
  now: Date,
): boolean {
  const { kind, url, confidentiality, embargoedUntil } = evidence;
  const willBePublic =
    confidentiality === "embargoed" ||
    isOpen(confidentiality as Confidentiality, embargoedUntil, now);
  const isOfficial = ["un", "state", "official-data"].includes(kind);
  return willBePublic && (kind === "testimony" || (url === null && !isOfficial));
}
