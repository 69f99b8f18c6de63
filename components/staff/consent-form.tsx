"use client";

import type { Choice } from "@/components/ui/choices";
import type { Action } from "./answer";
import { ChoicesField, CommandForm, SubmitButton, TextareaField, TextField } from "./form";

type Words = Record<
  | "code"
  | "codeHint"
  | "scopes"
  | "givenOn"
  | "dateHint"
  | "method"
  | "methodHint"
  | "language"
  | "expiresOn"
  | "expiresHint"
  | "record",
  string
>;

/** To what a person has agreed, under a code. */
export function ConsentForm({
  action,
  scopes,
  words,
}: {
  action: Action;
  scopes: readonly Choice[];
  words: Words;
}) {
  return (
    <CommandForm action={action} className="grid max-w-2xl gap-4 sm:grid-cols-2">
      <div className="grid content-start gap-4">
        <TextField
          name="subjectCode"
          label={words.code}
          hint={words.codeHint}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField name="givenOn" label={words.givenOn} hint={words.dateHint} />
        <TextField
          id="new-expires"
          name="expiresOn"
          type="date"
          label={words.expiresOn}
          hint={words.expiresHint}
        />
      </div>
      <div className="grid content-start gap-4">
        <ChoicesField name="scopes" pick="any" label={words.scopes} choices={scopes} />
        <TextField name="method" label={words.method} hint={words.methodHint} />
        <TextField name="language" label={words.language} />
      </div>
      <div>
        <SubmitButton>{words.record}</SubmitButton>
      </div>
    </CommandForm>
  );
}

/** For longer, or without an end. */
export function RenewForm({
  action,
  code,
  expiresOn,
  words,
}: {
  action: Action;
  code: string;
  expiresOn: string | null;
  words: { expiresOn: string; renew: string };
}) {
  return (
    <CommandForm action={action} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="code" value={code} />
      <TextField
        id={`expires-${code}`}
        name="expiresOn"
        type="date"
        label={words.expiresOn}
        defaultValue={expiresOn ?? ""}
      />
      <SubmitButton kind="plain">{words.renew}</SubmitButton>
    </CommandForm>
  );
}

export function WithdrawConsentForm({
  action,
  code,
  words,
}: {
  action: Action;
  code: string;
  words: { hint: string; reason: string; withdraw: string };
}) {
  return (
    <CommandForm action={action} className="mt-3 grid max-w-xl gap-3">
      <p className="text-small">{words.hint}</p>
      <input type="hidden" name="code" value={code} />
      <TextareaField id={`reason-${code}`} name="reason" label={words.reason} rows={2} />
      <div>
        <SubmitButton kind="danger">{words.withdraw}</SubmitButton>
      </div>
    </CommandForm>
  );
}
