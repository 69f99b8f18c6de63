"use client";

import type { Option } from "@/components/ui/select";
import type { Action } from "./answer";
import { CommandForm, SelectField, SubmitButton, TextareaField, TextField } from "./form";

type Words = Record<
  | "hint"
  | "verbatim"
  | "position"
  | "claim"
  | "noClaim"
  | "comment"
  | "respondedOn"
  | "dateHint"
  | "sourceTitle"
  | "sourceUrl"
  | "choose"
  | "add",
  string
>;

/** What the State said later: a row of its own, after those before it. */
export function AnswerForm({
  action,
  recommendation,
  positions,
  claims,
  words,
}: {
  action: Action;
  recommendation: string;
  positions: readonly Option[];
  claims: readonly Option[];
  words: Words;
}) {
  return (
    <CommandForm action={action} className="grid gap-4">
      <p className="text-small text-soft">{words.hint}</p>
      <input type="hidden" name="ref" value={recommendation} />
      <TextareaField name="verbatim" label={words.verbatim} rows={2} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <SelectField
          name="position"
          label={words.position}
          options={positions}
          empty={words.choose}
        />
        <SelectField name="claim" label={words.claim} options={claims} empty={words.noClaim} />
        <TextField name="respondedOn" label={words.respondedOn} hint={words.dateHint} />
        <TextField name="sourceTitle" label={words.sourceTitle} />
      </div>
      <TextField name="sourceUrl" type="url" label={words.sourceUrl} />
      <TextareaField name="comment" label={words.comment} rows={2} />
      <div>
        <SubmitButton>{words.add}</SubmitButton>
      </div>
    </CommandForm>
  );
}

/** I have compared this answer with its source. */
export function CheckAnswerForm({
  action,
  id,
  words,
}: {
  action: Action;
  id: string;
  words: string;
}) {
  return (
    <CommandForm action={action}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="plain">{words}</SubmitButton>
    </CommandForm>
  );
}

export function WithdrawRecommendationForm({
  action,
  recommendation,
  words,
}: {
  action: Action;
  recommendation: string;
  words: { hint: string; reason: string; withdraw: string };
}) {
  return (
    <CommandForm action={action} className="grid gap-3">
      <p className="text-small text-soft">{words.hint}</p>
      <input type="hidden" name="ref" value={recommendation} />
      <TextareaField id="withdraw-reason" name="reason" label={words.reason} rows={2} />
      <div>
        <SubmitButton kind="danger">{words.withdraw}</SubmitButton>
      </div>
    </CommandForm>
  );
}
