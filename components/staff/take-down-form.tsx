"use client";

import type { Action } from "./answer";
import { ChoicesField, CommandForm, SubmitButton, TextareaField, TextField } from "./form";

type Words = Record<
  "kind" | "what" | "whatHint" | "reason" | "reasonHint" | "confirm" | "confirmed" | "takeDown" | "busy",
  string
>;

/** Nothing brings back what is taken down: the form asks for a reason, and for a tick. */
export function TakeDownForm({
  action,
  kinds,
  words,
}: {
  action: Action;
  kinds: readonly { value: string; label: string }[];
  words: Words;
}) {
  return (
    <CommandForm action={action} className="grid max-w-xl gap-4">
      <ChoicesField name="kind" pick="one" label={words.kind} choices={kinds} />
      <TextField name="what" label={words.what} hint={words.whatHint} />
      <TextareaField name="reason" label={words.reason} hint={words.reasonHint} />
      <ChoicesField
        name="confirmed"
        pick="any"
        label={words.confirm}
        choices={[{ value: "yes", label: words.confirmed }]}
      />
      <div>
        <SubmitButton kind="danger" busy={words.busy}>
          {words.takeDown}
        </SubmitButton>
      </div>
    </CommandForm>
  );
}
