"use client";

import type { Action } from "./answer";
import {
  ChoicesField,
  CommandForm,
  SelectField,
  SubmitButton,
  TextareaField,
  TextField,
} from "./form";
import type { UnsentForm } from "./unsent";

type Words = Record<
  | "kind"
  | "choose"
  | "what"
  | "whatHint"
  | "reason"
  | "reasonHint"
  | "confirm"
  | "confirmed"
  | "takeDown"
  | "busy",
  string
>;

/** Nothing brings back what is taken down: the form asks for a reason, and for a tick. */
export function TakeDownForm({
  action,
  asked,
  kinds,
  unsent,
  words,
}: {
  action: Action;
  /** What the page that led here was about. */
  asked: { kind: string | undefined; what: string | undefined };
  kinds: readonly { value: string; label: string }[];
  unsent: UnsentForm;
  words: Words;
}) {
  return (
    <CommandForm action={action} unsent={unsent} className="grid max-w-xl gap-4">
      <SelectField
        name="kind"
        label={words.kind}
        options={kinds}
        empty={words.choose}
        defaultValue={asked.kind}
      />
      <TextField name="what" label={words.what} hint={words.whatHint} defaultValue={asked.what} />
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
