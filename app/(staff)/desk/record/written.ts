import "server-only";
import { z } from "zod";
import type { Difference } from "@/components/staff/side-by-side";
import { CONFIDENTIALITIES, type Confidentiality } from "@/lib/domain/confidentiality";
import {
  closedByDefault,
  confidentialNotes,
  ENTRY_KINDS,
  type EntryFacts,
  type EntryKind,
} from "@/lib/domain/entry/kind";
import { formFieldsOf, type Field } from "@/lib/domain/entry/shape";
import {
  hasRows,
  rowsIn,
  strangersIn,
  withoutEmptyRows,
  writtenOf,
  type Written,
} from "@/lib/domain/entry/written";
import { done, fieldProblems, refused, refusedFields, type Outcome } from "@/lib/domain/outcome";
import { confidentialWords, fieldWords } from "@/lib/messages/entry";
import { recordWords as t } from "@/lib/messages/record";
import type { EntryDraft } from "@/lib/staff/entry-draft";
import { nameOfLink, type LinkName } from "@/lib/staff/entry-name";
import type { FoundEntry } from "@/lib/staff/entry-reading";
import { clockInGeneva, momentInGeneva } from "@/lib/staff/geneva-time";
import { typedIn } from "../answering";

const text = z.string().default("");

/** What a form of an entry says besides its facts and notes. */
const frame = z.strictObject({
  step: z
    .union([z.literal("save"), z.string().regex(/^(add|remove|paste):facts\.[\w.]+$/)])
    .default("save"),
  kind: z.enum(ENTRY_KINDS as [EntryKind, ...EntryKind[]]),
  /** The key of what was opened; absent while it is new. */
  saved: z.string().optional(),
  number: z.coerce.number().int().default(0),
  version: z.coerce.number().int().default(0),
  key: z.string().trim().default(""),
  confidentiality: z.enum(CONFIDENTIALITIES, "Choose who may read it"),
  embargoedUntil: z
    .union(
      [z.literal(""), z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/)],
      "Write a day and a time",
    )
    .default(""),
  consent: text,
  checkNote: text,
});
export type EntryFrame = z.infer<typeof frame>;
export type EntryWritten = { frame: EntryFrame; written: Written };

/** A form as a browser sends it, with the rows that were left empty taken out. */
export function readEntryForm(form: FormData): Outcome<EntryWritten> {
  const typed = typedIn(form);
  const ofTheFrame = Object.entries(typed).filter(([name]) => !PARTS.test(name));
  const read = frame.safeParse(
    Object.fromEntries(ofTheFrame.map(([name, values]) => [name, values.at(-1)])),
  );
  if (!read.success) return refusedFields("not valid", fieldProblems(read.error));
  if (strangersIn(read.data.kind, typed).length > 0)
    return refused("not valid", "This form asks for something unknown");
  return done({ frame: read.data, written: withoutEmptyRows(read.data.kind, typed) });
}

const PARTS = /^(facts|confidential|paste)\./;

/** The draft of the record in what was written; its facts have names already turned into keys. */
export function draftIn({ frame: given, written }: EntryWritten, facts: unknown): EntryDraft {
  const notes = Object.keys(confidentialNotes.shape).map(
    (note) => [note, written[`confidential.${note}`]?.[0]?.trim() || null] as const,
  );
  return {
    facts,
    confidential: Object.fromEntries(notes),
    confidentiality: given.confidentiality,
    embargoedUntil:
      given.confidentiality === "embargoed" && given.embargoedUntil
        ? momentInGeneva(given.embargoedUntil)
        : null,
    consent: given.consent.trim() || null,
    checkNote: given.checkNote.trim() || null,
  };
}

type Said = { facts: EntryFacts; confidential: unknown; checkNote: string | null };
type Names = Record<string, LinkName>;

/** A version as the form writes it: States by their names. */
export function writtenVersion(
  kind: EntryKind,
  { facts, confidential, checkNote }: Said,
  names: Names,
): Written {
  const notes = Object.entries(confidential as Record<string, string | null>);
  return {
    ...writtenOf(kind, facts, ({ target }, value) =>
      target === "state" ? (names[nameOfLink({ target, value })]?.title ?? value) : value,
    ),
    ...Object.fromEntries(notes.map(([note, words]) => [`confidential.${note}`, [words ?? ""]])),
    checkNote: [checkNote ?? ""],
  };
}

/** An entry as its form shows it. */
export const writtenEntry = ({ entry, kind, newest }: FoundEntry, names: Names): Written => ({
  ...writtenVersion(kind, newest, names),
  confidentiality: [entry.confidentiality],
  embargoedUntil: [entry.embargoedUntil ? clockInGeneva(entry.embargoedUntil) : ""],
  consent: [entry.consent?.subjectCode ?? ""],
});

/** A new form, with what is known already of its fields. */
export const writtenAnew = (kind: EntryKind, known: Record<string, string> = {}): Written => ({
  ...Object.fromEntries(
    formFieldsOf(kind).flatMap(({ name }) =>
      known[name] === undefined ? [] : [[`facts.${name}`, [known[name]]]],
    ),
  ),
  confidentiality: [closedByDefault(kind) satisfies Confidentiality],
});

/** Field by field, what somebody else saved and what was typed here. */
export function differencesOf(kind: EntryKind, standing: Written, own: Written): Difference[] {
  const fields = formFieldsOf(kind).map((field) => ({
    name: fieldWords(kind, field.name),
    text: (written: Written) => fieldText(field, written),
  }));
  const others = [
    ...Object.keys(confidentialNotes.shape).map((note) => ({
      name: confidentialWords(note),
      text: (written: Written) => written[`confidential.${note}`]?.[0] ?? "",
    })),
    { name: t("checkNote"), text: (written: Written) => written["checkNote"]?.[0] ?? "" },
  ];
  return [...fields, ...others]
    .map(({ name, text: textOf }) => ({ name, standing: textOf(standing), own: textOf(own) }))
    .filter((one) => one.standing.trim() !== one.own.replaceAll("\r\n", "\n").trim());
}

const fieldText = (field: Field, written: Written): string =>
  hasRows(field)
    ? rowsIn(field, written)
        .map((row) => Object.values(row).filter(Boolean).join(" · "))
        .join("\n")
    : (written[`facts.${field.name}`]?.[0] ?? "");
