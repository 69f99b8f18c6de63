"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { enterWith } from "@/lib/auth/doorman";
import { COLLECTIONS, ENTRY_KINDS, type EntryFacts, type EntryKind } from "@/lib/domain/entry/kind";
import { factsIn, type Written } from "@/lib/domain/entry/written";
import { refusedFields, type FieldProblem, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import {
  approveEntry,
  draftEntry,
  returnEntry,
  saveEntry,
  submitEntry,
  withdrawEntry,
} from "@/lib/staff/entry";
import type { EntryDraft } from "@/lib/staff/entry-draft";
import { keyFor } from "@/lib/staff/entry-key";
import { findNamed, listLinkNames } from "@/lib/staff/entry-name";
import { saving } from "@/lib/staff/unsent";
import { answering, saidSaved, typedIn } from "../answering";
import { harmFields, harmIn } from "../review/harm";
import { rowsStep } from "./rows-step";
import {
  differencesOf,
  draftIn,
  readEntryForm,
  writtenVersion,
  type EntryWritten,
} from "./written";

/** One form, several steps: add a row, remove one, paste States, save. Each gives back everything that was typed. */
export async function entryAction(_before: Answer, form: FormData): Promise<Answer> {
  const entered = await enterWith(form);
  if (!entered.ok) return { outcome: entered, typed: typedIn(form) };
  const who = entered.value;
  const given = readEntryForm(form);
  if (!given.ok) return { outcome: given, typed: typedIn(form) };
  const stepped = await rowsStep(who, given.value);
  const { written } = stepped;
  if (stepped.problems.length > 0)
    return { outcome: refusedFields("not valid", stepped.problems), typed: written };
  if (given.value.frame.step !== "save")
    return { outcome: { ok: true, value: null }, typed: written };

  const { kind: of, saved } = given.value.frame;
  const outcome = await saving(
    who,
    { form: "entry", about: saved ? `${of} ${saved}` : `new ${of}` },
    save(who, { frame: given.value.frame, written }),
  );
  if (outcome.ok) {
    const { kind, key } = outcome.value;
    const place = kind === "report" ? "/desk/reports" : `/desk/record/${COLLECTIONS[kind]}`;
    redirect(`${place}/${encodeURIComponent(key)}?saved=1`);
  }
  return outcome.problem.code === "stale"
    ? staleAnswer(who, given.value.frame.kind, outcome, written)
    : { outcome, typed: written };
}

async function save(
  who: StaffMember,
  given: EntryWritten,
): Promise<Outcome<{ kind: EntryKind; key: string }>> {
  const { kind, saved, number, version } = given.frame;
  const named = await findNamed(who, kind, factsIn(kind, given.written));
  const draft = draftIn(given, named.facts);
  const outcome = saved
    ? await saveEntry(who, { kind, key: saved, number, version, draft })
    : await begin(who, { kind, key: given.frame.key, draft });
  return outcome.ok || outcome.problem.code !== "not valid"
    ? outcome
    : refusedFields("not valid", together(named.problems, outcome.problem.fields ?? []));
}

/** Under the key that was written, or one that is made of the title, and of chance where that is taken. */
async function begin(
  who: StaffMember,
  given: { kind: EntryKind; key: string; draft: EntryDraft },
): Promise<Outcome<{ kind: EntryKind; key: string }>> {
  if (given.key) return draftEntry(who, given);
  const facts = given.draft.facts as Record<string, unknown>;
  const made = await draftEntry(who, { ...given, key: keyFor(given.kind, facts) });
  return made.ok || made.problem.code !== "conflict"
    ? made
    : draftEntry(who, { ...given, key: keyFor(given.kind, facts, { taken: true }) });
}

/** What is said of a name goes before what the schema says of the same field. */
function together(named: FieldProblem[], others: readonly FieldProblem[]): FieldProblem[] {
  const known = new Set(named.map(({ field }) => field));
  return [...named, ...others.filter(({ field }) => !known.has(field))];
}

type Held = {
  number: number;
  version: number;
  facts: EntryFacts;
  confidential: unknown;
  checkNote: string | null;
};

async function staleAnswer(
  who: StaffMember,
  kind: EntryKind,
  outcome: Outcome<never> & { ok: false },
  written: Written,
): Promise<Answer> {
  const held = outcome.problem.held as Held;
  const standing = writtenVersion(kind, held, await listLinkNames(who, kind, [held.facts]));
  const { number, version } = held;
  return {
    outcome: { ok: false, problem: { ...outcome.problem, held: { number, version } } },
    typed: written,
    more: { differences: differencesOf(kind, standing, written) },
  };
}

const one = z.strictObject({
  kind: z.enum(ENTRY_KINDS as [EntryKind, ...EntryKind[]]),
  key: z.string().min(1).max(200),
});
const versioned = one.extend({ version: z.coerce.number().int() });
const reasoned = one.extend({ reason: z.string().max(5000) });

export async function submitEntryAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    versioned,
    (who, { kind, key, version }) => submitEntry(who, kind, key, version),
    showAnew,
  );
}

export async function approveEntryAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    versioned.extend(harmFields),
    (who, { kind, key, version, ...given }) => approveEntry(who, kind, key, version, harmIn(given)),
    ({ waits }) => redirect(waits ? "/desk/review?waits=1" : "/desk/review"),
  );
}

export async function returnEntryAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    versioned.extend({ reason: z.string().max(5000) }),
    (who, { kind, key, version, reason }) => returnEntry(who, kind, key, version, reason),
    () => redirect("/desk/review"),
  );
}

export async function withdrawEntryAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    reasoned,
    (who, { kind, key, reason }) => withdrawEntry(who, kind, key, reason),
    showAnew,
  );
}

function showAnew(): string {
  revalidatePath("/desk/record/[collection]/[key]", "page");
  return saidSaved();
}
