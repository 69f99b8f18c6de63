"use client";

import type { ReactNode } from "react";
import type { Action } from "./answer";
import { CommandForm, SubmitButton, TextField } from "./form";
import { VersionField } from "./version-field";

/** I opened this source, and it says this. */
export function CheckForm({
  action,
  code,
  version,
  words,
  children,
}: {
  action: Action;
  code: string;
  version: number;
  words: { confirm: string; check: string };
  children?: ReactNode;
}) {
  return (
    <CommandForm action={action} className="grid gap-3">
      <input type="hidden" name="code" value={code} />
      <VersionField standing={version} />
      <label className="inline-flex min-h-10 items-center gap-2">
        <input type="checkbox" name="opened" value="yes" className="accent-accent size-5" />
        {words.confirm}
      </label>
      {children}
      <div>
        <SubmitButton>{words.check}</SubmitButton>
      </div>
    </CommandForm>
  );
}

export function RetractForm({
  action,
  code,
  words,
}: {
  action: Action;
  code: string;
  words: { reason: string; retract: string };
}) {
  return (
    <CommandForm action={action} className="grid gap-3">
      <input type="hidden" name="code" value={code} />
      <TextField name="reason" label={words.reason} maxLength={1000} />
      <div>
        <SubmitButton kind="danger">{words.retract}</SubmitButton>
      </div>
    </CommandForm>
  );
}
