import "server-only";
import type { UnsentForm } from "@/components/staff/unsent";
import { unsentWords } from "@/components/staff/form-words";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import type { TypedFields, UnsentKey } from "@/lib/domain/unsent";
import { findUnsent } from "@/lib/staff/unsent";

/**
 * How a form keeps what is typed in it, and what was typed in it and never saved, to be put back. `standing` is what the
 * record holds: where that has been saved by somebody since, both versions are shown.
 */
export async function unsentOf(
  who: StaffMember,
  key: UnsentKey,
  {
    standing,
    moreOf,
  }: {
    standing?: { version: number } | undefined;
    /** What the form's own parts are told beside the words. */
    moreOf?: (typed: TypedFields) => Promise<unknown>;
  } = {},
): Promise<UnsentForm> {
  const found = await findUnsent(who, key);
  if (!found) return { ...key, words: unsentWords(new Date()), answer: null };
  const { typed, keptAt } = found;
  return {
    ...key,
    words: unsentWords(keptAt),
    answer: { outcome: asOpened(typed, standing), typed, more: await moreOf?.(typed) },
  };
}

/** A value of the past goes before what was typed and not saved: it was asked for later. */
export function withPutBack(
  unsent: UnsentForm,
  putBack: { field: string; value: string } | null,
): UnsentForm {
  if (!putBack || !unsent.answer) return unsent;
  const typed = { ...unsent.answer.typed, [putBack.field]: [putBack.value] };
  return { ...unsent, answer: { ...unsent.answer, typed } };
}

/** The same for all that a version of an entry said. */
export function withVersionPutBack(unsent: UnsentForm, written: TypedFields): UnsentForm {
  if (!unsent.answer) return unsent;
  const isFact = (name: string) => name.startsWith("facts.");
  const only = (fields: TypedFields, wanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name)));
  const typed = {
    ...only(unsent.answer.typed, (name) => !isFact(name)),
    ...only(written, isFact),
  };
  return { ...unsent, answer: { ...unsent.answer, typed } };
}

/** The form goes on from the version that its writer had in front of them; where another stands now, they are told. */
function asOpened(typed: TypedFields, standing: { version: number } | undefined): Outcome<object> {
  const [version, number] = ["version", "number"].map((name) => Number(typed[name]?.[0] || NaN));
  if (version === undefined || Number.isNaN(version)) return done({});
  if (!standing || standing.version === version)
    return done({ version, ...(number && { number }) });
  return refused(
    "stale",
    "Somebody has saved this since you typed here. Both versions are shown: take over what you need and save again",
    { held: standing },
  );
}
