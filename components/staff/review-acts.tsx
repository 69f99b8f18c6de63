"use client";

import type { ReactNode } from "react";
import type { Action } from "./answer";
import { CommandForm, SubmitButton, TextareaField, TextField } from "./form";
import type { UnsentForm } from "./unsent";
import { VersionField } from "./version-field";

type Words = Record<
  "approve" | "reason" | "reasonHint" | "hand" | "approveTitle" | "returnTitle",
  string
>;

/** The two ways out of a review: approve what was opened and confirmed, or hand it back with a reason. */
export function ReviewActs({
  id,
  version,
  approve,
  hand,
  unsent,
  words,
  mayApprove,
  children,
}: {
  id: string;
  version: number;
  /** Not who was the first of two. */
  mayApprove: boolean;
  approve: Action;
  hand: Action;
  /** The reason of a return is kept while it is typed. */
  unsent: UnsentForm;
  words: Words;
  children: ReactNode;
}) {
  return (
    <div className="grid gap-x-12 lg:grid-cols-2">
      <CommandForm action={approve} className="border-rule border-t pt-3 pb-6">
        <h2 className="mb-2">{words.approveTitle}</h2>
        <input type="hidden" name="id" value={id} />
        <VersionField standing={version} />
        {children}
        {mayApprove && (
          <div className="mt-4">
            <SubmitButton>{words.approve}</SubmitButton>
          </div>
        )}
      </CommandForm>
      <CommandForm action={hand} unsent={unsent} className="border-rule border-t pt-3 pb-6">
        <h2 className="mb-2">{words.returnTitle}</h2>
        <input type="hidden" name="id" value={id} />
        <VersionField standing={version} />
        <TextareaField name="reason" label={words.reason} hint={words.reasonHint} />
        <div className="mt-4">
          <SubmitButton kind="plain">{words.hand}</SubmitButton>
        </div>
      </CommandForm>
    </div>
  );
}

export function WithdrawForm({
  id,
  action,
  words,
}: {
  id: string;
  action: Action;
  words: { reason: string; withdraw: string };
}) {
  return (
    <CommandForm action={action} className="grid max-w-xl gap-3">
      <input type="hidden" name="id" value={id} />
      <TextField name="reason" label={words.reason} />
      <div>
        <SubmitButton kind="danger">{words.withdraw}</SubmitButton>
      </div>
    </CommandForm>
  );
}
